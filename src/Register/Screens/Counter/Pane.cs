namespace RetailPos.Register.Counter;

/// <summary>What stands beside the basket. The basket itself never goes away.</summary>
public enum Pane
{
    Articles,
    Line,
    Table,
    Guest,

    /// <summary>« Pour quand ? »</summary>
    Due,
    Sales,
    SoldOut,
    Abandon,
    Pay,

    /// <summary>What changes the price.</summary>
    Discount,

    /// <summary>Parts of the bill to another.</summary>
    Split,
    Refund,
    Ticket,
}
