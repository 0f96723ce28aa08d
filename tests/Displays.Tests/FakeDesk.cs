using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>A hub that notes what it was asked and answers as told. Nothing happens by itself.</summary>
public sealed class FakeDesk : IKitchenDesk, IHistoryDesk
{
    public List<(CommandId Id, OrderId Order, OrderCommand Command)> Asked { get; } = [];

    public List<(OrderId Order, int? Number)> Given { get; } = [];

    public List<OrderId> Called { get; } = [];

    public OrderRefusal? Refusal { get; set; }

    public BeeperAnswer BeeperAnswer { get; set; } = new(Refusal: null, Number: 1, Holder: null);

    public Exception? Fault { get; set; }

    public Task<Told<OrderRefusal>> TellAsync(CommandId id, OrderId order, OrderCommand command)
    {
        Asked.Add((id, order, command));
        return Fault is null
            ? Task.FromResult(new Told<OrderRefusal>(Refusal, Position: 0))
            : Task.FromException<Told<OrderRefusal>>(Fault);
    }

    public List<SoldOutCommand> SoldOut { get; } = [];

    public Task<Told<SoldOutRefusal>> TellAsync(CommandId id, SoldOutCommand command)
    {
        SoldOut.Add(command);
        return Task.FromResult(new Told<SoldOutRefusal>(Refusal: null, Position: 0));
    }

    public List<(StationId Station, StationCommand Command)> Ruled { get; } = [];

    public Task<Told<StationRefusal>> TellAsync(CommandId id, StationId station, StationCommand command)
    {
        Ruled.Add((station, command));
        return Task.FromResult(new Told<StationRefusal>(Refusal: null, Position: 0));
    }

    public ValueList<OrderEvent> Past { get; set; } = [];

    Task<ValueList<OrderEvent>> IHistoryDesk.ReadAsync(OrderId order) => Task.FromResult(Past);

    public Task<BeeperAnswer> GiveBeeperAsync(CommandId id, OrderId order, int? number, Actor by)
    {
        Given.Add((order, number));
        return Task.FromResult(BeeperAnswer);
    }

    public Task<Told<BeeperPoolRefusal>> CallAsync(CommandId id, OrderId order, Actor by)
    {
        Called.Add(order);
        return Task.FromResult(new Told<BeeperPoolRefusal>(Refusal: null, Position: 0));
    }

    public Task<ValueList<LineId>> TakeLinesAsync(CommandId id, OrderId order, IEnumerable<LineId> lines) =>
        throw new NotSupportedException();

    public Task<PlaceAnswer> PlaceAsync(CommandId id, NewOrder order, Actor by) =>
        throw new NotSupportedException("No kitchen screen takes orders.");

    public Task<Order> ReadAsync(OrderId order) => throw new NotSupportedException("Screens read their feed.");
}
