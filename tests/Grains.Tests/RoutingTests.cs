using System.Text;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Rules published in the office, felt by what registers and outside clients send from then on.</summary>
public sealed class RoutingTests : IAsyncLifetime
{
    private const string Stations = "id,name,backup,capacity\nkitchen,Cuisine,cold,3\ncold,Froid,kitchen,2\nbar,Bar,cold,2\n";
    private const string Departments = "id,name,station,step\nplats,Plats,cold,1\nboissons,Boissons,bar,1\n";

    private const string Articles =
        "id,name,department,price,vat_eat_in,vat_take_away,station,step,seconds,allergens,options\n" +
        "tartare,Tartare,plats,19.90,10,5.5,,1,600,,Frites|Salade\n" +
        "cafe,Café,boissons,2.20,10,10,,,30,,\n";

    private static readonly StationId Cold = new("cold");
    private static readonly RoutingRule Fries = new(
        [new RuleCondition.Options(["Frites"])], new RuleEffect.Add(House.Kitchen, RouteEnd.Last));

    private static readonly DateOnly Today = new(2026, 3, 14);

    private readonly FakeClock _clock;
    private readonly QuietJournal _journal;
    private House _house = null!;

    public RoutingTests()
    {
        _clock = new(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        _journal = new(new MemoryJournal(HouseEvents.Catalog, _clock));
    }

    private IRoutingDesk Desk => _house.Of<IRoutingDesk>();

    public async Task InitializeAsync()
    {
        _house = await House.OpenAsync(_journal, _clock);
        await _house.Of<ICatalogueDesk>().ImportAsync(
            House.NewCommand(),
            [File("stations.csv", Stations), File("departments.csv", Departments), File("articles.csv", Articles)],
            dryRun: false, House.Lea, CancellationToken.None);
        await _journal.QuietAsync(_house);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_published_rule_holds_for_what_is_sent_from_then_on_and_every_line_says_why_it_is_here()
    {
        var before = await SendAsync("Frites");
        await PublishAsync(Fries);
        var after = await SendAsync("Frites");

        Assert.Equal([Cold], before.Sent.Card.Route);
        Assert.Equal([Cold, House.Kitchen], after.Sent.Card.Route);
        Assert.Equal(new DepartmentId("plats"), after.Sent.Department);
        Assert.Equal(
            [new(RouteCause.Department, "Plats", 0, [Cold]), new(RouteCause.RuleAdds, "1", 1, [Cold, House.Kitchen])],
            after.Sent.Why!.Reasons);
    }

    [Fact]
    public async Task What_was_sent_before_a_change_goes_by_the_table_before_it_however_late_the_kitchen_hears_of_it()
    {
        await PublishAsync(Fries);
        var sent = _journal.Head;
        await PublishAsync(1, 2, new RoutingRule([new RuleCondition.Options(["Frites"])], new RuleEffect.Use([House.Bar])));
        var view = await _house.Of<IFeed<RoutingView>>().ReachAsync(_journal.Head, CancellationToken.None);

        Assert.Equal((1, 2), (view.At(sent).Version, view.At(_journal.Head).Version));
        Assert.Equal(0, view.At(1).Version);
    }

    [Fact]
    public async Task One_step_back_is_felt_at_once()
    {
        await PublishAsync(Fries);
        var told = await Desk.RollBackAsync(House.NewCommand(), seenVersion: 1, House.Lea);

        Assert.Null(told.Refusal);
        Assert.Equal([Cold], (await SendAsync("Frites")).Sent.Card.Route);
    }

    [Fact]
    public async Task An_outside_order_without_a_route_goes_by_the_catalogue_and_the_rules_and_one_with_a_route_keeps_it()
    {
        await PublishAsync(Fries);
        var free = Outside("free", route: []);
        var own = Outside("own", route: [House.Bar]);
        var order = new OrderId(Guid.CreateVersion7().ToString("N"));

        await _house.KitchenDesk.PlaceAsync(
            House.NewCommand(), new(order, ServiceMode.EatIn, null, 0, "", "", null, [free, own]), new("", "kiosk"));
        var placed = await _house.KitchenDesk.ReadAsync(order);

        Assert.Equal([Cold, House.Kitchen], placed.Find(free.Id)!.Sent.Card.Route);
        Assert.Equal([House.Bar], placed.Find(own.Id)!.Sent.Card.Route);
        Assert.Equal([new(RouteCause.Sender, "kiosk", 0, [House.Bar])], placed.Find(own.Id)!.Sent.Why!.Reasons);
    }

    [Fact]
    public async Task A_line_whose_station_is_not_there_stands_in_the_unassigned_lane()
    {
        var order = new OrderId(Guid.CreateVersion7().ToString("N"));
        var lost = Outside("lost", route: [new("cellar")]) with { Item = null };

        await _house.KitchenDesk.PlaceAsync(
            House.NewCommand(), new(order, ServiceMode.EatIn, null, 0, "", "", null, [lost]), House.Lea);

        Assert.Null((await _house.KitchenDesk.ReadAsync(order)).Find(lost.Id)!.Station);
    }

    [Fact]
    public async Task Publishing_is_refused_while_the_proof_fails_and_the_journal_says_who_forced_it()
    {
        var hole = new RoutingRule([new RuleCondition.Options(["Frites"])], new RuleEffect.Use([new("cellar"), House.Kitchen]));
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System), also: services => services.AddSingleton<IReach>(new OnlyTheBar()));
        await ImportAsync(house);
        var desk = house.Of<IRoutingDesk>();
        await desk.SaveDraftAsync(House.NewCommand(), [hole], null, 0, House.Lea);

        var refused = await desk.PublishAsync(House.NewCommand(), 0, 1, "", House.Lea);
        var forced = await desk.PublishAsync(House.NewCommand(), 0, 1, "Léa", House.Lea);

        Assert.Equal(RoutingRefusal.ProofFails, refused.Refusal);
        Assert.Equal(["Tartare"], refused.Proof!.Holes.Select(found => found.Name).Distinct());
        Assert.Null(forced.Refusal);
        var published = await house.Journal.ReadAllAsync(0, CancellationToken.None)
            .Select(recorded => recorded.Event).OfType<RoutingEvent.Published>().SingleAsync();
        Assert.Equal(("Léa", refused.Proof.HoleCount), (published.ForcedBy, published.Proof.Holes));
    }

