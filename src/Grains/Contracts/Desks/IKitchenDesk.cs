using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a kitchen screen, the pass, or an outside register may ask of the hub.</summary>
public interface IKitchenDesk
{
    /// <summary>Puts a command to an order that has been placed.</summary>
    Task<Told<OrderRefusal>> TellAsync(CommandId id, OrderId order, OrderCommand command);

    /// <summary>Gives the order its call number and places it. The same order again keeps its number, and adds what is new.</summary>
    Task<PlaceAnswer> PlaceAsync(CommandId id, NewOrder order, Actor by);

    Task<Order> ReadAsync(OrderId order);

    /// <summary>Binds line ids that an outside system has chosen to this order, for ever.</summary>
    /// <returns>Those that belong to another order: the kitchen accepts each once, whatever it is sent with.</returns>
    Task<ValueList<LineId>> TakeLinesAsync(CommandId id, OrderId order, IEnumerable<LineId> lines);

    /// <param name="number">The beeper the guest was handed; null for the next that is free.</param>
    Task<BeeperAnswer> GiveBeeperAsync(CommandId id, OrderId order, int? number, Actor by);

    /// <summary>« 86 »: the registers stop, or begin again, to sell an article.</summary>
    Task<Told<SoldOutRefusal>> TellAsync(CommandId id, SoldOutCommand command);

    /// <summary>Sets a station up, or says what its people may do.</summary>
    Task<Told<StationRefusal>> TellAsync(CommandId id, StationId station, StationCommand command);

    /// <summary>Pages the order's beepers (again).</summary>
    Task<Told<BeeperPoolRefusal>> CallAsync(CommandId id, OrderId order, Actor by);
}

/// <summary>An order from outside, before it has a call number.</summary>
public sealed record NewOrder(
    OrderId Id,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    string Customer,
    string Note,
    DateTimeOffset? DueAt,
    ValueList<SentLine> Lines);

/// <param name="CallNumber">Null when it was refused.</param>
/// <param name="DayIsFull">No call number is left for this service day.</param>
/// <param name="Slot">
/// How full the time is that the order is due at; null for none. With a full slot and no call number it was refused for that.
/// </param>
public sealed record PlaceAnswer(
    OrderRefusal? Refusal,
    bool DayIsFull,
    int? CallNumber,
    long Position,
    SlotOffer? Slot = null);

/// <param name="Holder">Who has it, when it was refused because it is taken.</param>
public sealed record BeeperAnswer(BeeperPoolRefusal? Refusal, int? Number, OrderId? Holder);
