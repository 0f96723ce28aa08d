using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Demo;

/// <summary>Furnishes the demo: menu, stations and beepers, where they are not there yet. What somebody changed stays.</summary>
internal sealed class DemoRestaurant(
    ICatalogueDesk catalogue,
    IFeed<CatalogueView> menu,
    IFeed<KitchenView> kitchen,
    IFeed<RoutingView> routing,
    IRoutingDesk routes,
    IFeed<HouseRulesView> rules,
    IHouseRulesDesk house,
    DataFolder folder,
    IGrainFactory grains,
    TimeProvider clock,
    ILogger<DemoRestaurant> log) : IHostedService
{
    private const int Beepers = 20;

    /// <summary>Five stations are set up in a blink; past this the hub is broken, not slow.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private static readonly Actor Furnisher = new("", "demo");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (menu.Current.Catalogue.Articles.IsEmpty)
        {
            await ImportAsync(cancellationToken);
        }

        if (routing.Current.Routing is { LastVersion: 0, LastRevision: 0 })
        {
            await RouteAsync();
        }

        if (rules.Current.Rules == HouseRules.Default)
        {
            await DeliverAsync();
        }

        if (kitchen.Current.Beepers.Size is 0)
        {
            await grains.GetGrain<IBeeperPoolGrain>(GrainKeys.House).TellAsync(
                new("demo/beepers"), new BeeperPoolCommand.Resize(Beepers, Furnisher));
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Two rings around the shop, and the streets in them: near for nothing, farther for a fee and from an amount on.
    private async Task DeliverAsync()
    {
        if (!File.Exists(folder.Gazetteer))
        {
            File.Copy(Path.Combine(AppContext.BaseDirectory, "demo", "places", "gazetteer.csv"), folder.Gazetteer);
        }

        var shop = new GeoPoint(45_762_500, 4_833_500);
        var modes = ModeRules.Default with
        {
            Modes = [.. ModeRules.Default.Modes.Select(rule => rule.Mode switch
            {
                ServiceMode.Delivery => rule with { IsOn = true, Numbers = new(800, 999) },
                _ => rule,
            })],
        };
        var zones = new DeliveryRules(
            shop,
            [
                new("Presqu’île", shop, RadiusMetres: 1_500, Money.Zero, Minimum: new(1_500)),
                new("Lyon", shop, RadiusMetres: 5_000, Fee: new(350), Minimum: new(2_500)),
            ],
            FeeName: "Livraison",
            new Rate(2_000));
        var first = await house.TellAsync(new("demo/modes"), new HouseRulesCommand.SetModes(modes, Furnisher));
        var second = await house.TellAsync(new("demo/zones"), new HouseRulesCommand.SetDeliveries(zones, Furnisher));

        if ((first.Refusal ?? second.Refusal) is { } refusal)
        {
            log.LogWarning("The demo's delivery zones were not set: {Refusal}", refusal);
        }
    }

    // What goes with a dish may come from another station than the dish: the tartare's fries, the confit's salad.
    private async Task RouteAsync()
    {
        ValueList<RoutingRule> rules =
        [
            new([new RuleCondition.Options(["Frites"])], new RuleEffect.Add(new("kitchen"), RouteEnd.Last)),
            new([new RuleCondition.Options(["Salade"])], new RuleEffect.Add(new("cold"), RouteEnd.Last)),
        ];
        var drafted = await routes.SaveDraftAsync(new("demo/routing-draft"), rules, fallback: null, seenRevision: 0, Furnisher);
        var published = await routes.PublishAsync(new("demo/routing"), seenVersion: 0, seenRevision: 1, forcedBy: "", Furnisher);

        if ((drafted.Refusal ?? published.Refusal) is { } refusal)
        {
            log.LogWarning("The demo's routing was not published: {Refusal}", refusal);
        }
    }

    private async Task ImportAsync(CancellationToken stop)
    {
        string[] paths = [.. Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "demo"), "*.csv").Order()];
        var files = new List<CatalogueFile>();

        foreach (var path in paths)
        {
            files.Add(new(Path.GetFileName(path), await File.ReadAllBytesAsync(path, stop)));
        }

        var report = await catalogue.ImportAsync(new("demo/menu"), files, dryRun: false, Furnisher, stop);

        if (!report.IsGood)
        {
            throw new InvalidDataException($"The demo's menu is wrong: {string.Join("; ", report.Faults.Select(ImportWords.Of))}");
        }

        // Stations are set up by a reaction; the first order must not come before them.
        await kitchen.UntilAsync(view => view.Stations.Count >= report.Stations, Patience, clock);
        log.LogInformation("The demo's menu has {Articles} articles.", report.Articles);
    }
}
