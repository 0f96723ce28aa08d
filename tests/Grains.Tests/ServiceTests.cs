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

    // No till refuses what a sale has checked, unless two are at it at once (Selling/); the pool is sized once, its
    // transmitter never fails, and nobody loses a beeper. Screens, their covers and the routing are the work of the office and
    // of a watch that these houses do without, and people come and go through doors that they have not. Couriers who really
    // leave have a service of their own (DeliveryTests), and so have the rarer entries of the catalogue (CatalogueDeskTests): they
    // happen here when the seeds will have it so.
    private static readonly string[] NotInAService =
    [
        "beepers.found", "beepers.lost", "beepers.tried-again",
        "catalogue.defaults-set", "catalogue.scale-set", "catalogue.station-put",
        "chain-watch.checkpoint-sealed", "chain-watch.fault-found", "chain-watch.faults-acknowledged", "chain-watch.key-kept",
        "customer.absorbed", "customer.debt-released", "customer.erased", "customer.joined", "customer.merge-asked", "customer.merge-dropped", "customer.told-apart",
        "devices.printer-taken-away",
        "house-rules.accounting-set", "house-rules.actions-set", "house-rules.closing-set", "house-rules.counter-set", "house-rules.country-set", "house-rules.e-reporting-set",
        "house-rules.mail-set", "house-rules.registers-set", "house-rules.relays-set", "house-rules.terminals-set", "house-rules.training-began", "house-rules.training-left",
        "kitchen-line.taken",
        "outbox.job-asked-again", "outbox.job-begun", "outbox.job-came-out", "outbox.job-doubtful", "outbox.job-dropped", "outbox.job-failed",
        "outbox.job-moved", "outbox.job-printed", "outbox.job-taken-over",
        "people.added", "people.changed", "people.deactivated", "people.forgotten", "people.locked-out", "people.reactivated",
        "people.right-refused", "people.right-set", "people.secret-forgotten", "people.secret-set", "people.sign-in-failed",
        "people.signed-in", "people.signed-out", "people.switched",
        "routing.draft-discarded", "routing.draft-saved", "routing.published", "routing.rolled-back",
        "sale.card-answered", "sale.card-asked", "sale.card-cancel-asked", "sale.card-query-asked", "sale.card-resolved", "sale.card-sent",
        "sale.card-unbooked", "sale.put-aside-set", "sale.relay-set", "sale.receipt-taken-back", "sale.refund-refused",
        "screens.changed", "screens.forgotten", "screens.paired",
        "shipment.amended", "shipment.arrived", "shipment.asked", "shipment.came-back", "shipment.cancelled", "shipment.labelled", "shipment.posted",
        "shipment.tried-again",
        "station.covered", "station.handed-back", "station.paper-asked", "station.paper-reported", "station.rules-set",
        "technical.ran", "technical.sealed",
        "till.archive-sealed", "till.expense-given", "till.expense-sealed", "till.invoice-sealed", "till.key-handed-over", "till.period-closed", "till.quote-drawn",
        "till.ticket-reprinted", "till.trained",
    ];

    private static readonly string[] Seldom =
    [
        "catalogue.automatic-rule-removed", "catalogue.choice-set-removed", "catalogue.department-archived", "catalogue.menu-removed",
        "catalogue.reduction-removed", "customer.credited-back",
        "delivery.amended", "delivery.cancelled", "delivery.cash-collected", "delivery.delivered", "delivery.failed",
        "delivery.handed-in", "delivery.tried-again", "delivery.went-out", "sale.choices-set", "sale.due-set", "till.duplicate-sealed",
    ];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
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
