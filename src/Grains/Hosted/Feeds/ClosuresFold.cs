using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Feeds;

public sealed class ClosuresFold : IFold<ClosuresView>
{
    public string Name => "feed/closures";

    public ClosuresView Empty => ClosuresView.Empty;

    public ClosuresView At(ClosuresView view, long position) => view with { Position = position };

    public ValueTask<ClosuresView> FoldAsync(ClosuresView view, Recorded recorded, CancellationToken stop) =>
        ValueTask.FromResult(recorded.Event is TillEvent.PeriodClosed { Closure: var closure }
            ? view with { Rows = view.Rows.SetItem(closure.Till, Kept(view.Of(closure.Till).Add(RowOf(recorded.Position, closure)))) }
            : view);

    private static ClosureRow RowOf(long position, Closure closure) => new(
        position, closure.Kind, closure.Number, closure.From, closure.To, closure.Totals.Total, closure.Totals.Tickets + closure.Totals.Refunds,
        closure.IsLate, closure.Cause, closure.MadeAt, closure.By.Person);

    // The oldest day goes when there are too many; months and years are few, and stay.
    private static ValueList<ClosureRow> Kept(ValueList<ClosureRow> rows)
    {
        if (rows.Count(row => row.Kind is ClosureKind.Day) <= ClosuresView.DaysMax)
        {
            return rows;
        }

        var oldest = rows.First(row => row.Kind is ClosureKind.Day);
        return [.. rows.Where(row => row != oldest)];
    }
}
