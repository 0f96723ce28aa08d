using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>A letter box without a post office, for tests. It fails, takes its time and loses letters on request.</summary>
public sealed class SimulatedMailer(TimeProvider clock) : IMailer
{
    /// <summary>More than a test looks at.</summary>
    public const int LettersMax = 1_000;

    private ImmutableQueue<MailReport> _next = [];
    private ImmutableList<Letter> _letters = [];

    public bool IsSetUp { get; set; } = true;

    /// <summary>What it says when nothing else was ordered.</summary>
    public MailOutcome Answer { get; set; } = MailOutcome.Sent;

    /// <summary>Why, where it says that it did not go.</summary>
    public MailTrouble Trouble { get; set; } = MailTrouble.Unreached;

    /// <summary>Says <see cref="Answer"/> and does the opposite.</summary>
    public bool Lies { get; set; }

    /// <summary>How long it takes to answer.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.Zero;

    /// <summary>What went out, oldest first.</summary>
    public IReadOnlyList<Letter> Letters => Volatile.Read(ref _letters);

    /// <summary>The next letters are answered like this, one by one; after them it is <see cref="Answer"/> again.</summary>
    public void AnswerNext(params ReadOnlySpan<MailOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            ImmutableInterlocked.Enqueue(ref _next, Report(outcome));
        }
    }

    private MailReport Report(MailOutcome outcome) => new(outcome, outcome switch
    {
        MailOutcome.Sent => MailTrouble.None,
        MailOutcome.AddressRefused => MailTrouble.AddressRefused,
        MailOutcome.Failed => Trouble,
        MailOutcome.Doubtful => MailTrouble.CutAfter,
    });

    public async ValueTask<MailReport> SendAsync(Letter letter, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var report = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : Report(Answer);

        if ((report.Outcome is MailOutcome.Sent or MailOutcome.Doubtful) != Lies)
        {
            ImmutableInterlocked.Update(ref _letters, static (letters, newest) =>
                letters.Count < LettersMax ? letters.Add(newest) : letters.RemoveAt(0).Add(newest), letter);
        }

        if (Delay > TimeSpan.Zero)
        {
            await Task.Delay(Delay, clock, stop);
        }

        return report;
    }
}
