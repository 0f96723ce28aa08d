using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>The words of an invoice in one language, and how that language writes figures.</summary>
/// <param name="Word">Those with <c>{0}</c> have a place for what they are about.</param>
public sealed record InvoiceWords(Func<InvoiceWord, string> Word, Func<PaymentMode, string> Payment, CultureInfo Culture)
{
    /// <summary>A narrow blank that no line breaks at: between thousands, and before a sign.</summary>
    private const char Gap = '\u202f';

    internal string Of(InvoiceWord word) => Word(word);

    internal string Of(InvoiceWord word, params ReadOnlySpan<object?> about) => string.Format(CultureInfo.InvariantCulture, Word(word), about);

    internal string Of(InvoicePayment payment) => payment.Name.Length > 0 ? payment.Name : Payment(payment.Mode);

    internal string Amount(Money amount) => Fraction(amount.Cents, decimals: 2, atLeast: 2);

    internal string Amount(Money amount, string currency) => $"{Amount(amount)}{Gap}{(currency is "EUR" ? "€" : currency)}";

    internal string UnitPrice(long millionths) => Fraction(millionths, decimals: 6, atLeast: 2);

    internal string Percent(Rate rate) => $"{Fraction(rate.BasisPoints, decimals: 2, atLeast: 0)}{Gap}%";

    internal string Count(Quantity quantity) => Fraction(quantity.Thousandths, decimals: 3, atLeast: 0);

    internal static string Date(DateOnly date) => date.ToString("dd'/'MM'/'yyyy", CultureInfo.InvariantCulture);

    // A count of the smallest unit, written with the language's own point. Figures of one width: columns stand under each other.
    private string Fraction(long units, int decimals, int atLeast)
    {
        var digits = Math.Abs(units).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var (whole, part) = (digits[..^decimals], digits[^decimals..].TrimEnd('0').PadRight(atLeast, '0'));

        for (var at = whole.Length - 3; at > 0; at -= 3)
        {
            whole = whole.Insert(at, $"{Gap}");
        }

        return (units < 0 ? "\u2212" : "") + whole + (part.Length > 0 ? Culture.NumberFormat.NumberDecimalSeparator + part : "");
    }
}

/// <summary>Every word that an invoice may need. Its name, after "InvoicePaper", is its key among the words of the screens.</summary>
public enum InvoiceWord
{
    Invoice,
    CreditNote,
    Quote,
    Number,
    Date,
    Ticket,

    /// <summary>{0}: its number, {1}: the register.</summary>
    TicketIs,
    Supplied,
    Corrects,

    /// <summary>{0}: the invoice, {1}: its date.</summary>
    CorrectsIs,
    Nature,
    Goods,
    Services,
    DueOn,
    ValidUntil,
    BillTo,
    QuoteFor,
    Siren,
    Siret,
    VatNumber,
    Item,
    Count,
    UnitNet,
    VatRate,
    Net,
    Included,
    Rate,
    Base,
    Tax,
    TotalNet,
    TotalTax,
    Total,
    TotalCredit,
    Paid,
    PaidBack,
    Due,
    DueCredit,
    Payments,
    Settled,
    Exempt,
    QuoteIsNoInvoice,
    Agreed,

    /// <summary>{0}: the number of the record, {1}: four signs of its seal.</summary>
    Sealed,

    /// <summary>{0}: which page, {1}: of how many.</summary>
    Page,
    /// <summary>{0}: four digits and a letter.</summary>
    ActivityCode,

    /// <summary>{0}: the telephone.</summary>
    Phone,
    NoteRecovery,
    NotePenalties,
    NoteDiscount,
    OrderForm,
    OrderedBy,
    DeliveryNote,
    DeliveredTo,
    Delivered,

    /// <summary>In the place of a rate and of what is without tax, where the tax is in the margin.</summary>
    Margin,

    /// <summary>{0}: a piece, tax included.</summary>
    EachIncluded,

    /// <summary>The totals without what is taxed on its margin, and that.</summary>
    OtherNet,
    OtherTax,
    MarginTotal,
    IntraCommunity,
}
