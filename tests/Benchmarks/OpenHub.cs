using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Keys;
using RetailPos.Kernel;

namespace RetailPos.Benchmarks;

/// <summary>The whole hub in this process, with the demo's menu and an API client.</summary>
internal sealed class OpenHub : IAsyncDisposable
{
    public const string Station = "kitchen";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private static readonly Actor Cook = new("", Station);

    private readonly WebApplication _app;
    private readonly HttpClient _api;
    private int _last;

    private OpenHub(WebApplication app, HttpClient api) => (_app, _api) = (app, api);

    public string StationAddress => $"{_app.Urls.Single()}/station/{Station}";

    /// <summary>The station whose screen takes over, by the demo's stations.</summary>
    public string BackupAddress => $"{_app.Urls.Single()}/station/cold";

    public T Of<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    private IKitchenDesk Kitchen => _app.Services.GetRequiredService<IKitchenDesk>();

    private IFeed<KitchenView> Feed => _app.Services.GetRequiredService<IFeed<KitchenView>>();

    /// <param name="settings">As on the command line: --Section:Key VALUE.</param>
    public static async Task<OpenHub> OpenAsync(string folder, params string[] settings)
    {
        var builder = HubApplication.CreateBuilder([.. settings, "--People:SignIn", "Off", "--Serilog:MinimumLevel:Default", "Warning", "--Serilog:MinimumLevel:Override:Microsoft.Hosting.Lifetime", "Warning"], folder);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddDeliveryWatch();
        builder.Services.AddOutboxWorkers();
        builder.Services.AddKitchenTickets();
        builder.Services.AddCardTalks();
        var app = HubApplication.Build(builder);
        await app.StartAsync();
        var files = Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "demo"), "*.csv")
            .Select(path => new CatalogueFile(Path.GetFileName(path), File.ReadAllBytes(path))).ToList();
        await app.Services.GetRequiredService<ICatalogueDesk>().ImportAsync(new("menu"), files, dryRun: false, Cook, CancellationToken.None);
        await app.Services.GetRequiredService<IFeed<KitchenView>>().UntilAsync(
            view => view.Stations.ContainsKey(new(Station)), Patience, TimeProvider.System);
        var api = new HttpClient { BaseAddress = new($"{app.Urls.Single()}/api/v1/") };
        api.DefaultRequestHeaders.Add(
            ApiKeyAuthentication.Header, app.Services.GetRequiredService<ApiKeyFile>().Add("bench", DateTimeOffset.UnixEpoch).Secret);
        return new(app, api);
    }

    public string NewOrder() => $"order-{++_last}";

    /// <summary>An order of three dishes, through the API.</summary>
    public async Task PlaceAsync(string order)
    {
        var lines = new[] { "Entrecôte", "Frites", "Salade verte" }
            .Select(name => new { name, route = new[] { Station }, expectedSeconds = 600 });
        using var answer = await _api.PostAsJsonAsync("orders", new { id = order, mode = "eat-in", table = "T4", lines });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Made ready and handed over: gone from the station.</summary>
    public async Task ClearAsync(string id)
    {
        var order = await Kitchen.ReadAsync(new(id));
        await Kitchen.TellAsync(new($"{id}/ready"), new(id), new OrderCommand.MarkReady([.. order.Lines.Select(Tick.Of)], Cook));
        var told = await Kitchen.TellAsync(new($"{id}/out"), new(id), new OrderCommand.HandOver(Cook));
        await Feed.ReachAsync(told.Position, CancellationToken.None);
    }

    /// <summary>Waits until the kitchen's feed shows this.</summary>
    public Task<KitchenView> ShowsAsync(Func<KitchenView, bool> holds) => Feed.UntilAsync(holds, Patience, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        _api.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}
