using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

/// <summary>A hub whose service day began when the test says, and that notes what is to be put away.</summary>
public sealed class FakeLeftovers : ILeftoverDesk
{
    public DateTimeOffset DayBegan { get; set; } = Kitchen.Noon.AddHours(-7);

    public List<(ValueList<OrderId> Orders, string Reason)> PutAway { get; } = [];

    public OrderRefusal? Refusal { get; set; }

    public Task<Told<OrderRefusal>> PutAwayAsync(CommandId id, ValueList<OrderId> orders, string reason, Actor by)
    {
        PutAway.Add((orders, reason));
        return Task.FromResult(new Told<OrderRefusal>(Refusal, Position: 0));
    }
}
