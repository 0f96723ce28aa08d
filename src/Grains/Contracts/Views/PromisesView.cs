using System.Collections.Immutable;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>What the kitchen's past says of its future, and how true that was.</summary>
/// <param name="Orders">Those that can still teach something: open ones, and whatever the pass has not handed over.</param>
/// <param name="Capacities">Of the stations, as they are set up.</param>
public sealed record PromisesView(
    long Position,
    PromiseBook Book,
    ImmutableDictionary<OrderId, Order> Orders,
    ImmutableDictionary<StationId, int> Capacities) : IView
{
    public static readonly PromisesView Empty = new(
        Position: 0, PromiseBook.Empty, ImmutableDictionary<OrderId, Order>.Empty, ImmutableDictionary<StationId, int>.Empty);
}
