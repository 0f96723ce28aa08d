using Microsoft.Extensions.Options;
using Quartz;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Backups;

/// <summary>Makes a backup when its hour has come, and sets the bell for the next. A machine that is off at night makes it up when it is on.</summary>
[DisallowConcurrentExecution]
internal sealed class BackupJob(IOptions<BackupSettings> settings, BackupFolder folder, IJournal journal, TimeProvider clock) : IJob
{
    public static readonly JobKey Key = new("backup");

    public static readonly TriggerKey AtStart = new("backup-at-start");

    /// <summary>After a fault, such as a disk that is not plugged in.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromMinutes(30);

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var now = clock.GetUtcNow();
        var next = BackupTimes.NextAfter(now, settings.Value.Time, clock.LocalTimeZone);

        if (await IsDueAsync(now, cancellationToken) && !await IsMadeAsync(cancellationToken))
        {
            var again = clock.GetUtcNow() + PauseAfterFault;
            next = again < next ? again : next;
        }

        folder.Next = next;
        var bell = TriggerBuilder.Create().WithIdentity($"backup-{next.UtcTicks}").ForJob(Key).StartAt(next).Build();
        await context.Scheduler.ScheduleJob(bell, ScheduleJobOptions.Replacing, cancellationToken);
    }

    private async Task<bool> IsMadeAsync(CancellationToken stop)
    {
        try
        {
            await folder.MakeAsync(Actor.Hub, stop);
            return true;
        }
        catch (IOException)
        {
            // Said in the log and on the page.
            return false;
        }
    }

    // A house that was not there at the last hour has nothing to make up.
    private async Task<bool> IsDueAsync(DateTimeOffset now, CancellationToken stop)
    {
        var due = BackupTimes.LastBefore(now, settings.Value.Time, clock.LocalTimeZone);

        if (folder.Newest is { } newest)
        {
            return newest.MadeAt < due;
        }

        await foreach (var first in journal.ReadAllAsync(0, stop))
        {
            return first.RecordedAt < due;
        }

        return false;
    }
}

/// <summary>One time of the day, in a zone whose days have 23 to 25 hours.</summary>
internal static class BackupTimes
{
    /// <summary>Earlier than <paramref name="now"/> or at it.</summary>
    public static DateTimeOffset LastBefore(DateTimeOffset now, TimeOnly time, TimeZoneInfo zone) =>
        On(DayOf(now, zone), time, zone) is var today && today <= now ? today : On(DayOf(now, zone).AddDays(-1), time, zone);

    /// <summary>Later than <paramref name="now"/>.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now, TimeOnly time, TimeZoneInfo zone) =>
        On(DayOf(now, zone), time, zone) is var today && today > now ? today : On(DayOf(now, zone).AddDays(1), time, zone);

    private static DateOnly DayOf(DateTimeOffset now, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(now, zone).DateTime);

    // An hour that summer time leaves out is taken as the one after it.
    private static DateTimeOffset On(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        var local = day.ToDateTime(time);
        local = zone.IsInvalidTime(local) ? local.AddHours(1) : local;
        return new(local, zone.GetUtcOffset(local));
    }
}
