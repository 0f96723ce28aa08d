using RetailPos.Verifier.Zip;

namespace RetailPos.Verifier.Records;

/// <summary>
/// The tables of all other records, one for each sealed form: each record has its row, in the order of the seals, and the row is
/// its sealed text field by field. Closures are counted again from what they close.
/// </summary>
internal sealed class Closures : IDisposable
{
    private const int Head = 3;

    /// <summary>In the place of a till, where something is the whole house's.</summary>
    private const string House = "*";

    private readonly Dictionary<string, Sheet> _sheets;

    private Closures(Dictionary<string, Sheet> sheets) => _sheets = sheets;

    public static Closures Of(ArchiveFile archive, Manifest manifest) => new(manifest.Of("table").Where(row => row.Length is 3)
        .ToDictionary(row => row[1], row => Tickets.Open(archive, row[2], "till", "number", "form"), StringComparer.Ordinal));

    /// <returns>What is wrong; null when it is as it was sealed.</returns>
    public string? Record(string kind, string till, long number, string text, Tickets tickets)
    {
        var form = text.Split(',', 2)[0];

        if (!_sheets.TryGetValue(form, out var sheet))
        {
            return $"there is no table of the form {form}";
        }

        var row = sheet.Demand();

        if (row[0] != till || row[1] != Figures.Plain(number))
        {
            throw sheet.Fault($"row {sheet.Row} is not the record {number} of {till}");
        }

        var cells = text.Split(',', sheet.Width - Head + 1);
        var expected = cells.Take(1).Concat(cells.Skip(1).Select(Read)).Concat(Enumerable.Repeat("", sheet.Width - Head + 1 - cells.Length));
        return row.Skip(Head - 1).SequenceEqual(expected, StringComparer.Ordinal)
            ? Count(kind, till, number, form, text.Split(','), tickets)
            : "the table says something else than what was sealed";
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

    private static string? Count(string kind, string till, long number, string form, string[] fields, Tickets tickets)
    {
        switch (form)
        {
            case "DAY1" or "MONTH1" or "YEAR1" or "DAY2" or "MONTH2" or "YEAR2":
                return fields.Length != (form[^1] is '2' ? 30 : 29) ? "it has not the fields of a closure"
                    : fields[6] != Figures.Plain(number) || fields[7] != till ? "it names another closure"
                    : tickets.CountOf(till).Close(kind, number, fields);
            case "JET1":
                return fields is [_, var named, .., var of] && named == Figures.Plain(number) && Read(of) == (till is House ? "" : till)
                    ? null : "it names another technical event";
            case "DEBT1" when fields.Length is 13:
                tickets.CountOf(till).Day.Settled(fields[9], Figures.Whole(fields[10]));
                return null;
            case "CASH1" when fields.Length is 12:
                tickets.CountOf(till).Day.Moved(fields[6] is "CashIn" or "PettyCashIn" ? Figures.Whole(fields[7]) : -Figures.Whole(fields[7]));
                return null;
            case "CLOSE1" or "CLOSE2" when fields.Length is 23:
                tickets.CountOf(till).Day.Counted(Differences(fields[18]));
                return null;
            default:
                return null;
        }
    }

    // Cash:12000:11990;Card:4500: – what was not counted has no difference.
    private static long Differences(string counts) => counts.Length is 0 ? 0 : counts.Split(';').Select(count => count.Split(':'))
        .Where(count => count is [_, _, { Length: > 0 }])
        .Sum(count => Figures.Whole(count[2]) - Figures.Whole(count[1]));

    private static string Read(string field) => field.Contains(',', StringComparison.Ordinal)
        ? field
        : field.Replace("%7C", "|", StringComparison.Ordinal).Replace("%2C", ",", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal);
}
