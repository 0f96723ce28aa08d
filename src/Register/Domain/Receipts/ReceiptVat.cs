using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>The table of the tax: what a guest may read of it, and what the house does.</summary>
/// <remarks>
/// Where the tax is on the margin, neither it nor the margin nor what the goods were bought for is for the guest's eyes (CGI
/// art. 297 E): such a row has the price alone, and the words that say why (annexe II CGI art. 242 nonies A, I-16°).
/// </remarks>
internal static class ReceiptVat
{
    public static void OfGuest(ReceiptSheet sheet, ReceiptFrame frame, ValueList<VatShare> vat)
    {
        var words = frame.Words;
        var rows = Shown(vat);
        ValueList<VatShare> said = [.. rows.Where(share => !share.Scheme.IsMargin())];
        sheet.Rule();
        Table(sheet, [Head(words), .. rows.Select(share => RowOf(share, vat, words))]);

        if (!said.IsEmpty || rows.IsEmpty)
        {
            var hasOthers = said.Count < rows.Count;
            Totals(
                sheet, words, said,
                hasOthers ? ReceiptWord.OtherTaxExcluded : ReceiptWord.TotalTaxExcluded, hasOthers ? ReceiptWord.OtherTax : ReceiptWord.TotalTax);
        }

        foreach (var share in rows.Where(share => share.Scheme is not VatScheme.Standard))
        {
            if (frame.Law.Says(share.Scheme) is { Length: > 0 } mention)
            {
                sheet.Left($"{SignOf(share.Row, vat)} {mention}", isLegal: true);
            }

            if (share.Scheme is VatScheme.IntraCommunity)
            {
                sheet.Left(words.Of(ReceiptWord.IntraCommunity), ReceiptParts.Indent, isLegal: true);
            }
        }
    }

    /// <summary>With the margins and their tax, which the house has to declare.</summary>
    public static void OfHouse(ReceiptSheet sheet, ReceiptFrame frame, ValueList<VatShare> vat)
    {
        var words = frame.Words;
        ValueList<VatShare> margins = [.. vat.Where(share => share.Scheme.IsMargin())];
        sheet.Rule();

        if (margins.IsEmpty || margins.Count < vat.Count)
        {
            Table(sheet, [Head(words), .. vat.Where(share => !share.Scheme.IsMargin()).Select(share => RowOf(share, vat, words))]);
        }

        if (!margins.IsEmpty)
        {
            sheet.Left(words.Of(ReceiptWord.ClosingMargins), style: ReceiptStyle.Bold, isLegal: true);
            Table(sheet,
            [
                [words.Of(ReceiptWord.Vat), words.Of(ReceiptWord.ClosingMargin), words.Of(ReceiptWord.Tax), words.Of(ReceiptWord.TaxIncluded)],
                .. margins.Select(share => (string[])
                [
                    $"{words.Of(WordOf(share.Scheme))} {words.Percent(share.Rate)}", words.Amount(share.Margin), words.Amount(share.Tax),
                    words.Amount(share.TaxIncluded),
                ]),
            ]);
        }

        Totals(sheet, words, vat, ReceiptWord.TotalTaxExcluded, ReceiptWord.TotalTax);
    }

    /// <summary>"A" for the first row: on the line, and before the rate in the table.</summary>
    public static char SignOf(VatRow row, ValueList<VatShare> vat) =>
        (char)('A' + Shown(vat).TakeWhile(share => share.Row != ShownAs(row)).Count());

    // What a margin is taxed at is not read either, so that goods of one scheme are one row.
    private static VatRow ShownAs(VatRow row) => row.Scheme.IsMargin() ? row with { Rate = default } : row;

    private static ValueList<VatShare> Shown(ValueList<VatShare> vat) =>
    [
        .. vat.GroupBy(share => ShownAs(share.Row)).OrderBy(row => row.Key).Select(row => row.Key.Scheme.IsMargin()
            ? new VatShare(default, row.Sum(share => share.TaxIncluded), Money.Zero, row.Key.Scheme)
            : row.Aggregate((one, other) => one + other)),
    ];

    private static string[] Head(ReceiptWords words) =>
        [words.Of(ReceiptWord.Vat), words.Of(ReceiptWord.TaxExcluded), words.Of(ReceiptWord.Tax), words.Of(ReceiptWord.TaxIncluded)];

    private static string[] RowOf(VatShare share, ValueList<VatShare> vat, ReceiptWords words)
    {
        var sign = SignOf(share.Row, vat);
        var percent = words.Percent(share.Rate);
        return share.Scheme.IsMargin()
            ? [$"{sign} {words.Of(ReceiptWord.Margin)}", "", "", words.Amount(share.TaxIncluded)]
            :
            [
                $"{sign} {(share.Scheme is VatScheme.IntraCommunity ? words.Of(ReceiptWord.Abroad, percent) : percent)}", words.Amount(share.TaxExcluded),
                words.Amount(share.Tax), words.Amount(share.TaxIncluded),
            ];
    }

    private static void Table(ReceiptSheet sheet, string[][] table)
    {
        if (sheet.Columns(table, isLegal: true))
        {
            return;
        }

        foreach (var row in table.Skip(1))
        {
            sheet.Left($"{table[0][0]} {row[0]}", isLegal: true);

            for (var at = 1; at < row.Length; at++)
            {
                if (row[at].Length > 0)
                {
                    sheet.Pair(table[0][at], row[at], ReceiptParts.Indent, isLegal: true);
                }
            }
        }
    }

    private static void Totals(ReceiptSheet sheet, ReceiptWords words, ValueList<VatShare> vat, ReceiptWord excluded, ReceiptWord tax)
    {
        sheet.Pair(words.Of(excluded), words.Amount(vat.Sum(share => share.TaxExcluded)), isLegal: true);
        sheet.Pair(words.Of(tax), words.Amount(vat.Sum(share => share.Tax)), isLegal: true);
    }

    private static ReceiptWord WordOf(VatScheme scheme) => scheme switch
    {
        VatScheme.SecondHand => ReceiptWord.SchemeSecondHand,
        VatScheme.Art => ReceiptWord.SchemeArt,
        VatScheme.Antiques => ReceiptWord.SchemeAntiques,
        VatScheme.Standard or VatScheme.IntraCommunity => ReceiptWord.Vat,
    };
}
