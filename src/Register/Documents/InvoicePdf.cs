using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Documents.Pdf;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Documents;

/// <summary>An invoice on paper: A4, the buyer where the window of a French envelope is, the XML inside (Factur-X).</summary>
/// <remarks>The same record in the same words gives the same bytes. All measures are hundredths of a point.</remarks>
public sealed class InvoicePdf
{
    private const int Left = 4_500;
    private const int Right = PdfPage.Width - 4_500;

    /// <summary>110 mm from the left, 45 mm from above: where envelopes DL and C5 have their window.</summary>
    private const int WindowLeft = 31_200;
    private const int WindowTop = 12_800;

    /// <summary>Below it stands the foot of the page.</summary>
    private const int Bottom = PdfPage.Height - 6_600;

    private const int Small = 750;
    private const int Normal = 900;
    private const int Step = 1_300;
    private const int SmallStep = 1_080;

    /// <summary>Where the columns of the lines end; the first begins at the left and has room up to the second.</summary>
    private static readonly int[] ColumnEnds = [25_500, 29_500, 36_300, 41_300, 48_500, Right - 600];

    private static readonly int[] VatEnds = [8_600, 14_900, 20_600, 27_300];

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

    private void Sides()
    {
        var seller = _y + 700;

        foreach (var line in Wrapped(_strong, _sheet.SellerName, 1_400, 27_000))
        {
            _page.Text(_strong, Left, seller, 1_400, Ink.Dark, line);
            seller += 1_700;
        }

        foreach (var line in _sheet.Seller.SelectMany(line => Wrapped(_plain, line, Normal, 25_000)))
        {
            _page.Text(_plain, Left, seller, Normal, Ink.Quiet, line);
            seller += Step;
        }

        _page.TextTo(_strong, Right, _y + 1_300, 2_400, Ink.Dark, _sheet.Title);
        _page.TextTo(_strong, Right, _y + 3_300, 1_200, Ink.Dark, _sheet.Facts[0].Value);
        _page.TextTo(_strong, Right, _y + 4_900, Normal, Ink.Dark, _sheet.Alert);

        var buyer = Buyer();
        var facts = Facts(Math.Max(seller + 1_200, WindowTop + 1_500));
        _y = Math.Max(buyer, facts) + 2_400;
    }

    private int Buyer()
    {
        var lines = _sheet.Buyer
            .SelectMany((line, at) => Wrapped(at == 0 ? _strong : _plain, line, 1_000, Right - WindowLeft - 2_400).Select(part => (Text: part, IsName: at == 0)))
            .ToList();
        var bottom = WindowTop + 2_700 + (Math.Max(lines.Count, 3) * 1_450);
        _page.Box(WindowLeft, WindowTop, Right, bottom, Ink.Ground);
        _page.Text(_plain, WindowLeft + 1_200, WindowTop + 1_500, Small, Ink.Quiet, _sheet.BuyerTitle);
        var y = WindowTop + 3_200;

        foreach (var (text, isName) in lines)
        {
            _page.Text(isName ? _strong : _plain, WindowLeft + 1_200, y, 1_000, Ink.Dark, text);
            y += 1_450;
        }

        return bottom;
    }

    private int Facts(int y)
    {
        // The number stands below the title.
        foreach (var fact in _sheet.Facts.Skip(1))
        {
            _page.Text(_plain, Left, y, Normal, Ink.Quiet, fact.Name);

            foreach (var line in Wrapped(_plain, fact.Value, Normal, WindowLeft - 1_500 - 13_500))
            {
                _page.Text(_plain, 13_500, y, Normal, Ink.Dark, line);
                y += Step;
            }
        }

        return y;
    }

    private void Table()
    {
        Columns();

        for (var at = 0; at < _sheet.Rows.Count; at++)
        {
            var row = _sheet.Rows[at];
            var isLine = row.Kind is InvoiceRowKind.Line;
            var indent = isLine ? 600 : 1_600;
            var lines = Wrapped(_plain, row.Cells[0], isLine ? Normal : 800, ColumnEnds[0] - Left - indent).ToList();
            var height = (lines.Count * (isLine ? Step : SmallStep)) + (isLine ? 500 : 0);
            Room(height + 700);

            if (isLine)
            {
                _page.Rule(Left, Right, _y, 50, Ink.Line);
                _y += 400;
            }

            var (size, ink) = isLine ? (Normal, Ink.Dark) : (800, Ink.Quiet);
            var y = _y + (isLine ? 900 : 750);

            for (var cell = 1; cell < ColumnEnds.Length; cell++)
            {
                _page.TextTo(_plain, ColumnEnds[cell], y, size, ink, row.Cells[cell]);
            }

            foreach (var line in lines)
            {
                _page.Text(_plain, Left + indent, y, size, ink, line);
                y += isLine ? Step : SmallStep;
            }

            _y += height - (isLine ? 400 : 0) + (IsLastOfLine(at) ? 300 : 0);
        }

        _page.Rule(Left, Right, _y, 100, Ink.Dark);
        _y += 1_600;
    }

