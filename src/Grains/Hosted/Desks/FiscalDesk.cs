using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Grains.Desks;

/// <summary>Reads the journal and recomputes what it finds there. It believes no grain and no view: they might be wrong together.</summary>
public sealed class FiscalDesk(IJournal journal, IGrainFactory grains, ISealKeys keys, TimeProvider clock) : IFiscalDesk
{
    /// <summary>A page that is told more often only repaints.</summary>
    private const long SayEvery = 5_000;

    public async Task<SealProof?> ProveAsync(TillId till, FiscalChainKind kind, long number, CancellationToken stop)
    {
        var (before, turns) = (ChainEnd.Start, new KeyTurns([]));

        await foreach (var recorded in journal.ReadStreamAsync(SealedRecords.StreamOf(till), afterVersion: 0, stop))
        {
            if (recorded.SealedRecord() is not { } record || record.Till != till)
            {
                continue;
            }

            var isInTurn = turns.IsInTurn(record);

            if (record.Kind == kind && record.Number == number)
            {
                return ProofOf(record, before, isInTurn, recorded.Position);
            }

            if (record.Kind == kind)
            {
                before = new(record.Number, record.Seal.Link);
            }

            // Between two hand-overs nothing changes whose turn it is: a year's signatures need not be verified for one.
            if (isInTurn && (record.HandOver is not null || turns.Of(till) is null) && record.Seal.IsSigned(keys))
            {
                turns.Took(record);
            }
        }

        return null;
    }

    public async Task<ChainsProof> ProveAllAsync(Action<ChainsProgress> said, CancellationToken stop)
    {
        var (walk, head) = (new ChainsWalk(keys, [], []), journal.Head);
        var counts = new Dictionary<(TillId, FiscalChainKind), long>();

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, stop))
        {
            if (recorded.SealedRecord() is { } record)
            {
                walk.Add(record);
                counts[(record.Till, record.Kind)] = counts.GetValueOrDefault((record.Till, record.Kind)) + 1;
            }

            if (recorded.Position % SayEvery is 0)
            {
                said(new(recorded.Position, head));
            }
        }

        // What is found stands in the journal, whoever looked.
        foreach (var fault in walk.Faults)
        {
            await grains.GetGrain<IChainWatchGrain>(GrainKeys.House).TellAsync(
                new($"chain-watch/{Guid.CreateVersion7():N}"), new ChainWatchCommand.ReportFault(fault));
        }

        return new(
            [
                .. walk.Ends.Select(end => new ChainProof(
                    end.Till, end.Kind, counts.GetValueOrDefault((end.Till, end.Kind)),
                    walk.Faults.FirstOrDefault(fault => !fault.IsTrace && fault.Till == end.Till && fault.Chain == end.Kind))),
            ],
            walk.Faults,
            walk.Count,
            clock.GetLocalNow());
    }

    public Task<Told<ChainWatchRefusal>> AcknowledgeAsync(CommandId id, ValueList<FoundFault> faults, string reason, Actor by) =>
        grains.GetGrain<IChainWatchGrain>(GrainKeys.House).TellAsync(id, new ChainWatchCommand.Acknowledge(faults, reason, by));

    // The record alone, then its place in the chain: a forged neighbour makes this one no forgery.
    private SealProof ProofOf(SealedRecord record, ChainEnd before, bool isInTurn, long position)
    {
        var alone = new FiscalChain(keys, new(record.Number - 1, record.Seal.Previous));
        alone.Add(record.Number, record.Fields, record.Seal);
        return new(
            new(record.Till, record.Kind, record.Number, record.Seal, record.At),
            alone.Fault?.Kind ?? (isInTurn ? null : FiscalFaultKind.KeyOutOfTurn),
            before.Number == record.Number - 1 && before.Link == record.Seal.Previous,
            position);
    }
}
