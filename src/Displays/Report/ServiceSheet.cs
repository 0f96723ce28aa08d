using System.Buffers;
using System.Globalization;
using System.Text;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Kernel;

namespace RetailPos.Displays.Report;

/// <summary>The report for a spreadsheet: one row for each article, station and hour.</summary>
/// <remarks>
/// It holds whole numbers and no shares: 3,5 is a price in one country and two cells in the next. Semicolons part the cells,
/// which every spreadsheet on the continent opens with a double click, and a byte-order mark says that it is UTF-8.
/// </remarks>
public static class ServiceSheet
{
    private static readonly SearchValues<char> Quoted = SearchValues.Create(";,\"\r\n\t'");

    private static readonly string[] Columns =
    [
        "SheetArticle", "SheetArticleId", "SheetStation", "SheetHour", "SheetLines", "SheetPortions", "SheetFinished",
        "SheetMean", "SheetMedian", "SheetPercentile95", "SheetLate", "SheetRecalls", "SheetWaste",
    ];

    /// <param name="nameOf">What the house calls a station; null for the unassigned lane.</param>
    public static byte[] Of(ServiceReport report, Func<StationId?, string> nameOf, IStringLocalizer<Texts> texts)
    {
        var sheet = new StringBuilder();
        Write(sheet, Columns.Select(column => texts[column].Value));

        foreach (var row in report.Cells)
        {
            var figures = row.Figures;
            Write(sheet,
            [
                row.Article,
                row.Item?.Value ?? "",
                nameOf(row.Station),
                Number(row.Hour),
                Number(figures.Lines),
                Number(figures.Portions),
                Number(figures.Finished),
                Number(figures.MeanSeconds),
                Number(figures.MedianSeconds),
                Number(figures.Percentile95Seconds),
                Number(figures.Late),
                Number(figures.Recalls),
                Number(figures.WasteThousandths),
            ]);
        }

        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(sheet.ToString())];
    }

    /// <summary>One cell, quoted where it must be. What a spreadsheet would take for a formula is marked as text.</summary>
    public static string Cell(string text)
    {
        // A name that begins like a formula is run by whoever opens the file: the apostrophe keeps it a name.
        var tame = text.TrimStart() is [var first, ..] && "=+-@＝＋－＠".Contains(first) || text is ['\t' or '\r' or '\n', ..]
            ? $"'{text}"
            : text;

        return tame.AsSpan().ContainsAny(Quoted) ? $"\"{tame.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : tame;
    }

    private static void Write(StringBuilder sheet, IEnumerable<string> cells) =>
        sheet.AppendJoin(';', cells.Select(Cell)).Append("\r\n");

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
