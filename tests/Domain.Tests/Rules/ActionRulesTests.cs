using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Rules;

public sealed class ActionRulesTests
{
    private static readonly TillId C1 = new("C1");

    private static readonly ActionKey Bag = new(
        new("bag"), nameof(ActionType.AdHocArticle), "Sac", Usual: new(20), Min: new(20), Max: new(200), [C1], LeastRight: "", IsOn: true, Rank: 0);

    public static TheoryData<ActionKey> Unfit => new()
    {
        Bag with { Id = new("") },
        Bag with { Type = "" },
        Bag with { Name = "\u0007" },
        Bag with { Usual = new(0) },
        Bag with { Min = new(-1) },
        Bag with { Max = new(19) },
        Bag with { Max = new(1_000_001) },
        Bag with { Tills = [new(" ")] },
        Bag with { LeastRight = "drop table" },
        Bag with { Pays = new("") },
    };

    [Theory]
    [MemberData(nameof(Unfit))]
    public void Refuses_a_key_that_is_none(ActionKey key) =>
        HouseRulesDecider.Decider.Given().When(new HouseRulesCommand.SetActions(new([key]), Anna)).IsRefused(HouseRulesRefusal.ActionKeyInvalid);

    [Fact]
    public void Refuses_two_keys_of_one_id_and_more_than_there_is_room_for()
    {
        Assert.Equal(HouseRulesRefusal.ActionKeyInvalid, new ActionRules([Bag, Bag]).Check());
        Assert.Equal(HouseRulesRefusal.ActionKeyInvalid, new ActionRules([.. Enumerable.Range(0, 49).Select(at => Bag with { Id = new($"k{at}") })]).Check());
        Assert.Null(new ActionRules([.. Enumerable.Range(0, 48).Select(at => Bag with { Id = new($"k{at}") })]).Check());
    }

    [Fact]
    public void A_house_that_has_said_nothing_has_the_keys_that_were_always_there() =>
        Assert.Equal(["discount", "split", "note", "abandon", "park", "send"], ActionRules.Default.At(C1).Select(key => key.Id.Value));

    [Fact]
    public void An_amount_is_held_within_the_limits_of_its_key()
    {
        var rules = new ActionRules([Bag]);

        Assert.Equal(new ActionPress(Refusal: null, ActionType.AdHocArticle, new(20)), rules.Press(Bag.Id, C1, typed: null));
        Assert.Equal(new ActionPress(Refusal: null, ActionType.AdHocArticle, new(60)), rules.Press(Bag.Id, C1, new(60)));
        Assert.Equal(new ActionPress(Refusal: null, ActionType.AdHocArticle, new(200)), rules.Press(Bag.Id, C1, new(20_000)));
        Assert.Equal(ActionRefusal.BelowMin, rules.Press(Bag.Id, C1, new(19)).Refusal);
        Assert.Equal(ActionRefusal.AmountMissing, new ActionRules([Bag with { Usual = null }]).Press(Bag.Id, C1, typed: null).Refusal);
    }

    [Fact]
    public void A_key_is_pressed_only_where_it_stands()
    {
        Assert.Equal(ActionRefusal.KeyUnknown, new ActionRules([Bag]).Press(new("none"), C1, new(60)).Refusal);
        Assert.Equal(ActionRefusal.KeyUnknown, new ActionRules([Bag]).Press(Bag.Id, new("C2"), new(60)).Refusal);
        Assert.Equal(ActionRefusal.KeyUnknown, new ActionRules([Bag with { IsOn = false }]).Press(Bag.Id, C1, new(60)).Refusal);
    }

    // Of another house, or of a program that knew more: kept, and without effect.
    [Theory]
    [InlineData("LoyaltyPoints")]
    [InlineData("7")]
    [InlineData("discount")]
    public void A_type_that_nobody_knows_is_inert(string type)
    {
        var rules = new ActionRules([Bag with { Type = type }]);

        Assert.Null(rules.Check());
        Assert.Empty(rules.At(C1));
        Assert.Equal(ActionRefusal.KeyInert, rules.Press(Bag.Id, C1, new(60)).Refusal);
    }
}
