using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Leftovers;

/// <summary>What nobody has handed over: of the services that are over, and of the one under way.</summary>
/// <param name="Past">The oldest first.</param>
/// <param name="Today">Likewise: left over only once the room is empty, which nobody but a person knows.</param>
public sealed record LeftoverBoard(ValueList<LeftoverRow> Past, ValueList<LeftoverRow> Today)
{
    public IEnumerable<LeftoverRow> All => Past.Concat(Today);

    /// <param name="dayBegan">Of the service day that it is now.</param>
    public static LeftoverBoard Of(KitchenView view, DateTimeOffset dayBegan)
    {
        var rows = Hub.Domain.Orders.Leftovers.Of(view.Orders.Values, DateTimeOffset.MaxValue).Select(LeftoverRow.Of).ToList();
        return new([.. rows.Where(row => row.WantedAt < dayBegan)], [.. rows.Where(row => row.WantedAt >= dayBegan)]);
    }
}

/// <param name="WantedAt">The last moment at which somebody wanted something of it.</param>
/// <param name="Dishes">"2 Steak"; those that the kitchen still has.</param>
public sealed record LeftoverRow(OrderHeader Header, DateTimeOffset WantedAt, LeftoverState State, ValueList<string> Dishes)
{
    public OrderId Id => Header.Id;

    internal static LeftoverRow Of(Order order)
    {
        var there = order.Lines.Where(line => line.IsToPrepare || line.State is LineState.Ready || line.AwaitsAcknowledgement).ToList();

        return new(
            order.Header!,
            Hub.Domain.Orders.Leftovers.WantedAt(order),
            order.Stage is OrderStage.Ready ? LeftoverState.Ready
                : there.TrueForAll(line => line.State is LineState.Cancelled) ? LeftoverState.Cancelled
                : there.Exists(line => line.State is LineState.Started or LineState.Ready) ? LeftoverState.Started
                : LeftoverState.Waiting,
            [.. there.Select(OrderWords.Dish)]);
    }
}

/// <summary>How far the kitchen says it came.</summary>
public enum LeftoverState
{
    Waiting,
    Started,
    Ready,

    /// <summary>Nothing is to be made of it: only that it was cancelled, no station has read.</summary>
    Cancelled,
}
