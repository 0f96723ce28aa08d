using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Keys;
using RetailPos.Kernel;

namespace RetailPos.Hub.Tests;

/// <summary>A whole hub on a port of its own and a data folder of its own, with the demo's menu and one API client.</summary>
public sealed class OpenHub : IAsyncLifetime
{
    public const string Client = "shop";

    /// <summary>How long anything may take to be seen. Past it the hub is broken, not slow.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private WebApplication _app = null!;

    public TempFolder Folder { get; } = new();

    /// <summary>Off, where a test is not about people.</summary>
    public SignIn SignIn { get; init; } = SignIn.Off;

    public string Key { get; private set; } = "";

    public Uri Root { get; private set; } = null!;

    /// <summary>With the client's key.</summary>
    public HttpClient Api { get; private set; } = null!;

    public IJournal Journal => Of<IJournal>();

    public T Of<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    public Task InitializeAsync() => StartAsync(_ => { });

    public async Task StartAsync(Action<IServiceCollection> also)
    {
        await Cli.GoodAsync("import", "--data", Folder.Path, Menu("stations"), Menu("departments"), Menu("articles"), Menu("choices"));
        var builder = HubApplication.CreateBuilder(
            ["--Serilog:MinimumLevel:Default", "Warning", "--People:SignIn", $"{SignIn}"], Folder.Path);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        also(builder.Services);
        _app = HubApplication.Build(builder);
        await _app.StartAsync();
        Key = Of<ApiKeyFile>().Add(Client, DateTimeOffset.UnixEpoch).Secret!;
        Root = new(_app.Urls.Single());
        Api = new() { BaseAddress = new(Root, "/api/v1/"), Timeout = Patience };
        Api.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, Key);
        // What follows from the import is over before a test looks at the journal's head.
        var stations = Of<IFeed<CatalogueView>>().Current.Catalogue.Stations.Count;
        await Of<IFeed<KitchenView>>().UntilAsync(view => view.Stations.Count >= stations, Patience, TimeProvider.System);
    }

    public async Task<Answer> PostAsync(string path, object body, string? key = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };

        if (key is not null)
        {
            request.Headers.Add("Idempotency-Key", key);
        }

        return await Answer.OfAsync(await Api.SendAsync(request));
    }

    public async Task<Answer> PutAsync(string path, object body) => await Answer.OfAsync(await Api.PutAsJsonAsync(path, body));

    public async Task<Answer> GetAsync(string path) => await Answer.OfAsync(await Api.GetAsync(path));

    /// <summary>Places an order and waits until the guest has been promised a time: nothing more follows by itself.</summary>
    public async Task<Answer> PlaceAsync(object body, string? key = null)
    {
        var placed = await PostAsync("orders", body, key);
        var order = new OrderId(placed.Text("id"));
        await Of<IFeed<KitchenView>>().UntilAsync(
            view => view.Orders.GetValueOrDefault(order)?.Promise is not null, Patience, TimeProvider.System);
        return placed;
    }

    /// <summary>The hub goes home; its data folder stays.</summary>
    public async Task CloseAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }

    public async Task DisposeAsync()
    {
        Api.Dispose();
        await CloseAsync();
        Folder.Dispose();
    }

    public static string Menu(string sheet) => Path.Combine(AppContext.BaseDirectory, "demo", $"{sheet}.csv");
}

/// <summary>What the API answered.</summary>
public sealed record Answer(int Status, string? ContentType, JsonElement Body, HttpResponseMessage Message)
{
    public string Code => Body.GetProperty("code").GetString()!;

    public string Text(string property) => Body.GetProperty(property).GetString()!;

    public long Number(string property) => Body.GetProperty(property).GetInt64();

    public static async Task<Answer> OfAsync(HttpResponseMessage message)
    {
        var text = await message.Content.ReadAsStringAsync();
        var body = text.Length == 0 ? default : JsonDocument.Parse(text).RootElement;
        return new((int)message.StatusCode, message.Content.Headers.ContentType?.MediaType, body, message);
    }
}

/// <summary>A folder that is gone with its test.</summary>
public sealed class TempFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("retailpos-").FullName;

    public string Write(string name, string content)
    {
        var path = System.IO.Path.Combine(Path, name);
        File.WriteAllText(path, content);
        return path;
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}

/// <summary>The program's command line, spoken to as a person would.</summary>
public static class Cli
{
    public static async Task<(int Code, string Out, string Error)> SayAsync(params string[] words)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = await HubCommandLine.RunAsync(words, output, error);
        return (code, $"{output}", $"{error}");
    }

    public static async Task<string> GoodAsync(params string[] words)
    {
        var (code, output, error) = await SayAsync(words);
        Assert.True(code == 0, error);
        return output;
    }
}
