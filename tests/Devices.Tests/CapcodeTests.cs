using RetailPos.Hub.Devices.Pagers;

namespace RetailPos.Devices.Tests;

public sealed class CapcodeTests
{
    [Theory]
    [InlineData(10, 1, 800_080)]
    [InlineData(911, 1, 807_288)]
    [InlineData(23, 3, 1_000_184)]
    [InlineData(1, 0, 700_008)]
    [InlineData(1, 13, 2_000_008)]
    [InlineData(1, 14, 10_008)]
    [InlineData(1, 22, 90_008)]
    [InlineData(1, 23, 110_008)]
    public void A_beeper_listens_where_its_maker_says(int number, int system, int capcode) =>
        Assert.Equal(capcode, Capcode.Of(system, number));

    [Fact]
    public void No_two_beepers_of_all_systems_share_an_address()
    {
        var all = Enumerable.Range(0, Capcode.SystemMax + 1)
            .SelectMany(system => Enumerable.Range(1, Capcode.NumberMax).Select(number => Capcode.Of(system, number)))
            .ToList();

        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.All([all.Min(), all.Max()], address => Assert.InRange(address, 8, Pocsag.AddressMax));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1_250, 1)]
    [InlineData(1, -1)]
    [InlineData(1, 77)]
    public void What_is_no_beeper_has_no_address(int number, int system) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Capcode.Of(system, number));
}
