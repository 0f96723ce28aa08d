using RetailPos.Register.Domain.Countries;

namespace RetailPos.Domain.Tests.Countries;

public sealed class TaxNumberTests
{
    [Theory]
    [InlineData("732829320", true)]
    [InlineData("732829321", false)]
    [InlineData("73282932", false)]
    [InlineData("7328293a0", false)]
    public void A_siren_has_nine_digits_and_luhn(string text, bool isOne) => Assert.Equal(isOne, TaxNumbers.IsSiren(text));

    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("73282932000075", false)]
    [InlineData("35600000000048", true)] // La Poste's seat.
    [InlineData("35600000009075", true)] // Luhn is wrong, and its figures add up to a multiple of five.
    [InlineData("35600000009076", false)]
    public void A_siret_has_fourteen_digits_and_luhn_but_for_la_poste(string text, bool isOne) => Assert.Equal(isOne, TaxNumbers.IsSiret(text));

    [Theory]
    [InlineData("FR44732829320", true)]
    [InlineData("FR40303265045", true)]
    [InlineData("FR45732829320", false)]
    [InlineData("FR44732829321", false)]
    [InlineData("FRK7732829320", true)] // A key with a letter follows no published rule.
    [InlineData("CHE116281710", true)]
    [InlineData("CHE116281710TVA", true)]
    [InlineData("CHE116281710MWST", true)]
    [InlineData("CHE116281711", false)]
    [InlineData("CHE11628171", false)]
    [InlineData("BE0403170701", true)]
    [InlineData("BE0403170702", false)]
    [InlineData("BE2403170701", false)]
    [InlineData("DE123456789", true)]
    [InlineData("123", false)]
    [InlineData("", false)]
    public void A_vat_number_is_right_by_its_countrys_rule(string text, bool isOne) => Assert.Equal(isOne, TaxNumbers.IsVatNumber(text));

    [Fact]
    public void A_number_of_one_country_is_none_of_another()
    {
        Assert.True(TaxNumbers.IsVatNumberOf(Country.Belgium, "BE0403170701"));
        Assert.False(TaxNumbers.IsVatNumberOf(Country.Switzerland, "BE0403170701"));
    }

    [Fact]
    public void What_people_put_between_the_figures_is_none_of_the_number() =>
        Assert.Equal("CHE116281710TVA", TaxNumbers.Bare(" che-116.281.710 tva"));

    [Fact]
    public void One_figure_typed_wrong_is_found_in_a_siren_wherever_it_is()
    {
        const string good = "732829320";

        for (var at = 0; at < good.Length; at++)
        {
            var place = at;
            Assert.All("0123456789".Where(figure => figure != good[place]), figure =>
                Assert.False(TaxNumbers.IsSiren($"{good[..place]}{figure}{good[(place + 1)..]}")));
        }
    }
}
