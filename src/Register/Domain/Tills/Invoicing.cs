using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>Draws papers for a company's books out of what is sealed. It changes nothing of what was sold.</summary>
internal static class Invoicing
{
    public static Answer Draw(Till till, TillCommand.DrawInvoice c, DateTimeOffset now, Sealing sealing)
    {
        var ticket = c.Bill.Ticket;

        if (ticket.Number < 1 || ticket.Number > till.Tickets.Number)
        {
            return TillRefusal.TicketNotHere;
        }

        if (till.Invoiced.ContainsKey(ticket.Number))
        {
            return TillRefusal.AlreadyInvoiced;
        }

        if (ticket.Refund is null != c.Corrects is null)
        {
            return TillRefusal.NothingToCredit;
        }

        if (!Seller.MayInvoice(c.Frame.Seller, ticket.Exempt is not null || ticket.Vat.Any(share => share.Rate.BasisPoints > 0)))
        {
            return TillRefusal.SellerIncomplete;
        }

        if (c.Buyer.CheckWhole() is not null)
        {
            return TillRefusal.BuyerInvalid;
        }

        // The tax was left off for that company alone.
        if (ticket.Exempt is { } exempt && TaxNumbers.Bare(c.Buyer.Business.VatNumber) != TaxNumbers.Bare(exempt))
        {
            return TillRefusal.BuyerNotExempt;
        }

        var invoice = InvoiceDrawing.Of(c.Bill, c.Corrects, c.Frame, c.Buyer, till.EndOf(FiscalChainKind.Invoices).Next, c.By, now);
        return [new TillEvent.InvoiceSealed(invoice, sealing.Of(till, FiscalChainKind.Invoices, Canonical.Of(invoice)), now)];
    }

    public static Answer Quote(Till till, TillCommand.DrawQuote c, DateTimeOffset now) =>
        c.Sale.Lines.IsEmpty ? TillRefusal.NoLines
        : c.Sale.InTraining ? TillRefusal.NotInTraining
        : c.Sale.Stage is not SaleStage.Open ? TillRefusal.QuoteTooLate
        : !Text.IsNameOrEmpty(c.Buyer.Name) || c.Buyer.Business.Check() is not null ? TillRefusal.BuyerInvalid
        : c.Sale.IsExempt && TaxNumbers.Bare(c.Buyer.Business.VatNumber) != TaxNumbers.Bare(c.Sale.Exemption!.VatNumber) ? TillRefusal.BuyerNotExempt
        : [new TillEvent.QuoteDrawn(InvoiceDrawing.QuoteOf(c.Sale, c.Frame, c.Buyer, till.Quotes + 1, c.By, now), now)];

    public static Till Drawn(Till till, TillEvent.InvoiceSealed e) => till.Sealed(FiscalChainKind.Invoices, e.Invoice.Number, e.Seal) with
    {
        Invoiced = till.Invoiced.SetItem(
            e.Invoice.Ticket!.Number, new(new(e.Invoice.Till, e.Invoice.Number, e.Invoice.At), e.Invoice.Buyer)),
    };
}
