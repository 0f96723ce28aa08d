using RetailPos.Grains;

namespace RetailPos.Hub.Commands;

/// <summary>The hub itself, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Task<int> RunAsync(string[] settings, string? data, Speech speech) =>
        RunAsync(() => HubApplication.CreateBuilder(settings, data), HubApplication.DefaultUrls, speech, (_, _) => Task.CompletedTask);

    /// <param name="opened">Runs once the doors are open, with the addresses that the hub listens on.</param>
    public static async Task<int> RunAsync(
        Func<WebApplicationBuilder> create, string defaultUrls, Speech speech, Func<WebApplication, ICollection<string>, Task> opened)
    {
        try
        {
            var builder = create();
            ListenBy(builder, defaultUrls);
            builder.Services.AddDeliveryWatch();
            await using var app = HubApplication.Build(builder);
            await app.StartAsync();
            await opened(app, app.Urls);
            await app.WaitForShutdownAsync();
            return HubCommandLine.Good;
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    private static void ListenBy(WebApplicationBuilder builder, string defaultUrls)
    {
        var said = builder.Configuration[WebHostDefaults.ServerUrlsKey] ?? builder.Configuration["http_ports"];

        if (string.IsNullOrEmpty(said) && !builder.Configuration.GetSection("Kestrel:Endpoints").Exists())
        {
            builder.WebHost.UseUrls(defaultUrls);
        }
    }
}
