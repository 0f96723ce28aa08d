using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

/// <summary>The call numbers of one service day: who has which, and which was given last. 0 when none was.</summary>
/// <param name="Last">In the day's own series, from 1.</param>
/// <param name="InSeries">Which was given last in each series that a mode counts in; null while there are none.</param>
public sealed record CallNumbers(int Last, ImmutableDictionary<OrderId, int> Given, ValueList<SeriesLast>? InSeries = null)
{
    public static readonly CallNumbers None = new(Last: 0, ImmutableDictionary<OrderId, int>.Empty);

    public int? LastIn(CallNumberSeries series) => InSeries?.FirstOrDefault(known => known.Series == series)?.Last;
}

public sealed record SeriesLast(CallNumberSeries Series, int Last);
