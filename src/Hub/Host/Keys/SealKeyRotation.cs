using System.Buffers.Text;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Hub.Keys;

/// <summary>
/// Sees to it that the key of the house is the one that the journal expects, before anything is sealed: finishes a hand-over, and where
/// the key is lost, has every till say so and lets another one take over.
/// </summary>
/// <remarks>
/// A hand-over is a record of each till that the old key signs and that names the new one. Cut short, it goes on at the next start: the
/// key that comes lies in the folder, and the tills that were told already are told under the same id. Registered after the feeds,
/// which the tills need, and before the reactions, which seal.
/// </remarks>
internal sealed class SealKeyRotation(SealKeyFolder keys, IGrainFactory grains, IJournal journal, ILogger<SealKeyRotation> log) : IHostedService
{
    /// <summary>The key that went at this start, and how many tills wrote it down; null where none did.</summary>
    public (string From, int Tills)? Done { get; private set; }

    private IChainWatchGrain Watch => grains.GetGrain<IChainWatchGrain>(GrainKeys.House);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            var served = (await Watch.ReadAsync()).Keys;
            keys.Keep(served.Select(key => new SealPublicKey(key.Id, Base64Url.DecodeFromChars(key.PublicKey))));

            if (served.IsEmpty)
            {
                await KeepAsync([.. keys.PublicKeys.OrderBy(key => key.Id == keys.CurrentId).Where(key => key.Id != keys.NextId)]);
            }
            else if (served[^1].Id is var expected && expected != keys.CurrentId && expected != keys.NextId)
            {
                await MeetAsync(expected, [.. served.Select(key => key.Id)], cancellationToken);
            }

            if (keys.NextId is not null)
            {
                await HandOverAsync(cancellationToken);
            }
        }
        catch (JournalUnwritableException fault)
        {
            // The hub opens all the same, and sells nothing. The next start tries again.
            log.LogWarning("Which key seals could not be written down: {Reason}", fault.Message);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // The journal was sealed last by a key, and the folder would sign with another: one of the two is a copy of another day.
    private async Task MeetAsync(string expected, IReadOnlyList<string> served, CancellationToken stop)
    {
        var current = keys.CurrentId;

        if (!keys.Holds(expected))
        {
            await LoseAsync(expected, served, stop);
        }
        else if (served.Contains(current))
        {
            keys.SignWith(expected);
        }
        else
        {
            // The journal is of the time before the hand-over, which it needs again.
            keys.SignWith(expected, next: current);
        }
    }

    private async Task LoseAsync(string lost, IReadOnlyList<string> served, CancellationToken stop)
    {
        // A key that has handed over never signs again, not even for one that is lost.
        if (served.Contains(keys.CurrentId))
        {
            keys.SignWithNew();
        }

        var next = keys.PublicKeys.First(key => key.Id == keys.CurrentId);
        log.LogError(
            "The key {Lost}, which sealed the journal, is not in the folder of keys. The key {Next} seals from here on, and every till says so in its "
            + "records. What was sealed before still verifies. Compare the last tickets on paper with /office/fiscal: this journal may be an older copy.",
            lost, next.Id);
        Done = (lost, await TellAsync(lost, next, isLoss: true, stop));
        await Watch.TellAsync(new($"seal-key/{next.Id}/kept"), new ChainWatchCommand.KeepKey(next.Id, Written(next), lost));
    }

    private async Task HandOverAsync(CancellationToken stop)
    {
        var next = keys.PrepareNext();
        var from = keys.CurrentId;
        Done = (from, await TellAsync(from, next, isLoss: false, stop));
        await KeepAsync([next]);
        keys.TakeNext();
    }

    private async Task<int> TellAsync(string from, SealPublicKey next, bool isLoss, CancellationToken stop)
    {
        var tills = await TillsAsync(stop);

        foreach (var till in tills)
        {
            var told = await grains.GetGrain<ITillGrain>(till.Value).TellAsync(
                new CommandId($"seal-key/{next.Id}/{till}"), new TillCommand.HandOverKey(from, next.Id, Written(next), Actor.Hub, isLoss));

            if (told.Refusal is { } refusal)
            {
                throw new InvalidOperationException($"{till} does not take the key {next.Id}: {refusal}.");
            }
        }

        return tills.Count;
    }

    private async Task KeepAsync(IReadOnlyList<SealPublicKey> served)
    {
        foreach (var key in served)
        {
            await Watch.TellAsync(new($"seal-key/{key.Id}/kept"), new ChainWatchCommand.KeepKey(key.Id, Written(key)));
        }
    }

    // All that ever sealed: up to the last checkpoint it names them, and from there on the journal does.
    private async Task<IReadOnlyCollection<TillId>> TillsAsync(CancellationToken stop)
    {
        var last = (await Watch.ReadAsync()).Last;
        var tills = new SortedDictionary<string, TillId>(StringComparer.Ordinal);

        foreach (var end in last?.Ends ?? [])
        {
            tills[TrainingMark.TillOf(end.Till).Value] = TrainingMark.TillOf(end.Till);
        }

        await foreach (var recorded in journal.ReadAllAsync(last?.Position ?? 0, stop))
        {
            if (recorded.SealedRecord() is { } record)
            {
                tills[TrainingMark.TillOf(record.Till).Value] = TrainingMark.TillOf(record.Till);
            }
        }

        return tills.Values;
    }

    private static string Written(SealPublicKey key) => Base64Url.EncodeToString(key.PublicKey);
}
