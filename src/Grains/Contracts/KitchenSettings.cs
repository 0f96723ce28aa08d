namespace RetailPos.Grains.Contracts;

/// <summary>How the kitchen's time is sold. Section <c>Kitchen</c>; config/README.md lists every key.</summary>
public sealed class KitchenSettings
{
    public const string Section = "Kitchen";

    /// <summary>Minutes, 5–60, between two times that a guest can be given.</summary>
    public int SlotMinutes { get; set; } = 10;

    /// <summary>What becomes of an order for a time at which some station has its hands full.</summary>
    public FullSlots FullSlots { get; set; } = FullSlots.Warn;

    /// <summary>Minutes, 0–240, that a scheduled order stands on the screens before it must be begun.</summary>
    public int ScheduledMarginMinutes { get; set; } = 5;

    /// <summary>Whether the guests' board says when a number should be ready.</summary>
    public bool BoardPromises { get; set; } = true;
}

public enum FullSlots
{
    /// <summary>People are told, and decide.</summary>
    Warn,

    /// <summary>It is refused, with the nearest times that fit.</summary>
    Refuse,
}
