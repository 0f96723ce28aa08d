using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;

namespace RetailPos.Register.Domain.Fiscal;

// What is taxed otherwise than on its whole price. A record without any of it goes on being written as it always was; one with
// some of it has a form of its own, in which such a row is called by its rate and its scheme: 2000/SecondHand.
public static partial class Canonical
{
    private static bool IsSchemed(ValueList<VatShare> vat) => vat.Any(share => share.Scheme is not VatScheme.Standard || share.HasMargin);

    private static bool IsSchemed(ValueList<VatShare> vat, ValueList<TicketLine> lines) =>
        IsSchemed(vat) || lines.Any(line => line is not { Scheme: VatScheme.Standard, Purchase: null, Margin: null });

    private static string Row(VatShare share) =>
        share.Scheme is VatScheme.Standard ? Digits(share.Rate) : $"{Digits(share.Rate)}/{share.Scheme}";

    private static string Included(ValueList<VatShare> vat) => string.Join('|', vat.Select(share => $"{Row(share)}:{Number(share.TaxIncluded.Cents)}"));

    private static string Taxes(ValueList<VatShare> vat) => string.Join('|', vat.Select(share => $"{Row(share)}:{Number(share.Tax.Cents)}"));

    /// <summary>Of the rows that have one.</summary>
    private static string Margins(ValueList<VatShare> vat) => string.Join(
        '|', vat.Where(share => share.HasMargin).Select(share => $"{Row(share)}:{Number(share.Margin.Cents)}"));

    private static string SchemedLine(TicketLine line) => string.Join(
        '|', NewLine(line), line.Scheme.ToString(), Cents(line.Purchase), Cents(line.Margin));

    private static string Cents(Money? amount) => amount is { } known ? Number(known.Cents) : "";
}
