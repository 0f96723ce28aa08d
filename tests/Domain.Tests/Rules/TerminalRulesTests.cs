using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Rules;

public sealed class TerminalRulesTests
{
    private static readonly TerminalRule One =
        new(new("tpe-1"), "Comptoir", TerminalProtocol.CaisseAp, "192.168.1.60:8888", 180, CardCurrency.EUR, [new("T1")]);

    public static TheoryData<ValueList<TerminalRule>, HouseRulesRefusal> Refusals => new()
    {
        { [.. Enumerable.Range(0, TerminalRules.TerminalsMax + 1).Select(at => One with { Id = new($"tpe-{at}"), Tills = [] })], HouseRulesRefusal.TooManyTerminals },
        { [One with { Id = new("é") }], HouseRulesRefusal.TerminalInvalid },
        { [One, One with { Tills = [] }], HouseRulesRefusal.TerminalInvalid },
        { [One with { Name = "\n" }], HouseRulesRefusal.TerminalInvalid },
        { [One with { Protocol = (TerminalProtocol)9 }], HouseRulesRefusal.TerminalInvalid },
        { [One with { Currency = (CardCurrency)9 }], HouseRulesRefusal.TerminalInvalid },
        { [One with { Tills = [new("")] }], HouseRulesRefusal.TerminalInvalid },
        { [One with { Address = "192.168.1.60" }], HouseRulesRefusal.TerminalAddressInvalid },
        { [One with { Address = "192.168.1.60:0" }], HouseRulesRefusal.TerminalAddressInvalid },
        { [One with { Address = "192.168.1.60:65536" }], HouseRulesRefusal.TerminalAddressInvalid },
        { [One with { Address = ":8888" }], HouseRulesRefusal.TerminalAddressInvalid },
        { [One with { Address = "http://x:1" }], HouseRulesRefusal.TerminalAddressInvalid },
        { [One with { PatienceSeconds = 29 }], HouseRulesRefusal.TerminalPatienceInvalid },
        { [One with { PatienceSeconds = 301 }], HouseRulesRefusal.TerminalPatienceInvalid },
        { [One with { Protocol = TerminalProtocol.Nexo }], HouseRulesRefusal.TerminalPoiInvalid },
        { [One, One with { Id = new("tpe-2") }], HouseRulesRefusal.TerminalTillTwice },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(ValueList<TerminalRule> terminals, HouseRulesRefusal reason) =>
        HouseRulesDecider.Decider.Given().When(new HouseRulesCommand.SetTerminals(new(terminals), Anna)).IsRefused(reason);

    [Theory]
    [InlineData("192.168.1.60:8888")]
    [InlineData("tpe.local:1")]
    [InlineData("[fe80::1]:20007")]
    public void These_addresses_are_good(string address) => Assert.True(TerminalRule.IsAddress(address));

    [Fact]
    public void Two_may_stand_ready_for_one_register_while_one_of_them_is_off()
    {
        var rules = new TerminalRules([One with { IsOn = false }, One with { Id = new("tpe-2") }]);

        Assert.Null(rules.Check());
        Assert.Equal(new TerminalId("tpe-2"), rules.Serving(new("T1"))!.Id);
        Assert.Null(rules.Serving(new("T2")));
    }
}
