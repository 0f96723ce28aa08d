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
}
