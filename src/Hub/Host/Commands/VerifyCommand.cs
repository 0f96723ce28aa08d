using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Keys;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Hub.Commands;

/// <summary>Reads the whole journal and says whether it is what was written: positions, streams, and the sealed chains of every till.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(string? data, Speech speech, CancellationToken stop)
    {
        try
        {
            var folder = HubApplication.DataFolderOf([], data);

            if (!File.Exists(folder.Journal))
            {
                return speech.Fail($"There is no journal in {folder}.");
            }

            await using var journal = new SqliteJournal(folder.Journal, HouseEvents.Catalog, TimeProvider.System);
            using var keys = SealKeyFolder.ReadPublic(folder.SealKeys);
            return await RunAsync(journal, keys, speech, stop);
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    private static async Task<int> RunAsync(SqliteJournal journal, ISealKeys keys, Speech speech, CancellationToken stop)
    {
        var faults = new List<string>();
        var chains = new Chains(keys);
        var read = 0L;

        try
        {
            await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, stop))
            {
                if (recorded.Position != ++read)
                {
                    faults.Add($"Position {read} is missing; {recorded.Position} stands in its place.");
                    read = recorded.Position;
                }

                chains.Add(recorded);
            }
        }
        catch (Exception fault) when (fault is JsonException or KeyNotFoundException or NotSupportedException or InvalidOperationException or FormatException)
        {
            faults.Add($"The record after position {read} cannot be read: {fault.Message}");
        }

        faults.AddRange(chains.Faults);
        faults.AddRange(await journal.CheckAsync(stop));
        faults.ForEach(speech.Error.WriteLine);

        foreach (var line in chains.Lines)
        {
            await speech.Out.WriteLineAsync(line);
        }

        await speech.Out.WriteLineAsync(faults.Count == 0
            ? $"Good: {read} events, every one in its place."
            : $"BAD: {faults.Count} faults in {read} events.");
        return faults.Count == 0 ? HubCommandLine.Good : HubCommandLine.Bad;
    }

    /// <summary>The two chains of every till: its tickets, and the payments that came after.</summary>
    private sealed class Chains(ISealKeys keys)
    {
        private readonly SortedDictionary<string, Chain> _chains = new(StringComparer.Ordinal);

        public IEnumerable<string> Faults => _chains
            .Where(pair => pair.Value.Walked.Fault is not null)
            .Select(pair => $"{pair.Key}: number {pair.Value.Walked.Fault!.Number}, at position {pair.Value.FaultAt}: {WordsOf(pair.Value.Walked.Fault.Kind)}.");

        public IEnumerable<string> Lines => _chains.Select(pair => $"{pair.Key}: {pair.Value.Walked.Verified} sealed and whole");

        public void Add(Recorded recorded)
        {
            switch (recorded.Event)
            {
                case TillEvent.TicketSealed e:
                    Add($"Tickets of {e.Ticket.Till}", recorded.Position, e.Ticket.Number, Canonical.Of(e.Ticket), e.Seal);
                    break;

                case TillEvent.PaymentSealed e:
                    Add($"Payments of {e.Payment.Till}", recorded.Position, e.Payment.Number, Canonical.Of(e.Payment), e.Seal);
                    break;
            }
        }

        private void Add(string name, long position, long number, string fields, Seal seal)
        {
            if (!_chains.TryGetValue(name, out var chain))
            {
                _chains[name] = chain = new(keys);
            }

            chain.Walked.Add(number, fields, seal);
            chain.FaultAt ??= chain.Walked.Fault is null ? null : position;
        }

        private static string WordsOf(FiscalFaultKind kind) => kind switch
        {
            FiscalFaultKind.NumberGap => "a record is missing, doubled or out of place",
            FiscalFaultKind.BrokenLink => "the seal, or its link to the record before, is not what it was",
            FiscalFaultKind.ContentDiffers => "the record says something else than its seal",
            FiscalFaultKind.KeyUnknown => "it is signed with a key that is none of this house's",
            FiscalFaultKind.SignatureWrong => "its signature is not that of its key",
            FiscalFaultKind.NotSigned => "it is not signed, and the record before it is",
        };

        private sealed class Chain(ISealKeys keys)
        {
            public FiscalChain Walked { get; } = new(keys);

            public long? FaultAt { get; set; }
        }
    }
}
