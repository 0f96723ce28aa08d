using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

using Answer = Decision<OutboxEvent, OutboxRefusal>;

/// <param name="device">Whose outbox it is: nothing is moved from it to itself.</param>
public sealed class OutboxDecider(DeviceId device)
{
    /// <summary>A minute: what must happen later than that is no signal.</summary>
    public const int GoodForSecondsMax = 60;

    public static Decider<Outbox, OutboxCommand, OutboxEvent, OutboxRefusal> Of(DeviceId device) =>
        new(Outbox.Empty, new OutboxDecider(device).Decide, Evolve);

    public Answer Decide(Outbox outbox, OutboxCommand command, DateTimeOffset now) => command switch
    {
        OutboxCommand.Queue c => Queue(outbox, c, now),
        OutboxCommand.TakeOver c => outbox.Find(c.Job.Id) is null ? [new OutboxEvent.JobTakenOver(c.Job with { From = c.From }, now)] : [],
        OutboxCommand.Begin c => Begin(outbox, c.Job, now),
        OutboxCommand.Report c => Report(outbox, c, now),
        OutboxCommand.FallBack c => FallBack(outbox, c, now),
        OutboxCommand.Expire c => Expire(outbox, c.Job, now),
        OutboxCommand.AskAgain c => AskAgain(outbox, c, now),
        OutboxCommand.Move c => Move(outbox, c, now),
        OutboxCommand.Drop c => AtRest(outbox, c.Job, _ => [new OutboxEvent.JobDropped(c.Job, c.By, now)]),
        OutboxCommand.SayItCameOut c => AtRest(outbox, c.Job, job => job.Stage is JobStage.Doubtful
            ? [new OutboxEvent.JobCameOut(c.Job, c.By, now)]
            : OutboxRefusal.NotInDoubt),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Outbox Evolve(Outbox outbox, OutboxEvent happened) => happened switch
    {
        OutboxEvent.JobQueued e => outbox with { Jobs = outbox.Jobs.Add(e.Job) },
        OutboxEvent.JobTakenOver e => outbox with { Jobs = outbox.Jobs.Add(e.Job) },
        OutboxEvent.JobBegun e => With(outbox, e.Job, job => job with { Stage = JobStage.Begun, BegunAt = e.At, Tries = job.Tries + 1 }),
        OutboxEvent.JobPrinted e => Without(outbox, e.Job, JobEnd.Printed, e.At) with
        {
            State = PrinterState.Ready, StateAt = e.At, Failures = 0, FailedAt = null, FailingSince = null,
        },
        OutboxEvent.JobFailed e => With(outbox, e.Job, job => job with { Stage = JobStage.Waiting, Fault = e.State, BegunAt = null }) with
        {
            State = e.State,
            StateAt = e.At,
            Failures = e.InARow,
            FailedAt = e.At,
            FailingSince = outbox.FailingSince ?? e.At,
        },
        OutboxEvent.JobDoubtful e => Doubt(outbox, e),
        OutboxEvent.JobMoved e => Without(outbox, e.Job.Id, JobEnd.Moved, e.At),
        OutboxEvent.JobDropped e => Without(outbox, e.Job, JobEnd.Dropped, e.At),
        OutboxEvent.JobCameOut e => Without(outbox, e.Job, JobEnd.CameOut, e.At),
        // Somebody has filled in paper, or thinks so: the next try need not wait.
        OutboxEvent.JobAskedAgain e => With(outbox, e.Job, job => job with { Stage = JobStage.Waiting, MayBeCopy = e.MayBeCopy }) with { FailedAt = null },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Queue(Outbox outbox, OutboxCommand.Queue c, DateTimeOffset now) =>
        !Id.IsValid(c.Job.Value) ? OutboxRefusal.JobIdInvalid
        : !Text.IsName(c.Title) ? OutboxRefusal.TitleInvalid
        : !c.Content.IsWhole ? OutboxRefusal.ContentInvalid
        : c.Content.IsTooLarge ? OutboxRefusal.ContentTooLarge
        : c.GoodForSeconds is < 1 or > GoodForSecondsMax ? OutboxRefusal.GoodForOutOfRange
        : outbox.Find(c.Job) is not null ? []
        : outbox.Jobs.Count >= Outbox.JobsMax ? OutboxRefusal.OutboxFull
        : [new OutboxEvent.JobQueued(new(c.Job, c.Kind, c.Title, c.Content, c.By, now, c.GoodForSeconds is { } seconds ? now.AddSeconds(seconds) : null), now)];

    private static Answer Begin(Outbox outbox, JobId id, DateTimeOffset now) =>
        outbox.Find(id) is not { } job ? OutboxRefusal.NoSuchJob
        : outbox.Begun is not null ? OutboxRefusal.JobUnderWay
        : outbox.Head != job ? OutboxRefusal.NotNext
        : [new OutboxEvent.JobBegun(id, now)];

    private static Answer Report(Outbox outbox, OutboxCommand.Report c, DateTimeOffset now) =>
        outbox.Find(c.Job) is not { } job ? OutboxRefusal.NoSuchJob
        : job.Stage is not JobStage.Begun ? OutboxRefusal.NotUnderWay
        : c.Outcome switch
        {
            JobOutcome.Printed => [new OutboxEvent.JobPrinted(c.Job, now)],
            JobOutcome.Failed => [new OutboxEvent.JobFailed(c.Job, c.State ?? PrinterState.Unclear, outbox.Failures + 1, now)],
            // A signal leaves nothing to look at, and nobody is asked about it.
            JobOutcome.Doubtful when job.GoodUntil is not null => [new OutboxEvent.JobDropped(c.Job, Actor.Hub, now)],
            JobOutcome.Doubtful => [new OutboxEvent.JobDoubtful(c.Job, c.State, now)],
        };

    private Answer FallBack(Outbox outbox, OutboxCommand.FallBack c, DateTimeOffset now) => AtRest(outbox, c.Job, job =>
        job.Stage is not JobStage.Waiting ? OutboxRefusal.NotNext
        : IsNoTarget(job, c.To) ? OutboxRefusal.TargetInvalid
        : job.HasFallenBack ? OutboxRefusal.HasFallenBack
        : [new OutboxEvent.JobMoved(Fresh(job) with { HasFallenBack = true }, c.To, Actor.Hub, now)]);

    private static Answer Expire(Outbox outbox, JobId id, DateTimeOffset now) => AtRest(outbox, id, job =>
        job.GoodUntil is { } until && until < now ? [new OutboxEvent.JobDropped(id, Actor.Hub, now)] : OutboxRefusal.NotOver);

    private static Answer AskAgain(Outbox outbox, OutboxCommand.AskAgain c, DateTimeOffset now) => AtRest(outbox, c.Job, job =>
        job.Stage is JobStage.Waiting && outbox.FailedAt is null
            ? []
            : [new OutboxEvent.JobAskedAgain(c.Job, job.MayBeCopy || MayBeOut(job), c.By, now)]);

    private Answer Move(Outbox outbox, OutboxCommand.Move c, DateTimeOffset now) => AtRest(outbox, c.Job, job =>
        IsNoTarget(job, c.To)
            ? OutboxRefusal.TargetInvalid
            : [new OutboxEvent.JobMoved(Fresh(job) with { MayBeCopy = job.MayBeCopy || MayBeOut(job) }, c.To, c.By, now)]);

    // What a person does with a job, while nobody is printing it.
    private static Answer AtRest(Outbox outbox, JobId id, Func<OutboxJob, Answer> decide) =>
        outbox.Find(id) is not { } job ? OutboxRefusal.NoSuchJob
        : job.Stage is JobStage.Begun ? OutboxRefusal.JobUnderWay
        : decide(job);

    private bool IsNoTarget(OutboxJob job, DeviceId to) =>
        !Id.IsValid(to.Value) || to == device || to == HouseDevices.Mail || job.Content is JobContent.Letter;

    // What was refused certainly did not come out.
    private static bool MayBeOut(OutboxJob job) => job.Stage is JobStage.Doubtful && job.Fault is not PrinterState.Refused;

    private static OutboxJob Fresh(OutboxJob job) => job with { Stage = JobStage.Waiting, Tries = 0, Fault = null, BegunAt = null };

    // A device that left a doubt for a reason of its own is not ready for the next either.
    private static Outbox Doubt(Outbox outbox, OutboxEvent.JobDoubtful e)
    {
        var after = With(outbox, e.Job, job => job with { Stage = JobStage.Doubtful, Fault = e.State, BegunAt = null });
        return e.State is null or PrinterState.Refused ? after : after with
        {
            State = e.State,
            StateAt = e.At,
            Failures = outbox.Failures + 1,
            FailedAt = e.At,
            FailingSince = outbox.FailingSince ?? e.At,
        };
    }

    private static Outbox With(Outbox outbox, JobId id, Func<OutboxJob, OutboxJob> change) =>
        outbox with { Jobs = [.. outbox.Jobs.Select(job => job.Id == id ? change(job) : job)] };

    private static Outbox Without(Outbox outbox, JobId id, JobEnd end, DateTimeOffset at)
    {
        var job = outbox.Find(id)!;
        var past = outbox.Past.Insert(0, new(id, job.Kind, job.Title, end, at));
        return outbox with
        {
            Jobs = outbox.Jobs.Remove(job),
            Past = past.Count > Outbox.PastMax ? past.RemoveAt(past.Count - 1) : past,
        };
    }
}
