using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Tests;

/// <summary>Modes and deliveries as a web shop meets them.</summary>
public sealed class DeliveriesApiTests : IAsyncLifetime
{
    private static readonly GeoPoint Shop = new(45_760_000, 4_830_000);
    private static readonly Actor Office = new("", "office");

    private readonly OpenHub _hub = new();

    public async Task InitializeAsync()
    {
        await _hub.InitializeAsync();
        var rules = _hub.Of<IHouseRulesDesk>();
        var modes = ModeRules.Default with
        {
            Modes = [.. ModeRules.Default.Modes.Select(rule => rule.Mode switch
            {
                ServiceMode.Delivery or ServiceMode.RelayPoint or ServiceMode.Shipping => rule with { IsOn = true },
                ServiceMode.Counter => rule with { IsOn = true, Start = KitchenStart.OnPayment },
                _ => rule,
            })],
        };
        await rules.TellAsync(new("modes"), new HouseRulesCommand.SetModes(modes, Office));
        await rules.TellAsync(new("relays"), new HouseRulesCommand.SetRelays(
            new([new("R1", "Tabac", "1 place de la Gare", "7 h–20 h"), new("R2", "Librairie", "2 rue Haute", "", IsOn: false)]), Office));
        var told = await rules.TellAsync(new("zones"), new HouseRulesCommand.SetDeliveries(
            new(Shop, [new("Centre", Shop, 2_000, new(350), new(1_000))], "Livraison", new(2_000)), Office));
        await _hub.Of<IFeed<HouseRulesView>>()
            .ReachAsync(told.Position, CancellationToken.None);
    }

    public Task DisposeAsync() => _hub.DisposeAsync();

    [Fact]
    public async Task A_delivery_is_ordered_with_its_fee_and_its_state_is_read()
    {
        var opened = await _hub.PostAsync("sales", Order("delivery", new { address = "12 rue Basse", latitude = 45.7601, longitude = 4.8301 }));

        Assert.Equal(201, opened.Status);
        Assert.Equal(2_750 + 350, opened.Number("totalCents"));
        var read = await UntilAskedAsync(opened.Text("id"));
        Assert.Equal(("to-assign", "12 rue Basse", "Centre"), (read.Text("stage"), read.Text("address"), read.Text("zone")));
    }

    [Fact]
    public async Task Modes_and_addresses_that_the_house_does_not_serve_are_refused_by_name()
    {
        var off = await _hub.PostAsync("sales", Order("drive", null));
        var kitchen = await _hub.PostAsync("orders", new { mode = "drive", lines = new[] { new { name = "Burger", route = new[] { "kitchen" } } } });
        var nowhere = await _hub.PostAsync("sales", Order("delivery", null));
        var far = await _hub.PostAsync("sales", Order("delivery", new { address = "Paris", latitude = 48.8566, longitude = 2.3522 }));
        var unknown = await _hub.PostAsync("sales", Order("delivery", new { address = "1 rue X", zone = "Lune" }));

        Assert.Equal((409, "mode-off", "mode"), (off.Status, off.Text("code"), off.Text("field")));
        Assert.Equal((409, "mode-off"), (kitchen.Status, kitchen.Text("code")));
        Assert.Equal((409, "destination-missing"), (nowhere.Status, nowhere.Text("code")));
        Assert.Equal((409, "outside-zones"), (far.Status, far.Text("code")));
        Assert.Equal((422, "zone-unknown"), (unknown.Status, unknown.Text("code")));
    }

    [Fact]
    public async Task A_relay_point_is_named_by_its_id_and_one_that_is_closed_is_refused_with_its_field()
    {
        var missing = await _hub.PostAsync("sales", AtRelay(null));
        var unknown = await _hub.PostAsync("sales", AtRelay("R9"));
        var closed = await _hub.PostAsync("sales", AtRelay("R2"));
        var opened = await _hub.PostAsync("sales", AtRelay("R1"));
        var points = await _hub.GetAsync("relay-points");

        Assert.Equal((409, "relay-missing", "relay"), (missing.Status, missing.Text("code"), missing.Text("field")));
        Assert.Equal((422, "relay-unknown", "relay"), (unknown.Status, unknown.Text("code"), unknown.Text("field")));
        Assert.Equal((409, "relay-off", "relay"), (closed.Status, closed.Text("code"), closed.Text("field")));
        Assert.Equal((201, "Tabac"), (opened.Status, opened.Body.GetProperty("relay").GetProperty("name").GetString()));
        Assert.Equal("R1", Assert.Single(points.Body.GetProperty("points").EnumerateArray()).GetProperty("id").GetString());
        await UntilAskedAsync(opened.Text("id"));
        Assert.StartsWith("Tabac", (await _hub.GetAsync($"deliveries/{opened.Text("id")}")).Text("relay"), StringComparison.Ordinal);
        Assert.Equal("Tabac", (await _hub.GetAsync($"orders/{opened.Text("orderId")}")).Text("relay"));
    }

