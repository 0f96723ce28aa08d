using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Rules;

public sealed class RegisterRulesTests
{
    private static readonly RegisterRule Bar = new(new("T1"), "Bar", ServiceMode.TakeAway);
    private static readonly RegisterRule Hall = new(new("T2"), "", Mode: null);

    public static TheoryData<HouseRulesCommand, HouseRulesRefusal> Refusals => new()
    {
        { Set(Bar, Bar with { Name = "Salle" }), HouseRulesRefusal.RegisterInvalid },
        { Set(Bar with { Id = new("T 1") }), HouseRulesRefusal.RegisterInvalid },
        { Set(Bar with { Name = "\n" }), HouseRulesRefusal.RegisterInvalid },
        { Set([.. Enumerable.Range(1, RegisterRules.RegistersMax + 1).Select(at => Hall with { Id = new($"T{at}") })]), HouseRulesRefusal.RegisterInvalid },
        { Set(Bar with { FixedFloat = new(-1) }), HouseRulesRefusal.RegisterInvalid },
        { Set(Bar with { TicketText = "\u0007" }), HouseRulesRefusal.RegisterInvalid },
        { Set(Bar with { IsOn = false }), HouseRulesRefusal.NoRegister },
        { Owe(new(-1)), HouseRulesRefusal.LimitOfDebtInvalid },
        { Owe(Customer.LimitMax + new Money(1)), HouseRulesRefusal.LimitOfDebtInvalid },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(HouseRulesCommand command, HouseRulesRefusal reason) =>
        HouseRulesDecider.Decider.Given().When(command).IsRefused(reason);

    [Fact]
    public void Registers_are_those_of_the_settings_until_the_house_writes_down_its_own()
    {
        ValueList<TillId> settings = [new("C1")];
        var rules = HouseRulesDecider.Decider.Given().After(Set(Bar, Hall, Hall with { Id = new("T3"), IsOn = false }));

        Assert.Equal(settings, HouseRules.Default.Registers.Open(settings));
        Assert.Equal([new("T1"), new("T2")], rules.Registers.Open(settings));
        Assert.Equal(("Bar", "T2", "C9"), (rules.Registers.NameOf(new("T1")), rules.Registers.NameOf(new("T2")), rules.Registers.NameOf(new("C9"))));
        Assert.Equal((true, false, false), (rules.Registers.IsOff(new("T3")), rules.Registers.IsOff(new("T1")), rules.Registers.IsOff(new("C9"))));
    }

    [Fact]
    public void A_register_begins_with_its_own_mode_as_long_as_the_house_offers_it()
    {
        var rules = HouseRulesDecider.Decider.Given().After(Set(Bar, Hall));

        Assert.Equal((ServiceMode.TakeAway, ServiceMode.EatIn), (rules.ModesAt(new("T1")).First, rules.ModesAt(new("T2")).First));
        var without = rules with { Modes = rules.Modes with { Modes = [.. rules.Modes.Modes.Select(mode => mode with { IsOn = mode.Mode is ServiceMode.EatIn })] } };
        Assert.Equal(ServiceMode.EatIn, without.ModesAt(new("T1")).First);
    }

    [Fact]
    public void What_held_before_is_told_and_the_same_again_is_nothing()
    {
        var set = new HouseRulesEvent.RegistersSet(RegisterRules.Default, new([Bar]), Anna, Noon);

        HouseRulesDecider.Decider.Given().When(Set(Bar)).Happens(set);
        HouseRulesDecider.Decider.Given(set).When(Set(Bar)).NothingHappens();
    }

    private static HouseRulesCommand.SetRegisters Set(params RegisterRule[] registers) => new(new([.. registers]), Anna);

    private static HouseRulesCommand.SetPayments Owe(Money limit) => new(PaymentRules.Default with { UsualLimitOfDebt = limit }, Anna);
}