    [Fact]
    public async Task Two_people_at_the_draft_hear_of_each_other()
    {
        await Desk.SaveDraftAsync(House.NewCommand(), [Fries], null, seenRevision: 0, House.Lea);
        var second = await Desk.SaveDraftAsync(House.NewCommand(), [], House.Bar, seenRevision: 0, House.Lea);

        Assert.Equal(RoutingRefusal.DraftMovedOn, second.Refusal);
    }

    [Fact]
    public async Task A_rehearsal_of_today_equals_a_recount_by_hand_and_changes_nothing()
    {
        for (var at = 0; at < 12; at++)
        {
            await SendAsync(at % 3 == 0 ? "Frites" : "Salade");
        }

        // The promises that follow from the sends are over.
        await _journal.QuietAsync(_house);
        var head = _journal.Head;
        var rehearsal = await Desk.RehearseAsync(new(9, [Fries], Default: null), Today, CancellationToken.None);
        var yesterday = await Desk.RehearseAsync(new(9, [Fries], Default: null), Today.AddDays(-1), CancellationToken.None);

        Assert.Equal((12, 4), (rehearsal.Lines, rehearsal.MovedCount));
        Assert.Equal([new(Cold, 12, 12_000, 12, 12_000), new(House.Kitchen, 0, 0, 4, 4_000)], rehearsal.Stations);
        Assert.All(rehearsal.Moved, moved => Assert.Equal(["Frites"], moved.Options));
        Assert.Equal(RoutingRehearsal.Empty, yesterday);
        Assert.Equal(head, _journal.Head);
    }

