using System.Globalization;
using System.Reflection;
using System.Resources;
using RetailPos.Grains.Changes;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Hub.Tests;

/// <summary>The log of changes reads its fields off the records themselves: a field that is new has a word, or this fails.</summary>
public sealed class ChangeWordsTests
{
    private static readonly ResourceManager Words = new("RetailPos.Register.Resources.Words", Assembly.Load("RetailPos.Register"));

    private static readonly Type[] Told =
    [
        typeof(Article), typeof(Department), typeof(StationEntry), typeof(ChoiceSet), typeof(Menu), typeof(Reduction), typeof(AutomaticRule),
        typeof(ShopDefaults), typeof(ScaleCodes), typeof(ModeRules), typeof(DeliveryRules), typeof(PaymentRules), typeof(TillDayRules),
        typeof(FloorRules), typeof(ReceiptRules), typeof(RegisterRules), typeof(CountryRules), typeof(StationRules), typeof(Room), typeof(ScreenPlace), typeof(ScreenSettings), typeof(PrinterSetup), typeof(MailRules),
    ];

    [Theory]
    [InlineData("fr")]
    [InlineData("en")]
    public void Every_field_that_can_change_and_every_kind_of_change_has_a_word(string language)
    {
        var culture = language == "fr" ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language);
        var known = Words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!;
        var needed = Told.SelectMany(Difference.NamesIn).Select(name => $"Field{name}")
            .Concat(Enum.GetNames<ChangeWord>().Select(word => $"Change{word}"))
            .Concat(Enum.GetNames<ChangeSubject>().Select(subject => $"ChangeOf{subject}"));

        Assert.Empty(needed.Distinct().Where(word => known.GetString(word) is null).Order());
    }
}
