using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

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

    /// <summary>What an article asks must be answered, by what it offers, and what is not sold in a mode is not sold.</summary>
    public static void OfChoices(Faults faults, string path, Catalogue catalogue, OpenSaleLine line, ServiceMode mode)
    {
        if (line.Article is null || !catalogue.Articles.TryGetValue(new(line.Article), out var article))
        {
            return;
        }

        faults.Check($"{path}.article", !article.IsArchived, "is no longer sold");
        faults.Check($"{path}.article", article.PriceIn(mode) is not null, "is not sold in this mode");
        var fault = ChoiceRules.Check(catalogue.SetsOf(article), ChoicesOf(catalogue, line) ?? []);
        faults.Check($"{path}.choices", fault is null, fault?.Kind switch
        {
            ChoiceFaultKind.TooFew => $"must answer '{fault.Set}'",
            ChoiceFaultKind.TooMany => $"has too many for '{fault.Set}'",
            ChoiceFaultKind.Twice => $"names a choice of '{fault.Set}' twice",
            ChoiceFaultKind.AfterTerminal => $"answers '{fault.Set}', though a choice before ends the asking",
            ChoiceFaultKind.Unknown or null => $"names what '{fault?.Set}' does not offer for this article",
        });
    }

    public static ValueList<Choice>? ChoicesOf(Catalogue catalogue, OpenSaleLine line) => line.Choices is null || line.Article is null
        ? null
        :
        [
            .. line.Choices.Select(asked => catalogue.ChoiceSets.GetValueOrDefault(new(asked!.Set!)) is { } set
                && ChoiceRules.Made(set, new(asked.Id!)) is { } made
                    ? made
                    : new Choice(new(asked!.Set!), new(asked.Id!), asked.Id!, Money.Zero)),
        ];

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
