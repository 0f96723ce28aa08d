using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Verifier.Curve;
using RetailPos.Verifier.Records;

namespace RetailPos.Verifier;

/// <summary>verifier --key KEYS.pem ARCHIVE.zip …: needs nothing of the house but an archive and the public half of its keys.</summary>
public static class Program
{
    public const int Good = 0;
    public const int Bad = 1;
    public const int Misunderstood = 2;

    private const string Usage = """
        verifier --key KEYS.pem [--threads N] ARCHIVE.zip …

        Says whether archives are what the tills sealed: every byte, number, link, signature, sum and total.
        KEYS.pem holds the public keys of the house, got from the house and not out of the archive.
        Of several archives, later ones must go on where earlier ones ended.
        Answers 0 for good, 1 for bad, 2 for a question that it does not understand.
        """;

    public static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    public static int Run(string[] args, TextWriter output, TextWriter error)
    {
        if (Wish.Read(args) is not { } wish)
        {
            error.WriteLine(Usage);
            return Misunderstood;
        }

        var keys = new Dictionary<string, SigningKey>(StringComparer.Ordinal);

        try
        {
            wish.Keys.ForEach(path => ReadKeys(path, keys));
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or CryptographicException or ArgumentException)
        {
            error.WriteLine($"The keys cannot be read: {fault.Message}");
            return Misunderstood;
        }

        try
        {
            return Examine(wish, keys, output, error) ? Good : Bad;
        }
        finally
        {
            keys.Values.ToList().ForEach(key => key.Dispose());
        }
    }

    private static bool Examine(Wish wish, Dictionary<string, SigningKey> keys, TextWriter output, TextWriter error)
    {
        var ends = new Dictionary<string, (long Number, string Link)>(StringComparer.Ordinal);
        var (turns, isGood) = (new Turns(), true);

        foreach (var path in wish.Archives)
        {
            var examined = Examination.Of(path, keys, wish.Threads, turns);
            var faults = examined.Faults.Concat(Follow(examined, ends)).ToList();
            isGood &= faults.Count is 0;
            Tell(path, examined, faults, output, error);
        }

        return isGood;
    }

    private static List<string> Follow(Examination examined, Dictionary<string, (long Number, string Link)> ends)
    {
        var faults = new List<string>();

        foreach (var chain in examined.Chains)
        {
            if (ends.TryGetValue(chain.Name, out var end) && (chain.First != end.Number + 1 || chain.Before != end.Link))
            {
                faults.Add($"{chain.Name}, number {chain.First}: it does not go on from number {end.Number} of the archive before.");
            }

            ends[chain.Name] = (chain.Last, chain.Link);
        }

        return faults;
    }

    private static void Tell(string path, Examination examined, List<string> faults, TextWriter output, TextWriter error)
    {
        output.WriteLine($"{Path.GetFileName(path)}  {examined.Period}");

        foreach (var chain in examined.Chains.OrderBy(chain => chain.Till, StringComparer.Ordinal))
        {
            output.WriteLine($"  {chain.Name}: {chain.First}–{chain.Last}");
        }

        foreach (var (till, count) in examined.Counts)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"  {till}: {count.Tickets} tickets, {count.Refunds} refunds, turnover {count.Turnover / 100}.{Math.Abs(count.Turnover % 100):00}"));
        }

        foreach (var note in examined.Notes)
        {
            output.WriteLine($"  Note: {note}");
        }

        faults.ForEach(fault => error.WriteLine($"  {fault}"));
        // By the processor's time: a core that others use as well is no whole one.
        var perCore = examined.Records / Math.Max(examined.ProcessorTime.TotalSeconds, 0.001);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{(faults.Count is 0 ? "Good" : "BAD")}: {examined.Records} records, {examined.Signatures} signatures in {examined.Took.TotalSeconds:0.00} s; {perCore:0} records per second and core."));
    }

    private static void ReadKeys(string path, Dictionary<string, SigningKey> keys)
    {
        var text = File.ReadAllText(path, Encoding.ASCII).AsSpan();

        while (PemEncoding.TryFind(text, out var fields))
        {
            if (!text[fields.Label].SequenceEqual("PUBLIC KEY"))
            {
                throw new CryptographicException($"{path} holds something else than public keys.");
            }

            var key = new SigningKey(Convert.FromBase64String(text[fields.Base64Data].ToString()));
            keys.TryAdd(key.Id, key);
            text = text[fields.Location.End..];
        }

        if (keys.Count is 0)
        {
            throw new CryptographicException($"{path} holds no public key.");
        }
    }

    private sealed record Wish(List<string> Keys, List<string> Archives, int Threads)
    {
        public static Wish? Read(string[] args)
        {
            var wish = new Wish([], [], Environment.ProcessorCount);

            for (var at = 0; at < args.Length; at++)
            {
                switch (args[at])
                {
                    case "--key" when at + 1 < args.Length:
                        wish.Keys.Add(args[++at]);
                        break;
                    case "--threads" when at + 1 < args.Length && int.TryParse(args[++at], CultureInfo.InvariantCulture, out var threads) && threads is >= 1 and <= 256:
                        wish = wish with { Threads = threads };
                        break;
                    case ['-', ..]:
                        return null;
                    default:
                        wish.Archives.Add(args[at]);
                        break;
                }
            }

            return wish is { Keys.Count: > 0, Archives.Count: > 0 } ? wish : null;
        }
    }
}
