using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>
/// An invoice, the credit note that takes back of one, or a quote. Everything that its paper and its XML say is in it, so that
/// both can be made again, byte for byte, without a look at anything else.
/// </summary>
/// <remarks>
/// Amounts are those of the ticket: the tax of a rate is what the till has sealed, once per rate on the sum. Every net of a
/// line is fitted to it by <see cref="InvoiceSums"/>. On a credit note all amounts are positive: the kind says which way they go.
/// </remarks>
/// <param name="Number">Gapless within the till: invoices and credit notes share one series, quotes have their own.</param>
/// <param name="At">With the site's own offset; its date is the date of the invoice.</param>
/// <param name="Ticket">What it was drawn from; null for a quote.</param>
/// <param name="Corrects">Which invoice a credit note takes back of; null otherwise.</param>
/// <param name="IsReported">The ticket's day was over: its VAT is declared among the day's sales (BT-23 B7 and S7).</param>
/// <param name="DueOn">When what is not paid is to be paid; null where nothing is due.</param>
/// <param name="Notes">In the words they were drawn with.</param>
/// <param name="Software">Name and version of the program that drew it.</param>
/// <param name="Form">Which look and which XML: another one is another number, and what was drawn before keeps its own.</param>
public sealed record Invoice(
    InvoiceKind Kind,
    TillId Till,
    long Number,
    DateTimeOffset At,
    SaleId Sale,
    TicketMark? Ticket,
    InvoiceMark? Corrects,
    Party Seller,
    Party Buyer,
    string Currency,
    InvoiceNature Nature,
    bool IsReported,
    ValueList<InvoiceLine> Lines,
    ValueList<InvoiceVat> Vat,
    ValueList<InvoicePayment> Payments,
    DateOnly? DueOn,
    ValueList<InvoiceNote> Notes,
    Actor By,
    string Software,
    int Form = Invoice.FormNow)
{
    public const int FormNow = 1;

    /// <summary>What the law lets pass where nothing was agreed (art. L441-10 C. com.); a quote holds as long.</summary>
    public const int TermDays = 30;

    public string Name => NameOf(Kind, Till, Number);

    public Money Net => Vat.Sum(share => share.Base);

    public Money Tax => Vat.Sum(share => share.Tax);

    public Money Total => Net + Tax;

    /// <summary>What has changed hands. What was written on an account has not.</summary>
    public Money Paid => Payments.Where(payment => payment.Mode is not PaymentMode.OnAccount).Sum(payment => payment.Amount);

    public Money Due => Total - Paid;

    /// <summary>Something of it bears no tax of its own, and says why.</summary>
    public bool IsSpecial => Vat.Any(share => share.Category is VatCategory.Margin or VatCategory.IntraCommunity);

    /// <summary>Why its lines of that category bear no tax, each reason once.</summary>
    public IEnumerable<VatScheme> SchemesOf(VatCategory category) =>
        Lines.Where(line => line.Category == category).Select(line => line.Scheme).Distinct().Order();

    public DateOnly Date => DateOnly.FromDateTime(At.DateTime);

    /// <summary>Cadre de facturation (BT-23): goods or services; 1 to pay, 2 paid, 7 declared already.</summary>
    public string Process => (Nature is InvoiceNature.Services ? "S" : "B") + (IsReported ? "7" : Due.IsZero ? "2" : "1");

    /// <summary>As it is printed: F-T1-000042 for invoices and credit notes, D-T1-000042 for quotes.</summary>
    public static string NameOf(InvoiceKind kind, TillId till, long number) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(kind is InvoiceKind.Quote ? 'D' : 'F')}-{till.Value}-{number:000000}");
}

public enum InvoiceKind
{
    Invoice,
    CreditNote,

    /// <summary>« Devis »: what it would cost. It is not sealed, and nobody owes it.</summary>
    Quote,
}

public enum InvoiceNature
{
    /// <summary>Taken away or delivered: a supply of goods.</summary>
    Goods,

    /// <summary>Eaten in the house: a service (fiscal-and-protocols.md §1.4).</summary>
    Services,
}

/// <summary>A sealed ticket, by its till's own count.</summary>
public sealed record TicketMark(TillId Till, long Number, DateTimeOffset SealedAt);

/// <summary>An invoice, named on another paper.</summary>
public sealed record InvoiceMark(TillId Till, long Number, DateTimeOffset At)
{
    public string Name => Invoice.NameOf(InvoiceKind.Invoice, Till, Number);
}

/// <param name="Quantity">Below zero only where the line takes money off.</param>
/// <param name="UnitIncluded">Tax included: the price on the card.</param>
/// <param name="UnitNetMillionths">
/// Tax excluded, in millionths of the currency, never below zero. As few decimals as make quantity × price the net before
/// allowances to the cent: two where they do.
/// </param>
/// <param name="Allowances">What changed the price, tax excluded; below zero what lowers it.</param>
/// <param name="Net">Tax excluded, after the allowances. The nets of a rate are its base.</param>
/// <param name="Included">Tax included, as it was sealed.</param>
/// <param name="Scheme">Why it bears no tax of its own; usual for whatever does.</param>
public sealed record InvoiceLine(
    string Name,
    ValueList<string> Choices,
    Quantity Quantity,
    Money UnitIncluded,
    long UnitNetMillionths,
    Rate Rate,
    VatCategory Category,
    ValueList<InvoiceShare> Allowances,
    Money Net,
    Money Included,
    VatScheme Scheme = VatScheme.Standard)
{
    public Money NetBefore => Net - Allowances.Sum(share => share.Net);

    public Money IncludedBefore => Included - Allowances.Sum(share => share.Included);
}

/// <param name="Net">Tax excluded.</param>
public sealed record InvoiceShare(string Name, Money Net, Money Included);

/// <summary>What is taxed at one rate: one row for each, rising. What bears no tax here stands after them.</summary>
/// <param name="Reason">Why there is no tax in it, in the words of the law; empty where there is, or where the paper says so anyway.</param>
public sealed record InvoiceVat(Rate Rate, VatCategory Category, Money Base, Money Tax, string Reason = "");

/// <summary>The categories of EN 16931 that a restaurant meets (UNTDID 5305).</summary>
public enum VatCategory
{
    /// <summary>S.</summary>
    Standard,

    /// <summary>Z: a rate of nothing, by a house that is registered for VAT.</summary>
    Zero,

    /// <summary>E: by a house that is not (art. 293 B CGI).</summary>
    Exempt,

    /// <summary>
    /// E, too: the tax is in the margin, and nobody may read it. All of it is one row (BR-E-01), at no rate, and its base is the
    /// price: there is nothing that could be taken out of it.
    /// </summary>
    Margin,

    /// <summary>K: untaxed, to a company of another state of the Union.</summary>
    IntraCommunity,
}

/// <param name="Name">As the house calls the key; empty for the word of its mode.</param>
public sealed record InvoicePayment(PaymentMode Mode, string Name, Money Amount, DateOnly? On = null);

/// <param name="Code">What it is about (UNTDID 4451): PMT, PMD, AAB … empty for none.</param>
public sealed record InvoiceNote(string Code, string Text)
{
    /// <summary>What the seller must say of itself: it stands with the seller.</summary>
    public const string Registered = "REG";
}

/// <summary>What an invoice is sealed as, beside the invoice itself.</summary>
public sealed record SealedInvoice(Invoice Invoice, Seal? Seal);
