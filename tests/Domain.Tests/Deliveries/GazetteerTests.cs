using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Deliveries;

public sealed class GazetteerTests
{
    private static readonly Gazetteer Town = Read(
        ["Rue de la République", "Lyon", "45.7638", "4.8358"],
        ["Place Saint-Paul", "Lyon", "45,7663", "4,8278"],
        ["", "Bron", "45.739", "4.914"]).Read;

    [Theory]
    [InlineData("republique", "Rue de la République, Lyon")]
    [InlineData("12 rue de la rép", "Rue de la République, Lyon")]
    [InlineData("saint paul lyon", "Place Saint-Paul, Lyon")]
    [InlineData("bro", "Bron")]
    public void It_finds_what_was_typed_without_its_accents_and_with_a_house_number(string typed, string found) =>
        Assert.Equal([found], Town.Find(typed, 5).Select(place => place.Name));

    [Theory]
    [InlineData("")]
    [InlineData("  12 ")]
    [InlineData("marseille")]
    public void Nothing_is_found_for_nothing(string typed) => Assert.Empty(Town.Find(typed, 5));

    [Fact]
    public void What_begins_with_the_text_comes_first_and_no_more_come_than_asked_for() =>
        Assert.Equal("Place Saint-Paul, Lyon", Assert.Single(Town.Find("p", 1)).Name);

    [Fact]
    public void A_faulty_row_is_named_and_costs_the_others_nothing()
    {
        var (read, faults) = Read(["Rue A", "Lyon", "45", "4"], ["Rue B", "Lyon", "45"], ["Rue C", "", "45", "4"], ["Rue D", "Lyon", "95", "4"], ["Rue E", "Lyon", "quatre", "4"]);

        Assert.Equal(1, read.Count);
        Assert.Equal(
            [new(3, PlaceFaultKind.NotFourCells), new(4, PlaceFaultKind.NameInvalid), new(5, PlaceFaultKind.PositionInvalid), new PlaceFault(6, PlaceFaultKind.PositionInvalid)],
            faults);
    }

    [Theory]
    [InlineData("48.8566", 48_856_600)]
    [InlineData("-0,5791800", -579_180)]
    [InlineData(" 4 ", 4_000_000)]
    [InlineData("4.8357659", 4_835_766)]
    [InlineData("--4", null)]
    [InlineData("4.", null)]
    [InlineData("1e3", null)]
    [InlineData("4.12345678", null)]
    [InlineData("", null)]
    public void Degrees_are_read_without_a_fraction(string text, int? microdegrees) =>
        Assert.Equal(microdegrees, Gazetteer.Microdegrees(text));

    private static (Gazetteer Read, ValueList<PlaceFault> Faults) Read(params ValueList<string>[] rows) =>
        Gazetteer.Of(rows.Select((cells, at) => (at + 2, cells)));
}
