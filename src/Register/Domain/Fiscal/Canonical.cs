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
public static partial class Canonical
{
    public static string Of(Ticket ticket)
    {
        var isSchemed = IsSchemed(ticket.Vat, ticket.Lines) || ticket.Exempt is not null;
        var isNew = isSchemed || IsNew(ticket);
        var text = new StringBuilder(isSchemed ? "TICKET3" : isNew ? "TICKET2" : "TICKET1");

        Field(text, Included(ticket.Vat));
        Field(text, Taxes(ticket.Vat));
        Field(text, Number(ticket.Total.Cents));
        Field(text, Time(ticket.SealedAt));
        Field(text, Number(ticket.Number));
        Field(text, ticket.Refund is null ? "Vente" : "Remboursement");
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
            Field(text, isSchemed ? SchemedLine(line) : isNew ? NewLine(line) : Line(line));
        }

        Field(text, isNew ? NewPaid(ticket.First) : Paid(ticket.First));
        Field(text, Number(ticket.Due.Cents));

        if (isNew)
        {
            Field(text, ticket.Refund is { } refund
                ? string.Join('|', Plain(refund.Till.Value), Number(refund.Ticket), Plain(refund.Refund.Value), Plain(refund.Reason))
                : "");
        }

        if (isSchemed)
        {
            Field(text, Margins(ticket.Vat));
            Field(text, Plain(ticket.Exempt ?? ""));
        }

        return text.ToString();
    }

    public static string Of(LaterPayment payment)
    {
        var text = new StringBuilder(IsNew(payment.Payment) ? "PAYMENT2" : "PAYMENT1");

        Field(text, Number(payment.Number));
        Field(text, Time(payment.At));
        Field(text, Plain(payment.Till.Value));
        Field(text, Number(payment.Ticket));
        Field(text, Plain(payment.Sale.Value));
        Field(text, IsNew(payment.Payment) ? NewPaid(payment.Payment) : Paid(payment.Payment));
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

    // What only the second form can say. A sale without any of it goes on being written in the first.
    private static bool IsNew(Ticket ticket) =>
        ticket.Refund is not null || IsNew(ticket.First)
        || ticket.Lines.Any(line => line is not { Gross: null, Shares: null, Choices: null });

    private static bool IsNew(Payment payment) => payment is not
    {
        Mode: PaymentMode.Cash or PaymentMode.Card, Tip.IsZero: true, Rounding.IsZero: true, Key: null, Name: null, For: null, Customer: null,
    };

    private static string NewLine(TicketLine line) => string.Join('|',
        Line(line),
        line.Gross is { } gross ? Number(gross.Cents) : "",
        SharesOf(line),
        ChoicesOf(line));

    private static string NewPaid(Payment payment) => string.Join('|',
        Paid(payment),
        Number(payment.Tip.Cents),
        Number(payment.Rounding.Cents),
        Plain(payment.Key?.Value ?? ""),
        Plain(payment.Name ?? ""),
        PartsOf(payment),
        Plain(payment.Customer?.Value ?? ""));

    private static string Listed(IEnumerable<string> items) => string.Join(';', items);

    private static string Inner(string text) => Plain(text)
        .Replace(":", "%3A", StringComparison.Ordinal)
        .Replace(";", "%3B", StringComparison.Ordinal);

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
