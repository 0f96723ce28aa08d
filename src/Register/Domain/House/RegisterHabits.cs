using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>How one register shows things and what it asks (features.md C12). Set in the office, and felt by its running screens.</summary>
/// <param name="IdleText">What its customer display says between two guests; empty for what the house's say.</param>
/// <param name="Notes">How the open sales are listed.</param>
/// <param name="HidesBarcoded">What has a bar code is scanned: it has no key, and is still found by typing.</param>
/// <param name="Shows">What stands before the cashier once cash was taken.</param>
/// <param name="Opening">What its drawer begins with.</param>
public sealed record RegisterHabits(
    string IdleText = "",
    NoteOrder Notes = NoteOrder.Date,
    bool HidesBarcoded = false,
    Accumulation Accumulates = Accumulation.LastLine,
    AfterCash Shows = AfterCash.Change,
    RegisterFloat Opening = RegisterFloat.House)
{
    public static readonly RegisterHabits Default = new();

    internal bool IsFit =>
        Text.IsNameOrEmpty(IdleText) && Enum.IsDefined(Notes) && Enum.IsDefined(Accumulates) && Enum.IsDefined(Shows) && Enum.IsDefined(Opening);
}

public enum NoteOrder
{
    /// <summary>The longest open first.</summary>
    Date,

    /// <summary>What owes most first.</summary>
    Amount,

    /// <summary>By the name of the table; those without one last.</summary>
    Table,
}

/// <summary>What the same article a second time is.</summary>
public enum Accumulation
{
    /// <summary>More of the last line; after something else, a line of its own.</summary>
    LastLine,

    /// <summary>More of its line, wherever that stands, while the kitchen does not have it.</summary>
    AnyLine,

    /// <summary>Always a line of its own.</summary>
    Never,
}

public enum AfterCash
{
    /// <summary>The change in large figures, until somebody goes on.</summary>
    Change,

    /// <summary>The next sale at once; the change is said beside it.</summary>
    NextSale,
}

/// <summary>What a register's drawer begins its day with.</summary>
public enum RegisterFloat
{
    /// <summary>What the house has decided; the register's own amount where it has one.</summary>
    House,

    /// <summary>What the last closing left.</summary>
    CarryOver,

    /// <summary>The register's own amount every day, or the house's.</summary>
    Fixed,

    /// <summary>Nothing: it has no float, and nobody is asked for one.</summary>
    None,
}
