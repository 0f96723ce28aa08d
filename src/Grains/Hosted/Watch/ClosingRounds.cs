using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Watch;

/// <summary>Goes from till to till when a day is over.</summary>
/// <remarks>
/// It keeps no list of what was missed: a till's last closure says what is missing, and says it after a power cut, a restored
/// backup and a month in a drawer as well. One till that cannot be closed does not keep the others open.
/// </remarks>
public sealed class ClosingRounds(
    IGrainFactory grains,
    IFeed<TillsView> tills,
    IFeed<ClosuresView> closures,
    FiscalDays days,
    TimeProvider clock,
    ILogger<ClosingRounds> log) : IClosingRounds
{
    /// <summary>After a fault: a full disk may have been made room on.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMinutes(5);

    private ClosingSchedule _schedule = ClosingSchedule.Off;

    public ClosingSchedule Schedule => Volatile.Read(ref _schedule);

    public async Task<DateTimeOffset> RunAsync(ClosureCause cause, CancellationToken stop)
    {
        var view = await tills.ReachAsync(tills.Head, stop);
        var before = CountOf(closures.Current);
        var reached = 0L;
        string? fault = null;

        foreach (var (id, till) in view.Tills.OrderBy(till => till.Key.Value, StringComparer.Ordinal).Where(till => IsBegun(till.Value)))
        {
            try
            {
                var told = await grains.GetGrain<ITillGrain>(id.Value)
                    .TellAsync(new($"closing-{Guid.CreateVersion7():N}"), new TillCommand.CloseOver(cause, Actor.Hub));
                reached = Math.Max(reached, told.Position);
                fault = told.Refusal is { } refusal ? $"{id}: {refusal}" : fault;
            }
            catch (Exception thrown) when (thrown is not OperationCanceledException)
            {
                log.LogError(thrown, "The days of till {Till} could not be closed, and are tried again.", id);
                fault = $"{id}: {thrown.Message}";
            }
        }

        view = await tills.ReachAsync(Math.Max(reached, view.Position), stop);
        var made = CountOf(await closures.ReachAsync(reached, stop)) - before;
        var now = clock.GetUtcNow();
        var next = fault is null ? NextOf(view, now) : now + PauseAfterFault;
        Tell(cause, made);

        Volatile.Write(ref _schedule, new(
            IsRunning: true, now, next, cause is ClosureCause.AtStart ? made : _schedule.MadeUp, fault));
        return next;
    }

    private void Tell(ClosureCause cause, int made)
    {
        if (made > 0 && cause is ClosureCause.AtStart)
        {
            log.LogWarning("The hub was off when days were to be closed: {Closures} closures were made up for at the start.", made);
        }
        else if (made > 0)
        {
            log.LogInformation("{Closures} closures were made.", made);
        }
    }

    /// <summary>The end of the first day that is open; where a session is waited for, the end of patience.</summary>
    private DateTimeOffset NextOf(TillsView view, DateTimeOffset now) => view.Tills.Values
        .Where(IsBegun)
        .Select(till => days.Calendar is var calendar && till.Books.OpenDay(calendar) is { } open
            ? (End: days.At(calendar.EndOf(open)), Patience: days.At(calendar.PatienceEndOf(open)))
            : default)
        .Select(due => due.End > now ? due.End : due.Patience)
        .Where(due => due > now)
        .Append(days.At(days.Calendar.EndOf(days.Today)))
        .Min();

    private static bool IsBegun(Till till) => till is { IsTraining: false, Books.FirstAt: not null };

    private static int CountOf(ClosuresView view) => view.Rows.Values.Sum(rows => rows.Count(row => row.Kind is ClosureKind.Day));
}
