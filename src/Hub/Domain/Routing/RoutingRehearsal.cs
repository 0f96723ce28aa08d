using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>A past day as it was, and as it would have been under another routing.</summary>
/// <param name="Lines">That were sent on that day.</param>
/// <param name="Stations">Those that had, or would have had, something to do; by id, the unassigned lane last.</param>
/// <param name="Moved">Lines that would have gone another way, oldest first; cut after <see cref="MovedMax"/>.</param>
/// <param name="MovedCount">Of all such lines.</param>
public sealed record RoutingRehearsal(
    int Lines, ValueList<StationDifference> Stations, ValueList<MovedLine> Moved, int MovedCount)
{
    /// <summary>As many as anybody reads through before the table of stations says it better.</summary>
    public const int MovedMax = 200;

    public static readonly RoutingRehearsal Empty = new(Lines: 0, [], [], MovedCount: 0);

    public RoutingRehearsal With(RehearsedLine line)
    {
        var stations = Count(Stations, line.Before, line.Quantity, isAfter: false);
        stations = Count(stations, line.After.Route, line.Quantity, isAfter: true);

        return line.Before.Equals(line.After.Route)
            ? this with { Lines = Lines + 1, Stations = stations }
            : new(Lines + 1, stations, MovedCount < MovedMax ? Moved.Add(MovedLine.Of(line)) : Moved, MovedCount + 1);
    }

    // A line that passes two stations is work at both.
    private static ValueList<StationDifference> Count(
        ValueList<StationDifference> stations, ValueList<StationId> route, Quantity quantity, bool isAfter)
    {
        ValueList<StationId?> places = route.IsEmpty ? [null] : [.. route.Select(StationId? (station) => station)];

        foreach (var place in places)
        {
            var known = stations.FirstOrDefault(one => one.Station == place) ?? new(place, 0, 0, 0, 0);
            var counted = isAfter
                ? known with { LinesAfter = known.LinesAfter + 1, ThousandthsAfter = known.ThousandthsAfter + quantity.Thousandths }
                : known with { LinesBefore = known.LinesBefore + 1, ThousandthsBefore = known.ThousandthsBefore + quantity.Thousandths };
            stations =
            [
                .. stations.Where(one => one.Station != place).Append(counted)
                    .OrderBy(one => one.Station is null).ThenBy(one => one.Station?.Value, StringComparer.Ordinal),
            ];
        }

        return stations;
    }
}

/// <param name="Before">Where it really went.</param>
/// <param name="After">Where it would have gone.</param>
public sealed record RehearsedLine(
    int CallNumber, string Article, Quantity Quantity, ValueList<string> Options, ValueList<StationId> Before, RoutePlan After);

/// <param name="Station">Null for the unassigned lane.</param>
public sealed record StationDifference(
    StationId? Station, int LinesBefore, long ThousandthsBefore, int LinesAfter, long ThousandthsAfter)
{
    public bool IsChanged => LinesBefore != LinesAfter || ThousandthsBefore != ThousandthsAfter;
}

public sealed record MovedLine(
    int CallNumber,
    string Article,
    Quantity Quantity,
    ValueList<string> Options,
    ValueList<StationId> Before,
    ValueList<StationId> After,
    RouteTrace Why)
{
    public static MovedLine Of(RehearsedLine line) =>
        new(line.CallNumber, line.Article, line.Quantity, line.Options, line.Before, line.After.Route, line.After.Why);
}
