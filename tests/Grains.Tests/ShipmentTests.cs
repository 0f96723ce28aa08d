using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What is fetched at a relay point and what goes by post, with real grains: from the register to the carrier.</summary>
public sealed class ShipmentTests : IAsyncLifetime
{
    private static readonly RelayPoint Station = new("R1", "Tabac de la gare", "1 place de la Gare", "7 h–20 h");

    private readonly MemoryJournal _journal = new(HouseEvents.Catalog, TimeProvider.System);
    private House _house = null!;

    private IShipmentDesk Desk => _house.Of<IShipmentDesk>();

    public async Task InitializeAsync()
    {
        _house = await House.OpenAsync(_journal);
        var modes = ModeRules.Default with
        {
            Modes = [.. ModeRules.Default.Modes.Select(rule => rule with { IsOn = true })],
        };
        var rules = _house.Of<IHouseRulesDesk>();
        await rules.TellAsync(new("modes"), new HouseRulesCommand.SetModes(modes, House.Lea));
        await rules.TellAsync(new("relays"), new HouseRulesCommand.SetRelays(new([Station, Station with { Id = "R2", IsOn = false }]), House.Lea));
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task What_is_fetched_at_a_relay_point_says_so_in_the_kitchen_and_to_whoever_brings_it_there()
    {
        var sale = await _house.TakeAsync(ServiceMode.RelayPoint, ("Burger", 3000, House.Kitchen));

        Assert.Equal(SaleRefusal.RelayMissing, (await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);
        Assert.Equal(SaleRefusal.RelayOff, await TellAsync(sale, new SaleCommand.SetRelay("R2", House.Lea)));
        Assert.Null(await TellAsync(sale, new SaleCommand.SetRelay("R1", House.Lea)));
        Assert.Null((await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);

        var order = await _house.OrderShowsAsync((await _house.RegisterDesk.ReadAsync(sale)).Order, found => found.Header is not null);
        Assert.Equal("Tabac de la gare", order.Header!.Relay);
        var job = (await _house.Of<IFeed<DeliveriesView>>().UntilAsync(
            view => view.Open.ContainsKey(sale), TimeSpan.FromSeconds(20), TimeProvider.System)).Open[sale].Job!;
        Assert.Equal(("1 place de la Gare", "Tabac de la gare · 7 h–20 h"), (job.Address, job.Relay));

        // Taken along after all: nobody brings it anywhere, and the kitchen packs it for the counter.
        await TellAsync(sale, new SaleCommand.SetMode(ServiceMode.TakeAway, House.Lea));
        await _house.OrderShowsAsync(order.Header.Id, found => found.Header is { Relay: "", Mode: ServiceMode.TakeAway });
        await _house.Of<IFeed<DeliveriesView>>().UntilAsync(view => view.Open.IsEmpty, TimeSpan.FromSeconds(20), TimeProvider.System);
    }

    [Fact]
    public async Task A_parcel_is_labelled_and_leaves_the_pass_with_its_number_once_it_is_cooked()
    {
        var sale = await ToShipAsync();
        Assert.Equal((0, "Zoé", "1 rue Basse, Brest"), (await ShownAsync(view => view.Open.ContainsKey(sale))).Open[sale] is var open
            ? (open.Labels, open.Job!.Customer, open.Job.Address) : default);

        Assert.Equal(ShipmentRefusal.NotReady, (await Desk.PostAsync(House.NewCommand(), sale, "Poste", "6A 1", House.Lea)).Refusal);
        await Desk.NoteLabelAsync(House.NewCommand(), sale, House.Lea);
        var order = await _house.OrderShowsAsync((await _house.RegisterDesk.ReadAsync(sale)).Order, found => found.Stage is OrderStage.ToPrepare);
        await _house.BumpAsync(order);
        var key = House.NewCommand();
        Assert.Null((await Desk.PostAsync(key, sale, "Poste", "6A 1", House.Lea)).Refusal);
        Assert.Null((await Desk.PostAsync(key, sale, "Poste", "6A 1", House.Lea)).Refusal);

        var sent = (await ShownAsync(view => view.Past.Count == 1)).Past[0];
        Assert.Equal((ShipmentStage.Sent, 1, "Poste", "6A 1"), (sent.Stage, sent.Labels, sent.Carrier, sent.Tracking));
        await _house.OrderShowsAsync(order.Header!.Id, found => found.Lines.All(line => line.State is LineState.Collected));
    }

    [Fact]
    public async Task A_label_for_a_printer_that_nobody_knows_is_refused_and_not_counted()
    {
        var sale = await ToShipAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));

        Assert.Equal(new LabelAnswer(Outbox: OutboxRefusal.TargetInvalid), await Desk.PrintLabelAsync(House.NewCommand(), sale, new("moon"), House.Lea));
        Assert.Equal(0, (await Desk.ReadAsync(sale)).Labels);
    }

    [Fact]
    public async Task A_label_waits_in_its_printers_outbox_and_the_same_press_twice_is_one_label()
    {
        var printer = PrinterSetup.Usual(new("labels"), "Étiquettes", "127.0.0.1:9100") with { Width = 32, HasLabels = true };
        Assert.Null((await _house.Of<IDeviceDesk>().TellAsync(House.NewCommand(), new HouseDevicesCommand.SetUpPrinter(printer, House.Lea))).Refusal);
        var sale = await ToShipAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));
        var press = House.NewCommand();

        Assert.Equal(default, await Desk.PrintLabelAsync(press, sale, printer.Id, House.Lea));
        Assert.Equal(default, await Desk.PrintLabelAsync(press, sale, printer.Id, House.Lea));

        Assert.Equal(1, (await Desk.ReadAsync(sale)).Labels);
        var job = Assert.Single((await _house.Of<IGrainFactory>().GetGrain<IOutboxGrain>(printer.Id.Value).ReadAsync()).Jobs);
        var parts = Assert.IsType<JobContent.Rows>(job.Content).Paper.Parts;
        Assert.Equal(JobKind.Label, job.Kind);
        Assert.Contains(parts, part => part is PaperPart.Row { Text: "Zoé" });
        Assert.IsType<PaperPart.NextLabel>(parts[^1]);
    }

    [Fact]
    public async Task A_sale_that_is_given_up_has_no_parcel()
    {
        var sale = await ToShipAsync();
        await ShownAsync(view => view.Open.ContainsKey(sale));

        await TellAsync(sale, new SaleCommand.Abandon("Erreur", House.Lea));

        await ShownAsync(view => view.Open.IsEmpty && view.Past.IsEmpty);
    }

    private async Task<SaleId> ToShipAsync()
    {
        var sale = await _house.TakeAsync(ServiceMode.Shipping, ("Terrine", 1200, House.Kitchen));
        await TellAsync(sale, new SaleCommand.SetCustomer("Zoé", House.Lea));
        await TellAsync(sale, new SaleCommand.SetDestination("1 rue Basse, Brest", Place: null, Zone: null, House.Lea));
        Assert.Null((await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea)).Refusal);
        return sale;
    }

    private async Task<SaleRefusal?> TellAsync(SaleId sale, SaleCommand command) =>
        (await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, command)).Refusal;

    private Task<ShipmentsView> ShownAsync(Func<ShipmentsView, bool> holds) =>
        _house.Of<IFeed<ShipmentsView>>().UntilAsync(holds, TimeSpan.FromSeconds(20), TimeProvider.System);
}
