using Quartz;
using RetailPos.Grains.Contracts;
using RetailPos.Register.Domain.Fiscal.Closures;

namespace RetailPos.Hub.Closing;

/// <summary>Closes the days that are over, and sets the bell for the next time.</summary>
/// <remarks>
/// The bell is set anew after every run and not by a cron line: an hour that summer time leaves out would be skipped, and a
/// session that is waited for ends at an hour of its own. What a hub missed that was off is found in the journal, so the
/// first run after a start makes up for it; there is no second list of it that could be wrong.
/// </remarks>
[DisallowConcurrentExecution]
internal sealed class ClosingJob(IClosingRounds rounds) : IJob
{
    public static readonly JobKey Key = new("closing");
    public static readonly TriggerKey AtStart = new("closing-at-start");

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        var cause = context.Trigger.Key.Equals(AtStart) ? ClosureCause.AtStart : ClosureCause.Scheduled;
        var next = await rounds.RunAsync(cause, cancellationToken);
        var bell = TriggerBuilder.Create()
            .WithIdentity($"closing-{next.UtcTicks}")
            .ForJob(Key)
            .StartAt(next)
            .Build();
        await context.Scheduler.ScheduleJob(bell, ScheduleJobOptions.Replacing, cancellationToken);
    }
}

internal static class ClosingRegistration
{
    /// <summary>For a hub whose doors are open, and for no other: an import closes nothing.</summary>
    public static IServiceCollection AddClosing(this IServiceCollection services)
    {
        services.AddQuartz(quartz => quartz.ScheduleJob<ClosingJob>(
            trigger => trigger.WithIdentity(ClosingJob.AtStart).StartNow(),
            job => job.WithIdentity(ClosingJob.Key).StoreDurably()));
        services.AddQuartzHostedService(options => options.WaitForJobsToComplete = true);
        return services;
    }
}