    [Fact]
    public async Task Equal_stations_share_the_lines_of_one_order()
    {
        await PublishAsync(new RoutingRule(
            [new RuleCondition.Departments([new("plats")])], new RuleEffect.Among([Cold, House.Kitchen])));
        var sale = await TakeAsync(["", "", "", "", ""]);
        await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);
        var state = await _house.RegisterDesk.ReadAsync(sale);
        var order = await _house.OrderShowsAsync(state.Order, order => order.Lines.Count == 5);

        // Three hands and two: the fuller kitchen gets the greater part.
        Assert.Equal([2, 3], order.Lines.GroupBy(line => line.Station).Select(group => group.Count()).Order());
    }

    [Fact]
    public async Task Once_a_screen_is_paired_the_proof_counts_paired_screens_and_no_longer_believes_in_others()
    {
        var unpaired = _house.Of<IReach>().Now;
        await _house.Grains.GetGrain<IHouseScreensGrain>(GrainKeys.House).TellAsync(House.NewCommand(), new HouseScreensCommand.Pair(
            new("s1"), "Écran du bar", new(ScreenKind.Station, "bar"), ScreenSettings.Usual, new('a', 64), House.Lea));
        await _journal.QuietAsync(_house);
        var paired = _house.Of<IReach>().Now;

        Assert.All(unpaired, station => Assert.Equal(1, station.Screens));
        Assert.Equal([("bar", 1)], paired.Where(station => station.Screens > 0).Select(station => (station.Station.Value, station.Screens)));
    }

    private async Task PublishAsync(params RoutingRule[] rules) => await PublishAsync(0, 1, rules);

    private async Task PublishAsync(int version, int revision, params RoutingRule[] rules)
    {
        var saved = await Desk.SaveDraftAsync(House.NewCommand(), [.. rules], null, seenRevision: 0, House.Lea);
        var answer = await Desk.PublishAsync(House.NewCommand(), version, revision, "", House.Lea);
        Assert.Equal((null, null), (saved.Refusal, answer.Refusal));
    }

    private async Task<OrderLine> SendAsync(string option)
    {
        var sale = await TakeAsync([option]);
        await _house.RegisterDesk.SendAsync(House.NewCommand(), sale, House.Lea);
        var state = await _house.RegisterDesk.ReadAsync(sale);
        return (await _house.OrderShowsAsync(state.Order, _ => true)).Lines[0];
    }

    private async Task<SaleId> TakeAsync(string[] options)
    {
        var menu = _house.Of<IFeed<CatalogueView>>().Current.Catalogue;
        var (sale, order) = (new SaleId(Guid.CreateVersion7().ToString("N")), new OrderId(Guid.CreateVersion7().ToString("N")));
        await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Open(
            sale, new("T1"), order, ServiceMode.EatIn, House.Lea,
            [
                .. options.Select(option => new NewLine(
                    _house.NewLine(), menu.Sold(menu.Articles[new("tartare")]), Quantity.One, option.Length == 0 ? [] : [option], "")),
            ]));
        return sale;
    }

    private SentLine Outside(string name, ValueList<StationId> route) => new(
        _house.NewLine(), name, Quantity.One, ["Frites"], "", new(route, 1, 0, []), new ArticleId("tartare"));

    private static Task<ImportReport> ImportAsync(House house) => house.Of<ICatalogueDesk>().ImportAsync(
        House.NewCommand(),
        [File("stations.csv", Stations), File("departments.csv", Departments), File("articles.csv", Articles)],
        dryRun: false, House.Lea, CancellationToken.None);

    private static CatalogueFile File(string name, string text) => new(name, Encoding.UTF8.GetBytes(text));

    /// <summary>A house with screens at the bar and in the cold kitchen only.</summary>
    private sealed class OnlyTheBar : IReach
    {
        public ValueList<StationReach> Now => [new(House.Bar, Cold, 2, 0), new(Cold, null, 2, 0)];
    }
}
