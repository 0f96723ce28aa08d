using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>What the lines of orders and of sales have in common.</summary>
internal static class LineChecks
{
    public static void Of<TLine>(
        Faults faults, List<TLine?>? lines, int most, Func<TLine, string?> id, Action<TLine, string> check)
        where TLine : class
    {
        if (lines is not { Count: > 0 } || lines.Count > most)
        {
            faults.Add("lines", $"must have 1–{most} items");
            return;
        }

        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (line, at) in lines.Select((line, at) => (line, at)))
        {
            var path = $"lines[{at}]";

            if (line is null)
            {
                faults.Add(path, "must be an object");
                continue;
            }

            check(line, path);
            faults.Check($"{path}.id", id(line) is not { } own || seen.Add(own), "stands twice in this request");
        }
    }

    public static void OfQuantity(Faults faults, string path, decimal? quantity) => faults.Check(
        path,
        quantity is null || (quantity is > 0 and <= Quantity.ThousandthsMax / 1_000m && decimal.IsInteger(quantity.Value * 1_000m)),
        "must be 0.001–999, with three decimals at most");

    public static void OfCard(
        Faults faults, string path, List<string?>? route, int? step, int? expectedSeconds, List<string?>? allergens)
    {
        faults.Check($"{path}.route", route is null || route.Count <= PreparationCard.RouteMax, $"must have {PreparationCard.RouteMax} items at most");

        for (var at = 0; at < Math.Min(route?.Count ?? 0, PreparationCard.RouteMax); at++)
        {
            faults.Check($"{path}.route[{at}]", Id.IsValid(route![at]), Faults.IdLimit);
        }

        faults.Check($"{path}.route", route is null || route.Distinct().Count() == route.Count, "names a station twice");
        faults.Within($"{path}.step", step, 1, PreparationCard.StepMax);
        faults.Within($"{path}.expectedSeconds", expectedSeconds, 0, PreparationCard.ExpectedSecondsMax);
        faults.OfNames($"{path}.allergens", allergens, PreparationCard.AllergensMax);
    }

    /// <summary>A station that is not there would never show the line: a client must hear of it now, not the guest at eight.</summary>
    public static void OfStations(
        Faults faults, string path, List<string?>? route, IReadOnlyDictionary<StationId, StationSetup> stations)
    {
        for (var at = 0; at < (route?.Count ?? 0); at++)
        {
            faults.Check($"{path}.route[{at}]", stations.ContainsKey(new(route![at]!)), "is no station of this house");
        }
    }

    public static PreparationCard CardOf(List<string?>? route, int? step, int? expectedSeconds, List<string?>? allergens) => new(
        [.. (route ?? []).Select(station => new StationId(station!))],
        step ?? 1,
        expectedSeconds ?? 0,
        TextsOf(allergens));

    public static ValueList<string> TextsOf(List<string?>? texts) => [.. (texts ?? []).Select(text => text!)];

    public static Quantity QuantityOf(decimal? quantity) =>
        quantity is { } much ? new((int)(much * 1_000m)) : Quantity.One;

    public static decimal ToDecimal(Quantity quantity) => quantity.Thousandths / 1_000m;
}
