using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Accounting;

/// <summary>The same books piece by piece, for an accountant's program (features.md K93). Each piece balances to zero.</summary>
public static class AccountingSheet
{
    public static readonly ValueList<string> Columns =
        ["journal", "date", "piece", "compte", "client", "libelle", "debit", "credit", "quantite"];

    /// <param name="day">The service day it belongs to.</param>
    public static IEnumerable<ValueList<string>> RowsOf(Piece piece, DateOnly day, AccountingRules rules) => piece.Postings.Select(posting =>
        (ValueList<string>)
        [
            rules.JournalPrefix + piece.Till,
            day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            piece.Reference,
            posting.Account.Code,
            posting.Customer?.Id.Value ?? "",
            posting.Customer is { } customer ? customer.Name : posting.Account.Name,
            Fec.Amount(posting.Amount.IsNegative ? Money.Zero : posting.Amount),
            Fec.Amount(posting.Amount.IsNegative ? -posting.Amount : Money.Zero),
            posting.Quantity.Thousandths is 0 ? "" : QuantityOf(posting.Quantity),
        ]);

    private static string QuantityOf(Quantity quantity) => string.Create(
        CultureInfo.InvariantCulture,
        $"{(quantity.Thousandths < 0 ? "-" : "")}{Math.Abs(quantity.Thousandths) / 1_000}{(quantity.Thousandths % 1_000 is 0 ? "" : $",{Math.Abs(quantity.Thousandths) % 1_000:000}")}");
}
