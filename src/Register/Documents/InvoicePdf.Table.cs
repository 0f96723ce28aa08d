using RetailPos.Register.Documents.Pdf;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Documents;

/// <summary>What is sold, line by line, over as many pages as it takes.</summary>
public sealed partial class InvoicePdf
{
    /// <summary>Where the columns of the lines end; the first begins at the left and has room up to the second.</summary>
    private static readonly int[] ColumnEnds = [25_500, 29_500, 36_300, 41_300, 48_500, Right - 600];

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
}
