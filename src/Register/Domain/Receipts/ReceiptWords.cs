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

    internal string Amount(Money amount) => Fraction(amount.Cents, decimals: 2);

    internal string Percent(Rate rate)
    {
        var text = Fraction(rate.BasisPoints, decimals: 2);
        return text.TrimEnd('0').TrimEnd(Culture.NumberFormat.NumberDecimalSeparator[0]) + " %";
    }

    /// <summary>"2" for pieces; "0,350" as soon as something is weighed, because 0,35 reads as a price.</summary>
    internal string Count(Quantity quantity) =>
        quantity.IsWhole ? Number(quantity.Thousandths / Quantity.One.Thousandths) : Fraction(quantity.Thousandths, decimals: 3);

    public static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    // A count of the smallest unit, written with the language's own point. The minus is the one that every printer has.
    private string Fraction(long units, int decimals)
    {
        var digits = Number(Math.Abs(units)).PadLeft(decimals + 1, '0');
        return (units < 0 ? "-" : "") + digits[..^decimals] + Culture.NumberFormat.NumberDecimalSeparator + digits[^decimals..];
    }

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
    Training,
    Phone,
    ActivityCode,
    OperationSale,
    OperationRefund,

    /// <summary>{0}: how often it was given out, this time included.</summary>
    Prints,

    /// <summary>{0}: its number.</summary>
    ClosingDay,
    ClosingMonth,
    ClosingYear,
    ClosingX,
    ClosingXSays,
    ClosingLate,

    /// <summary>{0}: when.</summary>
    ClosingMade,
    ClosingRead,

    /// <summary>{0}: how many.</summary>
    ClosingTickets,
    ClosingRefunds,
    ClosingNumbers,
    ClosingModes,
    ClosingTips,
    ClosingSettled,
    ClosingCashIn,
    ClosingCashOut,
    ClosingDifference,
    ClosingAlgebraic,
    ClosingAbsolute,

    Customer,

    /// <summary>{0}: its name, address and hours.</summary>
    Relay,

    /// <summary>What a customer has paid of what was owed.</summary>
    Settling,
    SettlingIsNoSale,

    /// <summary>{0}: the currency.</summary>
    SettlingTotal,
    StillOwed,
    PaidAhead,

    /// <summary>Below a line that was weighed, where no scale said how much it is.</summary>
    WeightTyped,

    /// <summary>What one guest shows to whoever pays it back.</summary>
    Expense,
    ExpenseNumber,

    /// <summary>{0}: number of the ticket, {1}: when it was sealed.</summary>
    ExpenseOf,

    /// <summary>{0}: how it was paid.</summary>
    ExpensePaid,
    ExpenseMeal,
    ExpenseFor,
    ExpenseCompany,
    ExpenseWhy,
    ExpenseSays,

    /// <summary>In the place of a rate, where the tax is on the margin and nothing of it may be read.</summary>
    Margin,

    /// <summary>{0}: the rate of nothing, of what leaves for another state.</summary>
    Abroad,

    /// <summary>The totals without what is taxed on its margin.</summary>
    OtherTaxExcluded,
    OtherTax,
    IntraCommunity,

    /// <summary>{0}: the VAT number of the company that takes it to another state.</summary>
    BuyerVatNumber,

    /// <summary>On the house's own papers: what the margins were, and their tax.</summary>
    ClosingMargins,
    ClosingMargin,
    SchemeSecondHand,
    SchemeArt,
    SchemeAntiques,
}
