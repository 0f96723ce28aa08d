using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

public abstract record OutboxCommand
{
    private OutboxCommand() { }

    /// <summary>A new job, at the end of the queue.</summary>
    /// <param name="GoodForSeconds">After which nobody wants it any more; null for ever.</param>
    public sealed record Queue(JobId Job, JobKind Kind, string Title, JobContent Content, Actor By, int? GoodForSeconds = null) : OutboxCommand;

    /// <summary>A job that another device gave up. It was accepted once, and no full queue refuses it now.</summary>
    public sealed record TakeOver(OutboxJob Job, DeviceId From) : OutboxCommand;

    /// <summary>Written down before the device hears the first of it.</summary>
    public sealed record Begin(JobId Job) : OutboxCommand;

    /// <param name="State">What the device said; null when the hub was stopped before it could.</param>
    public sealed record Report(JobId Job, JobOutcome Outcome, PrinterState? State) : OutboxCommand;

    /// <summary>The device has failed long enough.</summary>
    public sealed record FallBack(JobId Job, DeviceId To) : OutboxCommand;

    /// <summary>Its time is over.</summary>
    public sealed record Expire(JobId Job) : OutboxCommand;

    /// <summary>Try it now; one in doubt is printed again, and says that it may be a copy.</summary>
    public sealed record AskAgain(JobId Job, Actor By) : OutboxCommand;

    public sealed record Move(JobId Job, DeviceId To, Actor By) : OutboxCommand;

    public sealed record Drop(JobId Job, Actor By) : OutboxCommand;

    /// <summary>Somebody has it in their hand.</summary>
    public sealed record SayItCameOut(JobId Job, Actor By) : OutboxCommand;
}
