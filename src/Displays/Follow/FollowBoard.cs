using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Follow;

/// <summary>What a guest may know of their own order: its number, how many come before it, and whether it is ready. No name, no dish, no price.</summary>
/// <param name="Ahead">Orders that were taken before it and are still being prepared; guests at tables are served apart and not counted, as on the board.</param>
/// <param name="ReadyAt">Tells one "ready" from the next, when an order went back to the stove.</param>
public sealed record FollowBoard(int CallNumber, FollowStage Stage, int Ahead, DateTimeOffset? ReadyAt)
{
    /// <returns>The board of an order that the view knows.</returns>
    public static FollowBoard Of(KitchenView view, OrderId id)
    {
        var order = view.Orders.GetValueOrDefault(id) ?? view.Done.Find(done => done.Header!.Id == id);

        return order is not { Header: { } header } ? new(CallNumber: 0, FollowStage.Gone, Ahead: 0, ReadyAt: null)
            : order.Stage switch
            {
                OrderStage.Ready => new(header.CallNumber, FollowStage.Ready, Ahead: 0, order.ReadyAt),
                OrderStage.ToPrepare => new(header.CallNumber, FollowStage.Preparing, AheadOf(view, header), ReadyAt: null),
                OrderStage.Collected or OrderStage.Absent => new(header.CallNumber, FollowStage.Gone, Ahead: 0, ReadyAt: null),
            };
    }

    private static int AheadOf(KitchenView view, OrderHeader mine) => view.Orders.Values.Count(other =>
        other is { Stage: OrderStage.ToPrepare, Header: { Table: null } theirs }
        && (theirs.PlacedAt, theirs.CallNumber).CompareTo((mine.PlacedAt, mine.CallNumber)) < 0);
}

public enum FollowStage
{
    Preparing,
    Ready,

    /// <summary>Handed over or cancelled: there is nothing to wait for.</summary>
    Gone,
}
