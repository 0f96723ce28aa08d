using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.People;
using RetailPos.Hub.Backups;
using RetailPos.Hub.Closing;

namespace RetailPos.Hub.Commands;

/// <summary>The hub itself, until it is told to stop.</summary>
internal static class RunCommand
{
    public static Task<int> RunAsync(string[] settings, string? data, Speech speech) =>
        RunAsync(() => HubApplication.CreateBuilder(settings, data), HubApplication.DefaultUrls, speech, (app, urls) => TellFirstCodeAsync(app, urls, speech));

    /// <param name="opened">Runs once the doors are open, with the addresses that the hub listens on.</param>
    public static async Task<int> RunAsync(
        Func<WebApplicationBuilder> create, string defaultUrls, Speech speech, Func<WebApplication, ICollection<string>, Task> opened)
    {
        try
        {
            var builder = create();
            ListenBy(builder, defaultUrls);
            builder.Services.AddDeliveryWatch();
            builder.Services.AddOutboxWorkers();
            builder.Services.AddKitchenTickets();
            builder.Services.AddCardTalks();
            builder.Services.AddHostedService<FirstTraining>();
            builder.Services.AddClosing();
            builder.Services.AddNightlyBackups();
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

    // To the console and not to the log: whoever stands before the machine owns it, and a log file travels.
    private static async Task TellFirstCodeAsync(WebApplication app, ICollection<string> urls, Speech speech)
    {
        var people = await app.Services.GetRequiredService<IFeed<PeopleView>>()
            .ReachAsync(app.Services.GetRequiredService<IJournal>().Head, app.Lifetime.ApplicationStopping);

        if (people.People.IsEmpty && !app.Services.GetRequiredService<PeopleSettings>().IsOff)
        {
            var root = urls.First().Replace("*", "localhost", StringComparison.Ordinal).Replace("[::]", "localhost", StringComparison.Ordinal);
            await speech.Out.WriteLineAsync($"""

                Nobody works here yet. Open {root.TrimEnd('/')}/welcome
                One-time code of the administrator: {app.Services.GetRequiredService<FirstCode>().Value}

                """);
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
