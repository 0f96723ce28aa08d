using System.Buffers.Text;
using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Keys;
using RetailPos.Hub.Storage;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Watch;

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
            using var keys = new PublicSealKeys([.. SealKeyFolder.PublicKeysOf(folder.SealKeys).Select(key => key.PublicKey), .. await NotedKeysAsync(journal, stop)]);
            return await RunAsync(journal, keys, SealHeadFile.Read(folder, keys), speech, stop);
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    // Of a journal without its folder of keys. What of it cannot be read is told when all of it is read.
    private static async Task<List<byte[]>> NotedKeysAsync(SqliteJournal journal, CancellationToken stop)
    {
        var noted = new List<byte[]>();

        try
        {
            await foreach (var recorded in journal.ReadStreamAsync(SealedRecords.WatchStream, afterVersion: 0, stop))
            {
                if (recorded.Event is ChainWatchEvent.KeyKept kept && IsKey(kept, out var key))
                {
                    noted.Add(key);
                }
            }
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
        }

        return noted;
    }

    private static bool IsKey(ChainWatchEvent.KeyKept kept, out byte[] key)
    {
        key = Base64Url.IsValid(kept.PublicKey) ? Base64Url.DecodeFromChars(kept.PublicKey) : [];
        return PublicSealKeys.IdOf(key) == kept.Id;
    }

    private static bool IsUnreadable(Exception fault) =>
        fault is JsonException or KeyNotFoundException or NotSupportedException or InvalidOperationException or FormatException;

    private static async Task<int> RunAsync(SqliteJournal journal, ISealKeys keys, ReadHead head, Speech speech, CancellationToken stop)
    {
        var (faults, read) = (new List<string>(), 0L);
        long? badAt = null;
        var walk = new ChainsWalk(keys, [], head.Heads?.Ends ?? []);
        var (checkpoints, counts) = (new FiscalChain(keys), new SortedDictionary<string, long>(StringComparer.Ordinal));
        var technical = new SortedDictionary<string, FiscalChain>(StringComparer.Ordinal);

        try
        {
            await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, stop))
            {
                if (recorded.Position != ++read)
                {
                    faults.Add($"Position {read} is missing; {recorded.Position} stands in its place.");
                    read = recorded.Position;
                }

                if (recorded.SealedRecord() is { } record)
                {
                    var chain = $"{record.Kind} of {record.Till}";
                    var isGood = walk.Add(record) is null;
                    counts[chain] = counts.GetValueOrDefault(chain) + (isGood ? 1 : 0);
                    badAt ??= isGood ? null : recorded.Position;
                }
                else if (recorded.Event is HouseRulesEvent.TrainingLeft left)
                {
                    var leaving = new FiscalChain(keys);
                    leaving.Add(number: 1, Canonical.Of(left.Leaving), left.Seal);
                    faults.AddRange(leaving.Fault is { } wrong ? [$"The end of the training: {FiscalFaultText.Of(wrong.Kind)}."] : []);
                }
                else if (recorded.Event is TechnicalLogEvent.Sealed told)
                {
                    var of = told.Record.Till?.Value ?? "the house";
                    (technical.TryGetValue(of, out var chain) ? chain : technical[of] = new(keys)).Add(told.Record.Number, Canonical.Of(told.Record), told.Seal);
                }
                else if (recorded.Event is ChainWatchEvent.CheckpointSealed e)
                {
                    checkpoints.Add(e.Checkpoint.Number, Canonical.Of(e.Checkpoint), e.Seal);
                }
            }
        }
        catch (Exception fault) when (IsUnreadable(fault))
        {
            faults.Add($"The record after position {read} cannot be read: {fault.Message}");
        }

        walk.End();
        faults.AddRange(walk.Faults.Where(fault => !fault.IsTrace)
            .Select((fault, at) => WordsOf(fault) + (at is 0 && badAt is { } position ? $" The first bad record stands at position {position}." : "")));
        faults.AddRange(HeadFaults(head, walk.IsSigned));
        faults.AddRange(technical.Where(chain => chain.Value.Fault is not null)
            .Select(chain => $"Technical events of {chain.Key}: number {chain.Value.Fault!.Number}: {FiscalFaultText.Of(chain.Value.Fault.Kind)}."));
        faults.AddRange(checkpoints.Fault is { } bad ? [$"Checkpoint {bad.Number}: {FiscalFaultText.Of(bad.Kind)}."] : []);
        faults.AddRange(await journal.CheckAsync(stop));
        faults.ForEach(speech.Error.WriteLine);

        foreach (var (chain, count) in counts)
        {
            await speech.Out.WriteLineAsync($"{chain}: {count} sealed and whole");
        }

        foreach (var (of, chain) in technical)
        {
            await speech.Out.WriteLineAsync($"Technical events of {of}: {chain.Verified} sealed and whole");
        }

        foreach (var trace in walk.Faults.Where(fault => fault.IsTrace))
        {
            await speech.Out.WriteLineAsync($"Note: {WordsOf(trace)}");
        }

        await speech.Out.WriteLineAsync(faults.Count == 0
            ? $"Good: {read} events, every one in its place."
            : $"BAD: {faults.Count} faults in {read} events.");
        return faults.Count == 0 ? HubCommandLine.Good : HubCommandLine.Bad;
    }

    private static IEnumerable<string> HeadFaults(ReadHead head, bool isSigned) =>
        head.State is HeadState.Wrong ? [$"The file of heads: {FiscalFaultText.Of(FiscalFaultKind.HeadWrong)}."]
        : head.State is HeadState.Missing && isSigned ? [$"The file of heads: {FiscalFaultText.Of(FiscalFaultKind.HeadMissing)}."]
        : [];

    private static string WordsOf(FoundFault fault) =>
        $"{fault.Chain} of {fault.Till}: number {fault.Number}: {FiscalFaultText.Of(fault.Kind)}.";
}
