namespace RetailPos.Kernel;

/// <summary>What a kitchen must know of an article to prepare it. Every sent line carries its own.</summary>
/// <param name="Route">The stations the line passes, in order. Empty: nobody is known for it, and it shows as unassigned.</param>
/// <param name="Step">The course, from 1. Only the open step is cooked.</param>
/// <param name="ExpectedSeconds">How long one piece takes, summed over the route; 0 when nobody said.</param>
/// <param name="Allergens">Words as the house writes them.</param>
public sealed record PreparationCard(
    ValueList<StationId> Route, int Step, int ExpectedSeconds, ValueList<string> Allergens)
{
    /// <summary>Aperitif to coffee, with room for a long tasting menu.</summary>
    public const int StepMax = 9;

    /// <summary>Make, bake, cut, pass: nobody walks a plate through more places.</summary>
    public const int RouteMax = 6;

    /// <summary>Four hours: a roast. More is a typing error.</summary>
    public const int ExpectedSecondsMax = 14_400;

    /// <summary>The fourteen of EU regulation 1169/2011, annex II.</summary>
    public const int AllergensMax = 14;

    /// <summary>What is wrong with it, in the order of checking; null when a kitchen can work by it.</summary>
    public PreparationFault? Check() =>
        !IsStep(Step) ? PreparationFault.StepOutOfRange :
        !IsRoute(Route) ? PreparationFault.RouteInvalid :
        ExpectedSeconds is < 0 or > ExpectedSecondsMax ? PreparationFault.ExpectedSecondsOutOfRange :
        !Text.AreNames(Allergens, AllergensMax) ? PreparationFault.AllergensInvalid :
        null;

    public static bool IsStep(int step) => step is >= 1 and <= StepMax;

    /// <remarks>
    /// A tick names the station it saw. A route that came back to a station would let a late second tap there end the
    /// later visit.
    /// </remarks>
    public static bool IsRoute(ValueList<StationId>? route) =>
        route is not null
        && route.Count <= RouteMax
        && route.All(station => Id.IsValid(station.Value))
        && route.Distinct().Count() == route.Count;
}

/// <summary>Every reason why no kitchen could work by a card.</summary>
public enum PreparationFault
{
    StepOutOfRange,
    RouteInvalid,
    ExpectedSecondsOutOfRange,
    AllergensInvalid,
}
