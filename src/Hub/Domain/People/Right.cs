using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.People;

/// <summary>One for each action of the house that not everybody may do. A name is for ever: it stands in journals and in keys' files.</summary>
public enum Right
{
    /// <summary>Use a register: open, read and park sales.</summary>
    OpenSale,
    AddLines,

    /// <summary>Take off, or make less of, what the kitchen has already.</summary>
    RemoveSentLine,
    Discount,
    FreeArticle,
    FixPrice,
    TakePayment,
    Refund,
    OnAccount,
    ReprintTicket,
    MoveTable,
    SplitBill,
    OpenTill,
    CloseTill,
    CashMovement,

    /// <summary>Tick dishes off at a station or at the pass.</summary>
    Kitchen,
    HandOver,
    SoldOut,
    Deliver,
    SeeReports,
    ReadFiscal,
    Import,
    EditCatalogue,
    EditRouting,
    EditFloor,
    EditRules,
    EditPeople,
    ManageScreens,

    /// <summary>Say in a card terminal's place whether a payment was taken.</summary>
    ResolveCard,

    /// <summary>Sell untaxed to a company of another state of the Union.</summary>
    ExemptFromVat,
}

public static class Rights
{
    public static readonly ValueList<Right> All = [.. Enum.GetValues<Right>()];

    /// <summary>
    /// What is done in the office, at leisure. Whoever has a password proves it there: the four figures that everybody at the
    /// counter sees being typed do not open it.
    /// </summary>
    public static bool IsOffice(Right right) => right is
        Right.SeeReports or Right.ReadFiscal or Right.Import or Right.EditCatalogue or Right.EditRouting or Right.EditFloor
        or Right.EditRules or Right.EditPeople or Right.ManageScreens;

    /// <summary>What a paired screen in the kitchen may do though nobody is signed in at it: hands there are wet, and taps are many.</summary>
    public static bool IsKitchens(Right right) => right is Right.Kitchen or Right.HandOver or Right.SoldOut;

    /// <summary>What a role may do in a house that has changed nothing.</summary>
    public static bool IsUsual(Role role, Right right) => role switch
    {
        Role.Administrator => true,
        Role.Manager => right is not Right.EditPeople,
        Role.Employee => right is
            Right.OpenSale or Right.AddLines or Right.TakePayment or Right.ReprintTicket or Right.MoveTable or Right.SplitBill
            or Right.OpenTill or Right.CloseTill or Right.Kitchen or Right.HandOver or Right.SoldOut,
        Role.Accountant => right is Right.SeeReports or Right.ReadFiscal,
        Role.Preparer => IsKitchens(right),
        Role.Courier => right is Right.Deliver,
    };
}
