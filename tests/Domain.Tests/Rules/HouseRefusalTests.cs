using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Rules;

public sealed class HouseRefusalTests
{
    private static readonly DeliveryZone Centre = new("Centre", new(45_760_000, 4_830_000), RadiusMetres: 2_000, new(350), new(1_500));
    private static readonly DeliveryRules Zones = new(Shop: null, [Centre], "Livraison", new(2_000));

    public static TheoryData<HouseRulesCommand, HouseRulesRefusal> Refusals => new()
    {
        { Modes(rules => rules with { Modes = [.. rules.Modes.Skip(1)] }), HouseRulesRefusal.ModesIncomplete },
        { Each(rule => rule with { Numbers = new(500, 499) }), HouseRulesRefusal.NumbersOutOfRange },
        { Each(rule => rule with { IsOn = false }), HouseRulesRefusal.NoMode },
        { Modes(rules => rules with { First = ServiceMode.Drive }), HouseRulesRefusal.FirstModeOff },
        { Set(Zones with { Shop = new(0, 180_000_001) }), HouseRulesRefusal.PlaceInvalid },
        { Set(Zones with { Zones = [.. Enumerable.Range(0, 41).Select(at => Centre with { Name = $"{at}" })] }), HouseRulesRefusal.TooManyZones },
        { Zone(Centre with { Name = " " }), HouseRulesRefusal.ZoneNameInvalid },
        { Set(Zones with { Zones = [Centre, Centre] }), HouseRulesRefusal.ZoneNameTwice },
        { Zone(Centre with { RadiusMetres = 0 }), HouseRulesRefusal.RadiusOutOfRange },
        { Zone(Centre with { Minimum = new(-1) }), HouseRulesRefusal.AmountOutOfRange },
        { Set(Zones with { FeeRate = new(10_001) }), HouseRulesRefusal.RateOutOfRange },
        { Set(Zones with { FeeName = "" }), HouseRulesRefusal.FeeNameInvalid },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(HouseRulesCommand command, HouseRulesRefusal reason) =>
        HouseRulesDecider.Decider.Given().When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_of_modes_and_deliveries_has_its_row() => Assert.Equal(
        Enum.GetValues<HouseRulesRefusal>().Where(reason => reason <= HouseRulesRefusal.FeeNameInvalid), Refusals.Select(row => (HouseRulesRefusal)row[1]));

    [Fact]
    public void A_change_says_what_held_before_and_who_changed_it() => HouseRulesDecider.Decider.Given()
        .When(Set(Zones))
        .Happens(new HouseRulesEvent.DeliveriesSet(DeliveryRules.Default, Zones, Anna, Noon));

    [Fact]
    public void Saving_what_holds_already_is_nothing() => HouseRulesDecider.Decider
        .Given(new HouseRulesEvent.DeliveriesSet(DeliveryRules.Default, Zones, Anna, Noon))
        .When(Set(Zones))
        .NothingHappens();

    [Fact]
    public void The_edge_of_a_zone_belongs_to_it_and_a_metre_farther_does_not()
    {
        // A hundred metres north are 899.3 millionths of a degree.
        var north = new GeoPoint(Centre.Centre.LatitudeMicrodegrees + 17_987, Centre.Centre.LongitudeMicrodegrees);
        var metres = Centre.Centre.MetresTo(north);

        Assert.True((Centre with { RadiusMetres = metres }).Contains(north));
        Assert.False((Centre with { RadiusMetres = metres - 1 }).Contains(north));
    }

    private static HouseRulesCommand.SetModes Modes(Func<ModeRules, ModeRules> change) => new(change(ModeRules.Default), Anna);

    private static HouseRulesCommand.SetModes Each(Func<ModeRule, ModeRule> change) =>
        Modes(rules => rules with { Modes = [.. rules.Modes.Select(change)] });

    private static HouseRulesCommand.SetDeliveries Set(DeliveryRules rules) => new(rules, Anna);

    private static HouseRulesCommand.SetDeliveries Zone(DeliveryZone zone) => Set(Zones with { Zones = [zone] });
}
