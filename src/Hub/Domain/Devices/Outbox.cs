using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Devices;

/// <summary>What one device still has to do, in order, and how it fares. Only <see cref="OutboxDecider.Evolve"/> makes a new one.</summary>
/// <remarks>
/// A job is written down as begun before its first byte is sent. So a job that is begun and not reported when the hub comes
/// back may be on paper or not, and a person says which: never is a paper lost without a word, and never is there a second
/// original without one.
/// </remarks>
/// <param name="Jobs">Waiting, under way, or in doubt; the oldest first.</param>
/// <param name="Past">The last that are done with, newest first; <see cref="PastMax"/> at most.</param>
/// <param name="State">How the device was when it last had something to do; null before.</param>
/// <param name="Failures">Tries in a row that it failed.</param>
/// <param name="FailedAt">When it last did; null when the next try need not wait.</param>
/// <param name="FailingSince">The first of those tries; null while it does as it is told.</param>
public sealed record Outbox(
    ImmutableList<OutboxJob> Jobs,
    ImmutableList<PastJob> Past,
    PrinterState? State = null,
    DateTimeOffset? StateAt = null,
    int Failures = 0,
    DateTimeOffset? FailedAt = null,
    DateTimeOffset? FailingSince = null)
{
    public static readonly Outbox Empty = new([], []);

    /// <summary>An evening's receipts of a busy register. What more is asked for is refused: somebody must look at the printer.</summary>
    public const int JobsMax = 500;

    /// <summary>What somebody who asks "did it come out?" may still mean.</summary>
    public const int PastMax = 20;

    private const int PauseSecondsMax = 60;

    public OutboxJob? Find(JobId job) => Jobs.Find(one => one.Id == job);

    /// <summary>What the device is at, as far as anybody has written down; null while it is at nothing.</summary>
    public OutboxJob? Begun => Jobs.Find(job => job.Stage is JobStage.Begun);

    /// <summary>Whose turn it is; a job in doubt holds up nobody.</summary>
    public OutboxJob? Head => Jobs.Find(job => job.Stage is JobStage.Waiting);

    public int Waiting => Jobs.Count(job => job.Stage is JobStage.Waiting);

    public int Doubtful => Jobs.Count(job => job.Stage is JobStage.Doubtful);

    /// <summary>When the next try is due: one second after a first failure, then twice as long each time, up to a minute.</summary>
    public DateTimeOffset? TryAt => FailedAt?.AddSeconds(Math.Min(PauseSecondsMax, 1 << Math.Min(6, Math.Max(0, Failures - 1))));

    /// <summary>What is to be done now; null for nothing.</summary>
    /// <param name="printer">As it is set up; null for letters, which nobody else can take.</param>
    public OutboxStep? StepAt(DateTimeOffset now, PrinterSetup? printer) =>
        Begun is not null || Head is not { } head ? null
        : head.GoodUntil is { } until && until < now ? new OutboxStep.Expire(head)
        : TryAt is not { } due || due <= now ? new OutboxStep.Begin(head)
        : FallBackAt(head, printer) is { } at && at <= now ? new OutboxStep.FallBack(head, printer!.Fallback!.Value)
        : null;

    /// <summary>When <see cref="StepAt"/> says something else than it does now, should nothing happen until then; null for never.</summary>
    public DateTimeOffset? NextAt(PrinterSetup? printer) =>
        Begun is not null || Head is not { } head ? null
        : new[] { TryAt ?? DateTimeOffset.MinValue, FallBackAt(head, printer), head.GoodUntil }.Min();

    // Once: two printers that are both out of paper would hand a ticket to and fro for ever.
    private DateTimeOffset? FallBackAt(OutboxJob head, PrinterSetup? printer) =>
        printer?.Fallback is not null && !head.HasFallenBack && head.GoodUntil is null ? FailingSince?.AddSeconds(printer.FallbackSeconds) : null;
}

/// <summary>What is to be done with the job whose turn it is.</summary>
public abstract record OutboxStep(OutboxJob Job)
{
    public sealed record Begin(OutboxJob Job) : OutboxStep(Job);

    /// <summary>It has waited long enough: another printer shall take it.</summary>
    public sealed record FallBack(OutboxJob Job, DeviceId To) : OutboxStep(Job);

    /// <summary>Nobody wants it any more.</summary>
    public sealed record Expire(OutboxJob Job) : OutboxStep(Job);
}

