using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>What stands on an invoice, in the order and the words in which it is read: paper and screen show the same.</summary>
/// <param name="Alert">What it is not, in its largest letters after the title; empty for an invoice.</param>
/// <param name="Columns">Of the lines: item, count, price, rate, net, tax included.</param>
/// <param name="Page">With places for which page of how many.</param>
/// <param name="VatColumns">Of the table of rates: rate, base, tax, tax included.</param>
public sealed record InvoiceSheet(
    string Title,
    string Alert,
    ValueList<InvoiceFact> Facts,
    string SellerName,
    ValueList<string> Seller,
    string BuyerTitle,
    ValueList<string> Buyer,
    ValueList<string> Columns,
    ValueList<InvoiceSheetRow> Rows,
    ValueList<string> VatColumns,
    ValueList<ValueList<string>> VatRows,
    ValueList<InvoiceFact> Totals,
    string PaymentsTitle,
    ValueList<InvoiceFact> Payments,
    string Agreed,
    ValueList<string> Notes,
    ValueList<string> Foot,
    string Page)
{
    public static InvoiceSheet Of(SealedInvoice sealedInvoice, InvoiceWords words)
    {
        var invoice = sealedInvoice.Invoice;
        var isQuote = invoice.Kind is InvoiceKind.Quote;
        var seller = invoice.Seller.Business;

        return new(
            words.Of(TitleOf(invoice.Kind)),
            isQuote ? words.Of(InvoiceWord.QuoteIsNoInvoice) : "",
            FactsOf(invoice, words),
            invoice.Seller.Name,
            [.. Envelope(invoice.Seller.Business), .. Registered(seller, words), .. Said(invoice, isOfSeller: true)],
            words.Of(isQuote ? InvoiceWord.QuoteFor : InvoiceWord.BillTo),
            [
                .. Filled(invoice.Buyer.Name), .. Envelope(invoice.Buyer.Business), .. Registered(invoice.Buyer.Business, words),
                .. Filled(invoice.Buyer.Business.Mail),
            ],
            [
                words.Of(InvoiceWord.Item), words.Of(InvoiceWord.Count), words.Of(InvoiceWord.UnitNet), words.Of(InvoiceWord.VatRate),
                words.Of(InvoiceWord.Net), words.Of(InvoiceWord.Included),
            ],
            [.. invoice.Lines.SelectMany(line => RowsOf(line, words))],
            [
                words.Of(InvoiceWord.Rate), words.Of(InvoiceWord.Base), words.Of(InvoiceWord.Tax), words.Of(InvoiceWord.Included),
            ],
            [.. invoice.Vat.Select(share => VatRowOf(share, words))],
            TotalsOf(invoice, words),
            invoice.Payments.IsEmpty ? "" : words.Of(InvoiceWord.Payments),
            [
                .. invoice.Payments.Select(payment => new InvoiceFact(
                    words.Of(payment) + (payment.On is { } on ? $" · {InvoiceWords.Date(on)}" : ""), words.Amount(payment.Amount, invoice.Currency))),
            ],
            isQuote ? words.Of(InvoiceWord.Agreed) : "",
            [
                .. invoice is { Kind: InvoiceKind.Invoice, Due.IsZero: true } ? [words.Of(InvoiceWord.Settled)] : Array.Empty<string>(),
                .. invoice.Vat.Any(share => share.Category is VatCategory.Exempt) ? [words.Of(InvoiceWord.Exempt)] : Array.Empty<string>(),
                .. invoice.Vat.Select(share => share.Reason).SelectMany(Filled),
                .. invoice.Vat.Any(share => share.Category is VatCategory.IntraCommunity) ? [words.Of(InvoiceWord.IntraCommunity)] : Array.Empty<string>(),
                .. Said(invoice, isOfSeller: false),
            ],
            [
                .. sealedInvoice.Seal is { } seal
                    ? [words.Of(InvoiceWord.Sealed, invoice.Number, seal.Extract)] : Array.Empty<string>(),
                invoice.Software,
            ],
            words.Of(InvoiceWord.Page));
    }

    /// <summary>The same goods on a plain paper that is no fiscal record: what is ordered with its prices, what is delivered without.</summary>
    public InvoiceSheet As(PaperForm form, InvoiceWords words) => form switch
    {
        PaperForm.Drawn => this,
        PaperForm.OrderForm => this with { Title = words.Of(InvoiceWord.OrderForm), Alert = "", BuyerTitle = words.Of(InvoiceWord.OrderedBy) },
        PaperForm.DeliveryNote => this with
        {
            Title = words.Of(InvoiceWord.DeliveryNote),
            Alert = "",
            Facts = [.. Facts.Take(2)], // Its number and its day.
            BuyerTitle = words.Of(InvoiceWord.DeliveredTo),
            Columns = [.. Columns.Take(WithoutPrices), .. Columns.Skip(WithoutPrices).Select(_ => "")],
            Rows =
            [
                .. Rows.Where(row => row.Kind is InvoiceRowKind.Line or InvoiceRowKind.Choice)
                    .Select(row => row with { Cells = [.. row.Cells.Take(WithoutPrices), .. row.Cells.Skip(WithoutPrices).Select(_ => "")] }),
            ],
            VatColumns = [],
            VatRows = [],
            Totals = [],
            PaymentsTitle = "",
            Payments = [],
            Agreed = words.Of(InvoiceWord.Delivered),
            Notes = [],
            Foot = [.. Foot.TakeLast(1)],
        },
    };

    /// <summary>Item and count.</summary>
    private const int WithoutPrices = 2;

    public static InvoiceWord TitleOf(InvoiceKind kind) => kind switch
    {
        InvoiceKind.Invoice => InvoiceWord.Invoice,
        InvoiceKind.CreditNote => InvoiceWord.CreditNote,
        InvoiceKind.Quote => InvoiceWord.Quote,
    };

    private static ValueList<InvoiceFact> FactsOf(Invoice invoice, InvoiceWords words)
    {
        var facts = new List<InvoiceFact>
        {
            new(words.Of(InvoiceWord.Number), invoice.Name, IsStrong: true),
            new(words.Of(InvoiceWord.Date), InvoiceWords.Date(invoice.Date)),
        };

        if (invoice.Corrects is { } corrects)
        {
            facts.Add(new(words.Of(InvoiceWord.Corrects), words.Of(
                InvoiceWord.CorrectsIs, corrects.Name, InvoiceWords.Date(DateOnly.FromDateTime(corrects.At.DateTime)))));
        }

        if (invoice.Ticket is { } ticket)
        {
            facts.Add(new(words.Of(InvoiceWord.Ticket), words.Of(InvoiceWord.TicketIs, ticket.Number, ticket.Till.Value)));
            facts.Add(new(words.Of(InvoiceWord.Supplied), InvoiceWords.Date(DateOnly.FromDateTime(ticket.SealedAt.DateTime))));
        }

        facts.Add(new(words.Of(InvoiceWord.Nature), words.Of(
            invoice.Nature is InvoiceNature.Services ? InvoiceWord.Services : InvoiceWord.Goods)));

        if (invoice.DueOn is { } on)
        {
            facts.Add(new(words.Of(invoice.Kind is InvoiceKind.Quote ? InvoiceWord.ValidUntil : InvoiceWord.DueOn), InvoiceWords.Date(on)));
        }

        return [.. facts];
    }

    private static IEnumerable<InvoiceSheetRow> RowsOf(InvoiceLine line, InvoiceWords words)
    {
        var isMargin = line.Category is VatCategory.Margin;
        yield return new(InvoiceRowKind.Line,
        [
            line.Name, words.Count(line.Quantity), isMargin ? "" : words.UnitPrice(line.UnitNetMillionths),
            isMargin ? words.Of(InvoiceWord.Margin) : words.Percent(line.Rate), isMargin ? "" : words.Amount(line.NetBefore),
            words.Amount(line.IncludedBefore),
        ]);

        // The column of prices without tax has none of it: what a piece costs is said below.
        if (isMargin && line.Quantity != Quantity.One)
        {
            yield return new(InvoiceRowKind.UnitPrice, [words.Of(InvoiceWord.EachIncluded, words.Amount(line.UnitIncluded)), "", "", "", "", ""]);
        }

        foreach (var choice in line.Choices)
        {
            yield return new(InvoiceRowKind.Choice, [choice, "", "", "", "", ""]);
        }

        // Under the figures above: each column adds up to its total.
        foreach (var share in line.Allowances)
        {
            yield return new(InvoiceRowKind.Allowance, [share.Name, "", "", "", isMargin ? "" : words.Amount(share.Net), words.Amount(share.Included)]);
        }
    }

    private static ValueList<string> VatRowOf(InvoiceVat share, InvoiceWords words) => share.Category is VatCategory.Margin
        ? [words.Of(InvoiceWord.Margin), "", "", words.Amount(share.Base)]
        : [words.Percent(share.Rate), words.Amount(share.Base), words.Amount(share.Tax), words.Amount(share.Base + share.Tax)];

    // What is taxed on its margin is in no total without tax: nothing may be taken out of it.
    private static IEnumerable<InvoiceFact> TaxTotalsOf(Invoice invoice, InvoiceWords words)
    {
        var margins = invoice.Vat.Where(share => share.Category is VatCategory.Margin).Sum(share => share.Base);
        var hasMargins = invoice.Vat.Any(share => share.Category is VatCategory.Margin);

        if (invoice.Vat.Any(share => share.Category is not VatCategory.Margin))
        {
            yield return new(
                words.Of(hasMargins ? InvoiceWord.OtherNet : InvoiceWord.TotalNet), words.Amount(invoice.Net - margins, invoice.Currency));
            yield return new(words.Of(hasMargins ? InvoiceWord.OtherTax : InvoiceWord.TotalTax), words.Amount(invoice.Tax, invoice.Currency));
        }

        if (hasMargins)
        {
            yield return new(words.Of(InvoiceWord.MarginTotal), words.Amount(margins, invoice.Currency));
        }
    }

    private static ValueList<InvoiceFact> TotalsOf(Invoice invoice, InvoiceWords words)
    {
        var isCredit = invoice.Kind is InvoiceKind.CreditNote;
        ValueList<InvoiceFact> sums =
        [
            .. TaxTotalsOf(invoice, words),
            new(words.Of(isCredit ? InvoiceWord.TotalCredit : InvoiceWord.Total), words.Amount(invoice.Total, invoice.Currency), IsStrong: true),
        ];

        return invoice.Kind is InvoiceKind.Quote
            ? sums
            :
            [
                .. sums,
                new(words.Of(isCredit ? InvoiceWord.PaidBack : InvoiceWord.Paid), words.Amount(invoice.Paid, invoice.Currency)),
                new(words.Of(isCredit ? InvoiceWord.DueCredit : InvoiceWord.Due), words.Amount(invoice.Due, invoice.Currency), IsStrong: true),
            ];
    }

    private static IEnumerable<string> Said(Invoice invoice, bool isOfSeller) =>
        invoice.Notes.Where(note => note.Code is InvoiceNote.Registered == isOfSeller).Select(note => note.Text);

    private static IEnumerable<string> Envelope(BusinessFacts facts) =>
    [
        .. Filled(facts.Street),
        .. Filled(string.Join(' ', Filled(facts.Postcode).Concat(Filled(facts.City)))),
        .. Filled(facts.Country is "FR" ? "France" : facts.Country),
    ];

    private static IEnumerable<string> Registered(BusinessFacts facts, InvoiceWords words) =>
    [
        .. facts.Siret.Length > 0 ? [$"{words.Of(InvoiceWord.Siret)} {Grouped(facts.Siret)}"]
            : facts.Siren.Length > 0 ? [$"{words.Of(InvoiceWord.Siren)} {Grouped(facts.Siren)}"] : Array.Empty<string>(),
        .. facts.VatNumber.Length > 0 ? [$"{words.Of(InvoiceWord.VatNumber)} {facts.VatNumber}"] : Array.Empty<string>(),
    ];

    // « 732 829 320 00074 », as everybody reads it out.
    private static string Grouped(string number) =>
        string.Join(' ', new[] { number[..3], number[3..6], number[6..9], number[9..] }.Where(part => part.Length > 0));

    private static IEnumerable<string> Filled(string text) => text.Length > 0 ? [text] : [];
}

/// <summary>Which paper is made of what was drawn.</summary>
public enum PaperForm
{
    /// <summary>The invoice, credit note or quote itself.</summary>
    Drawn,

    /// <summary>« Bon de commande », of a quote.</summary>
    OrderForm,

    /// <summary>« Bon de livraison », without prices.</summary>
    DeliveryNote,
}

public sealed record InvoiceFact(string Name, string Value, bool IsStrong = false);

/// <param name="Cells">As many as there are columns.</param>
public sealed record InvoiceSheetRow(InvoiceRowKind Kind, ValueList<string> Cells);

public enum InvoiceRowKind
{
    Line,

    /// <summary>What was chosen out of the article's sets.</summary>
    Choice,

    /// <summary>What changed the price of the line above.</summary>
    Allowance,

    /// <summary>What a piece costs, where the columns have no room for it.</summary>
    UnitPrice,
}
