using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Register.Office.Selling;

/// <summary>A list as people have it: copied out of a spreadsheet, or typed, one article to a line.</summary>
/// <param name="Wrong">The numbers of the lines that say no name and price, from 1.</param>
public sealed record ArticleLines(ImmutableArray<ArticleLine> Lines, ImmutableArray<int> Wrong)
{
    public bool IsGood => Wrong.IsEmpty && !Lines.IsEmpty;

    /// <summary>« Kir cassis; 5,50; Apéritifs », with tabs for semicolons, or « Kir cassis 5,50 ». Empty lines say nothing.</summary>
    /// <param name="department">Of a line that names none.</param>
    public static ArticleLines Read(string pasted, string department)
    {
        var lines = ImmutableArray.CreateBuilder<ArticleLine>();
        var wrong = ImmutableArray.CreateBuilder<int>();

        foreach (var (text, at) in pasted.Split('\n').Select((text, at) => (text.Trim(), at)).Where(line => line.Item1.Length > 0))
        {
            if (LineOf(text, department) is { } line)
            {
                lines.Add(line);
            }
            else
            {
                wrong.Add(at + 1);
            }
        }

        return new(lines.ToImmutable(), wrong.ToImmutable());
    }

    private static ArticleLine? LineOf(string text, string department)
    {
        var cells = CellsOf(text);
        return cells is [var name, var price, ..] && Text.IsName(name) && PriceOf(price) is { } amount
            && (cells.Length > 2 && cells[2].Length > 0 ? cells[2] : department) is var of && Text.IsName(of)
            ? new(name, amount, of)
            : null;
    }

    private static string[] CellsOf(string text)
    {
        var sign = text.Contains('\t', StringComparison.Ordinal) ? '\t' : ';';

        if (text.Contains(sign, StringComparison.Ordinal))
        {
            return text.Split(sign, StringSplitOptions.TrimEntries);
        }

        // "Kir cassis 5,50 €": the price is the last word, whether or not its currency stands apart.
        var bare = text.TrimEnd('€', ' ', '\u00a0', '\u202f');
        var gap = bare.LastIndexOf(' ');
        return gap < 0 ? [text] : [bare[..gap].Trim(), bare[(gap + 1)..]];
    }

    private static Money? PriceOf(string cell) =>
        Digits.Read(cell.TrimEnd('€', ' ', '\u00a0', '\u202f'), 2) is { } cents ? new Money(cents) : null;
}

/// <param name="Department">By its name; one that the house does not have is made.</param>
public sealed record ArticleLine(string Name, Money Price, string Department);
