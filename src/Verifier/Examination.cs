using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Verifier.Curve;
using RetailPos.Verifier.Records;
using RetailPos.Verifier.Zip;

namespace RetailPos.Verifier;

/// <summary>Reads one archive from its first byte to its last and says what is wrong with it.</summary>
internal sealed class Examination(Turns turns)
{
    private readonly Dictionary<(string Kind, string Till), Chain> _chains = [];
    private readonly List<string> _faults = [];
    private readonly List<string> _notes = [];

    /// <summary>Empty for a good archive.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>No faults, and yet to be known.</summary>
    public IReadOnlyList<string> Notes => _notes;

    public IReadOnlyCollection<Chain> Chains => _chains.Values;

    public SortedDictionary<string, Count> Counts { get; private set; } = [];

    public string Period { get; private set; } = "";

    public long Records { get; private set; }

    public long Signatures { get; private set; }

    public TimeSpan Took { get; private set; }

    /// <summary>Of all cores together, whoever else used them.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    /// <param name="threads">How many cores verify signatures.</param>
    /// <param name="turns">Of the archives before this one.</param>
    public static Examination Of(string path, IReadOnlyDictionary<string, SigningKey> keys, int threads, Turns turns)
    {
        var examination = new Examination(turns);
        var began = Stopwatch.GetTimestamp();
        var used = Environment.CpuUsage.TotalTime;

        try
        {
            using var archive = ArchiveFile.Open(path);
            examination.Read(archive, keys, threads);
        }
        catch (Exception fault) when (fault is InvalidDataException or IOException or DecoderFallbackException or OverflowException
            or CryptographicException or UnauthorizedAccessException or FormatException)
        {
            examination._faults.Add(fault.Message);
        }

        examination.Took = Stopwatch.GetElapsedTime(began);
        examination.ProcessorTime = Environment.CpuUsage.TotalTime - used;
        return examination;
    }

    private void Read(ArchiveFile archive, IReadOnlyDictionary<string, SigningKey> keys, int threads)
    {
        _faults.AddRange(archive.Faults);
        var manifest = Manifest.Read(archive, keys, _faults);
        Period = manifest.Period;
        using var tickets = new Tickets(archive);
        using var closures = Closures.Of(archive, manifest);
        var signatures = new Signatures(keys, threads);
        var broken = Walk(archive, tickets, closures, signatures);
        signatures.Finish();
        (Signatures, Counts) = (signatures.Verified, tickets.Counts);
        _faults.AddRange(_chains.Values.Where(chain => chain.Fault is not null)
            .Select(chain => $"{chain.Name}, number {chain.Fault!.Value.Number}: {chain.Fault.Value.Words}."));

        if (broken is null)
        {
            _faults.AddRange(tickets.Left());
            _faults.AddRange(closures.Left());
            _faults.AddRange(Said(manifest));
        }
        else
        {
            _faults.Add(broken);
        }
    }

    // What tears the tables apart ends their reading; the chains are walked to their ends all the same.
    private string? Walk(ArchiveFile archive, Tickets tickets, Closures closures, Signatures signatures)
    {
        string? torn = null;

        try
        {
            using var seals = Tickets.Open(archive, "seals.csv", "chain", "till", "number", "text", "previous", "hash", "key", "signature");

            while (seals.Read() is [var kind, var till, var digits, var text, var previous, var hash, var key, var signature, ..])
            {
                var number = Figures.Whole(digits);
                var chain = ChainOf(kind, till);
                Records++;

                if (chain.Add(number, text, previous, hash, key, signature) is { } signed)
                {
                    signatures.Add(chain, number, key, signed);
                }

                if (turns.Add(kind, till, number, text, key) is { } outOfTurn)
                {
                    chain.Accuse(number, outOfTurn);
                }

                if (Turns.LostIn(kind, text) is { } lost)
                {
                    _notes.Add($"{chain.Name}, number {number}: the key {lost} is lost, and {key} has taken over without it.");
                }

                var fields = text.Length - previous.Length - 3 is > 0 and var length ? text[..length] : "";

                tickets.CountOf(till).BeginsHere &= chain.First is 1 || kind is not ("Tickets" or "Payments" or "Movements");

                if (torn is not null)
                {
                    continue;
                }

                try
                {
                    var said = kind switch
                    {
                        "Tickets" when !IsTraining(text) => tickets.Ticket(till, number, fields),
                        "Payments" when !IsTraining(text) => tickets.Later(till, number, fields),
                        _ => closures.Record(kind, till, number, fields, tickets),
                    };

                    if (said is not null)
                    {
                        chain.Accuse(number, said);
                    }
                }
                catch (FormatException fault)
                {
                    chain.Accuse(number, fault.Message);
                }
                catch (InvalidDataException fault)
                {
                    torn = $"The tables cannot be read further, at {chain.Name}, number {number}: {fault.Message}";
                }
            }

            return torn;
        }
        catch (Exception fault) when (fault is InvalidDataException or DecoderFallbackException or OverflowException or FormatException)
        {
            return $"The tables cannot be read further: {fault.Message}";
        }
    }

    // What was trained is in no total: its records stand in tables of their own.
    private static bool IsTraining(string text) => text.StartsWith("TRAIN", StringComparison.Ordinal);

    private Chain ChainOf(string kind, string till)
    {
        if (!_chains.TryGetValue((kind, till), out var chain))
        {
            _chains[(kind, till)] = chain = new(kind, till);
        }

        return chain;
    }

    // The manifest is signed: what it says of chains and totals must be what is found in the tables.
    private IEnumerable<string> Said(Manifest manifest)
    {
        var found = _chains.Values
            .Select(chain => $"chain;{chain.Kind};{chain.Till};{chain.First};{chain.Last};{chain.Before};{chain.Link}")
            .Concat(Counts.Select(till => $"total;{till.Key};{till.Value.Tickets};{till.Value.Refunds};{Amount(till.Value.Turnover)}"))
            .Concat(Counts.SelectMany(till => till.Value.Rates.Select(rate =>
                $"vat;{till.Key};{rate.Key};{Amount(rate.Value.TaxIncluded)};{Amount(rate.Value.Tax)}{MarginOf(rate.Key, rate.Value)}")))
            .ToHashSet(StringComparer.Ordinal);
        var said = manifest.Rows.Where(row => row[0] is "chain" or "total" or "vat").Select(row => string.Join(';', row)).ToHashSet(StringComparer.Ordinal);

        return said.Except(found).Select(row => $"{Manifest.Name} says {row}, and the tables do not.")
            .Concat(found.Except(said).Select(row => $"The tables say {row}, and {Manifest.Name} does not."));
    }

    // Of a row that is not the usual one; empty where it has none.
    private static string MarginOf(string rate, RowSum sum) =>
        rate.Contains('/', StringComparison.Ordinal) ? $";{(sum.Margin is { } margin ? Amount(margin) : "")}" : "";

    private static string Amount(long cents) =>
        $"{(cents < 0 ? "-" : "")}{Math.Abs(cents) / 100}{FormattableString.Invariant($",{Math.Abs(cents) % 100:00}")}";
}
