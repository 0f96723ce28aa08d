using System.Globalization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>Makes the transmitter ring and fall silent, and writes down what it said.</summary>
/// <remarks>
/// A call whose outcome nobody wrote down, found after a restart, may have rung or not. It rings again, for a guest is
/// waiting, and is marked doubtful whatever the transmitter says now.
/// One reaction does both, one after the other: the stop for the last guest can never overtake the page of the next.
/// </remarks>
public sealed class CalledBeepersArePaged(
    IGrainFactory grains, IJournal journal, IPager pager, ILogger<CalledBeepersArePaged> log) : IReaction
{
    private readonly long _headAtStart = journal.Head;

    // What the transmitter said of the last page. When the journal cannot take it down at once, the event comes again, and
    // must not ring again.
    private (long Page, PageAnswer Answer)? _said;

    public string Name => "called-beepers-are-paged";

    public bool Concerns(object happened) =>
        happened is BeeperPoolEvent.Called or BeeperPoolEvent.TriedAgain or BeeperPoolEvent.StopAsked;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        BeeperPoolEvent.Called e => PageAsync(recorded, e.Number, e.Page, e.Order, stop),
        BeeperPoolEvent.TriedAgain e => PageAsync(recorded, e.Number, e.Page, e.Order, stop),
        BeeperPoolEvent.StopAsked e => StopAsync(recorded, e, stop),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask PageAsync(Recorded recorded, int number, long page, OrderId order, CancellationToken stop)
    {
        var beepers = await Pool.ReadAsync();

        // Reported already, called again since, or given back: this call has had its day.
        if (beepers.Out.GetValueOrDefault(number)?.Call is not { Outcome: null } call || call.Page != page)
        {
            return;
        }

        var message = await MessageAsync(number, order);
        await ReportAsync(recorded, number, page, await AskOnceAsync(page, number, () => pager.PageAsync(number, message, stop), stop));
    }

    // Given to somebody else and called meanwhile? Then the page comes later in the journal than this stop, and in the air too.
    private async ValueTask StopAsync(Recorded recorded, BeeperPoolEvent.StopAsked e, CancellationToken stop)
    {
        var beepers = await Pool.ReadAsync();
        var asked = beepers.Out.GetValueOrDefault(e.Number)?.Call?.Stop is { } held && held.Page == e.Page
            ? held
            : beepers.Returned.Select(back => back.Stop).FirstOrDefault(back => back?.Page == e.Page);

        if (asked is { Outcome: null })
        {
            await ReportAsync(recorded, e.Number, e.Page, await AskOnceAsync(e.Page, e.Number, () => pager.StopAsync(e.Number, stop), stop));
        }
    }

    private IBeeperPoolGrain Pool => grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House);

    private async ValueTask ReportAsync(Recorded recorded, int number, long page, PageAnswer said)
    {
        _said = (page, said);
        var mayHaveHappened = recorded.Position <= _headAtStart && said.Outcome is not PageOutcome.NotPossible;
        var answer = mayHaveHappened ? said with { Outcome = PageOutcome.Doubtful, MayHelpAgain = false } : said;
        await Pool.TellAsync(
            this.CommandOf(recorded),
            new BeeperPoolCommand.Report(number, page, answer.Outcome, answer.Reason ?? "", answer.MayHelpAgain));
    }

    // What a pager with a display shows, and the guest compares with the board.
    private async ValueTask<string> MessageAsync(int number, OrderId order) =>
        ((await grains.GetGrain<IOrderGrain>(order.Value).ReadAsync()).Header?.CallNumber ?? number).ToString(CultureInfo.InvariantCulture);

    private async ValueTask<PageAnswer> AskOnceAsync(
        long page, int number, Func<ValueTask<PageAnswer>> ask, CancellationToken stop)
    {
        if (_said is { } kept && kept.Page == page)
        {
            return kept.Answer;
        }

        try
        {
            return await ask();
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // A faulty driver would otherwise ring the same beeper for ever, and never the next one.
            log.LogError(fault, "The transmitter's driver failed on beeper {Number}.", number);
            return new(PageOutcome.Doubtful);
        }
    }
}
