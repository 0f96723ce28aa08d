using Quartz;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Hub.Settings;
using RetailPos.Hub.Web;

namespace RetailPos.Hub.Backups;

internal static class BackupRegistration
{
    /// <summary>What a start reads again is over by then, and those who open the house have their machine to themselves.</summary>
    private static readonly TimeSpan PauseAfterStart = TimeSpan.FromMinutes(2);

    public static IServiceCollection AddBackups(this IServiceCollection services) => services
        .AddCheckedSettings<BackupSettings, BackupSettingsCheck>(BackupSettings.Section)
        .AddSingleton(provider => (IJournalCopy)provider.GetRequiredService<IJournal>())
        .AddSingleton<BackupFolder>()
        .AddSingleton<IBackupWatch>(provider => provider.GetRequiredService<BackupFolder>())
        .AddSingleton<IBackupDesk>(provider => provider.GetRequiredService<BackupFolder>())
        .AddHostedService<RestoreIsNoted>();

    /// <summary>For a hub whose doors are open, and for no other. After the closings, which bring the clockwork.</summary>
    public static IServiceCollection AddNightlyBackups(this IServiceCollection services) => services
        .AddQuartz(quartz => quartz.ScheduleJob<BackupJob>(
            trigger => trigger.WithIdentity(BackupJob.AtStart).StartAt(DateTimeOffset.UtcNow + PauseAfterStart),
            job => job.WithIdentity(BackupJob.Key).StoreDurably()));

    /// <summary>Fetched by whoever may read everything: everybody's secrets' hashes are in it.</summary>
    public static void Map(IEndpointRouteBuilder app) =>
        app.MapGet("/backups/{name}", (string name, HttpContext context, BackupFolder folder, Acting acting, ISignInDesk signIn) =>
            OfficeFiles.Closed(context, acting, signIn, Right.EditPeople, "office/backups")
            ?? (folder.Find(name) is { } path ? Results.File(path, "application/zip", name) : Results.NotFound())).ExcludeFromDescription().ForAnyone();
}
