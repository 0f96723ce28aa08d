using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>The words of a receipt in one language, and how that language writes figures.</summary>
/// <param name="Word">Those with <c>{0}</c> have a place for what they are about.</param>
public sealed record ReceiptWords(
    Func<ReceiptWord, string> Word, Func<PaymentMode, string> Payment, Func<ServiceMode, string> Mode, CultureInfo Culture)
{
    internal string Of(ReceiptWord word) => Word(word);

    internal string Of(ReceiptWord word, string about) => string.Format(CultureInfo.InvariantCulture, Word(word), about);

    internal string Of(Payment payment) => payment.Name is { Length: > 0 } name ? name : Payment(payment.Mode);

    internal string Amount(Money amount)
    {
        var cents = decimal.Divide(amount.Cents, 100);
        return cents.ToString("0.00", Culture).Replace('\u2212', '-');
    }

    internal string Percent(Rate rate) => decimal.Divide(rate.BasisPoints, 100).ToString("0.##", Culture) + " %";

    /// <summary>"2" for pieces; "0,350" as soon as something is weighed, because 0,35 reads as a price.</summary>
    internal string Count(Quantity quantity) =>
        decimal.Divide(quantity.Thousandths, 1_000).ToString(quantity.IsWhole ? "0" : "0.000", Culture).Replace('\u2212', '-');

    internal static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>In the offset it was sealed with: what was printed once is printed so again, wherever the hub runs.</summary>
    internal static string Moment(DateTimeOffset at) => at.ToString("dd'/'MM'/'yyyy HH':'mm':'ss", CultureInfo.InvariantCulture);
}

/// <summary>Every word that a receipt may need. Its name, after "Receipt", is its key among the words of the screens.</summary>
public enum ReceiptWord
{
    Sale,
    Refund,
    Note,
    NoteIsNoTicket,
    Gift,

    /// <summary>{0}: which one, from 1.</summary>
    Duplicate,
    DuplicateBy,
    Number,
    Till,
    Server,
    Table,
    Covers,
    CallNumber,
    Siret,
    VatNumber,
    Lines,
    Each,
    Vat,
    TaxExcluded,
    Tax,
    TaxIncluded,
    TotalTaxExcluded,
    TotalTax,

    /// <summary>{0}: the currency.</summary>
    Total,
    TotalRefund,
    Discounts,
    Change,
    Rounding,
    Tip,
    Paid,
    Due,
    RefundOf,
    Reason,
    PricesNet,
    Signature,
    Software,
    CodeSays,
    Exchange,
}
