using System.Text.Json;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Feeds;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Grains.Tests.Selling;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What must hold after any service whatever: told twice is told once, and a snapshot is the same as a fold.</summary>
public sealed class ServiceTests
{
    private const int Steps = 600;

    /// <summary>As long as it takes until even what is done seldom was done.</summary>
    private const int StepsOfLongService = 1_500;

    // What no service of a house without devices, watches and doors can come to, and what proves it instead.
    private static readonly string[] NotInAService =
    [
        // The transmitter never fails here (BeeperTests), and no worker prints what waits (OutboxTests, the chaos evening).
        "beepers.tried-again",
        "outbox.job-asked-again", "outbox.job-begun", "outbox.job-came-out", "outbox.job-doubtful", "outbox.job-failed", "outbox.job-printed",
        "sale.receipt-taken-back",

        // A terminal's answer comes from outside, late or never (CardTests, the chaos evening).
        "house-rules.terminals-set",
        "sale.card-answered", "sale.card-asked", "sale.card-cancel-asked", "sale.card-query-asked", "sale.card-resolved", "sale.card-sent",
        "sale.card-unbooked",

        // People come and go through doors that these houses have not (the tests of the hub), and screens are watched by nobody (DeliveryWatchTests).
        "people.added", "people.changed", "people.deactivated", "people.forgotten", "people.locked-out", "people.reactivated",
        "people.right-refused", "people.right-set", "people.secret-forgotten", "people.secret-set", "people.sign-in-failed",
        "people.signed-in", "people.signed-out", "people.switched",
        "screens.changed", "screens.forgotten", "screens.paired",
        "station.covered", "station.handed-back", "station.paper-asked", "station.paper-reported", "station.rules-set",

        // The program's own life, and what is read out of the journal years later (TechnicalTests, the tests of the hub and of the verifier).
        "chain-watch.checkpoint-sealed", "chain-watch.fault-found", "chain-watch.faults-acknowledged", "chain-watch.key-kept",
        "technical.ran", "technical.sealed", "till.archive-sealed", "till.key-handed-over",

        // A house is at school once, before its first service (ClosureTests).
        "house-rules.training-began", "house-rules.training-left", "till.trained",

        // Understood for ever, and done no more: duplicates are sealed since.
        "till.ticket-reprinted",
    ];

    // These happen when the seeds will have it so. Couriers who really leave have a service of their own (DeliveryTests), and so have parcels
    // (ShipmentTests), the rarer entries of the catalogue (CatalogueDeskTests) and routing (RoutingTests).
    private static readonly string[] Seldom =
    [
        "catalogue.article-archived", "catalogue.articles-reordered", "catalogue.automatic-rule-removed", "catalogue.choice-set-removed",
        "catalogue.department-archived", "catalogue.menu-removed", "catalogue.reduction-removed", "catalogue.station-put", "customer.credited-back", "customer.debt-released", "customer.merge-dropped", "customer.told-apart",
        "delivery.amended", "delivery.cancelled", "delivery.cash-collected", "delivery.delivered", "delivery.failed",
        "delivery.handed-in", "delivery.released", "delivery.tried-again", "delivery.went-out", "devices.printer-taken-away", "house-rules.actions-set", "house-rules.e-reporting-set",
        "house-rules.mail-set",
        "order.change-acknowledged", "order.put-away", "routing.published", "routing.rolled-back", "sale.choices-set", "sale.due-set", "sale.payment-refused", "sale.refund-refused",
        "shipment.amended", "shipment.arrived", "shipment.came-back", "shipment.cancelled", "shipment.tried-again",
        "till.duplicate-sealed", "till.expense-given",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task Every_reaction_told_of_everything_a_second_time_changes_nothing(int seed)
    {
        var disk = await ServeAsync(seed, out var pager);
        var (head, paged) = (disk.Head, pager.Paged.Count);
        await AuditAsync(disk);

        for (var again = 0; again < 2; again++)
        {
            var journal = new QuietJournal(new ForgetfulJournal(disk));
            await using var house = await House.OpenAsync(journal, pager: pager);
            await journal.QuietAsync(house);

            Assert.Equal(NoEvents, await NamesAsync(disk, after: head));
            Assert.Equal((head, paged), (disk.Head, pager.Paged.Count));
        }
    }

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task A_feed_that_was_stopped_and_started_shows_what_one_shows_that_has_seen_everything(int seed)
    {
        var disk = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var service = new RandomService(seed);
        await ServeAsync(service, disk, new());

        var journal = new QuietJournal(disk);
        var house = await House.OpenAsync(journal, also: Evening.Devices);
        var middle = disk.Head;
        await journal.QuietAsync(house);
        Assert.All(journal.StartedAt, at => Assert.Equal(middle, at));
        await service.RunAsync(house, journal, Steps);

        await using (house)
        {
            Assert.True(disk.Head > middle + 50);
            await SameAsync(house.KitchenFeed.Current, new KitchenFold(disk), disk);
            await SameAsync(house.SalesFeed.Current, new SalesFold(), disk);
            await SameAsync(house.Of<IFeed<TillsView>>().Current, new TillsFold(), disk);
            await SameAsync(house.Of<IFeed<CustomersView>>().Current, new CustomersFold(), disk);
            await SameAsync(house.Of<IFeed<DeliveriesView>>().Current, new DeliveriesFold(), disk);
            await SameAsync(house.Of<IFeed<ShipmentsView>>().Current, new ShipmentsFold(), disk);
            await SameAsync(house.Of<IFeed<CatalogueView>>().Current, new CatalogueFold(), disk);
            await SameAsync(house.Of<IFeed<HouseRulesView>>().Current, new HouseRulesFold(), disk);
            await SameAsync(house.Of<IFeed<FloorPlanView>>().Current, new FloorPlanFold(), disk);
        }
    }

    [Fact]
    public async Task The_random_services_reach_everything_that_can_happen()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        for (var seed = 1; seed <= 6; seed++)
        {
            var disk = NewDisk();
            await ServeAsync(new RandomService(seed), disk, new(), StepsOfLongService);
            await AuditAsync(disk);
            seen.UnionWith(await NamesAsync(disk, after: 0));
        }

        var missing = HouseEvents.Catalog.Names.Except(seen).Except(Seldom).Order(StringComparer.Ordinal).ToList();
        Assert.True(missing.SequenceEqual(NotInAService.Order(StringComparer.Ordinal)), string.Join("\n", missing));
    }

