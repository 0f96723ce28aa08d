using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>One key of the register that does something (features.md K41).</summary>
/// <param name="Type">
/// What it does, by the name of an <see cref="ActionType"/>. A name that this program does not know is kept and does nothing: a
/// layout comes from another house, or from a program that knew more.
/// </param>
/// <param name="Name">Empty for the word of its type.</param>
/// <param name="Usual">What one of it is worth: what is typed before it is how many. Null for a key before which an amount is typed.</param>
/// <param name="Min">Less is refused; null for anything.</param>
/// <param name="Max">More is taken as this much; null for anything.</param>
/// <param name="Tills">The registers that show it; empty for all.</param>
/// <param name="LeastRight">By name, what whoever presses it must have beyond what the action itself asks; empty for nothing more.</param>
/// <param name="Rank">Its place: the first six stand below the basket.</param>
/// <param name="Pays">The payment key that it presses; null for what pays nothing.</param>
public sealed record ActionKey(
    ActionKeyId Id,
    string Type,
    string Name,
    Money? Usual,
    Money? Min,
    Money? Max,
    ValueList<TillId> Tills,
    string LeastRight,
    bool IsOn,
    int Rank,
    PaymentKeyId? Pays = null)
{
    /// <summary>Room for names that later programs may give.</summary>
    public const int TypeMax = 40;

    /// <summary>Null for a type that this program does not know.</summary>
    public ActionType? Known => ActionTypes.Find(Type);

    public bool IsAt(TillId till) => IsOn && (Tills.IsEmpty || Tills.Contains(till));

    /// <summary>A word of letters: names of rights are kept as they were written, whoever knows them.</summary>
    internal static bool IsRightName(string name) => name.Length <= TypeMax && name.All(char.IsAsciiLetter);

    internal bool IsFit =>
        Kernel.Id.IsValid(Id.Value) && Type.Length is > 0 and <= TypeMax && Text.IsName(Type) && Text.IsNameOrEmpty(Name)
        && IsAmount(Usual) && IsAmount(Min) && IsAmount(Max) && !(Max < Min)
        && Tills.All(till => Kernel.Id.IsValid(till.Value)) && IsRightName(LeastRight)
        && (Pays is not { } pays || Kernel.Id.IsValid(pays.Value));

    private static bool IsAmount(Money? amount) => amount is not { Cents: <= 0 } && !(amount > Payments.Tendering.GivenMax);
}

/// <summary>What a key can do. A name is for ever: it stands in journals and in files of layouts.</summary>
public enum ActionType
{
    Discount,
    Split,

    /// <summary>« Addition »: printed where there is a printer, and told to the table.</summary>
    Note,

    /// <summary>The same, looked at and given to nobody.</summary>
    NoteOnScreen,
    Abandon,

    /// <summary>What is in hand waits in the list.</summary>
    Park,

    /// <summary>As <see cref="Park"/>, for houses that think of what comes next.</summary>
    NewOrder,
    Send,

    /// <summary>Pays by one of the payment keys at once.</summary>
    Pay,
    Tip,

    /// <summary>The total down to a whole multiple of its amount.</summary>
    RoundDown,
    Subtotal,

    /// <summary>An amount without an article.</summary>
    AdHocArticle,

    /// <summary>The last line costs nothing.</summary>
    FreeArticle,
    Refund,

    /// <summary>The ticket in hand, or its bill while it is not paid.</summary>
    Print,
    Mail,
    Invoice,
    Customer,
    Beeper,

    /// <summary>The course of the last line; with nothing typed, the next course is called.</summary>
    PreparationStep,
    EatIn,
    TakeAway,
    Delivery,
    Table,
    DueTime,
    OpenOrders,
    SoldOut,
    SwitchUser,
    CloseRegister,
    History,
    Shortcuts,
}

public static class ActionTypes
{
    public static readonly ValueList<ActionType> All = [.. Enum.GetValues<ActionType>()];

    public static ActionType? Find(string name) =>
        All.Where(type => type.ToString() == name).Select(type => (ActionType?)type).FirstOrDefault();

    /// <summary>An amount belongs to it, typed or usual, and its limits bind it.</summary>
    public static bool HasAmount(ActionType type) => type is ActionType.AdHocArticle or ActionType.Tip or ActionType.RoundDown;

    /// <summary>Without an amount it does nothing at all; what is left to the cashier asks for it elsewhere.</summary>
    public static bool NeedsAmount(ActionType type) => type is ActionType.AdHocArticle or ActionType.Tip;
}
