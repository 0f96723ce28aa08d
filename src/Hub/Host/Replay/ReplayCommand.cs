using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Keys;
using RetailPos.Kernel;

namespace RetailPos.Hub.Replay;

/// <summary>A year of a real pizza place through the API and the grains, with cooks, and counted again afterwards.</summary>
internal static class ReplayCommand
{
    private const string Busiest = "busiest";
    private const string AsFastAsItGoes = "max";
    private const string Client = "replay";

    /// <summary>An hour in a second. Past it nobody can watch, and "max" says it better.</summary>
    private const int SpeedMax = 3_600;

    private static readonly TimeSpan ReportEvery = TimeSpan.FromSeconds(2);

    /// <param name="data">Here it names the folder of the pizza place's files.</param>
    public static Command Create(Option<string?> data)
    {
        var from = new Option<string>("--from")
        {
            Description = $"The first day, yyyy-MM-dd, or '{Busiest}'. The first day of the data when nothing is said.",
        };
        var days = new Option<int>("--days") { Description = "How many days, 1-3660.", DefaultValueFactory = _ => 1 };
        var speed = new Option<string>("--speed")
        {
            Description = $"How many times faster than life, 1-{SpeedMax}, or '{AsFastAsItGoes}'.",
            DefaultValueFactory = _ => AsFastAsItGoes,
        };
        var folder = new Option<string?>("--into")
        {
            Description = "A new folder for the journal of the replay. data/replay-1, -2 … when nothing is said.",
        };
        var exports = new Option<bool>("--exports")
        {
            Description = "Afterwards makes the archive, the accounting file and the e-reports, and counts them again.",
        };
        var replay = new Command(
            "replay",
            "Replays days of a pizza place as sales, and counts them again. --data names the folder with orders.csv, " +
            "order_details.csv, pizzas.csv and pizza_types.csv.")
        {
            from, days, speed, folder, exports,
        };
        replay.TreatUnmatchedTokensAsErrors = false;
        replay.SetAction((parsed, stop) => RunAsync(
            new(
                parsed.GetValue(data),
                parsed.GetValue(from),
                parsed.GetValue(days),
                parsed.GetValue(speed)!,
                parsed.GetValue(folder) ?? NewFolder(),
                parsed.GetValue(exports)),
            [.. parsed.UnmatchedTokens],
            Speech.Of(parsed),
            stop));
        return replay;
    }

