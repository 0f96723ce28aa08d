using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>Which invoices, credit notes and quotes there are, without what stands on them: that is read one at a time.</summary>
public sealed record InvoicesView(long Position, ImmutableDictionary<SaleId, ValueList<InvoiceRow>> Sales) : IView
{
    public static readonly InvoicesView Empty = new(Position: 0, ImmutableDictionary<SaleId, ValueList<InvoiceRow>>.Empty);

    /// <summary>In the order they were drawn.</summary>
    public ValueList<InvoiceRow> Of(SaleId sale) => Sales.GetValueOrDefault(sale, []);

    /// <summary>Newest first.</summary>
    public IEnumerable<InvoiceRow> All => Sales.Values.SelectMany(rows => rows).OrderByDescending(row => row.Position);
}

/// <param name="Position">Where it stands in the journal.</param>
/// <param name="Name">As it is printed.</param>
/// <param name="Ticket">What it was drawn from; null for a quote.</param>
public sealed record InvoiceRow(
    long Position, InvoiceKind Kind, string Name, SaleId Sale, TicketMark? Ticket, DateTimeOffset At, string Buyer, Money Total, Money Due)
{
    public static InvoiceRow Of(long position, Invoice invoice) => new(
        position, invoice.Kind, invoice.Name, invoice.Sale, invoice.Ticket, invoice.At, invoice.Buyer.Name, invoice.Total, invoice.Due);
}
