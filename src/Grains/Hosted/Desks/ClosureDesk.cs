using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Watch;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Between the closures' page and the tills' journal. It decides nothing.</summary>
public sealed class ClosureDesk(
    IGrainFactory grains, IJournal journal, IFeed<TillsView> tills, ISealer sealer, ClosingRounds rounds, FiscalDays days, TimeProvider clock) : IClosureDesk
{
    public ClosingSchedule Schedule => rounds.Schedule;

    public FiscalCalendar Calendar => days.Calendar;

    public async Task<SealedClosure?> FindAsync(long position, CancellationToken stop)
    {
        if (position < 1 || position > journal.Head)
        {
            return null;
        }

        await foreach (var recorded in journal.ReadAllAsync(position - 1, stop))
        {
            return recorded.Event is TillEvent.PeriodClosed closed ? new(position, closed.Closure, closed.Seal) : null;
        }

        return null;
    }

    public async Task<OpenPeriod?> ReadOpenAsync(TillId till)
    {
        var calendar = days.Calendar;

        if (await grains.GetGrain<ITillGrain>(till.Value).ReadAsync() is not { IsTraining: false } state
            || state.Books.OpenDay(calendar) is not { } open)
        {
            return null;
        }

        var due = days.At(calendar.EndOf(open));
        return new(
            open, state.Books.Day, state.Books.PerpetualAlgebraic, state.Books.PerpetualAbsolute, due,
            IsOverdue: clock.GetUtcNow() > due, IsSessionOpen: state.Session is { IsOpenedByHand: true });
    }

    public async Task<Told<HouseRulesRefusal>> LeaveTrainingAsync(CommandId id, Actor by)
    {
        var view = await tills.ReachAsync(tills.Head, CancellationToken.None);
        var trained = view.Tills.Where(till => till.Value.IsTraining).OrderBy(till => till.Key.Value, StringComparer.Ordinal).ToList();
        var leaving = new TrainingLeaving(
            clock.GetLocalNow(), by, [.. trained.Select(till => new TrainedTill(till.Key, till.Value.Tickets.Number, till.Value.Tickets.Link))]);
        return await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).TellAsync(id, new HouseRulesCommand.LeaveTraining(
            leaving, sealer.Seal(Canonical.Of(leaving), ChainEnd.Start), trained.Sum(till => till.Value.Open.Count)));
    }
}
