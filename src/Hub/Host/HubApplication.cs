using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using RetailPos.Displays;
using RetailPos.Displays.Customer;
using RetailPos.Displays.Tickets;
using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Guard;
using RetailPos.Grains.Reactions;
using RetailPos.Hub.Api;
using RetailPos.Hub.Backups;
using RetailPos.Hub.Devices.Callers;
using RetailPos.Hub.Devices.Finding;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Devices.Pagers;
using RetailPos.Hub.Devices.Poles;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Devices.Scales;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Hub.GrainHosting;
using RetailPos.Hub.Keys;
using RetailPos.Hub.Pages;
using RetailPos.Hub.People;
using RetailPos.Hub.Settings;
using RetailPos.Hub.Storage;
using RetailPos.Hub.Web;
using RetailPos.Register;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Home;
using Serilog;
using Serilog.Formatting.Json;

namespace RetailPos.Hub;

/// <summary>Puts the house together. The only place that knows all of its rooms.</summary>
public static class HubApplication
{
    /// <summary>The name of the program: where its settings, pages and assets are found.</summary>
    public const string Name = "RetailPos.Hub";

    /// <summary>Everybody in the building: the screens hang on other machines.</summary>
    public const string DefaultUrls = "http://*:5080";

    /// <summary>A log of one busy day is a tenth of it; past it something is shouting.</summary>
    private const long LogFileBytesMax = 100 * 1024 * 1024;

