using System.Globalization;
using System.Text;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Fiscal;

public static partial class Canonical
{
    public static string Of(ArchiveRecord archive)
    {
        var isSchemed = IsSchemed(archive.Vat);
        var text = new StringBuilder(isSchemed ? "ARCHIVE2" : "ARCHIVE1");

        Field(text, Included(archive.Vat));
        Field(text, Taxes(archive.Vat));
        Field(text, Number(archive.Total.Cents));
        Field(text, Time(archive.At));
        Field(text, Number(archive.Number));
        Field(text, "Archive");
        Field(text, Plain(archive.Till.Value));
        Field(text, Plain(archive.Scope?.Value ?? ""));
        Field(text, Day(archive.First));
        Field(text, Day(archive.Last));
        Field(text, Number(archive.After));
        Field(text, Number(archive.Until));
        Field(text, Number(archive.Looked));
        Field(text, archive.Manifest);
        Field(text, Number(archive.Tickets));
        Field(text, Number(archive.Refunds));
        Field(text, Number(archive.Records));
        Field(text, Plain(archive.Signature.KeyId));
        Field(text, archive.Signature.Signature);
        Field(text, Plain(archive.By.Person));
        Field(text, Plain(archive.By.Place));

        if (isSchemed)
        {
            Field(text, Margins(archive.Vat));
        }

        return text.ToString();
    }

    /// <summary>What changed a line's price, as its ticket's sealed text says it.</summary>
    public static string SharesOf(TicketLine line) => Listed((line.Shares ?? []).Select(share => $"{Inner(share.Name)}:{Number(share.Amount.Cents)}"));

    /// <summary>What was chosen out of the article's sets, likewise.</summary>
    public static string ChoicesOf(TicketLine line) => Listed((line.Choices ?? []).Select(Inner));

    /// <summary>Which lines a payment was meant for, likewise.</summary>
    public static string PartsOf(Payment payment) =>
        Listed((payment.For ?? []).Select(part => $"{Inner(part.Line.Value)}:{Number(part.Quantity.Thousandths)}"));

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);
}
