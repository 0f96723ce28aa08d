using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>How a kitchen really works, against what its cards say: measured for each article, station and load.</summary>
/// <remarks>
/// A <em>pace</em> is a real time in thousandths of the expected one: 1 000 is as expected, 1 500 half as long again. What is
/// expected is the line's own seconds and what stood before it, shared among the hands; so a pace times what is expected now
/// is a real time again, and an article that was never seen at this load can still be told from its station.
/// </remarks>
public sealed record PaceBook(ImmutableDictionary<string, Histogram> Paces)
{
    /// <summary>
    /// Two hundred articles at seven loads on two stations, and room. Each costs a third of a kilobyte; a year of daily specials must not
    /// grow a hub that never stops, so the one that was measured longest ago makes room.
    /// </summary>
    public const int PacesMax = 4_096;

    /// <summary>Fewer say nothing about one guest in twenty.</summary>
    public const int SamplesMin = 30;

    public static readonly PaceBook Empty = new(ImmutableDictionary<string, Histogram>.Empty.WithComparers(StringComparer.Ordinal));

    /// <summary>Remembers one line that was prepared, under its article and load, its article, and its station.</summary>
    public PaceBook Learn(StationId station, string article, int load, int pace, int day) => pace > Histogram.ValueMax
        ? this
        : Add(KeyOf(station, article, load), pace, day).Add(KeyOf(station, article), pace, day).Add(KeyOf(station), pace, day);

    /// <summary>The finest that has samples enough: article at this load, article, station; and without any, a guess around the card.</summary>
    public Histogram Find(StationId station, string article, int load) =>
        Enough(KeyOf(station, article, load))
        ?? Enough(KeyOf(station, article))
        ?? Enough(KeyOf(station))
        ?? Histogram.Guess;

    private Histogram? Enough(string key) =>
        Paces.GetValueOrDefault(key) is { Samples: >= SamplesMin } found ? found : null;

    private PaceBook Add(string key, int pace, int day) => Paces.TryGetValue(key, out var known)
        ? new(Paces.SetItem(key, known.Add(pace, day)))
        : new(WithRoom().SetItem(key, Histogram.Empty.Add(pace, day)));

    private ImmutableDictionary<string, Histogram> WithRoom() => Paces.Count < PacesMax
        ? Paces
        : Paces.Remove(Paces.MinBy(pace => (pace.Value.Day, pace.Value.Total, pace.Key)).Key);

    // An id holds no slash, so no two keys are alike.
    private static string KeyOf(StationId station) => station.Value;

    private static string KeyOf(StationId station, string article) => $"{station}//{article}";

    private static string KeyOf(StationId station, string article, int load) => $"{station}/{load}/{article}";
}

/// <summary>How much stood before a line when it came, in seconds for each hand: 0 for nothing, then doubling from a minute.</summary>
public static class LoadBucket
{
    public const int Count = 7;

    public static int Of(long secondsAhead)
    {
        var (bucket, bound) = (0, 0L);

        while (secondsAhead > bound && bucket < Count - 1)
        {
            bound = bound == 0 ? 60 : bound * 2;
            bucket++;
        }

        return bucket;
    }
}
