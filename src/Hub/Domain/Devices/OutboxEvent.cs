using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

public abstract record OutboxEvent(DateTimeOffset At)
{
    public sealed record JobQueued(OutboxJob Job, DateTimeOffset At) : OutboxEvent(At);

    public sealed record JobTakenOver(OutboxJob Job, DateTimeOffset At) : OutboxEvent(At);

    public sealed record JobBegun(JobId Job, DateTimeOffset At) : OutboxEvent(At);

    public sealed record JobPrinted(JobId Job, DateTimeOffset At) : OutboxEvent(At);

    /// <param name="InARow">The how many-th try it is that the device failed since it last did as it was told, from 1.</param>
    public sealed record JobFailed(JobId Job, PrinterState State, int InARow, DateTimeOffset At) : OutboxEvent(At);

    /// <param name="State">What the device said; null when the hub was stopped before it could.</param>
    public sealed record JobDoubtful(JobId Job, PrinterState? State, DateTimeOffset At) : OutboxEvent(At);

    /// <param name="Job">Whole: from here on it is in no outbox until the other has it.</param>
    public sealed record JobMoved(OutboxJob Job, DeviceId To, Actor By, DateTimeOffset At) : OutboxEvent(At);

    public sealed record JobDropped(JobId Job, Actor By, DateTimeOffset At) : OutboxEvent(At);

    public sealed record JobCameOut(JobId Job, Actor By, DateTimeOffset At) : OutboxEvent(At);

    public sealed record JobAskedAgain(JobId Job, bool MayBeCopy, Actor By, DateTimeOffset At) : OutboxEvent(At);
}
