using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <summary>What a service was like: what was made, how long it took, and what went wrong.</summary>
/// <param name="Dishes">Per article and station, in the order of their names.</param>
/// <param name="Hours">Those in which something happened, in the order of the clock.</param>
/// <param name="Cells">Per article, station and hour: the finest there is, and the sum of all the rest.</param>
/// <param name="Wasted">One by one, the last first; <see cref="WastedMax"/> at most. The figures go on counting.</param>
public sealed record ServiceReport(
    ServiceTotals Totals,
    ValueList<DishRow> Dishes,
    ValueList<StationRow> Stations,
    ValueList<HourRow> Hours,
    ValueList<CellRow> Cells,
    ValueList<WastedDish> Wasted)
{
    /// <summary>More than anybody reads down to, or a kitchen throws away in a week.</summary>
    public const int WastedMax = 500;

    public bool IsEmpty => Totals.Orders == 0 && Stations.IsEmpty && Totals.Cancelled.All == 0;
}

/// <param name="Orders">That came to the kitchen in this time; one for later counts on the day its time has come.</param>
/// <param name="ToReady">From the kitchen's first sight of an order until all of it was ready. Of the orders handed over in this time.</param>
/// <param name="ToHandOver">From ready until the guest had it. Of the same orders.</param>
/// <param name="Cancelled">In lines.</param>
/// <param name="ForcedSteps">How often the next course was called while the one before was still being cooked.</param>
/// <param name="ForcedLines">How many lines were still being cooked then.</param>
/// <param name="PutAway">Orders that nobody has ever handed over. They are in no time above: nobody knows when they were done.</param>
public sealed record ServiceTotals(
    int Orders,
    Figures Figures,
    Average ToReady,
    Average ToHandOver,
    CancelledLines Cancelled,
    SentChanges Changes,
    int ForcedSteps,
    int ForcedLines,
    int PutAway = 0);

/// <summary>How a preparation went, over whatever was put together: each passage of a line at a station is one preparation.</summary>
/// <remarks>
/// A preparation lasts from queued at the station to done there. Neither the time a line was held nor the time it stood ready
/// is in it: a line that is taken back goes on where it stopped, and remains one preparation.
/// </remarks>
/// <param name="Lines">Preparations: a line that passes three stations is three.</param>
/// <param name="Portions">In these preparations.</param>
/// <param name="Finished">Portions that were ready after this station.</param>
/// <param name="Late">Preparations that ended when the ticket of their station was late.</param>
/// <param name="Recalls">Lines that were taken back to this station.</param>
/// <param name="WasteThousandths">Of pieces thrown away.</param>
public sealed record Figures(
    int Lines,
    int Portions,
    int Finished,
    int MeanSeconds,
    int MedianSeconds,
    int Percentile95Seconds,
    int Late,
    int Recalls,
    long WasteThousandths)
{
    /// <summary>Whole per cent, rounded half up.</summary>
    public int LatePercent => Lines == 0 ? 0 : ((Late * 100) + (Lines / 2)) / Lines;
}

/// <param name="Item">What it is in the catalogue; null for what has no entry there and is counted by its name.</param>
public sealed record DishRow(ArticleId? Item, string Article, StationId? Station, Figures Figures);

/// <param name="Station">Null for the unassigned lane.</param>
/// <param name="Escalations">How often its lines had to be shown or printed elsewhere because its own screens did not; each rung is one.</param>
public sealed record StationRow(StationId? Station, Figures Figures, int Escalations);

/// <param name="Hour">Of the house's clock, 0–23, in which the preparations ended.</param>
public sealed record HourRow(int Hour, Figures Figures);

public sealed record CellRow(ArticleId? Item, string Article, StationId? Station, int Hour, Figures Figures);

/// <param name="Count">Of how many.</param>
/// <param name="MeanSeconds">Rounded half up; 0 of none.</param>
public sealed record Average(int Count, int MeanSeconds);

/// <param name="Unseen">Their course had not begun: no station had heard of them.</param>
/// <param name="Unsaid">Nobody has said yet what became of them.</param>
/// <param name="Said">What the stations said in this time.</param>
public sealed record CancelledLines(int Unseen, int Unsaid, Outcomes Said)
{
    public int All => Unseen + Unsaid + Said.NotStarted + Said.Waste + Said.Reuse;
}

public sealed record Outcomes(int NotStarted, int Waste, int Reuse)
{
    public static readonly Outcomes None = new(0, 0, 0);

    public Outcomes And(CancellationOutcome outcome) => outcome switch
    {
        CancellationOutcome.NotStarted => this with { NotStarted = NotStarted + 1 },
        CancellationOutcome.Waste => this with { Waste = Waste + 1 },
        CancellationOutcome.Reuse => this with { Reuse = Reuse + 1 },
    };
}

/// <summary>What was said otherwise after the kitchen had it.</summary>
/// <param name="Lines">Changes of a line's quantity, options, note or allergies.</param>
/// <param name="Heads">Changes of table, mode, covers, customer or note.</param>
/// <param name="Read">Changes of lines that a station said it had read.</param>
/// <param name="TakenOff">What became of pieces that were no longer wanted.</param>
public sealed record SentChanges(int Lines, int Heads, int Read, Outcomes TakenOff);

/// <param name="Reason">Why it was cancelled; empty for pieces taken off by a change.</param>
/// <param name="Person">Who said so; may be empty.</param>
public sealed record WastedDish(
    DateTimeOffset At, int CallNumber, string Article, Quantity Quantity, StationId? Station, string Reason, string Person);
