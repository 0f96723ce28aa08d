namespace RetailPos.Look.Tests;

public sealed class ContrastTests
{
    /// <summary>Read at one to eight metres: WCAG's enhanced level.</summary>
    private const double FarMin = 7.0;

    /// <summary>Read at arm's length.</summary>
    private const double NearMin = 4.5;

    /// <summary>The edge of a field, a bar, a ring: seen, not read.</summary>
    private const double ShapeMin = 3.0;

    private static readonly (string Ink, string Ground)[] Read =
    [
        ("text", "ground"), ("text", "card"), ("text", "raised"), ("text", "sunk"),
        ("meta", "ground"), ("meta", "card"),
        ("on-primary", "primary"), ("on-selected", "selected"),
        ("on-waiting", "waiting"), ("waiting-text", "card"),
        ("on-late", "late"), ("late-text", "card"),
        ("on-ready", "ready"), ("ready-text", "card"),
        ("on-changed", "changed"), ("changed-text", "card"),
        ("allergen", "card"), ("text", "hatch"),
    ];

    public static TheoryData<string, string, string, double> ReadPairs =>
        Pairs(Read, theme => theme == "counter" ? NearMin : FarMin);

    public static TheoryData<string, string, string, double> ShapePairs => Pairs(
        [
            ("edge", "card"), ("edge", "ground"), ("fresh", "card"),
            ("late", "card"), ("ready", "card"), ("focus", "ground"),
        ],
        _ => ShapeMin);

    [Theory]
    [MemberData(nameof(ReadPairs))]
    public void What_is_read_stands_out_from_what_it_stands_on(string theme, string ink, string ground, double least) =>
        Assert.InRange(Stylesheet.Contrast(theme, ink, ground), least, 21);

    [Theory]
    [MemberData(nameof(ShapePairs))]
    public void What_is_seen_stands_out_from_what_it_stands_on(string theme, string ink, string ground, double least) =>
        Assert.InRange(Stylesheet.Contrast(theme, ink, ground), least, 21);

    [Fact]
    public void In_greyscale_a_late_head_cannot_be_taken_for_a_quiet_one() =>
        Assert.InRange(Stylesheet.GreyDistance("kitchen", "late", "card"), 0.35, 1);

    private static TheoryData<string, string, string, double> Pairs(
        (string Ink, string Ground)[] pairs, Func<string, double> least)
    {
        var rows = new TheoryData<string, string, string, double>();

        foreach (var theme in new[] { "kitchen", "counter", "guest" })
        {
            foreach (var (ink, ground) in pairs)
            {
                rows.Add(theme, ink, ground, least(theme));
            }
        }

        return rows;
    }
}