    /// <param name="settings">As on the command line: --Section:Key VALUE.</param>
    /// <param name="data">The data folder; null for the one in the settings.</param>
    public static WebApplicationBuilder CreateBuilder(string[] settings, string? data = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = settings, ApplicationName = Name, ContentRootPath = AppContext.BaseDirectory,
        });

        if (data is not null)
        {
            builder.Configuration[$"{StorageSettings.Section}:{nameof(StorageSettings.Folder)}"] = data;
        }

        var folder = new DataFolder(StorageOf(builder.Configuration).Folder);
        builder.Services.AddSingleton(folder);
        AddLog(builder, folder);
        AddWeb(builder, folder);
        AddHouse(builder, folder);
        return builder;
    }

    public static WebApplication Build(WebApplicationBuilder builder)
    {
        var app = builder.Build();
        app.UseSecurityHeaders();
        app.UseLanguages();
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        // Inside of the pages' words, so that a program never gets a page for an answer.
        app.UseWhen(IsApi, api => api.UseApiFaults().UseApiStatusWords());
        app.UseScreenDoor();
        app.UsePersonDoor();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseWhen(IsApi, api => api.UseApiRights());
        app.UseAntiforgery();
        app.MapStaticAssets();
        app.MapApi();
        app.MapPairing();
        app.MapSignIn();
        PictureFolder.Map(app);
        ExportFolder.Map(app);
        BackupRegistration.Map(app);
        app.MapRazorComponents<App>()
            .AddInteractiveServerRenderMode(options =>
            {
                options.ContentSecurityFrameAncestorsPolicy = null;
                // Screens hang in the hub's own network: squeezing a few kilobytes takes longer than sending them.
                options.DisableWebSocketCompression = true;
            })
            .AddAdditionalAssemblies(Screens.Assemblies);
        return app;
    }

    /// <summary>The data folder that the settings name, for what needs nothing else of the house.</summary>
    /// <exception cref="OptionsValidationException">The settings name none.</exception>
    public static DataFolder DataFolderOf(string[] settings, string? data)
    {
        var builder = WebApplication.CreateEmptyBuilder(new() { Args = settings, ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().AddCommandLine(settings);
        return new(data ?? StorageOf(builder.Configuration).Folder);
    }

    // Last of all: the guards stand before every desk that was added until then.
    private static void AddPeople(IServiceCollection services)
    {
        services.AddCheckedSettings<PeopleSettings, PeopleSettingsCheck>(PeopleSettings.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<PeopleSettings>>().Value);
        services.AddSingleton<ISecretVault, SecretFile>();
        services.AddSingleton<PageDirectory>();
        services.AddScoped<Acting>();
        services.AddScoped<IActing>(provider => provider.GetRequiredService<Acting>());
        services.AddScoped<IGuardedActing>(provider => provider.GetRequiredService<Acting>());
        services.AddPeople();
    }

    private static bool IsApi(HttpContext context) => context.Request.Path.StartsWithSegments(ApiRoutes.Root);

    // Before the container is there: the log and the lock lie in it.
    private static StorageSettings StorageOf(ConfigurationManager configuration)
    {
        var storage = configuration.GetSection(StorageSettings.Section).Get<StorageSettings>() ?? new();
        var checkedBefore = new StorageSettingsCheck().Validate(name: null, storage);

        return checkedBefore.Failed
            ? throw new OptionsValidationException(StorageSettings.Section, typeof(StorageSettings), checkedBefore.Failures)
            : storage;
    }

    private static void AddLog(WebApplicationBuilder builder, DataFolder folder)
    {
        var log = new LoggerConfiguration()
            .ReadFrom.Configuration(builder.Configuration)
            .WriteTo.File(
                new JsonFormatter(formatProvider: CultureInfo.InvariantCulture),
                Path.Combine(folder.Logs, "hub-.ndjson"),
                fileSizeLimitBytes: LogFileBytesMax,
                rollOnFileSizeLimit: true,
                rollingInterval: RollingInterval.Day,
                retainedFileCountLimit: StorageOf(builder.Configuration).LogDays)
            .CreateLogger();
        builder.Logging.ClearProviders();
        builder.Logging.AddSerilog(log, dispose: true);
    }

    private static void AddWeb(WebApplicationBuilder builder, DataFolder folder)
    {
        // An unpublished build finds the assets of its libraries in their own folders; a published one has them all.
        builder.WebHost.UseStaticWebAssets();
        builder.Services.Configure<KestrelServerOptions>(builder.Configuration.GetSection("Kestrel"));
        builder.Services.Configure<KestrelServerOptions>(options => options.AddServerHeader = false);
        builder.Services.AddLocalization(options => options.ResourcesPath = "Resources");
        builder.Services.AddDataProtection()
            .SetApplicationName(Name)
            .PersistKeysToFileSystem(Directory.CreateDirectory(folder.PageKeys));
        builder.Services.AddRazorComponents().AddInteractiveServerComponents(circuits =>
        {
            // A screen that was away for longer loads itself anew and has lost nothing: what it shows is in the feeds. What is kept
            // for it meanwhile is memory, and a restarted wall of screens would hold it twice.
            circuits.DisconnectedCircuitRetentionPeriod = TimeSpan.FromSeconds(30);
            circuits.DisconnectedCircuitMaxRetained = 20;
            // The page answers a beat within a second or is gone.
            circuits.JSInteropDefaultCallTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddApi();
        builder.Services.AddRegister(provider => provider.GetRequiredService<IOptions<RegisterSettings>>().Value.TillIds);
    }

    // The grain host comes before all who call grains: they stop in the reverse order.
    private static void AddHouse(WebApplicationBuilder builder, DataFolder folder)
    {
        var services = builder.Services;
        services.AddCheckedSettings<SiteSettings, SiteSettingsCheck>(SiteSettings.Section);
        services.AddCheckedSettings<StorageSettings, StorageSettingsCheck>(StorageSettings.Section);
        services.AddCheckedSettings<RegisterSettings, RegisterSettingsCheck>(RegisterSettings.Section);
        services.AddCheckedSettings<KitchenSettings, KitchenSettingsCheck>(KitchenSettings.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<KitchenSettings>>().Value);
        services.AddOptions<SiteSettings>().PostConfigure(site =>
            site.BoardToken = site.BoardToken.Length > 0 ? site.BoardToken : BoardTokenFile.ReadOrMake(folder));
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<SiteSettings>>().Value);
        services.AddSingleton(FollowKeyFile.ReadOrMake(folder));
        services.AddSingleton<TableTokens>();
        services.AddCheckedSettings<ScreensSettings, ScreensSettingsCheck>(ScreensSettings.Section);
        services.AddSingleton(provider => provider.GetRequiredService<IOptions<ScreensSettings>>().Value);
        services.AddMail(builder.Configuration).AddSingleton<IMailSecrets, MailSecretFile>();
        services.AddSingleton<IPictureStore, PictureFolder>();
        services.AddScoped<ScreenSession>();
        services.AddSingleton(SealKeyFolder.OpenOrMake(folder.SealKeys));
        services.AddSingleton<ISealer>(provider => provider.GetRequiredService<SealKeyFolder>());
        services.AddSingleton<IManifestSigner, ManifestSigner>();
        services.AddSingleton<IExportStore, ExportFolder>();
        services.AddSingleton<ISealKeys>(provider => provider.GetRequiredService<SealKeyFolder>());
        services.AddSingleton<IPersonalKeys, PersonalKeyFolder>();
        services.AddSingleton<TimeProvider, SiteClock>();
        services.AddSingleton<IJournal>(provider =>
            new SqliteJournal(
                folder.Journal, HouseEvents.Catalog, provider.GetRequiredService<TimeProvider>(), new(provider.GetRequiredService<IPersonalKeys>())));
        builder.AddGrainHost();
        services.AddPager(builder.Configuration);
        services.AddPoles(builder.Configuration);
        services.AddScales(builder.Configuration).AddCallers();
        services.AddTechnicalJournal();
        services.AddPrivacy();
        services.AddSingleton<ITicketWording, TicketWording>().AddPrinters();
        services.AddHouse();
        services.AddTerminals(builder.Configuration);
        services.AddFinder();
        services.AddCards();
        services.AddSingleton<ISealHead, SealHeadFile>();
        services.AddChainWatch();
        services.AddSingleton<SealKeyRotation>();
        // Before the reactions: nothing may be sealed while a key is being handed over.
        services.Insert(
            services.IndexOf(services.First(service => service.ImplementationType == typeof(ReactionRunner))),
            ServiceDescriptor.Singleton<IHostedService>(provider => provider.GetRequiredService<SealKeyRotation>()));
        services.AddSingleton<IGazetteer, GazetteerFile>();
        services.AddBackups();
        services.AddHostedService<PoleFollower>();
        AddPeople(services);
    }
}
