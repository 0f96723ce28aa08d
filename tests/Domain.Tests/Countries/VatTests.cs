using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Countries;

public sealed class VatTests
{
    [Theory]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.Meal, "2026-11-22", 1_000, 1_000)]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.SoftDrink, "2026-11-22", 1_000, 1_000)]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.Packed, "2026-11-22", 1_000, 550)]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.Alcohol, "2026-11-22", 2_000, 2_000)]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.Alcohol, "2013-12-31", 1_960, 1_960)]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.Meal, "2013-12-31", 700, 700)]
    [InlineData(Country.France, TaxRegion.Mainland, VatSupply.Press, "2026-11-22", 210, 210)]
    [InlineData(Country.France, TaxRegion.Corsica, VatSupply.Packed, "2026-11-22", 1_000, 210)]
    [InlineData(Country.France, TaxRegion.Corsica, VatSupply.Press, "2026-11-22", 210, 210)]
    [InlineData(Country.France, TaxRegion.Overseas, VatSupply.Meal, "2026-11-22", 210, 210)]
    [InlineData(Country.France, TaxRegion.Overseas, VatSupply.Alcohol, "2026-11-22", 850, 850)]
    [InlineData(Country.France, TaxRegion.Untaxed, VatSupply.Alcohol, "2026-11-22", 0, 0)]
    [InlineData(Country.Switzerland, TaxRegion.Mainland, VatSupply.Meal, "2023-12-31", 770, 250)]
    [InlineData(Country.Switzerland, TaxRegion.Mainland, VatSupply.Meal, "2024-01-01", 810, 260)]
    [InlineData(Country.Switzerland, TaxRegion.Mainland, VatSupply.Alcohol, "2024-01-01", 810, 810)]
    [InlineData(Country.Switzerland, TaxRegion.Mainland, VatSupply.Lodging, "2024-01-01", 380, 380)]
    [InlineData(Country.Belgium, TaxRegion.Mainland, VatSupply.Meal, "2026-02-28", 1_200, 600)]
    [InlineData(Country.Belgium, TaxRegion.Mainland, VatSupply.Meal, "2026-03-01", 1_200, 1_200)]
    [InlineData(Country.Belgium, TaxRegion.Mainland, VatSupply.SoftDrink, "2026-02-28", 2_100, 600)]
    [InlineData(Country.Belgium, TaxRegion.Mainland, VatSupply.SoftDrink, "2026-03-01", 1_200, 600)]
    [InlineData(Country.Belgium, TaxRegion.Mainland, VatSupply.Alcohol, "2026-03-01", 2_100, 2_100)]
    public void What_is_sold_where_and_when_gives_the_rate(Country country, TaxRegion region, VatSupply supply, string day, int onSite, int away) =>
        Assert.Equal((new Rate(onSite), new Rate(away)), Of(country, region).RatesOf(supply, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void Every_country_knows_every_kind_in_every_region_today()
    {
        foreach (var pack in CountryPack.All)
        {
            foreach (var region in pack.Regions)
            {
                Assert.All(Enum.GetValues<VatSupply>(), supply => Assert.NotNull(Of(pack.Country, region).RatesOf(supply, new(2026, 11, 22))));
            }
        }
    }

    [Fact]
    public void Alcohol_is_at_the_normal_rate_on_any_day_and_place()
    {
        foreach (var pack in CountryPack.All)
        {
            foreach (var region in pack.Regions)
            {
                Assert.All(pack.Uses.Where(use => use is { Supply: VatSupply.Alcohol } && use.Region == region), use =>
                    Assert.Equal((VatCode.Normal, VatCode.Normal), (use.OnSite, use.Away)));
            }
        }
    }

    [Fact]
    public void No_two_rates_of_a_code_hold_on_one_day()
    {
        foreach (var pack in CountryPack.All)
        {
            foreach (var rates in pack.Rates.GroupBy(rate => (rate.Code, rate.Region)).Select(rates => rates.OrderBy(rate => rate.From).ToList()))
            {
                Assert.All(rates.Zip(rates.Skip(1)), pair => Assert.True(pair.First.Until < pair.Second.From, $"{pair}"));
            }
        }
    }

    [Fact]
    public void A_rate_of_the_house_holds_from_its_day_and_wins_over_the_countrys_of_the_same()
    {
        var own = CountryRules.Default with { Rates = [new(VatCode.Normal, new(2_100), new(2027, 1, 1)), new(VatCode.Reduced, new(600), new(2000, 1, 1))] };

        Assert.Equal(new Rate(2_000), own.RateOn(VatCode.Normal, new(2026, 12, 31))!.Rate);
        Assert.Equal(new Rate(2_100), own.RateOn(VatCode.Normal, new(2027, 1, 1))!.Rate);
        Assert.Equal(new Rate(600), own.RateOn(VatCode.Reduced, new(2026, 1, 1))!.Rate);
        Assert.Equal(new(2027, 1, 1), own.NextChange(new(2026, 11, 22)));
        Assert.Null(own.NextChange(new(2027, 1, 1)));
    }

    [Fact]
    public void A_house_may_say_that_an_announced_change_did_not_come()
    {
        var belgian = Of(Country.Belgium, TaxRegion.Mainland) with { Uses = [new(VatSupply.Meal, VatCode.Intermediate, VatCode.Reduced, new(2026, 3, 1))] };

        Assert.Equal((new Rate(1_200), new Rate(600)), belgian.RatesOf(VatSupply.Meal, new(2026, 11, 22)));
    }

    [Fact]
    public void A_line_is_taxed_on_the_day_it_is_put_on_the_bill_and_stays_so()
    {
        var country = CountryRules.Default with { Rates = [new(VatCode.Normal, new(2_200), new(2026, 3, 15))] };
        var sale = Open();
        var evening = Add(sale, "a", country, new(2026, 3, 14, 23, 59, 0, TimeSpan.FromHours(1)));
        var night = Add(evening, "b", country, new(2026, 3, 15, 0, 1, 0, TimeSpan.FromHours(1)));

        Assert.Equal([new Rate(2_000), new Rate(2_200)], night.Lines.Select(line => night.RowOf(line).Rate));
    }

    [Fact]
    public void An_article_that_names_its_rates_keeps_them()
    {
        var sold = new SoldArticle(new("a"), "Thé", new(300), new(1_000), new(550), Card: null);

        Assert.Same(sold, CountryRules.Default.Taxed(sold, new(2026, 11, 22)));
    }

    [Theory]
    [InlineData(2_499, true, false)]
    [InlineData(2_500, true, true)]
    [InlineData(2_500, false, false)]
    public void A_note_is_due_from_twenty_five_euros_where_the_house_offers_it(long cents, bool offers, bool isDue) =>
        Assert.Equal(isDue, (CountryRules.Default with { OffersNote = offers }).IsNoteDue(new(cents)));

    [Fact]
    public void No_note_is_due_in_switzerland() => Assert.False(Of(Country.Switzerland, TaxRegion.Mainland).IsNoteDue(new(100_000)));

    [Theory]
    [InlineData(Country.Belgium, TaxRegion.Corsica, HouseRulesRefusal.RegionInvalid)]
    [InlineData((Country)99, TaxRegion.Mainland, HouseRulesRefusal.RegionInvalid)]
    public void A_region_is_one_of_its_country(Country country, TaxRegion region, HouseRulesRefusal refusal) =>
        Assert.Equal(refusal, Of(country, region).Check());

    [Fact]
    public void Rates_of_the_house_are_rates_of_a_day_each()
    {
        Assert.Equal(HouseRulesRefusal.VatRateInvalid, (CountryRules.Default with { Rates = [new(VatCode.Normal, new(10_001), new(2026, 1, 1))] }).Check());
        Assert.Equal(HouseRulesRefusal.VatRateInvalid, (CountryRules.Default with { Rates = [new(VatCode.Normal, new(100), new(20, 1, 1))] }).Check());
        Assert.Equal(
            HouseRulesRefusal.VatRateInvalid,
            (CountryRules.Default with { Rates = [new(VatCode.Normal, new(100), new(2026, 1, 1)), new(VatCode.Normal, new(200), new(2026, 1, 1))] }).Check());
        Assert.Null((CountryRules.Default with { Rates = [new(VatCode.Normal, new(100), new(2026, 1, 1))] }).Check());
    }

    private static CountryRules Of(Country country, TaxRegion region) => CountryRules.Default with { Country = country, Region = region };

    private static Sale Open() => Sale.None with
    {
        Id = new("s"), Till = new("T1"), Order = new("o"), Stage = SaleStage.Open, Mode = ServiceMode.EatIn, OpenedBy = Anna, OpenedAt = Noon,
    };

    private static Sale Add(Sale sale, string line, CountryRules country, DateTimeOffset now) => SaleDecider.Decide(
        sale,
        new SaleCommand.AddLines(
            [new(new(line), new(new("wine"), "Vin", new(450), new(1), new(1), Card: null, Supply: VatSupply.Alcohol), Quantity.One, [], "")],
            Anna,
            Country: country),
        now).Events.Aggregate(sale, SaleDecider.Evolve);
}
