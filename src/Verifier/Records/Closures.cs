using RetailPos.Verifier.Zip;

namespace RetailPos.Verifier.Records;

/// <summary>The tables of all other chains: each sealed record has its row, in the order of the seals.</summary>
internal sealed class Closures : IDisposable
{
    private readonly Dictionary<string, Sheet> _sheets;

    private Closures(Dictionary<string, Sheet> sheets) => _sheets = sheets;

    public static Closures Of(ArchiveFile archive, Manifest manifest) => new(manifest.Of("table")
        .ToDictionary(row => row[1], row => Tickets.Open(archive, row[2], "till", "number", "form"), StringComparer.Ordinal));

    /// <returns>What is wrong; null when it is as it was sealed.</returns>
    public string? Record(string kind, string till, long number, string text, Tickets tickets)
    {
        if (!_sheets.TryGetValue(kind, out var sheet))
        {
            return "there is no table of its kind";
        }

        var row = new Row(sheet, sheet.Demand());

        if (row["till"] != till || row["number"] != Figures.Plain(number))
        {
            throw sheet.Fault($"row {sheet.Row} is not the record {number} of {till}");
        }

        var fields = text.Split(',');
        return row["form"] != fields[0] ? "the table says something else than what was sealed" : null;
    }

    public IEnumerable<string> Left() => _sheets.Values
        .Where(sheet => sheet.Read() is not null)
        .Select(sheet => sheet.Fault($"row {sheet.Row} belongs to no sealed record").Message);

    public void Dispose()
    {
        foreach (var sheet in _sheets.Values)
        {
            sheet.Dispose();
        }
    }
}
