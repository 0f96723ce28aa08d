using System.Globalization;
using System.Text;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Domain.Fiscal;

public static partial class Canonical
{
    /// <summary>An invoice or a credit note. Quotes are not sealed.</summary>
    public static string Of(Invoice invoice)
    {
        // What bears no tax of its own says why; an invoice of nothing but the usual is sealed as it always was.
        var form = invoice.IsSpecial ? 2 : 1;
        var text = new StringBuilder($"{(invoice.Kind is InvoiceKind.CreditNote ? "CREDIT" : "INVOICE")}{Number(form)}");

        Field(text, string.Join('|', invoice.Vat.Select(share => $"{Digits(share.Rate)}:{Number((share.Base + share.Tax).Cents)}")));
        Field(text, string.Join('|', invoice.Vat.Select(share => $"{Digits(share.Rate)}:{Number(share.Tax.Cents)}")));
        Field(text, Number(invoice.Total.Cents));
        Field(text, Time(invoice.At));
        Field(text, Number(invoice.Number));
        Field(text, Plain(invoice.Till.Value));
        Field(text, Plain(invoice.Sale.Value));
        Field(text, invoice.Ticket is { } ticket ? $"{Plain(ticket.Till.Value)}|{Number(ticket.Number)}" : "");
        Field(text, invoice.Corrects is { } corrects ? $"{Plain(corrects.Till.Value)}|{Number(corrects.Number)}" : "");
        Field(text, Side(invoice.Seller));
        Field(text, Side(invoice.Buyer));
        Field(text, Plain(invoice.Currency));
        Field(text, invoice.Process);
        Field(text, Number(invoice.Form));
        Field(text, Number(invoice.Lines.Count));

        foreach (var line in invoice.Lines)
        {
            Field(text, InvoicedLine(line) + (form > 1 ? $"|{line.Scheme}" : ""));
        }

        Field(text, Listed(invoice.Payments.Select(payment =>
            $"{payment.Mode}:{Inner(payment.Name)}:{Number(payment.Amount.Cents)}:{Date(payment.On)}")));
        Field(text, Number(invoice.Due.Cents));
        Field(text, Date(invoice.DueOn));
        Field(text, Listed(invoice.Notes.Select(note => $"{Inner(note.Code)}:{Inner(note.Text)}")));
        Field(text, Plain(invoice.By.Person));
        Field(text, Plain(invoice.By.Place));
        Field(text, Plain(invoice.Software));

        if (form > 1)
        {
            Field(text, Listed(invoice.Vat.Select(share => $"{share.Category}:{Inner(share.Reason)}")));
        }

        return text.ToString();
    }

    private static string InvoicedLine(InvoiceLine line) => string.Join('|',
        Plain(line.Name),
        Listed(line.Choices.Select(Inner)),
        Number(line.Quantity.Thousandths),
        Number(line.UnitIncluded.Cents),
        Number(line.UnitNetMillionths),
        Digits(line.Rate),
        line.Category.ToString(),
        Listed(line.Allowances.Select(share => $"{Inner(share.Name)}:{Number(share.Net.Cents)}:{Number(share.Included.Cents)}")),
        Number(line.Net.Cents),
        Number(line.Included.Cents));

    private static string Side(Party party) => string.Join('|',
        Plain(party.Name),
        Plain(party.Business.Street),
        Plain(party.Business.Postcode),
        Plain(party.Business.City),
        Plain(party.Business.Country),
        Plain(party.Business.Registration),
        Plain(party.Business.VatNumber),
        Plain(party.Business.Mail));

    private static string Date(DateOnly? date) => date?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
