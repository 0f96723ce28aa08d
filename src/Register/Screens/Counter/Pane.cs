namespace RetailPos.Register.Counter;

/// <summary>What stands beside the basket. The basket itself never goes away.</summary>
public enum Pane
{
    Articles,
    Line,

    /// <summary>Why a line that the kitchen has is taken off.</summary>
    Remove,

    /// <summary>An article asks.</summary>
    Choose,

    /// <summary>The scale is asked.</summary>
    Weigh,

    /// <summary>A menu is put together.</summary>
    Menu,
    Table,
    Guest,

    /// <summary>A customer pays what is owed.</summary>
    Debt,

    /// <summary>How the guest gets it, where there are more ways than keys.</summary>
    Mode,

    /// <summary>Where a delivery goes, or a parcel.</summary>
    Delivery,

    /// <summary>Where the guest fetches it.</summary>
    Relay,

    /// <summary>« Pour quand ? »</summary>
    Due,
    Sales,
    SoldOut,
    Abandon,
    Pay,

    /// <summary>A card is at the terminal.</summary>
    Card,

    /// <summary>On whose account it goes.</summary>
    Account,

    /// <summary>What changes the price.</summary>
    Discount,

    /// <summary>Parts of the bill to another.</summary>
    Split,
    Refund,

    /// <summary>« Addition »: what is to be paid, on paper or on the screen.</summary>
    Note,
    Ticket,

    /// <summary>The keys of the house that have no room below the basket.</summary>
    Keys,

    /// <summary>What the keyboard does.</summary>
    Shortcuts,
}
