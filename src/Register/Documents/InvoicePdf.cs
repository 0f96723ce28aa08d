using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Documents.Pdf;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Documents;

/// <summary>An invoice on paper: A4, the buyer where the window of a French envelope is, the XML inside (Factur-X).</summary>
/// <remarks>The same record in the same words gives the same bytes. All measures are hundredths of a point.</remarks>
public sealed partial class InvoicePdf
{
    private const int Left = 4_500;
    private const int Right = PdfPage.Width - 4_500;

    /// <summary>Below it stands the foot of the page.</summary>
    private const int Bottom = PdfPage.Height - 6_600;

    private const int Small = 750;
    private const int Normal = 900;
    private const int Step = 1_300;
    private const int SmallStep = 1_080;

    private readonly PdfFont _plain = new("F1", HouseFonts.Regular);
    private readonly PdfFont _strong = new("F2", HouseFonts.SemiBold);
    private readonly List<PdfPage> _pages = [];
    private readonly InvoiceSheet _sheet;
    private PdfPage _page = null!;
    private int _y;

    private InvoicePdf(InvoiceSheet sheet) => _sheet = sheet;

    /// <returns>PDF/A-3; with the XML inside, where it is an invoice or a credit note itself.</returns>
    public static byte[] Of(SealedInvoice invoice, InvoiceWords words, PaperForm form = PaperForm.Drawn)
    {
        var sheet = InvoiceSheet.Of(invoice, words).As(form, words);
        var drawn = invoice.Invoice;
        var pdf = new InvoicePdf(sheet);
        pdf.Draw();
        return new Archival(
                $"{sheet.Title} {drawn.Name}",
                drawn.Seller.Name,
                $"{sheet.Title} {drawn.Name}, {drawn.Buyer.Name}".TrimEnd(',', ' '),
                drawn.Software,
                drawn.At,
                drawn.Kind is InvoiceKind.Quote || form is not PaperForm.Drawn ? null : InvoiceXml.Of(drawn))
            .Write(pdf._pages, [pdf._plain, pdf._strong]);
    }

    private void Draw()
    {
        Begin();
        Sides();
        Table();
        Sums();
        Notes();
        Feet();
    }

    private void Begin()
    {
        _page = new();
        _pages.Add(_page);
        _y = 5_400;

        if (_pages.Count > 1)
        {
            _page.Text(_strong, Left, _y, Normal, Ink.Dark, _sheet.SellerName);
            _page.TextTo(_strong, Right, _y, Normal, Ink.Dark, $"{_sheet.Title} {_sheet.Facts[0].Value}");
            _y += 2_000;
        }
    }

    private void Notes()
    {
        foreach (var note in _sheet.Notes)
        {
            var lines = Wrapped(_plain, note, 800, Right - Left).ToList();

            if (_y + (lines.Count * SmallStep) > Bottom)
            {
                Begin();
            }

            foreach (var line in lines)
            {
                _page.Text(_plain, Left, _y, 800, Ink.Quiet, line);
                _y += SmallStep;
            }

            _y += 250;
        }
    }

    // Last of all: how many pages there are is known only now.
    private void Feet()
    {
        var said = string.Join(" · ", _sheet.Foot);

        for (var at = 0; at < _pages.Count; at++)
        {
            var page = _pages[at];
            var number = string.Format(CultureInfo.InvariantCulture, _sheet.Page, at + 1, _pages.Count);
            page.Rule(Left, Right, PdfPage.Height - 5_000, 50, Ink.Line);
            page.Text(_plain, Left, PdfPage.Height - 3_900, Small, Ink.Quiet, said);
            page.TextTo(_plain, Right, PdfPage.Height - 3_900, Small, Ink.Quiet, number);
        }
    }

    private static IEnumerable<string> Wrapped(PdfFont font, string text, int size, int room)
    {
        var line = "";

        foreach (var word in text.Split(' ').SelectMany(word => Broken(font, word, size, room)))
        {
            var longer = line.Length == 0 ? word : $"{line} {word}";

            if (line.Length > 0 && font.Face.WidthOf(longer, size) > room)
            {
                yield return line;
                longer = word;
            }

            line = longer;
        }

        yield return line;
    }

    // A word that is wider than its column goes on below: nothing is cut off, and nothing runs into the figures.
    private static IEnumerable<string> Broken(PdfFont font, string word, int size, int room)
    {
        var part = "";

        foreach (var rune in word.EnumerateRunes())
        {
            if (part.Length > 0 && font.Face.WidthOf($"{part}{rune}", size) > room)
            {
                yield return part;
                part = "";
            }

            part += rune.ToString();
        }

        yield return part;
    }
}
