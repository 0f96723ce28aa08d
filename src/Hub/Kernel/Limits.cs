namespace RetailPos.Kernel;

/// <summary>What the counter and the kitchen must agree on, so that whatever is sold can be sent and whatever is sent can be shown.</summary>
public static class Limits
{
    /// <summary>More lines than a screen can show of one order even in small type.</summary>
    public const int LinesMax = 200;

    /// <summary>Cooking, sides, sauces, extras: past twelve a note says it better.</summary>
    public const int OptionsMax = 12;

    /// <summary>A coach party. More is two tables.</summary>
    public const int CoversMax = 200;

    /// <summary>The board and the beeper show four digits at most.</summary>
    public const int CallNumberMax = 9_999;

    /// <summary>A canteen's kitchen. More is several stations.</summary>
    public const int StationCapacityMax = 99;
}
