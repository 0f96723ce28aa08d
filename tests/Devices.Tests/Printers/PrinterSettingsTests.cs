using RetailPos.Hub.Devices.Printers;

namespace RetailPos.Devices.Tests.Printers;

public sealed class PrinterSettingsTests
{
    private static readonly PrinterSetting Sound = new() { Address = "192.168.1.70:9100" };

    [Fact]
    public void A_sound_setting_has_no_fault() => Assert.Empty(new PrinterSettings { ["bar"] = Sound with { Stations = ["bar"] } }.Faults());

    [Theory]
    [InlineData("b r", "1.2.3.4:9100", 42, 10, "till", "Printers:b r")]
    [InlineData("bar", "1.2.3.4", 42, 10, "till", "Printers:bar:Address")]
    [InlineData("bar", "1.2.3.4:9100", 15, 10, "till", "Printers:bar:Width")]
    [InlineData("bar", "1.2.3.4:9100", 65, 10, "till", "Printers:bar:Width")]
    [InlineData("bar", "1.2.3.4:9100", 42, 0, "till", "Printers:bar:PatienceSeconds")]
    [InlineData("bar", "1.2.3.4:9100", 42, 61, "till", "Printers:bar:PatienceSeconds")]
    [InlineData("bar", "1.2.3.4:9100", 42, 10, "a b", "Printers:bar serves 'a b'")]
    public void A_faulty_setting_is_named(string name, string address, int width, int patience, string till, string words) => Assert.StartsWith(
        words,
        Assert.Single(new PrinterSettings { [name] = new() { Address = address, Width = width, PatienceSeconds = patience, Tills = [till] } }.Faults()),
        StringComparison.Ordinal);

    [Fact]
    public void One_register_has_one_printer() => Assert.Contains(
        "'T1' for several printers: bar, desk",
        Assert.Single(new PrinterSettings { ["bar"] = Sound with { Tills = ["T1"] }, ["desk"] = Sound with { Tills = ["T1"] } }.Faults()),
        StringComparison.Ordinal);
}
