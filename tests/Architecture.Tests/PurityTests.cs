using System.Text.RegularExpressions;

namespace RetailPos.Architecture.Tests;

/// <summary>What the banned-symbols analyzer cannot see: a keyword, a discard, a word of SQL.</summary>
public sealed partial class PurityTests
{
    [Fact]
    public void Pure_code_counts_in_whole_numbers() => Assert.Empty(
        Source.PureFolders().SelectMany(folder => Hits(Source.Files(folder, "*.cs"), Fraction())));

    // What has happened is never changed and never taken away: corrections are new events.
    [Fact]
    public void No_event_row_is_updated_or_deleted() => Assert.Empty(Hits(Source.Files("src", "*.cs"), RowChange()));

    // An enum that grows must not find a default waiting for it: it would say the wrong thing to a guest.
    [Fact]
    public void Words_for_an_enum_have_no_default() => Assert.Empty(Hits(
        Source.Files("src", "*Text.cs").Where(path => path.Contains("Refusal", StringComparison.Ordinal)
            || path.EndsWith("FaultText.cs", StringComparison.Ordinal)),
        Discard()));

    // A guard that cannot bark guards nothing.
    [Theory]
    [InlineData("    var tax = 0.19m;", true)]
    [InlineData("    double share = cents * rate;", true)]
    [InlineData("    private float _share;", true)]
    [InlineData("    decimal.Round(x)", true)]
    [InlineData("    // A double tap is not an error.", false)]
    [InlineData("    /// <summary>10 000.00: the limit.</summary>", false)]
    [InlineData("    Route: make.oven;", false)]
    public void Fractions_are_found_in_code_only(string line, bool found) => Assert.Equal(found, Fraction().IsMatch(line));

    [Theory]
    [InlineData("DELETE FROM events WHERE position > 7", true)]
    [InlineData("delete from event", true)]
    [InlineData("update  events set payload = ''", true)]
    [InlineData("INSERT OR REPLACE INTO events", true)]
    [InlineData("replace into \"events\" values", true)]
    [InlineData("DROP TABLE events", true)]
    [InlineData("on conflict do update set payload", true)]
    [InlineData("DELETE FROM snapshots WHERE stream = $1", false)]
    [InlineData("INSERT INTO events VALUES ($1)", false)]
    [InlineData("// Nobody may update an event.", false)]
    public void Changes_of_event_rows_are_found(string line, bool found) => Assert.Equal(found, RowChange().IsMatch(line));

    [Theory]
    [InlineData("            _ => throw new UnreachableException(),", true)]
    [InlineData("    _=> \"?\",", true)]
    [InlineData("    OrderRefusal.NoLines => \"\",", false)]
    [InlineData("    lines.Select(_ => 1)", false)]
    public void A_default_is_found(string line, bool found) => Assert.Equal(found, Discard().IsMatch(line));

    private static IEnumerable<string> Hits(IEnumerable<string> files, Regex what) =>
        from path in files
        from line in File.ReadLines(path).Select((text, index) => (text, number: index + 1))
        where what.IsMatch(line.text)
        select $"{Path.GetRelativePath(Source.Root, path)}:{line.number}: {line.text.Trim()}";

    [GeneratedRegex(@"^(?!\s*//)[^/]*(\b(double|float|decimal)\b|\d\.\d)")]
    private static partial Regex Fraction();

    // Snapshots and checkpoints are memory that can be built again; only events are for ever.
    [GeneratedRegex(
        """\b(delete\s+from|update|replace\s+into|drop\s+table|truncate(\s+table)?)\s+(if\s+exists\s+)?["\[]?(events?|journal)\b|do\s+update\s+set\s+payload""",
        RegexOptions.IgnoreCase)]
    private static partial Regex RowChange();

    [GeneratedRegex(@"^\s*_\s*=>")]
    private static partial Regex Discard();
}
