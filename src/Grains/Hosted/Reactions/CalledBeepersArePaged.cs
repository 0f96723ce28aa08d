using System.Globalization;
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
public sealed class CalledBeepersArePaged(IGrainFactory grains, IJournal journal, IPager pager) : IReaction
{
    private readonly long _headAtStart = journal.Head;

    public string Name => "called-beepers-are-paged";

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

        var said = await pager.PageAsync(e.Number, e.Number.ToString(CultureInfo.InvariantCulture), stop);
        var outcome = recorded.Position <= _headAtStart ? PageOutcome.Doubtful : said;
        await pool.TellAsync(this.CommandOf(recorded), new BeeperPoolCommand.Report(e.Number, e.Page, outcome));
    }
}
