using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

/// <summary>One thing that makes the lines of a sale cost something else than their prices say.</summary>
/// <param name="PercentPoints">In basis points, −10 000 (free) to 10 000; taken first.</param>
/// <param name="Amount">Taken after the percentage; negative for a discount.</param>
/// <param name="FixedPrice">What the lines cost together instead; for a menu without its supplements. Null for none.</param>
/// <param name="Lines">Which lines share it.</param>
/// <param name="IsByHand">Somebody wanted it; what the house adds by itself, it takes off by itself.</param>
/// <param name="Offer">The reduction or rule of the house that it came from; null for none.</param>
/// <param name="Pieces">Of a menu only: how many pieces of which line are in it.</param>
/// <param name="Frozen">What each line gets of it, to the cent, since a split; null while it is worked out.</param>
public sealed record Adjustment(
    AdjustmentId Id,
    AdjustmentKind Kind,
    string Name,
    int PercentPoints,
    Money Amount,
    Money? FixedPrice,
    ValueList<LineId> Lines,
    bool IsByHand,
    Actor By,
    OfferId? Offer = null,
    MenuId? Menu = null,
    ValueList<MenuPiece>? Pieces = null,
    ValueList<FrozenShare>? Frozen = null);

/// <summary>A percentage that the house takes off whenever something is sold. Whoever sells it may take it off the bill again.</summary>
/// <param name="Name">Of the article or department that it is for: what stands on the bill.</param>
/// <param name="PercentPoints">In basis points, 1 to 10 000.</param>
public sealed record StandingDiscount(string Name, int PercentPoints)
{
    public static StandingDiscount? Of(string name, int percentPoints) => percentPoints > 0 ? new(name, percentPoints) : null;
}

/// <param name="Supplement">What a piece costs more within the menu.</param>
public sealed record MenuPiece(LineId Line, int Pieces, Money Supplement);

public sealed record FrozenShare(LineId Line, Money Amount);

public enum AdjustmentKind
{
    Reduction,
    Menu,

    /// <summary>A rule of the house.</summary>
    Automatic,

    /// <summary>The house gives it.</summary>
    Free,
}

/// <summary>A line, and how much of it.</summary>
public sealed record LinePart(LineId Line, Quantity Quantity);
