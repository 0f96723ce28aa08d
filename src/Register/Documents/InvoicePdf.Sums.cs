using RetailPos.Register.Documents.Pdf;

namespace RetailPos.Register.Documents;

/// <summary>What it comes to, by rate and as a whole, and how it was paid.</summary>
public sealed partial class InvoicePdf
{
    private static readonly int[] VatEnds = [8_600, 14_900, 20_600, 27_300];

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
}
