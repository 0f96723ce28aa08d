using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using Xunit;

namespace RetailPos.Domain.Tests.Rules;

public sealed class HouseRulesDeciderTests
{
    private static readonly Actor Anna = new("Anna", "office");
    private static readonly DateTimeOffset Noon = new(2026, 6, 1, 12, 0, 0, TimeSpan.FromHours(2));
    private static readonly ModeRules Usual = ModeRules.Default;

    [Fact]
    public void A_change_says_what_held_before_and_the_same_again_says_nothing()
    {
        var rules = On(ServiceMode.Delivery);
        var answer = HouseRulesDecider.Decide(HouseRules.Default, new HouseRulesCommand.SetModes(rules, Anna), Noon);
        var set = Assert.IsType<HouseRulesEvent.ModesSet>(Assert.Single(answer.Events));

        Assert.Equal((Usual, rules), (set.Before, set.After));

        var after = HouseRulesDecider.Evolve(HouseRules.Default, set);
        Assert.True(after.Modes.IsOn(ServiceMode.Delivery));
        Assert.Empty(HouseRulesDecider.Decide(after, new HouseRulesCommand.SetModes(rules, Anna), Noon).Events);
    }

    public static TheoryData<ModeRules, HouseRulesRefusal> Refused => new()
    {
        { Usual with { Modes = [.. Usual.Modes.Skip(1)] }, HouseRulesRefusal.ModesIncomplete },
        { Usual with { Modes = [.. Usual.Modes.Skip(1), Usual.Modes[1]] }, HouseRulesRefusal.ModesIncomplete },
        { Usual with { Modes = Usual.Modes.With(0, Usual.Modes[0] with { Start = (KitchenStart)9 }) }, HouseRulesRefusal.ModesIncomplete },
        { Usual with { Modes = [.. Usual.Modes.Select(rule => rule with { IsOn = false })] }, HouseRulesRefusal.NoMode },
        { Usual with { First = ServiceMode.Drive }, HouseRulesRefusal.FirstModeOff },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_could_not_be_sold_by_is_refused(ModeRules rules, HouseRulesRefusal refusal) =>
        Assert.Equal(
            refusal,
            HouseRulesDecider.Decide(HouseRules.Default, new HouseRulesCommand.SetModes(rules, Anna), Noon).Refusal);

    private static ModeRules On(ServiceMode mode) => Usual with
    {
        Modes = [.. Usual.Modes.Select(rule => rule.Mode == mode ? rule with { IsOn = true } : rule)],
    };
}
