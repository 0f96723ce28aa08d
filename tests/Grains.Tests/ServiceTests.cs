using System.Text.Json;
using System.Text.Json.Nodes;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Feeds;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What must hold after any service whatever: told twice is told once, and a snapshot is the same as a fold.</summary>
public sealed class ServiceTests
{
    private const int Steps = 500;

    // Imports have their own tests; no till refuses what a sale has checked; the pool is sized once, its
    // transmitter never fails, and nobody loses a beeper. Screens, their covers and the routing are the work of the office and
    // of a watch that these houses do without. Couriers have a service of their own (DeliveryTests).
    private static readonly string[] NotInAService =
    [
        "beepers.found", "beepers.lost", "beepers.tried-again",
        "catalogue.article-archived", "catalogue.article-put", "catalogue.articles-reordered",
        "catalogue.automatic-rule-put", "catalogue.automatic-rule-removed", "catalogue.choice-set-put",
        "catalogue.choice-set-removed", "catalogue.department-archived", "catalogue.department-put",
        "catalogue.departments-reordered", "catalogue.imported", "catalogue.menu-put", "catalogue.menu-removed",
        "catalogue.reduction-put", "catalogue.reduction-removed", "catalogue.scale-set",
        "customer.changed", "customer.charged", "customer.credited-back", "customer.debt-held", "customer.debt-released",
        "customer.entered", "customer.limit-set", "customer.settled",
        "delivery.amended", "delivery.asked", "delivery.assigned", "delivery.cancelled", "delivery.cash-collected",
        "delivery.delivered", "delivery.failed", "delivery.handed-in", "delivery.released", "delivery.tried-again",
        "delivery.went-out",
        "floor-plan.code-revoked", "floor-plan.saved",
        "house-rules.deliveries-set", "house-rules.floor-set", "house-rules.modes-set", "house-rules.payments-set",
        "house-rules.receipts-set", "house-rules.till-day-set",
        "kitchen-line.taken",
        "people.added", "people.changed", "people.deactivated", "people.locked-out", "people.reactivated",
        "people.right-refused", "people.right-set", "people.secret-forgotten", "people.secret-set", "people.sign-in-failed",
        "people.signed-in", "people.signed-out", "people.switched",
        "routing.draft-discarded", "routing.draft-saved", "routing.published", "routing.rolled-back",
        "sale.adjusted", "sale.adjustment-removed", "sale.choices-set", "sale.destination-set", "sale.due-set",
        "sale.fee-set", "sale.move-confirmed", "sale.move-refused", "sale.move-requested", "sale.offers-changed",
        "sale.payment-refused", "sale.phone-set", "sale.receipt-given", "sale.receipt-taken-back", "sale.refund-confirmed",
        "sale.refund-refused", "sale.refund-requested", "sale.seat-set", "sale.sent-part-cut", "sale.taken-in",
        "screens.changed", "screens.forgotten", "screens.paired",
        "station.covered", "station.handed-back", "station.paper-asked", "station.paper-reported", "station.rules-set",
        "station.set-up",
        "table.became-to-clear", "table.bill-brought", "table.came-back", "table.cleared", "table.covers-set",
        "table.move-asked", "table.move-refused", "table.moved-away", "table.moved-in", "table.parted",
        "table.reservation-ended", "table.reserved", "table.sale-added", "table.took-in",
        "till.cash-moved", "till.closed", "till.counted", "till.debt-settled", "till.handed-over", "till.opened", "till.ticket-reprinted",
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
        var house = await House.OpenAsync(journal);
        var middle = disk.Head;
        await journal.QuietAsync(house);
        Assert.All(journal.StartedAt, at => Assert.Equal(middle, at));
        await service.RunAsync(house, journal, Steps);

        await using (house)
        {
            Assert.True(disk.Head > middle + 50);
            await SameAsync(house.KitchenFeed.Current, new KitchenFold(disk), disk);
            await SameAsync(house.SalesFeed.Current, new SalesFold(), disk);
        }
    }

    [Fact]
    public async Task The_random_services_reach_everything_that_can_happen()
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        for (var seed = 1; seed <= 6; seed++)
        {
            seen.UnionWith(await NamesAsync(await ServeAsync(seed, out _), after: 0));
        }

        Assert.Equal(NotInAService.Order(), HouseEvents.Catalog.Names.Except(seen).Order());
    }

    private static IEnumerable<string> NoEvents => [];

    private static Task<MemoryJournal> ServeAsync(int seed, out ScriptedPager pager)
    {
        pager = new ScriptedPager();
        return ServeAsync(new RandomService(seed), new MemoryJournal(HouseEvents.Catalog, TimeProvider.System), pager);
    }

    private static async Task<MemoryJournal> ServeAsync(RandomService service, MemoryJournal disk, ScriptedPager pager)
    {
        var journal = new QuietJournal(disk);
        await using var house = await House.OpenAsync(journal, pager: pager);
        await service.RunAsync(house, journal, Steps);
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
