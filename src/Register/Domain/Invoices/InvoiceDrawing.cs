using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>Who sells, and how: what is the same on every paper that the house draws on one day.</summary>
/// <param name="Notes">What the law has invoices among companies say.</param>
/// <param name="Software">Name and version of the program.</param>
public sealed record InvoiceFrame(Party Seller, string Currency, ValueList<InvoiceNote> Notes, string Software)
{
    /// <summary>Whose law says what must be read where there is no tax.</summary>
    public CountryPack Law { get; init; } = CountryPack.Of(Country.France);
}

internal static class InvoiceDrawing
{
    /// <param name="corrects">Of a refund, the invoice of what was sold; null for a sale.</param>
    public static Invoice Of(
        SealedTicket bill, InvoiceMark? corrects, InvoiceFrame frame, Party buyer, long number, Actor by, DateTimeOffset now)
    {
        var ticket = bill.Ticket;
        var sign = ticket.Refund is null ? 1 : -1;
        var (lines, vat) = InvoiceSums.Of(ticket.Lines, frame, sign);
        var invoice = new Invoice(
            ticket.Refund is null ? InvoiceKind.Invoice : InvoiceKind.CreditNote,
            ticket.Till,
            number,
            now,
            ticket.Sale,
            new(ticket.Till, ticket.Number, ticket.SealedAt),
            corrects,
            frame.Seller,
            buyer,
            frame.Currency,
            NatureOf(ticket.Mode),
            IsReported: DateOnly.FromDateTime(now.DateTime) != DateOnly.FromDateTime(ticket.SealedAt.DateTime),
            lines,
            vat,
            [
                PaymentOf(ticket.First, sign, ticket.SealedAt),
                .. bill.Later.Select(later => PaymentOf(later.Payment, sign, later.At)),
            ],
            DueOn: null,
            ticket.Refund is { } refund ? [.. frame.Notes, new("", refund.Reason)] : frame.Notes,
            by,
            frame.Software);

        // What goes back to an account is there at once; what is owed has the time that the law gives.
        return invoice.Due <= Money.Zero ? invoice
            : invoice with { DueOn = invoice.Date.AddDays(invoice.Kind is InvoiceKind.CreditNote ? 0 : Invoice.TermDays) };
    }

    public static Invoice QuoteOf(Sale sale, InvoiceFrame frame, Party buyer, long number, Actor by, DateTimeOffset now)
    {
        var priced = Pricing.Of(sale);
        var (lines, vat) = InvoiceSums.Of([.. sale.Lines.Select(line => TicketLine.Of(sale, line, priced.Of(line.Id)))], frame, sign: 1);
        return new(
            InvoiceKind.Quote, sale.Till, number, now, sale.Id, Ticket: null, Corrects: null, frame.Seller, buyer, frame.Currency,
            NatureOf(sale.Mode), IsReported: false, lines, vat, [], DateOnly.FromDateTime(now.DateTime).AddDays(Invoice.TermDays), frame.Notes, by,
            frame.Software);
    }

    private static InvoicePayment PaymentOf(Payment payment, int sign, DateTimeOffset at) => new(
        payment.Mode, payment.Name ?? "", sign < 0 ? -payment.Applied : payment.Applied, DateOnly.FromDateTime(at.DateTime));

    private static InvoiceNature NatureOf(ServiceMode mode) => mode.IsOnSite() ? InvoiceNature.Services : InvoiceNature.Goods;
}
