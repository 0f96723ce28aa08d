namespace RetailPos.Register.Domain.Fiscal;

/// <summary>The chains of a till, each numbered from 1 without a gap and linked on its own. Names stand in snapshots and on screens; add, never rename.</summary>
public enum FiscalChainKind
{
    Tickets,
    Payments,

    /// <summary>Bills before they are paid.</summary>
    Notes,

    /// <summary>Invoices and credit notes.</summary>
    Invoices,

    /// <summary>Whatever is given out again.</summary>
    Duplicates,

    /// <summary>Openings, cash that goes for no sale, settled debts, counts, hand-overs, closings of sessions.</summary>
    Movements,
    Days,
    Months,
    Years,
    Archives,

    /// <summary>Hand-overs from one signing key to the next, each signed by the one that goes.</summary>
    Keys,

    /// <summary>Notes of expenses: parts of tickets.</summary>
    Expenses,
}
