using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>Writes rows onto paper of one width. What is too long goes on below; nothing is cut off.</summary>
internal sealed class ReceiptSheet(int width)
{
    private readonly List<ReceiptRow> _rows = [];

    public ValueList<ReceiptRow> Rows => [.. _rows];

    public void Add(ReceiptStyle style, string text, bool isLegal = false) => _rows.Add(new(style, text, isLegal));

    public void Rule()
    {
        if (_rows.Count > 0 && _rows[^1].Style is not ReceiptStyle.Rule)
        {
            Add(ReceiptStyle.Rule, "");
        }
    }

    /// <summary>In the middle. Empty text leaves no gap on the paper.</summary>
    public void Centre(string text, ReceiptStyle style = ReceiptStyle.Text, bool isLegal = false)
    {
        var room = style is ReceiptStyle.Large ? width / 2 : width;

        foreach (var row in Paragraph.Wrap(text, room))
        {
            Add(style, row.PadLeft(row.Length + ((room - row.Length) / 2)), isLegal);
        }
    }

    public void Left(string text, int indent = 0, ReceiptStyle style = ReceiptStyle.Text, bool isLegal = false)
    {
        foreach (var row in Paragraph.Wrap(text, width - indent))
        {
            Add(style, new string(' ', indent) + row, isLegal);
        }
    }

    /// <summary>Words on the left, a figure at the right edge of their first row.</summary>
    public void Pair(string text, string figure, int indent = 0, ReceiptStyle style = ReceiptStyle.Text, bool isLegal = false)
    {
        var room = style is ReceiptStyle.Large ? width / 2 : width;
        var words = room - indent - figure.Length - 1;

        // A figure so long that no word stands beside it has a row of its own.
        if (words < WordsMin)
        {
            Left(text, indent, style is ReceiptStyle.Large ? ReceiptStyle.Bold : style, isLegal);
            Add(style, figure.PadLeft(room), isLegal);
            return;
        }

        var rows = Paragraph.Wrap(text, words);
        Add(style, new string(' ', indent) + rows[0].PadRight(words) + " " + figure, isLegal);

        foreach (var row in rows.Skip(1))
        {
            Add(style, new string(' ', indent) + row, isLegal);
        }
    }

    /// <summary>Figures below each other, each column at its right edge but the first; false where the paper is too narrow.</summary>
    public bool Columns(IReadOnlyList<string[]> table, bool isLegal = false)
    {
        var count = table[0].Length;
        var sizes = Enumerable.Range(0, count).Select(at => table.Max(row => row[at].Length)).ToArray();
        var spare = width - sizes.Sum();

        if (spare < count - 1)
        {
            return false;
        }

        foreach (var row in table)
        {
            var text = row[0].PadRight(sizes[0]);

            for (var at = 1; at < count; at++)
            {
                // What is left over is shared out from the right, so that the last column ends at the edge.
                var gap = (spare / (count - 1)) + (at >= count - (spare % (count - 1)) ? 1 : 0);
                text += new string(' ', gap) + row[at].PadLeft(sizes[at]);
            }

            Add(ReceiptStyle.Text, text.TrimEnd(), isLegal);
        }

        return true;
    }

    private const int WordsMin = 8;
}
