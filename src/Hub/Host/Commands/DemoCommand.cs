using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Demo;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Settings;

namespace RetailPos.Hub.Commands;

/// <summary>A restaurant to try everything on, in a data folder of its own.</summary>
internal static class DemoCommand
{
    public const string DefaultFolder = "data/demo";

    /// <summary>This machine only: a demo is tried on a desk, in whatever network that stands.</summary>
    private const string DefaultUrls = "http://localhost:5080";

    public static Task<int> RunAsync(string[] settings, string? data, Speech speech) => RunCommand.RunAsync(
        () => CreateBuilder(settings, data),
        DefaultUrls,
        speech,
        (app, urls) => TellAsync(app, urls, speech));

    /// <summary>The hub with the demo restaurant in it. Its menu and beepers are there before the doors open.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] settings, string? data)
    {
        // What the person says wins: it comes later.
        var builder = HubApplication.CreateBuilder(
            ["--Site:Name", "Bistro Démo", "--Site:Tables", "12", "--Register:Tills", "T1", "--Register:StartInTraining", "false", .. settings], data ?? DefaultFolder);
        builder.Services.AddSingleton<IPager, SimulatedPager>();
        builder.Services.AddHostedService<DemoRestaurant>();
        builder.Services.AddHostedService<DemoPeople>();
        builder.Services.AddSingleton(DemoPeople.Hints);
        builder.Services.AddCheckedSettings<DemoSettings, DemoSettingsCheck>(DemoSettings.Section);

        if (builder.Configuration.GetSection(DemoSettings.Section).Get<DemoSettings>() is not { Service: false })
        {
            builder.Services.AddHostedService<DemoService>();
        }

        return builder;
    }

    private static async Task TellAsync(WebApplication app, ICollection<string> urls, Speech speech)
    {
        var kitchen = await app.Services.GetRequiredService<IFeed<KitchenView>>()
            .ReachAsync(app.Services.GetRequiredService<IJournal>().Head, app.Lifetime.ApplicationStopping);
        var root = urls.First().Replace("*", "localhost", StringComparison.Ordinal).TrimEnd('/');
        var site = app.Services.GetRequiredService<SiteSettings>();

        await speech.Out.WriteLineAsync($"""

            {site.Name} is open.

              all screens       {root}/
              register          {root}/register/T1
              customer display  {root}/customer/T1
            {string.Join('\n', kitchen.Stations.Values.OrderBy(station => station.Rank).Select(station =>
                $"  {station.Name,-16}  {root}/station/{station.Id}"))}
              pass              {root}/pass
              beepers           {root}/beepers
              ready board       {root}/board/{site.BoardToken}
              API               {root}/openapi/v1.json

              people and PINs   {string.Join(", ", DemoPeople.Hints.All.Select(hint => $"{hint.Name} {hint.Pin}"))}

            The data lies in {app.Services.GetRequiredService<DataFolder>()}. Stop with Ctrl+C.

            """);
    }
}
