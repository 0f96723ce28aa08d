using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Cards;

/// <summary>What the office asks of a terminal, in turn with the cards. No money moves by it.</summary>
public sealed class TerminalErrands(
    IGrainFactory grains, ICardTerminals terminals, TerminalBoard board, TerminalLanes lanes, TimeProvider clock, ILogger<TerminalErrands> log)
    : ITerminalDesk
{
    private readonly Lock _gate = new();

    public async Task<bool> TestAsync(TerminalId terminal, Actor by) =>
        await AskAsync(terminal, TerminalErrand.Test, (it, stop) => it.TestAsync(stop), (now, heard) => now with { Test = heard }, by);

    public async Task<bool> ReconcileAsync(TerminalId terminal, Actor by) =>
        await AskAsync(terminal, TerminalErrand.Reconcile, (it, stop) => it.ReconcileAsync(stop), (now, heard) => now with { Reconciled = heard }, by);

    private async Task<bool> AskAsync(
        TerminalId id,
        TerminalErrand errand,
        Func<ICardTerminal, CancellationToken, ValueTask<TerminalAnswer>> ask,
        Func<TerminalNow, TerminalHeard, TerminalNow> note,
        Actor by)
    {
        if ((await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Terminals.Find(id) is not { } rule)
        {
            return false;
        }

        lock (_gate)
        {
            if (lanes.IsStopped || board.Of(id).Office is not null)
            {
                return true; // It is at it.
            }

            board.Put(id, now => now with { Office = errand });
            lanes.Queue(id, () => RunAsync(rule, ask, note, by));
        }

        return true;
    }

    private async Task RunAsync(
        TerminalRule rule, Func<ICardTerminal, CancellationToken, ValueTask<TerminalAnswer>> ask, Func<TerminalNow, TerminalHeard, TerminalNow> note, Actor by)
    {
        var answer = new TerminalAnswer(TerminalState.Nonsense);

        try
        {
            answer = await ask(terminals.For(rule), lanes.Stop);
        }
        catch (OperationCanceledException) when (lanes.IsStopped)
        {
            return;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The driver of terminal {Terminal} failed.", rule.Id);
        }

        board.Put(rule.Id, now => note(now with { Office = null }, new(answer, clock.GetLocalNow(), by)));
    }
}
