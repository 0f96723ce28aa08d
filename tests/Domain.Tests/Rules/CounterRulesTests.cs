using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Rules;

public sealed class CounterRulesTests
{
    private static readonly CounterDevice Scale = new("D1", "Balance", CounterKind.ScaleToledo, "192.168.1.60:4001", new("T1"));
    private static readonly CounterDevice Pole = new("D2", "", CounterKind.PoleEpson, "/dev/ttyUSB0", new("T1"));

    public static TheoryData<HouseRulesCommand, HouseRulesRefusal> Refusals => new()
    {
        { Set(Scale, Pole with { Id = "D1" }), HouseRulesRefusal.DeviceInvalid },
        { Set(Scale with { Id = "D 1" }), HouseRulesRefusal.DeviceInvalid },
        { Set(Scale with { Kind = (CounterKind)99 }), HouseRulesRefusal.DeviceInvalid },
        { Set(Scale with { Till = new("T 1") }), HouseRulesRefusal.DeviceInvalid },
        { Set([.. Enumerable.Range(1, CounterRules.DevicesMax + 1).Select(at => Scale with { Id = $"D{at}", Till = null })]), HouseRulesRefusal.DeviceInvalid },
        { Set(Scale with { Address = "" }), HouseRulesRefusal.DeviceAddressInvalid },
        { Set(Pole with { Kind = CounterKind.PoleEpos }), HouseRulesRefusal.DeviceAddressInvalid },
        { Set(Scale, Scale with { Id = "D2", Kind = CounterKind.ScaleDialog06 }), HouseRulesRefusal.DeviceTwice },
        { Set(Pole, Pole with { Id = "D1", Kind = CounterKind.PoleCd5220 }), HouseRulesRefusal.DeviceTwice },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(HouseRulesCommand command, HouseRulesRefusal reason) =>
        HouseRulesDecider.Decider.Given().When(command).IsRefused(reason);

    [Fact]
    public void What_held_before_is_told_and_the_same_again_is_nothing()
    {
        var set = new HouseRulesEvent.CounterSet(CounterRules.Default, new([Scale, Pole]), Anna, Noon);

        HouseRulesDecider.Decider.Given().When(Set(Scale, Pole)).Happens(set);
        HouseRulesDecider.Decider.Given(set).When(Set(Scale, Pole)).NothingHappens();
    }

    [Fact]
    public void What_is_off_is_nobodys()
    {
        var rules = new CounterRules([Scale with { IsOn = false }, Pole with { IsOn = false }, Scale with { Id = "D3" }]);

        Assert.Null(rules.Check());
        Assert.Equal("D3", rules.ScaleOf(new("T1"))?.Id);
        Assert.Null(rules.ScaleOf(new("T2")));
        Assert.Empty(rules.Poles);
    }

    [Theory]
    [InlineData("192.168.1.60:4001", true)]
    [InlineData("[::1]:4001", true)]
    [InlineData("serial.local:4001", true)]
    [InlineData("/dev/ttyUSB0", true)]
    [InlineData("/dev/ttyUSB0@4800", true)]
    [InlineData("/dev/serial/by-id/usb-FTDI_FT232R-if00-port0", true)]
    [InlineData("192.168.1.60", false)]
    [InlineData("192.168.1.60:0", false)]
    [InlineData("192.168.1.60:65536", false)]
    [InlineData("http://192.168.1.60:80", false)]
    [InlineData("host:80/path", false)]
    [InlineData("/etc/passwd", false)]
    [InlineData("/dev/../etc/passwd", false)]
    [InlineData("/dev/", false)]
    [InlineData("/dev/ttyUSB0@1", false)]
    [InlineData("/dev/ttyUSB0 ; reboot", false)]
    public void An_address_leads_to_a_device_and_nowhere_else(string address, bool isGood) =>
        Assert.Equal(isGood, DeviceAddress.Of(address) is not null);

    [Theory]
    [InlineData(5, "2112345012503", "2112345", 1_250)]
    [InlineData(4, "2112340012505", "211234", 1_250)]
    [InlineData(6, "2112345612504", "21123456", 1_250)]
    public void A_scales_code_is_cut_where_its_prefix_says(int articleDigits, string barcode, string code, int amount)
    {
        var scale = new ScaleCodes([new(21, ScaleValue.WeightGrams, articleDigits)]);
        var good = $"{barcode[..12]}{Enumerable.Range(0, 10).First(digit => Barcode.HasGoodCheckDigit($"{barcode[..12]}{digit}"))}";

        Assert.Null(scale.Check());
        Assert.Equal(new(code, ScaleValue.WeightGrams, amount), scale.Read(good));
        Assert.Null(scale.Read($"{barcode[..12]}{(good[12] - '0' + 1) % 10}"));
        Assert.Equal(CatalogueRefusal.ScaleInvalid, new ScaleCodes([new(21, ScaleValue.WeightGrams, 7)]).Check());
    }

    private static HouseRulesCommand.SetCounter Set(params CounterDevice[] devices) => new(new([.. devices]), Anna);
}
