using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Domain.Tills;

/// <summary>A register's fiscal journal: what was numbered last in each chain, and which tickets are not paid in full.</summary>
/// <param name="Open">By sale. A ticket leaves when nothing is due any more, so it never holds more than a service's tables.</param>
public sealed record Till(ChainEnd Tickets, ChainEnd Payments, ImmutableDictionary<SaleId, OpenTicket> Open)
{
    public static readonly Till New = new(ChainEnd.Start, ChainEnd.Start, ImmutableDictionary<SaleId, OpenTicket>.Empty);

    /// <summary>Null while the till is closed.</summary>
    public TillSession? Session { get; init; }

    /// <summary>The number of the last session; 0 before the first.</summary>
    public int Sessions { get; init; }

    /// <summary>What the last closing left in the drawer.</summary>
    public Money Left { get; init; }

    public ClosedSession? Last { get; init; }

    /// <summary>Invoices and credit notes: one series, so that no number of either is missing.</summary>
    public ChainEnd Invoices { get; init; } = ChainEnd.Start;

    /// <summary>By the number of the ticket that each was drawn from. A ticket is invoiced once.</summary>
    public ImmutableDictionary<long, InvoicedTicket> Invoiced { get; init; } = ImmutableDictionary<long, InvoicedTicket>.Empty;

    /// <summary>The number of the last quote; 0 before the first.</summary>
    public long Quotes { get; init; }
}

/// <summary>What became of a ticket for a company's books: enough to draw the credit note of what is given back.</summary>
public sealed record InvoicedTicket(InvoiceMark Invoice, Party Buyer);

/// <param name="Number">Of the last record; 0 when there is none.</param>
public sealed record ChainEnd(long Number, string Hash)
{
    public static readonly ChainEnd Start = new(0, Seal.NoPrevious);
}

public sealed record OpenTicket(long Number, Money Due);
