using System.Collections.Immutable;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.KitchenLines;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Between the kitchen's screens and its grains. It decides nothing.</summary>
public sealed class KitchenDesk(
    IGrainFactory grains, CallNumberDesk numbers, LineRouting routing, ISlotDesk slots, TimeProvider clock) : IKitchenDesk
{
    public async Task<Told<OrderRefusal>> TellAsync(CommandId id, OrderId order, OrderCommand command) =>
        await grains.GetGrain<IOrderGrain>(order.Value).TellAsync(
            id,
            command is OrderCommand.MarkReady { Ticks.Count: > 1 } many
                ? many with { Whole = await StrictestAsync(many.Ticks) }
                : command);

    public Task<Told<StationRefusal>> TellAsync(CommandId id, StationId station, StationCommand command) =>
        grains.GetGrain<IStationGrain>(station.Value).TellAsync(id, command);

    // The lane of lines without a station has no rules of its own.
    private async Task<WholeTicketRule> StrictestAsync(ValueList<Tick> ticks)
    {
        var strictest = WholeTicketRule.WholeOrder;

        foreach (var station in ticks.Select(tick => tick.Station).Distinct())
        {
            var rules = station is { } known
                ? (await grains.GetGrain<IStationGrain>(known.Value).ReadAsync()).Rules
                : StationRules.Default;
            strictest = rules.WholeTicket < strictest ? rules.WholeTicket : strictest;
        }

        return strictest;
    }

    public Task<Told<SoldOutRefusal>> TellAsync(CommandId id, SoldOutCommand command) =>
        grains.GetGrain<ISoldOutGrain>(GrainKeys.House).TellAsync(id, command);

    public Task<Order> ReadAsync(OrderId order) => grains.GetGrain<IOrderGrain>(order.Value).ReadAsync();

    public async Task<PlaceAnswer> PlaceAsync(CommandId id, NewOrder order, Actor by)
    {
        var known = await ReadAsync(order.Id);

        // What would be refused gets no number, so that the day's numbers have no holes for guests to wonder at.
        if (known.Header is null && Check(order, by) is { } refusal)
        {
            return new(refusal, DayIsFull: false, CallNumber: null, Position: 0);
        }

        var lines = await routing.OfOutsideAsync(HeaderOf(order, callNumber: 1, by), order.Lines, CancellationToken.None);
        var slot = known.Header is null && order.DueAt is { } due && due > clock.GetUtcNow()
            ? await slots.OfferAsync(due, lines)
            : null;

        if (slots.RefusesFull && slot is { Verdict: SlotVerdict.Full })
        {
            return new(Refusal: null, DayIsFull: false, CallNumber: null, Position: 0, slot);
        }

        if ((known.Header?.CallNumber ?? await numbers.GiveAsync(id.Then("number"), order.Id, order.Mode)) is not { } number)
        {
            return new(Refusal: null, DayIsFull: true, CallNumber: null, Position: 0);
        }

        var header = HeaderOf(order, number, by) with { SurfaceAt = slots.SurfaceAt(order.DueAt, lines) };
        var told = await TellAsync(id, order.Id, new OrderCommand.Send(header, lines, by));
        return new(told.Refusal, DayIsFull: false, told.Refusal is null ? number : null, told.Position, slot);
    }

    public async Task<ValueList<LineId>> TakeLinesAsync(CommandId id, OrderId order, IEnumerable<LineId> lines)
    {
        var elsewhere = new List<LineId>();

        foreach (var line in lines.Where(line => Id.IsValid(line.Value)).Distinct())
        {
            var told = await grains.GetGrain<IKitchenLineGrain>(line.Value)
                .TellAsync(id.Then($"line-{line}"), new KitchenLineCommand.Take(order));

            if (told.Refusal is KitchenLineRefusal.TakenElsewhere)
            {
                elsewhere.Add(line);
            }
        }

        return [.. elsewhere];
    }

    public async Task<BeeperAnswer> GiveBeeperAsync(CommandId id, OrderId order, int? number, Actor by)
    {
        var grain = grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House);
        int? offered;
        Told<BeeperPoolRefusal> told;

        do
        {
            // Asked for by number, so that the one that is told is the one that was given, whatever else the order holds.
            offered = number ?? (await grain.ReadAsync()).NextFree;
            told = await grain.TellAsync(id, new BeeperPoolCommand.Give(offered, order, by));
        }
        while (number is null && told.Refusal is (BeeperPoolRefusal.Taken or BeeperPoolRefusal.Lost)); // Another register was quicker.

        var pool = await grain.ReadAsync();

        return told switch
        {
            { Refusal: { } refusal } => new(refusal, Number: null, number is { } wanted ? pool.HolderOf(wanted) : null),
            { Position: > 0 } => new(Refusal: null, offered, Holder: order),
            _ => new(Refusal: null, number ?? LastOf(pool.Out, order), Holder: order), // A repeated tap.
        };
    }

    private static int? LastOf(ImmutableSortedDictionary<int, Beeper> held, OrderId order) =>
        held.Where(pair => pair.Value.Holder == order).Max(pair => (int?)pair.Key);

    public Task<Told<BeeperPoolRefusal>> CallAsync(CommandId id, OrderId order, Actor by) =>
        grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House).TellAsync(id, new BeeperPoolCommand.Call(order, by));

    private OrderRefusal? Check(NewOrder order, Actor by) => OrderDecider.Decide(
        Order.None,
        new OrderCommand.Send(HeaderOf(order, callNumber: 1, by), order.Lines, by),
        clock.GetLocalNow()).Refusal;

    private OrderHeader HeaderOf(NewOrder order, int callNumber, Actor by) => new(
        order.Id,
        callNumber,
        order.Mode,
        order.Table,
        order.Covers,
        order.Customer,
        order.Note,
        by.Place,
        clock.GetLocalNow(),
        order.DueAt);
}
