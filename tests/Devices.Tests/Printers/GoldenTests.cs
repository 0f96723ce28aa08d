using System.Runtime.CompilerServices;
using System.Text;
using System.Xml.Linq;
using RetailPos.Hub.Devices.Printers.Dialects;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>
/// Each paper in each dialect, byte by byte as it was when somebody looked at it last. RETAILPOS_GOLDEN=1 writes them anew; what has
/// changed is then read in the difference.
/// </summary>
public sealed class GoldenTests
{
    private static readonly Dictionary<string, IPrinterDialect> Dialects = new(StringComparer.Ordinal)
    {
        ["escpos-858"] = new EscPos(EscPosPage.Pc858, EscPosBuzzer.Epson),
        ["escpos-1252"] = new EscPos(EscPosPage.Wpc1252, EscPosBuzzer.Common),
        ["star"] = new StarLine(),
        ["epos"] = new EposXml(),
    };

    public static IEnumerable<object[]> Each => Documents.All.Keys.SelectMany(document => Dialects.Keys.Select(dialect => (object[])[document, dialect]));

    [Theory]
    [MemberData(nameof(Each))]
    public void Every_paper_is_the_same_bytes_as_ever(string document, string dialect)
    {
        var path = Path.Combine(Folder(), $"{document}.{dialect}.txt");
        var now = Readable(Dialects[dialect].Write(Documents.All[document]));

        if (Environment.GetEnvironmentVariable("RETAILPOS_GOLDEN") is { Length: > 0 })
        {
            Directory.CreateDirectory(Folder());
            File.WriteAllText(path, now);
        }

        Assert.Equal(File.ReadAllText(path), now);
    }

    [Fact]
    public void No_golden_paper_is_left_over() => Assert.Equal(
        Each.Select(row => $"{row[0]}.{row[1]}.txt").Order(StringComparer.Ordinal),
        Directory.GetFiles(Folder()).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <summary>Read by three readers that know nothing of the codecs, every paper says the same.</summary>
    [Fact]
    public void Every_dialect_says_what_was_meant()
    {
        foreach (var (document, paper) in Documents.All)
        {
            var meant = paper.Parts.OfType<PaperPart.Row>().Select(row => row.Text).ToList();

            Assert.Equal(meant.Select(text => Old(text)), Texts(Star(paper)));
            Assert.Equal(meant.Select(text => Old(text)), Texts(Epos(paper)));
            Assert.Equal(meant.Select(text => Old(text)), Texts(EscPosRows(paper, EscPosPage.Wpc1252)));
            Assert.Equal(meant.Select(text => Old(Old858(text))), Texts(EscPosRows(paper, EscPosPage.Pc858)));
            Assert.DoesNotContain(EscPosRows(paper, EscPosPage.Pc858), row => row.Contains('?', StringComparison.Ordinal) && document.Length > 0);
        }

        // A row that grew by "oe" gives up a space before its amount; what it says is the same.
        static string Old(string text) => string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        static string Old858(string text) => text.Replace("œ", "oe", StringComparison.Ordinal).Replace("’", "'", StringComparison.Ordinal).Replace("–", "-", StringComparison.Ordinal);
        static IEnumerable<string> Texts(IEnumerable<string> rows) => rows.Where(row => row.Trim('-').Length > 0).Select(Old);
    }

    [Fact]
    public void Every_sign_of_the_demo_menu_is_read_back_from_every_dialect()
    {
        var menu = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "articles.csv"));

        foreach (var sign in menu.Where(sign => !char.IsControl(sign)).Distinct())
        {
            ReadsBack($"a{sign}b", page858: sign switch { 'œ' => "aoeb", 'Œ' => "aOEb", '’' => "a'b", '–' => "a-b", '…' => "a...b", _ => $"a{sign}b" });
        }
    }

    [Fact]
    public void A_thousand_names_of_three_languages_are_read_back_from_every_dialect()
    {
        var chance = new Random(20_261_122);
        string[] first = ["Zoë", "François", "Hélène", "Anaïs", "Jérôme", "Gaëlle", "Jürgen", "Björn", "Käthe", "Größl", "Niccolò", "Cecilìa", "Renè", "Giosuè", "Cœur", "Françoise", "Mañuela", "Aÿmeric"];
        string[] last = ["Lefèvre", "D'Œuvry", "Châtelain", "Müßig", "Weiß", "Böhm", "Übelacker", "Però", "Città", "Virtù", "L’Hôte", "Saint-Exupéry", "Noël", "Âme", "Île", "Ünal", "Ærøe", "Żółć"];

        for (var number = 0; number < 1_000; number++)
        {
            var name = $"{first[chance.Next(first.Length)]} {(char)('A' + chance.Next(26))}. {last[chance.Next(last.Length)]}{(chance.Next(3) == 0 ? $"-{last[chance.Next(last.Length)]}" : "")}";
            ReadsBack(name, Plain(name, "œoe", "ŒOE", "’'", "ŻZ", "ćc", "łl"), Plain(name, "ŻZ", "ćc", "łl"));
        }

        static string Plain(string text, params ReadOnlySpan<string> pairs)
        {
            foreach (var pair in pairs)
            {
                text = text.Replace(pair[..1], pair[1..], StringComparison.Ordinal);
            }

            return text;
        }
    }

    private static void ReadsBack(string text, string page858, string? page1252 = null)
    {
        var paper = new Paper(64, [new PaperPart.Row(text, PaperStyle.Plain)]);
        var meant = page1252 ?? text;

        Assert.Equal([meant], Star(paper));
        Assert.Equal([meant], Epos(paper));
        Assert.Equal([meant], EscPosRows(paper, EscPosPage.Wpc1252));
        Assert.Equal([page858], EscPosRows(paper, EscPosPage.Pc858));
    }

    private static IReadOnlyList<string> Star(Paper paper) => StarReader.Read(new StarLine().Write(paper)).Rows;

    private static IReadOnlyList<string> Epos(Paper paper)
    {
        XNamespace epos = EposXml.Namespace;
        return [.. XDocument.Parse(Encoding.UTF8.GetString(new EposXml().Write(paper))).Descendants(epos + "text").Where(text => text.Value.Length > 0).Select(text => text.Value.TrimEnd('\n'))];
    }

    private static IReadOnlyList<string> EscPosRows(Paper paper, EscPosPage page) =>
        [.. PaperReader.Of(new EscPos(page, EscPosBuzzer.Common).Write(paper)).Rows.Select(Bare).Where(row => row.Length > 0)];

    // Without the reader's marks of size and style.
    private static string Bare(string row) => row.StartsWith('[') ? row[(row.IndexOf(']', StringComparison.Ordinal) + 1)..].TrimStart('*', '#', '_') : row.TrimStart('*', '#', '_');

    // One row a command, so that a difference can be read: signs as they are, the rest in hexadecimal.
    private static string Readable(byte[] bytes)
    {
        var text = new StringBuilder();

        foreach (var code in bytes)
        {
            text.Append(code is 0x1b or 0x1d && text.Length > 0 ? "\n" : "");
            text.Append(code is >= 0x20 and < 0x7f and not (byte)'<' ? $"{(char)code}" : code == '<' ? "\n<" : FormattableString.Invariant($"<{code:X2}>"));
            text.Append(code == 0x0a ? "\n" : "");
        }

        return text.Append('\n').ToString();
    }

    private static string Folder([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