    private bool IsLastOfLine(int at) => at + 1 == _sheet.Rows.Count || _sheet.Rows[at + 1].Kind is InvoiceRowKind.Line;

    private void Columns()
    {
        _page.Box(Left, _y, Right, _y + 1_900, Ink.Ground);
        _page.Text(_strong, Left + 600, _y + 1_250, 800, Ink.Dark, _sheet.Columns[0]);

        for (var cell = 1; cell < ColumnEnds.Length; cell++)
        {
            _page.TextTo(_strong, ColumnEnds[cell], _y + 1_250, 800, Ink.Dark, _sheet.Columns[cell]);
        }

        _y += 1_900;
    }

    private void Room(int height)
    {
        if (_y + height > Bottom)
        {
            Begin();
            Columns();
        }
    }

    // The sums stay together: an amount without what it is the sum of is read wrong.
    private void Sums()
    {
        var left = 2_200 + (_sheet.VatRows.Count * Step) + (_sheet.Payments.IsEmpty ? 0 : 2_600 + (_sheet.Payments.Count * Step));
        var right = (_sheet.Totals.Count * 1_700) + (_sheet.Agreed.Length > 0 ? 9_000 : 0);

        if (_y + Math.Max(left, right) > Bottom)
        {
            Begin();
        }

        var top = _y;
        var first = Rates();
        first = Payments(first);
        _y = top;
        Totals();
        Agreed();
        _y = Math.Max(_y, first) + 1_400;
    }

    private int Rates()
    {
        var y = _y + 300;

        if (_sheet.VatColumns.IsEmpty)
        {
            return y;
        }

        for (var cell = 0; cell < VatEnds.Length; cell++)
        {
            _page.TextTo(_strong, VatEnds[cell], y, Small, Ink.Quiet, _sheet.VatColumns[cell]);
        }

        _page.Rule(Left, VatEnds[^1], y + 500, 50, Ink.Line);
        y += 1_700;

        foreach (var row in _sheet.VatRows)
        {
            for (var cell = 0; cell < VatEnds.Length; cell++)
            {
                _page.TextTo(_plain, VatEnds[cell], y, 850, Ink.Dark, row[cell]);
            }

            y += Step;
        }

        return y;
    }

    private int Payments(int y)
    {
        if (_sheet.Payments.IsEmpty)
        {
            return y;
        }

        y += 1_200;
        _page.Text(_strong, Left, y, Small, Ink.Quiet, _sheet.PaymentsTitle);
        _page.Rule(Left, VatEnds[^1], y + 500, 50, Ink.Line);
        y += 1_700;

        foreach (var payment in _sheet.Payments)
        {
            _page.Text(_plain, Left, y, 850, Ink.Dark, payment.Name);
            _page.TextTo(_plain, VatEnds[^1], y, 850, Ink.Dark, payment.Value);
            y += Step;
        }

        return y;
    }

    private void Totals()
    {
        foreach (var total in _sheet.Totals)
        {
            var font = total.IsStrong ? _strong : _plain;

            if (total.IsStrong)
            {
                _page.Box(WindowLeft, _y - 700, Right, _y + 1_000, Ink.Ground);
            }

            _page.Text(font, WindowLeft + 600, _y + 450, total.IsStrong ? 1_000 : Normal, Ink.Dark, total.Name);
            _page.TextTo(font, Right - 600, _y + 450, total.IsStrong ? 1_000 : Normal, Ink.Dark, total.Value);
            _y += 1_800;
        }
    }

    private void Agreed()
    {
        if (_sheet.Agreed.Length == 0)
        {
            return;
        }

        _y += 600;
        _page.Text(_plain, WindowLeft + 600, _y + 800, 800, Ink.Quiet, _sheet.Agreed);
        _page.Rule(WindowLeft, Right, _y - 300, 50, Ink.Line);
        _page.Rule(WindowLeft, Right, _y + 7_000, 50, Ink.Line);
        _y += 8_000;
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
