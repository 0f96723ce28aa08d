using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Where closures are read. What is closed is listed by the feed of <c>ClosuresView</c>; a day is closed at <see cref="ITillDesk"/>.</summary>
public interface IClosureDesk
{
    /// <summary>How the house's own closing stands: it runs by itself, and says so here.</summary>
    ClosingSchedule Schedule { get; }

    /// <summary>How the house cuts its days, as it holds now.</summary>
    FiscalCalendar Calendar { get; }

    /// <summary>One closure in full, as it was sealed; null when nothing of the kind stands there.</summary>
    /// <param name="position">As its row says.</param>
    Task<SealedClosure?> FindAsync(long position, CancellationToken stop);

    /// <summary>What a till has done since its last closing; null while it has no real books.</summary>
    Task<OpenPeriod?> ReadOpenAsync(TillId till);

    /// <summary>Leaves the training mode: one way, and for ever. Refused while a training ticket is to be paid.</summary>
    Task<Told<HouseRulesRefusal>> LeaveTrainingAsync(CommandId id, Actor by);
}

public sealed record SealedClosure(long Position, Closure Closure, Seal Seal);

/// <summary>The same figures before they are closed: shown, and never numbered or sealed.</summary>
/// <param name="Day">The fiscal day that is open.</param>
/// <param name="DueAt">When it is over, or will be.</param>
public sealed record OpenPeriod(
    DateOnly Day, PeriodTotals Totals, Money PerpetualAlgebraic, Money PerpetualAbsolute, DateTimeOffset DueAt, bool IsOverdue, bool IsSessionOpen);

/// <param name="IsRunning">False in a hub whose doors are closed, such as one that only imports.</param>
/// <param name="LastAt">When it ran last; null before the first time.</param>
/// <param name="NextAt">When it runs next.</param>
/// <param name="MadeUp">How many days it closed at the start because the hub was off when their hour came.</param>
/// <param name="Fault">Why the last run could not close a till; null when all went well.</param>
public sealed record ClosingSchedule(
    bool IsRunning, DateTimeOffset? LastAt, DateTimeOffset? NextAt, int MadeUp, string? Fault)
{
    public static readonly ClosingSchedule Off = new(IsRunning: false, LastAt: null, NextAt: null, MadeUp: 0, Fault: null);
}
