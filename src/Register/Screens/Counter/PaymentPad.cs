using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Register.Counter;

/// <summary>
/// One attempt to pay, and the id it goes by. However often the key is pressed, and whatever was lost on the way, the hub
/// takes one payment per id.
/// </summary>
/// <param name="Sale">The sale that it pays.</param>
/// <param name="Attempt">Kept until the hub has answered this very attempt.</param>
/// <param name="Answered">The attempt that was answered last, and when; null before the first.</param>
public sealed record PaymentPad(SaleId? Sale, CommandId Attempt, AnsweredAttempt? Answered)
{
    /// <summary>Two taps of one finger are 300 ms apart at most. Whoever lays down a second note takes longer than this.</summary>
    public static readonly TimeSpan Bounce = TimeSpan.FromMilliseconds(800);

    /// <summary>What a guest is likely to put down, in cents.</summary>
    private static readonly ImmutableArray<long> NoteCents = [500, 1_000, 2_000, 5_000, 10_000];

    public static readonly PaymentPad None = new(Sale: null, new(""), Answered: null);

    /// <summary>Opened once more for the same sale it is the same attempt: what was asked before may have been taken.</summary>
    public PaymentPad Open(SaleId sale, CommandId attempt) => Sale == sale ? this : new(sale, attempt, Answered: null);

    /// <summary>The id that a press at this moment goes by: soon after an answer it is the same tap once more, unless it is on another key.</summary>
    /// <param name="key">Null for whatever key it was.</param>
    public CommandId At(DateTimeOffset now, PaymentKeyId? key = null) =>
        Answered is { } answered && now - answered.At < Bounce && (key is null || key == answered.Key) ? answered.Id : Attempt;

    /// <summary>A new id after an answer; an answer to an attempt that is over already changes nothing.</summary>
    public PaymentPad After(CommandId answered, CommandId next, DateTimeOffset now, PaymentKeyId? key = null) =>
        answered == Attempt ? this with { Attempt = next, Answered = new(answered, now, key) } : this;

    /// <summary>A new id after a refusal: what was refused was not taken, and the next try is another.</summary>
    public PaymentPad Refused(CommandId answered, CommandId next) => answered == Attempt ? this with { Attempt = next } : this;

    /// <summary>The amounts of one tap beside the exact one: what is due, rounded up to the next notes. Rising.</summary>
    public static ImmutableArray<Money> NotesFor(Money due) => due <= Money.Zero
        ? []
        : [.. NoteCents
            .Select(note => new Money((due.Cents + note - 1) / note * note))
            .Where(amount => amount > due)
            .Distinct()
            .Order()
            .Take(4)];
}

public sealed record AnsweredAttempt(CommandId Id, DateTimeOffset At, PaymentKeyId? Key);
