using System.Globalization;
using RetailPos.Kernel;

namespace RetailPos.Look.Tests;

public sealed class FormatsTests
{
    private const string NoBreak = "\u00a0";
    private const string Thin = "\u202f";

    private static readonly CultureInfo French = CultureInfo.GetCultureInfo("fr-FR");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");

    [Theory]
    [InlineData(1_250, "EUR", "fr-FR", "12,50" + NoBreak + "€")]
    [InlineData(5, "EUR", "fr-FR", "0,05" + NoBreak + "€")]
    [InlineData(0, "EUR", "fr-FR", "0,00" + NoBreak + "€")]
    [InlineData(-350, "EUR", "fr-FR", "-3,50" + NoBreak + "€")]
    [InlineData(123_456_789, "EUR", "fr-FR", "1" + Thin + "234" + Thin + "567,89" + NoBreak + "€")]
    [InlineData(1_250, "CHF", "de-CH", "CHF" + NoBreak + "12.50")]
    [InlineData(1_250, "CHF", "fr-FR", "12,50" + NoBreak + "CHF")]
    [InlineData(1_250, "EUR", "en-GB", "€12.50")]
    [InlineData(1_250, "CHF", "en-GB", "CHF" + NoBreak + "12.50")]
    [InlineData(100_000, "GBP", "en-GB", "£1,000.00")]
    public void An_amount_is_written_as_its_readers_write_it(
        long cents, string currency, string culture, string written) =>
        Assert.Equal(written, Formats.Amount(new Money(cents), currency, CultureInfo.GetCultureInfo(culture)));

    [Fact]
    public void An_amount_too_large_for_a_floating_number_keeps_its_last_cent()
    {
        Assert.Equal("90,071,992,547,409.93", Formats.Amount(new Money(9_007_199_254_740_993), English));
        Assert.Equal("-92,233,720,368,547,758.08", Formats.Amount(new Money(long.MinValue), English));
    }

    [Theory]
    [InlineData(550, "5,5")]
    [InlineData(1_000, "10")]
    [InlineData(2_000, "20")]
    [InlineData(210, "2,1")]
    [InlineData(255, "2,55")]
    [InlineData(0, "0")]
    [InlineData(10_000, "100")]
    public void A_rate_says_no_zero_that_says_nothing(int basisPoints, string figure)
    {
        var written = Formats.Rate(new Rate(basisPoints), French);

        Assert.Matches($"^{figure}[{NoBreak}{Thin}]%$", written);
    }

    [Theory]
    [InlineData(2_000, "2")]
    [InlineData(350, "0,350")]
    [InlineData(1_500, "1,500")]
    [InlineData(5, "0,005")]
    [InlineData(-1_000, "-1")]
    [InlineData(999_000, "999")]
    public void Pieces_are_counted_and_weights_have_three_places(int thousandths, string written) =>
        Assert.Equal(written, Formats.Quantity(new Quantity(thousandths), French));

    [Theory]
    [InlineData(0, "00:00")]
    [InlineData(200, "03:20")]
    [InlineData(3_599, "59:59")]
    [InlineData(3_600, "1 h 00")]
    [InlineData(3_900, "1 h 05")]
    [InlineData(-1, "00:00")]
    public void A_duration_is_never_negative_and_says_its_hours(int seconds, string written) =>
        Assert.Equal(written, Formats.Duration(TimeSpan.FromSeconds(seconds)));

    [Fact]
    public void A_time_is_told_by_the_clock_of_the_site()
    {
        var paris = TimeZoneInfo.FindSystemTimeZoneById("Europe/Paris");

        Assert.Equal("12:47", Formats.TimeOfDay(new(2026, 1, 15, 11, 47, 8, TimeSpan.Zero), paris));
        Assert.Equal("13:47", Formats.TimeOfDay(new(2026, 7, 15, 11, 47, 8, TimeSpan.Zero), paris));
    }

    [Fact]
    public void An_attribute_holds_a_moment_that_every_browser_reads_alike() =>
        Assert.Equal(
            "2026-07-15T11:47:08.250Z",
            Formats.Attribute(new(2026, 7, 15, 13, 47, 8, 250, TimeSpan.FromHours(2))));
}
