using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Beepers;

/// <summary>Every beeper of the house and where it is, as plain data without ages.</summary>
/// <param name="Tiles">By number, so that each is always found in its place; <see cref="TilesMax"/> free ones at most.</param>
/// <param name="MoreFree">Free ones that have no tile.</param>
/// <param name="Waiting">Orders that somebody will fetch and that hold none, the longest waiting first.</param>
/// <param name="Returned">What came back last, newest first.</param>
public sealed record BeeperBoard(
    ValueList<BeeperTile> Tiles,
    int MoreFree,
    ValueList<WaitingOrder> Waiting,
    ValueList<ReturnedRow> Returned,
    int Size,
    int? NextFree)
{
    /// <summary>A pager case holds some dozens. Beyond this nobody looks for a free one by eye: it is given by its number.</summary>
    public const int TilesMax = 200;

    public int Count(BeeperState state) => Tiles.Count(tile => tile.State == state) + (state is BeeperState.Free ? MoreFree : 0);

    public BeeperTile? Find(int number) => Tiles.FirstOrDefault(tile => tile.Number == number);

    public static BeeperBoard Of(KitchenView view)
    {
        var pool = view.Beepers;
        var orders = view.Orders.Values.Concat(view.Done).Where(order => order.Header is not null)
            .DistinctBy(order => order.Header!.Id)
            .ToDictionary(order => order.Header!.Id);
        var free = Enumerable.Range(1, pool.Size).Where(pool.IsFree).ToList();
        var tiles = pool.Out.Select(pair => BeeperTile.Of(pair.Key, pair.Value, orders.GetValueOrDefault(pair.Value.Holder)))
            .Concat(pool.Lost.Select(pair => BeeperTile.Of(pair.Key, pair.Value, orders)))
            .Concat(free.Take(TilesMax).Select(BeeperTile.Free));

        return new(
            tiles.OrderBy(tile => tile.Number).ToValueList(),
            Math.Max(0, free.Count - TilesMax),
            Waits(view).ToValueList(),
            pool.Returned.Select(back => ReturnedRow.Of(back, orders.GetValueOrDefault(back.Holder))).ToValueList(),
            pool.Size,
            pool.NextFree);
    }

    // Guests at a table are served there: they need none.
    private static IEnumerable<WaitingOrder> Waits(KitchenView view)
    {
        var holders = view.Beepers.Out.Values.Select(beeper => beeper.Holder).ToHashSet();

        return view.Orders.Values
            .Where(order => order is { Header.Table: null, Stage: OrderStage.ToPrepare or OrderStage.Ready } && !holders.Contains(order.Header.Id))
            .OrderBy(order => order.Header!.PlacedAt)
            .ThenBy(order => order.Header!.CallNumber)
            .Select(order => new WaitingOrder(order.Header!, order.Stage is OrderStage.Ready));
    }
}

/// <param name="CallNumber">Of the order that has it or had it; null when that is not known, or was not sent yet.</param>
/// <param name="Since">When it came into this state.</param>
/// <param name="Call">What became of the call; null while it was not called.</param>
public sealed record BeeperTile(
    int Number, BeeperState State, OrderId? Order, int? CallNumber, DateTimeOffset? Since, bool IsOrderReady, TileCall? Call)
{
    public static BeeperTile Free(int number) =>
        new(number, BeeperState.Free, Order: null, CallNumber: null, Since: null, IsOrderReady: false, Call: null);

    public static BeeperTile Of(int number, Beeper beeper, Order? order) => new(
        number,
        beeper.Call is null ? BeeperState.Given : BeeperState.Called,
        beeper.Holder,
        order?.Header!.CallNumber,
        beeper.Call?.At ?? beeper.GivenAt,
        order?.Stage is OrderStage.Ready,
        beeper.Call is { } call ? TileCall.Of(call) : null);

    public static BeeperTile Of(int number, LostBeeper lost, Dictionary<OrderId, Order> orders) => new(
        number,
        BeeperState.Lost,
        lost.Holder,
        lost.Holder is { } holder ? orders.GetValueOrDefault(holder)?.Header!.CallNumber : null,
        lost.At,
        IsOrderReady: false,
        Call: null);
}

/// <param name="Outcome">Of the latest try; null while nobody knows.</param>
/// <param name="TriesAgain">The hub will try once more by itself.</param>
/// <param name="Reason">In the transmitter's words; empty when it gave none.</param>
/// <param name="MayRing">It rings, or may ring yet: it can be stopped.</param>
/// <param name="Stop">What became of the stop; null while nobody knows.</param>
public sealed record TileCall(
    PageOutcome? Outcome, int Attempt, bool TriesAgain, string Reason, bool MayRing, bool IsStopAsked, PageOutcome? Stop)
{
    public static TileCall Of(BeeperCall call) => new(
        call.Outcome, call.Attempt, call.AwaitsTry, call.Reason, call.MayRing || call.AwaitsTry, call.Stop is not null, call.Stop?.Outcome);

    /// <summary>Somebody must look: the guest may not have heard.</summary>
    public bool IsTrouble => !IsStopAsked && Outcome is PageOutcome.Failed or PageOutcome.Doubtful or PageOutcome.NotPossible;
}

public sealed record WaitingOrder(OrderHeader Header, bool IsReady);

/// <param name="Stop">What became of silencing it; null when it was silent, or nobody knows yet.</param>
public sealed record ReturnedRow(int Number, OrderId Order, int? CallNumber, DateTimeOffset At, PageOutcome? Stop)
{
    public static ReturnedRow Of(ReturnedBeeper back, Order? order) =>
        new(back.Number, back.Holder, order?.Header!.CallNumber, back.At, back.Stop?.Outcome);
}

public enum BeeperState
{
    Free,

    /// <summary>A guest has it, and waits.</summary>
    Given,

    /// <summary>It was asked to ring.</summary>
    Called,
    Lost,
}
