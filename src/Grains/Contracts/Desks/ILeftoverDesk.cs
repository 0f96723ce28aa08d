using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Orders that nobody has ever handed over, for whoever closes the day. Which they are, <see cref="Leftovers"/> says of what the kitchen shows.</summary>
public interface ILeftoverDesk
{
    /// <summary>When the service day began that it is now: what was wanted before is left over.</summary>
    DateTimeOffset DayBegan { get; }

    /// <summary>Puts them away, all for one reason. One that somebody has handed over meanwhile is left as it is.</summary>
    /// <returns>The first refusal; all others are put away nevertheless.</returns>
    Task<Told<OrderRefusal>> PutAwayAsync(CommandId id, ValueList<OrderId> orders, string reason, Actor by);
}
