namespace RetailPos.Register.Counter;

/// <summary>What stands beside the basket. The basket itself never goes away.</summary>
public enum Pane
{
    Articles,
    Line,

    /// <summary>An article asks.</summary>
    Choose,

    /// <summary>A menu is put together.</summary>
    Menu,
    Table,
    Guest,

    /// <summary>« Pour quand ? »</summary>
    Due,
    Sales,
    SoldOut,
    Abandon,
    Pay,
    Ticket,
}
