using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Devices;

public sealed class HouseDevicesDeciderTests
{
    private static readonly PrinterSetup Bar = PrinterSetup.Usual(new("bar"), "Bar", "192.168.1.70:9100") with { Tills = [new("T1")], Stations = [new("bar")] };
    private static readonly PrinterSetup Desk = PrinterSetup.Usual(new("desk"), "Caisse", "printer.local:9100");
    private static readonly HouseDevicesEvent BarSetUp = new HouseDevicesEvent.PrinterSetUp(null, Bar, Anna, Noon);
    private static readonly HouseDevicesEvent DeskSetUp = new HouseDevicesEvent.PrinterSetUp(null, Desk, Anna, Noon);
    private static readonly HouseDevicesCommand.TakeAway TakeBarAway = new(new("bar"), JobsLeft: 0, Anna);

    private static readonly HouseDevicesEvent[] Full =
    [
        .. Enumerable.Range(1, HouseDevices.PrintersMax).Select(at => new HouseDevicesEvent.PrinterSetUp(
            null, PrinterSetup.Usual(new($"p{at}"), $"Printer {at}", "host:9100"), Anna, Noon)),
    ];

    public static TheoryData<HouseDevicesEvent[], HouseDevicesCommand, HouseDevicesRefusal> Refusals => new()
    {
        { [], SetUp(Bar with { Id = HouseDevices.Mail }), HouseDevicesRefusal.PrinterIdInvalid },
        { [], SetUp(Bar with { Name = " " }), HouseDevicesRefusal.NameInvalid },
        { [], SetUp(Bar with { Address = "192.168.1.70" }), HouseDevicesRefusal.AddressInvalid },
        { [], SetUp(Bar with { Width = PrinterSetup.WidthMax + 1 }), HouseDevicesRefusal.WidthOutOfRange },
        { [], SetUp(Bar with { PatienceSeconds = 0 }), HouseDevicesRefusal.PatienceOutOfRange },
        { [], SetUp(Bar with { Tills = [new("a b")] }), HouseDevicesRefusal.TillInvalid },
        { [], SetUp(Bar with { Stations = [new("bar"), new("bar")] }), HouseDevicesRefusal.StationInvalid },
        { [], SetUp(Bar with { Always = [new("grill")] }), HouseDevicesRefusal.AlwaysInvalid },
        { [], SetUp(Bar with { FallbackSeconds = PrinterSetup.FallbackSecondsMax + 1 }), HouseDevicesRefusal.FallbackSecondsOutOfRange },
        { [BarSetUp], SetUp(Bar with { Fallback = new("bar") }), HouseDevicesRefusal.FallbackInvalid },
        { Full, SetUp(Bar), HouseDevicesRefusal.TooManyPrinters },
        { [BarSetUp], SetUp(Desk with { Name = "BAR" }), HouseDevicesRefusal.NameTaken },
        { [BarSetUp], SetUp(Desk with { Tills = [new("T1")] }), HouseDevicesRefusal.TillTaken },
        { [BarSetUp], SetUp(Desk with { Stations = [new("bar")] }), HouseDevicesRefusal.StationTaken },
        { [], TakeBarAway, HouseDevicesRefusal.NoSuchPrinter },
        { [BarSetUp, new HouseDevicesEvent.PrinterSetUp(null, Desk with { Fallback = new("bar") }, Anna, Noon)], TakeBarAway, HouseDevicesRefusal.IsFallback },
        { [BarSetUp], TakeBarAway with { JobsLeft = 1 }, HouseDevicesRefusal.HasJobs },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(HouseDevicesEvent[] history, HouseDevicesCommand command, HouseDevicesRefusal reason) =>
        HouseDevicesDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<HouseDevicesRefusal>(), Refusals.Select(row => (HouseDevicesRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<HouseDevicesCommand>(), new HouseDevicesCommand[] { SetUp(Bar), TakeBarAway }.Select(one => one.GetType().Name).Order());

    [Fact]
    public void A_printer_is_set_up_changed_and_taken_away()
    {
        var moved = Bar with { Address = "192.168.1.71:9100", Fallback = new("desk") };

        HouseDevicesDecider.Decider.Given().When(SetUp(Bar)).Happens(BarSetUp);
        HouseDevicesDecider.Decider.Given(BarSetUp).When(SetUp(Bar)).NothingHappens();
        HouseDevicesDecider.Decider.Given(BarSetUp, DeskSetUp).When(SetUp(moved)).Happens(new HouseDevicesEvent.PrinterSetUp(Bar, moved, Anna, Noon));
        HouseDevicesDecider.Decider.Given(BarSetUp).When(TakeBarAway).Happens(new HouseDevicesEvent.PrinterTakenAway(new("bar"), Anna, Noon));
        Assert.Empty(HouseDevicesDecider.Decider.Given(BarSetUp).After(TakeBarAway).Printers);
    }

    [Fact]
    public void A_register_and_a_station_find_their_printer()
    {
        var devices = HouseDevicesDecider.Decider.Given(
            DeskSetUp, new HouseDevicesEvent.PrinterSetUp(null, Bar with { Stations = [new("bar"), new("cold")], Always = [new("cold")] }, Anna, Noon)).State;

        Assert.Equal("Bar", devices.OfTill(new("T1"))?.Name);
        Assert.Null(devices.OfTill(new("T2")));
        Assert.Equal("Bar", devices.OfStation(new("bar"))?.Name);
        Assert.Null(devices.AlwaysOf(new("bar")));
        Assert.Equal("Bar", devices.AlwaysOf(new("cold"))?.Name);
    }

    [Theory]
    [InlineData("192.168.1.70:9100", true)]
    [InlineData("kitchen-printer.local:80", true)]
    [InlineData("192.168.1.70:0", false)]
    [InlineData("192.168.1.70:65536", false)]
    [InlineData(":9100", false)]
    [InlineData("http://192.168.1.70:80", false)]
    [InlineData("me@host:80", false)]
    [InlineData("host:80/path", false)]
    [InlineData("", false)]
    public void An_address_is_a_host_and_a_port(string address, bool isOne) => Assert.Equal(isOne, (Bar with { Address = address }).Endpoint is not null);

    private static HouseDevicesCommand.SetUpPrinter SetUp(PrinterSetup printer) => new(printer, Anna);
}
