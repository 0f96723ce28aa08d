using System.Globalization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>Makes the transmitter ring, and writes down what it said.</summary>
/// <remarks>
/// A call whose outcome nobody wrote down, found after a restart, may have rung or not. It rings again, for a guest is
/// waiting, and is marked doubtful whatever the transmitter says now.
/// </remarks>
public sealed class CalledBeepersArePaged(
    IGrainFactory grains, IJournal journal, IPager pager, ILogger<CalledBeepersArePaged> log) : IReaction
{
    private readonly long _headAtStart = journal.Head;

    // What the transmitter said of the last page. When the journal cannot take it down at once, the event comes again, and
    // must not ring again.
    private (long Page, PageOutcome Outcome)? _said;

    public string Name => "called-beepers-are-paged";

    public bool Concerns(object happened) => happened is BeeperPoolEvent.Called;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is not BeeperPoolEvent.Called e)
        {
            return;
        }

        var pool = grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House);
        var beepers = await pool.ReadAsync();

        // Reported already, called again since, or given back: this call has had its day.
        if (beepers.Out.GetValueOrDefault(e.Number)?.Call is not { Outcome: null } call || call.Page != e.Page)
        {
            return;
        }

        var said = _said is { } kept && kept.Page == e.Page ? kept.Outcome : await PageAsync(e.Number, stop);
        _said = (e.Page, said);
        var outcome = recorded.Position <= _headAtStart ? PageOutcome.Doubtful : said;
        await pool.TellAsync(this.CommandOf(recorded), new BeeperPoolCommand.Report(e.Number, e.Page, outcome));
    }

    private async ValueTask<PageOutcome> PageAsync(int number, CancellationToken stop)
    {
        try
        {
            return await pager.PageAsync(number, number.ToString(CultureInfo.InvariantCulture), stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            // A faulty driver would otherwise ring the same beeper for ever, and never the next one.
            log.LogError(fault, "The transmitter's driver failed while paging beeper {Number}.", number);
            return PageOutcome.Doubtful;
        }
    }
}
