using RetailPos.Register.Documents.Pdf;

namespace RetailPos.Register.Documents;

/// <summary>Who sells, who buys, and what paper it is.</summary>
public sealed partial class InvoicePdf
{
    /// <summary>110 mm from the left, 45 mm from above: where envelopes DL and C5 have their window.</summary>
    private const int WindowLeft = 31_200;
    private const int WindowTop = 12_800;

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
}
