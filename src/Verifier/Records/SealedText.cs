using System.Buffers;
using System.Text;

namespace RetailPos.Verifier.Records;

/// <summary>The text that a till seals, written again from the rows of the tables by the rules of the reading notes.</summary>
internal static class SealedText
{
    private static readonly SearchValues<char> Separators = SearchValues.Create("%,|");

    /// <summary>Separators within a text are escaped, so that two texts never look the same.</summary>
    public static string Plain(string text) => !text.AsSpan().ContainsAny(Separators) ? text : text
        .Replace("%", "%25", StringComparison.Ordinal)
        .Replace(",", "%2C", StringComparison.Ordinal)
        .Replace("|", "%7C", StringComparison.Ordinal);

    /// <param name="rates">Rising, as the ticket has them.</param>
    /// <param name="schemes">Of a ticket of the form TICKET3; null for all others.</param>
    public static string Of(Row ticket, IReadOnlyList<Row> rates, IReadOnlyList<Row> lines, Row payment, TicketSchemes? schemes)
    {
        var isNew = ticket["form"] is "TICKET2" or "TICKET3";
        var text = new StringBuilder(ticket["form"]);
        Field(text, string.Join('|', rates.Select((rate, at) => $"{NameOf(rate, at)}:{rate.Amount("tax_included")}")));
        Field(text, string.Join('|', rates.Select((rate, at) => $"{NameOf(rate, at)}:{rate.Amount("tax")}")));
        Field(text, ticket.Amount("total"));
        Field(text, Figures.Time(ticket["sealed_at"]));
        Field(text, ticket["number"]);
        Field(text, ticket["operation"]);
        Field(text, Plain(ticket["till"]));
        Field(text, Plain(ticket["sale"]));
        Field(text, ticket["mode"]);
        Field(text, Plain(ticket["table"]));
        Field(text, ticket["covers"]);
        Field(text, ticket["call_number"]);
        Field(text, Plain(ticket["person"]));
        Field(text, Plain(ticket["place"]));
        Field(text, ticket["lines"]);

        foreach (var (at, line) in lines.Index())
        {
            Field(text, string.Join(
                '|',
                Plain(line["line"]), Plain(line["article"]), Plain(line["label"]), Figures.Plain(Figures.Thousandths(line["quantity"])),
                line.Amount("unit_price"), Figures.Rate(line["rate"]), line.Amount("total")));

            if (isNew)
            {
                text.Append('|').Append(line.AmountOrNothing("gross")).Append('|').Append(line["discounts"]).Append('|').Append(line["choices"]).Append(schemes?.BehindLine(at));
            }
        }

        Field(text, Paid(payment, isNew));
        Field(text, ticket.Amount("due"));

        if (isNew)
        {
            Field(text, ticket["operation"] is "Remboursement"
                ? string.Join('|', Plain(ticket["refund_till"]), ticket["refund_ticket"], Plain(ticket["refund"]), Plain(ticket["refund_reason"]))
                : "");
        }

        if (schemes is not null)
        {
            Field(text, schemes.End(rates));
        }

        return text.ToString();

        string NameOf(Row rate, int at) => Figures.Rate(rate["rate"]) is var digits && schemes is null ? digits : schemes.NameOf(at, digits);
    }

    public static string OfLater(Row payment) => string.Join(
        ',',
        payment["form"],
        payment["number"],
        Figures.Time(payment["sealed_at"]),
        Plain(payment["till"]),
        payment["ticket"],
        Plain(payment["sale"]),
        Paid(payment, payment["form"] is "PAYMENT2"),
        payment.Amount("due"),
        Plain(payment["person"]),
        Plain(payment["place"]));

    private static string Paid(Row payment, bool isNew)
    {
        var paid = string.Join(
            '|', Plain(payment["payment"]), payment["mode"], payment.Amount("given"), payment.Amount("applied"), payment.Amount("change"));
        return isNew
            ? string.Join(
                '|', paid, payment.Amount("tip"), payment.Amount("rounding"), Plain(payment["key"]), Plain(payment["name"]), payment["for"], Plain(payment["customer"]))
            : paid;
    }

    private static void Field(StringBuilder text, string field) => text.Append(',').Append(field);
}

/// <summary>One row, asked for its cells by name.</summary>
internal sealed record Row(Sheet Sheet, string[] Cells)
{
    public string this[string column] => Cells[Sheet.Place(column)];

    public string Amount(string column) => Figures.Plain(Figures.Amount(this[column]));

    public string AmountOrNothing(string column) => Figures.Cents(this[column]) is { } cents ? Figures.Plain(cents) : "";
}