    // The accountant of the evenings, to whom it is one service like any other.
    private static async Task AuditAsync(MemoryJournal disk)
    {
        var books = new Books();
        await books.ReadAsync(disk);
        books.Close();
    }

    private static IEnumerable<string> NoEvents => [];

    private static Task<MemoryJournal> ServeAsync(int seed, out ScriptedPager pager)
    {
        pager = new ScriptedPager();
        return ServeAsync(new RandomService(seed), NewDisk(), pager);
    }

    private static MemoryJournal NewDisk() => new(HouseEvents.Catalog, TimeProvider.System);

    private static async Task<MemoryJournal> ServeAsync(RandomService service, MemoryJournal disk, ScriptedPager pager, int steps = Steps)
    {
        var journal = new QuietJournal(disk);
        await using var house = await House.OpenAsync(journal, pager: pager, also: Evening.Devices);
        await house.SetUpPrinterAsync(PrinterSetup.Usual(new("counter"), "Caisse", "127.0.0.1:9100") with { Tills = [.. Staff.Tills] });
        await service.RunAsync(house, journal, steps);
        return disk;
    }

    private static async Task<List<string>> NamesAsync(MemoryJournal journal, long after)
    {
        var names = new List<string>();

        await foreach (var recorded in journal.ReadAllAsync(after, CancellationToken.None))
        {
            names.Add(HouseEvents.Catalog.NameOf(recorded.Event));
        }

        return names;
    }

    private static async Task SameAsync<TView>(TView shown, IFold<TView> fold, MemoryJournal journal)
        where TView : IView
    {
        var view = fold.Empty;

        await foreach (var recorded in journal.ReadAllAsync(0, CancellationToken.None))
        {
            view = fold.At(await fold.FoldAsync(view, recorded, CancellationToken.None), recorded.Position);
        }

        Assert.Equal(Written(view), Written(shown));
    }

    // As text with sorted keys: dictionaries have no order of their own.
    private static string Written<TView>(TView view) =>
        Sorted(JsonSerializer.SerializeToNode(view, JournalJson.Options))!.ToJsonString();

    private static JsonNode? Sorted(JsonNode? node) => node switch
    {
        JsonObject map => new JsonObject(map
            .OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => KeyValuePair.Create(pair.Key, Sorted(pair.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Sorted)]),
        _ => node?.DeepClone(),
    };
}
