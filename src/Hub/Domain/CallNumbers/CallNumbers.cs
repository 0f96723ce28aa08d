using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

/// <summary>The call numbers of one service day: who has which, and which was given last. 0 when none was.</summary>
public sealed record CallNumbers(int Last, ImmutableDictionary<OrderId, int> Given)
{
    public static readonly CallNumbers None = new(Last: 0, ImmutableDictionary<OrderId, int>.Empty);
}