    [Fact]
    public async Task A_parcel_is_ordered_with_its_address_and_its_state_is_read()
    {
        var nowhere = await _hub.PostAsync("sales", Order("shipping", null));
        var opened = await _hub.PostAsync("sales", Order("shipping", new { address = "1 rue Lointaine, Brest" }));
        await _hub.Of<IFeed<ShipmentsView>>().UntilAsync(view => view.Open.ContainsKey(new(opened.Text("id"))), OpenHub.Patience, TimeProvider.System);
        var read = await _hub.GetAsync($"shipments/{opened.Text("id")}");

        Assert.Equal((409, "destination-missing", "delivery"), (nowhere.Status, nowhere.Text("code"), nowhere.Text("field")));
        Assert.Equal(("to-send", "1 rue Lointaine, Brest"), (read.Text("stage"), read.Text("address")));
        Assert.Equal(404, (await _hub.GetAsync("shipments/nobody")).Status);
    }

    [Fact]
    public async Task Where_the_kitchen_waits_the_sale_is_open_and_goes_out_with_the_payment()
    {
        var opened = await _hub.PostAsync("sales", Order("counter", null));
        Assert.Equal(201, opened.Status);
        Assert.False(opened.Body.GetProperty("lines")[0].GetProperty("sent").GetBoolean());

        var paid = await _hub.PostAsync($"sales/{opened.Text("id")}/payments", new { mode = "card", givenCents = 2_750 }, key: "counter-1");
        var after = await _hub.GetAsync($"sales/{opened.Text("id")}");

        Assert.Equal(201, paid.Status);
        Assert.True(after.Body.GetProperty("lines")[0].GetProperty("sent").GetBoolean());
        Assert.InRange(after.Number("callNumber"), 1, 9_999);
    }

    [Fact]
    public async Task Zones_are_listed_and_a_place_is_told_its_own()
    {
        var all = await _hub.GetAsync("deliveries/zones");
        var inside = await _hub.GetAsync("deliveries/zones?latitude=45.7601&longitude=4.8301");
        var outside = await _hub.GetAsync("deliveries/zones?latitude=48.85&longitude=2.35");
        var half = await _hub.GetAsync("deliveries/zones?latitude=48.85");

        var zone = Assert.Single(all.Body.GetProperty("zones").EnumerateArray());
        Assert.Equal(("Centre", 2_000, 350, 1_000), (
            zone.GetProperty("name").GetString(), zone.GetProperty("radiusMetres").GetInt32(),
            zone.GetProperty("feeCents").GetInt32(), zone.GetProperty("minimumCents").GetInt32()));
        Assert.Equal(1, inside.Body.GetProperty("zones").GetArrayLength());
        Assert.Equal(0, outside.Body.GetProperty("zones").GetArrayLength());
        Assert.Equal(400, half.Status);
    }

    [Fact]
    public async Task A_sale_that_is_no_delivery_has_none() => Assert.Equal(404, (await _hub.GetAsync("deliveries/nobody")).Status);

    private async Task<Answer> UntilAskedAsync(string sale)
    {
        await _hub.Of<IFeed<DeliveriesView>>().UntilAsync(
            view => view.Open.ContainsKey(new(sale)), OpenHub.Patience, TimeProvider.System);
        return await _hub.GetAsync($"deliveries/{sale}");
    }

    private static object AtRelay(string? relay) => new
    {
        till = "T1", mode = "relay-point", relay, lines = new object[] { new { article = "rib-steak" } },
    };

    private static object Order(string mode, object? delivery) => new
    {
        till = "T1", mode, customer = "Nadia", phone = "06 12 34 56 78", delivery, lines = new object[] { new { article = "rib-steak" } },
    };
}
