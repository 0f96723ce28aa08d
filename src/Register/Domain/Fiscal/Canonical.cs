using System.Globalization;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>
/// The one written form of each fiscal record, field by field (fiscal-and-protocols.md §2.1: cents without a point, rates
/// in four digits, local time as YYYYMMDDHHmmss, VAT as RATE:amount joined by |). A change to it is a new form with a new
/// first field, never an edit.
/// </summary>
public static class Canonical
{
    public static string Of(Ticket ticket)
    {
        var text = new StringBuilder("TICKET1");

        Field(text, string.Join('|', ticket.Vat.Select(share => $"{Digits(share.Rate)}:{Number(share.TaxIncluded.Cents)}")));
        Field(text, string.Join('|', ticket.Vat.Select(share => $"{Digits(share.Rate)}:{Number(share.Tax.Cents)}")));
        Field(text, Number(ticket.Total.Cents));
        Field(text, Time(ticket.SealedAt));
        Field(text, Number(ticket.Number));
        Field(text, "Vente");
        Field(text, Plain(ticket.Till.Value));
        Field(text, Plain(ticket.Sale.Value));
        Field(text, ticket.Mode.ToString());
        Field(text, Plain(ticket.Table?.Value ?? ""));
        Field(text, Number(ticket.Covers));
        Field(text, Number(ticket.CallNumber ?? 0));
        Field(text, Plain(ticket.By.Person));
        Field(text, Plain(ticket.By.Place));
        Field(text, Number(ticket.Lines.Count));

        foreach (var line in ticket.Lines)
        {
            Field(text, Line(line));
        }

        Field(text, Paid(ticket.First));
        Field(text, Number(ticket.Due.Cents));
        return text.ToString();
    }

    public static string Of(LaterPayment payment)
    {
        var text = new StringBuilder("PAYMENT1");

        Field(text, Number(payment.Number));
        Field(text, Time(payment.At));
        Field(text, Plain(payment.Till.Value));
        Field(text, Number(payment.Ticket));
        Field(text, Plain(payment.Sale.Value));
        Field(text, Paid(payment.Payment));
        Field(text, Number(payment.Due.Cents));
        Field(text, Plain(payment.By.Person));
        Field(text, Plain(payment.By.Place));
        return text.ToString();
    }

    private static string Line(TicketLine line) => string.Join('|',
        Plain(line.Id.Value),
        Plain(line.Article?.Value ?? ""),
        Plain(line.Name),
        Number(line.Quantity.Thousandths),
        Number(line.UnitPrice.Cents),
        Digits(line.Rate),
        Number(line.Total.Cents));

    private static string Paid(Payment payment) => string.Join('|',
        Plain(payment.Id.Value),
        payment.Mode.ToString(),
        Number(payment.Given.Cents),
        Number(payment.Applied.Cents),
        Number(payment.Change.Cents));

    private static void Field(StringBuilder text, string field) => text.Append(',').Append(field);

    private static string Digits(Rate rate) => rate.BasisPoints.ToString("0000", CultureInfo.InvariantCulture);

    // Whatever language the hub runs in: a culture may write its own minus sign.
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // With the offset: an hour that summer time repeats is still told apart.
    private static string Time(DateTimeOffset at) =>
        at.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture)
        + at.ToString("zzz", CultureInfo.InvariantCulture).Replace(":", "", StringComparison.Ordinal);

    // Separators inside a text are escaped and not replaced, so that two different texts never look the same.
    private static string Plain(string text) => text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal)
        .Replace("|", "%7C", StringComparison.Ordinal);
}