    private static async Task<int> RunAsync(Wish wish, string[] settings, Speech speech, CancellationToken stop)
    {
        try
        {
            if (wish.Data is null)
            {
                return speech.Fail("replay wants --data and the folder of the pizza place's files.");
            }

            var place = PizzaPlace.Read(wish.Data);
            var from = wish.From switch
            {
                Busiest => place.BusiestDay,
                null => DateOnly.FromDateTime(place.Orders[0].PlacedAt),
                var day => DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture),
            };
            var speed = wish.Speed == AsFastAsItGoes ? 0 : int.Parse(wish.Speed, CultureInfo.InvariantCulture);

            if (wish.Days is < 1 or > 3_660 || speed is < 0 or > SpeedMax || (speed == 0 && wish.Speed != AsFastAsItGoes))
            {
                return speech.Fail($"--days must be 1-3660, --speed 1-{SpeedMax} or '{AsFastAsItGoes}'.");
            }

            if (Directory.Exists(wish.Into) && Directory.EnumerateFileSystemEntries(wish.Into).Any())
            {
                return speech.Fail($"--into {wish.Into} is not empty: a replay begins with a new journal.");
            }

            var orders = place.Between(from, wish.Days);

            if (orders.Count == 0)
            {
                return speech.Fail($"There is no order in {wish.Days} days from {from:yyyy-MM-dd}.");
            }

            return await PlayAsync(place, orders, speed, wish, settings, speech, stop)
                ? await VerifyCommand.RunAsync(wish.Into, speech, stop)
                : HubCommandLine.Bad;
        }
        catch (FormatException)
        {
            return speech.Fail($"--from must be yyyy-MM-dd or '{Busiest}', --speed a whole number or '{AsFastAsItGoes}'.");
        }
        catch (ReplayDataException fault)
        {
            return speech.Fail(fault.Message);
        }
        catch (Exception fault) when (StartFaults.WordsOf(fault) is { } words)
        {
            return speech.Fail(words);
        }
    }

    private static async Task<bool> PlayAsync(
        PizzaPlace place,
        IReadOnlyList<PizzaOrder> orders,
        int speed,
        Wish wish,
        string[] settings,
        Speech speech,
        CancellationToken stop)
    {
        var builder = HubApplication.CreateBuilder(
            ["--Site:Name", "Pizza place", "--Serilog:MinimumLevel:Default", "Warning", "--People:SignIn", "Off", .. settings], wish.Into);
        builder.WebHost.UseUrls(builder.Configuration["urls"] ?? (speed == 0 ? "http://127.0.0.1:0" : "http://localhost:5080"));
        builder.Services.AddSingleton<TimeProvider>(provider => new ReplayClock(
            TimeZoneInfo.FindSystemTimeZoneById(provider.GetRequiredService<SiteSettings>().TimeZone), speed));

        await using var app = HubApplication.Build(builder);
        await app.StartAsync(stop);
        var clock = (ReplayClock)app.Services.GetRequiredService<TimeProvider>();
        var site = app.Services.GetRequiredService<SiteSettings>();
        await clock.GoToAsync(orders[0].PlacedAt.In(clock.LocalTimeZone), stop);
        await ImportAsync(place, app.Services.GetRequiredService<ICatalogueDesk>(), app.Services, stop);
        using var api = ApiOf(app);

        if (wish.Exports)
        {
            await ReplayExports.FurnishAsync(app.Services);
        }

        await speech.Out.WriteLineAsync($"{orders.Count:N0} orders into {wish.Into}. Screens: {app.Urls.First()}/");
        var began = Stopwatch.GetTimestamp();
        var player = new ReplayPlayer(
            api,
            app.Services.GetRequiredService<IKitchenDesk>(),
            app.Services.GetRequiredService<IFeed<KitchenView>>(),
            clock,
            Reporter(speech));
        await player.PlayAsync(orders, stop);
        var took = Stopwatch.GetElapsedTime(began);

        var journal = app.Services.GetRequiredService<IJournal>();
        var counted = await ServiceCount.OfAsync(journal, site.LateAfterMinutes, stop);
        var recounted = ServiceRecount.Of(place, orders, site.LateAfterMinutes);
        ReplaySummary.Write(counted, recounted, took, journal.Head, speech.Out);
        var isExported = !wish.Exports || await ReplayExports.MakeAsync(app.Services, clock, place, orders, speech, stop);
        await app.StopAsync(stop);
        return counted == recounted && isExported;
    }

    private static async Task ImportAsync(
        PizzaPlace place, ICatalogueDesk desk, IServiceProvider services, CancellationToken stop)
    {
        var report = await desk.ImportAsync(
            new("replay-menu"), PizzaMenu.FilesOf(place), dryRun: false, new("", Client), stop);

        if (!report.IsGood)
        {
            var fault = report.Faults.IsEmpty ? null : report.Faults[0];
            throw new ReplayDataException(
                $"The menu cannot be imported: {fault?.File}, line {fault?.Line}, {fault?.Column}: {fault?.Kind} {fault?.Value}");
        }

        await services.GetRequiredService<IFeed<KitchenView>>().UntilAsync(
            view => view.Stations.ContainsKey(PizzaMenu.Oven), TimeSpan.FromSeconds(30), TimeProvider.System);
        await services.GetRequiredService<IFeed<CatalogueView>>().UntilAsync(
            view => !view.Catalogue.Articles.IsEmpty, TimeSpan.FromSeconds(30), TimeProvider.System);
    }

    private static HttpClient ApiOf(WebApplication app)
    {
        var (refusal, secret) = app.Services.GetRequiredService<ApiKeyFile>().Add(Client, TimeProvider.System.GetUtcNow());

        if (refusal is not null)
        {
            throw new ReplayDataException($"The replay got no API key: {refusal}.");
        }

        var root = new UriBuilder(app.Urls.First()) { Path = "/api/v1/" };
        var api = new HttpClient { BaseAddress = root.Uri };
        api.DefaultRequestHeaders.Add("X-Api-Key", secret);
        return api;
    }

    private static Action<ReplayProgress> Reporter(Speech speech)
    {
        var last = Stopwatch.GetTimestamp();

        return progress =>
        {
            if (Stopwatch.GetElapsedTime(last) >= ReportEvery)
            {
                last = Stopwatch.GetTimestamp();
                speech.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture,
                    $"  {progress.Now:yyyy-MM-dd HH:mm}  {progress.Orders,6} orders  {progress.Commands,7} commands"));
            }
        };
    }

    private static string NewFolder() => Enumerable.Range(1, int.MaxValue)
        .Select(number => Path.Combine("data", $"replay-{number}"))
        .First(folder => !Directory.Exists(folder));

    private sealed record Wish(string? Data, string? From, int Days, string Speed, string Into, bool Exports);
}