/// <summary>One paper or letter, with all that it takes to make it, whichever device takes it and however late.</summary>
/// <param name="Title">What people call it, in the language of the house: « Ticket 42 ».</param>
/// <param name="GoodUntil">When nobody wants it any more: a drawer that springs open an hour later is a fright. Null for ever.</param>
/// <param name="MayBeCopy">It may have come out before; the paper says so in large letters.</param>
/// <param name="From">The device that it was moved from; null for the first that had it.</param>
/// <param name="HasFallenBack">It was moved because that device failed, and is not moved so again.</param>
/// <param name="Fault">What the device said when it last failed at it, or left it in doubt; null when the hub was stopped in between, or nothing failed.</param>
public sealed record OutboxJob(
    JobId Id,
    JobKind Kind,
    string Title,
    JobContent Content,
    Actor By,
    DateTimeOffset QueuedAt,
    DateTimeOffset? GoodUntil = null,
    bool MayBeCopy = false,
    DeviceId? From = null,
    bool HasFallenBack = false,
    JobStage Stage = JobStage.Waiting,
    int Tries = 0,
    PrinterState? Fault = null,
    DateTimeOffset? BegunAt = null);

public enum JobStage
{
    Waiting,

    /// <summary>Its bytes are on their way, as far as anybody knows.</summary>
    Begun,

    /// <summary>It may have come out, or not: a person looks, and says.</summary>
    Doubtful,
}

public enum JobKind
{
    Receipt,
    Note,
    Gift,

    /// <summary>What a station is to prepare, or not to prepare any more.</summary>
    Kitchen,
    Drawer,
    Letter,
    Test,

    /// <summary>A till's day, closed or read.</summary>
    Closing,

    /// <summary>That a customer has paid of what was owed.</summary>
    Settling,

    /// <summary>What a guest shows to whoever pays a meal back.</summary>
    Expense,

    /// <summary>What a card terminal without a printer has said of a card.</summary>
    Slip,

    /// <summary>For a parcel.</summary>
    Label,

    /// <summary>What was brought on goods that are put aside.</summary>
    Deposit,
}

public sealed record PastJob(JobId Id, JobKind Kind, string Title, JobEnd End, DateTimeOffset At);

public enum JobEnd
{
    /// <summary>The device has said so.</summary>
    Printed,

    /// <summary>A person has said so.</summary>
    CameOut,
    Moved,
    Dropped,
}

/// <summary>What a job is about, in words that no make of device owns: so that another can take it.</summary>
public abstract record JobContent
{
    private JobContent() { }

    /// <summary>Rows that were laid out for one width. A narrower paper squeezes gaps, then wraps.</summary>
    public sealed record Rows(Paper Paper) : JobContent;

    /// <summary>Rows without a width: they are laid out for the paper they come on.</summary>
    public sealed record Ticket(Tickets.PreparationTicket Preparation) : JobContent;

    public sealed record Letter(string To, string Subject, string Text, LetterFile? File) : JobContent;

    /// <summary>The drawer on the printer's plug.</summary>
    public sealed record Drawer : JobContent;

    /// <summary>Three metres of till roll.</summary>
    public const int RowsMax = 1_000;

    /// <summary>A receipt of that many rows as a letter.</summary>
    public const int TextMax = 100_000;

    /// <summary>An invoice with its fonts is a tenth of it.</summary>
    public const int FileBytesMax = 1_000_000;

    internal bool IsWhole => this switch
    {
        Rows { Paper: var paper } => paper.Width is >= PrinterSetup.WidthMin and <= PrinterSetup.WidthMax && !paper.Parts.IsEmpty,
        Ticket { Preparation: var ticket } => !ticket.Rows.IsEmpty,
        Letter letter => letter is { To.Length: > 0, Subject.Length: > 0 and <= Kernel.Text.NoteMax, File: null or { Content.Length: > 0 } },
        Drawer => true,
        _ => throw new System.Diagnostics.UnreachableException($"There is no row for {this}."),
    };

    internal bool IsTooLarge => this switch
    {
        Rows { Paper: var paper } => paper.Parts.Count > RowsMax || paper.Parts.Any(part => part is PaperPart.Row { Text.Length: > Kernel.Text.NoteMax }),
        Ticket { Preparation: var ticket } => ticket.Rows.Count > RowsMax,
        Letter letter => letter.Text.Length > TextMax || letter.File is { Content.Length: > FileBytesMax },
        Drawer => false,
        _ => throw new System.Diagnostics.UnreachableException($"There is no row for {this}."),
    };
}

/// <param name="Kind">Its media type, such as application/pdf.</param>
public sealed record LetterFile(string Name, string Kind, ReadOnlyMemory<byte> Content);

/// <summary>What a device made of a job.</summary>
public enum JobOutcome
{
    Printed,

    /// <summary>Certainly nothing of it came out: it may be tried again, by anybody.</summary>
    Failed,
    Doubtful,
}
