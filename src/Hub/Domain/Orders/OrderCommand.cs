using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

public abstract record OrderCommand
{
    private OrderCommand() { }

    /// <summary>The first send opens the order; later ones add to it. A line id that is known already is passed over.</summary>
    public sealed record Send(OrderHeader Header, ValueList<SentLine> Lines, Actor By) : OrderCommand;

    public sealed record Start(ValueList<Tick> Ticks, Actor By) : OrderCommand;

    /// <summary>Marks lines done at their station: on to the next of their route, or ready.</summary>
    /// <param name="Whole">The strictest rule of the stations ticked. The desk fills it in: whoever presses does not choose it.</param>
    public sealed record MarkReady(ValueList<Tick> Ticks, Actor By, WholeTicketRule Whole = WholeTicketRule.WholeOrder)
        : OrderCommand;

    /// <summary>Takes each line back one state from what the screen was showing.</summary>
    public sealed record Recall(ValueList<Tick> Ticks, Actor By) : OrderCommand;

    /// <summary>What was handed over already stays so; the rest is cancelled.</summary>
    public sealed record Cancel(ValueList<LineId> Lines, string Reason, Actor By) : OrderCommand;

    /// <summary>So much less of a line than it is when the command arrives; of nothing left, it is cancelled.</summary>
    public sealed record TakeOff(LineId Line, Quantity Less, string Reason, Actor By) : OrderCommand;

    public sealed record AcknowledgeCancellation(LineId Line, CancellationOutcome Outcome, Actor By) : OrderCommand;

    /// <summary>Another quantity, note, options or allergies for a line that was sent. What is done cannot become more.</summary>
    public sealed record ChangeLine(LineId Line, LineWish Wish, Actor By) : OrderCommand;

    /// <summary>As <see cref="ChangeLine"/>, for what is not null. The rest stays as it is when the command arrives.</summary>
    public sealed record ChangePart(
        LineId Line, Quantity? Quantity, ValueList<string>? Options, string? Note, ValueList<string>? Allergies, Actor By)
        : OrderCommand;

    /// <summary>The station has read the change.</summary>
    /// <param name="Seen">What the screen was showing as new: a change that came after it is still unread.</param>
    /// <param name="Outcome">What became of the pieces that are no longer wanted; null when none were taken off.</param>
    public sealed record AcknowledgeChange(LineId Line, LineWish Seen, CancellationOutcome? Outcome, Actor By) : OrderCommand;

    /// <summary>Changes what stands above the lines. Null leaves a field as it is.</summary>
    public sealed record Amend(
        ServiceMode? Mode, TableId? Table, int? Covers, string? Customer, string? Note, Actor By, string? Relay = null) : OrderCommand;

    /// <summary>Whose bill the lines are on by now. Nobody has to read it: what is cooked stays the same.</summary>
    /// <param name="Guest">Null for the bill that the order is called by.</param>
    public sealed record ServeTo(ValueList<LineId> Lines, LineGuest? Guest, Actor By) : OrderCommand;

    /// <param name="Station">Which station has read it; null for the unassigned lane.</param>
    /// <param name="Seen">What the screen was showing as new.</param>
    public sealed record AcknowledgeAmendment(StationId? Station, HeaderFacts Seen, Actor By) : OrderCommand;

    /// <summary>The people who cook and the people who serve have read the guest's allergies.</summary>
    /// <param name="Station">The station that has; null for the unassigned lane, or with <paramref name="AtPass"/>.</param>
    public sealed record AcknowledgeAllergies(
        ValueList<LineId> Lines, StationId? Station, bool AtPass, Actor By) : OrderCommand;

    /// <summary>« Priorité »: before all others, or no longer so.</summary>
    public sealed record Prioritise(bool IsRush, Actor By) : OrderCommand;

    /// <summary>A station takes lines that nobody has begun from an equal one.</summary>
    public sealed record Claim(ValueList<Tick> Ticks, StationId To, Actor By) : OrderCommand;

    /// <summary>The time of an order that was placed for later has come.</summary>
    public sealed record Surface(Actor By) : OrderCommand;

    /// <summary>Keeps what the guest was told. The first promise stands.</summary>
    public sealed record Promise(PromisedWindow Window) : OrderCommand;

    /// <summary>« Réclamer la suite »: opens the next held step though the one before may not be finished.</summary>
    /// <param name="Seen">
    /// The step that the screen offered to open; when it is open already nothing follows, so that two people who ask for the
    /// mains do not bring the desserts. Null for whatever is next.
    /// </param>
    public sealed record FireNextStep(Actor By, int? Seen = null) : OrderCommand;

    /// <summary>Gives everything that is ready to the guest or the server.</summary>
    public sealed record HandOver(Actor By) : OrderCommand;

    /// <summary>Nobody has handed it over, and nobody will: it leaves the kitchen as it is, and the journal says why.</summary>
    public sealed record PutAway(string Reason, Actor By) : OrderCommand;

    /// <summary>The bill is paid in full.</summary>
    public sealed record Settle(Actor By) : OrderCommand;
}

/// <summary>A finger on a line, and what the screen under it was showing. What has moved on since is left alone.</summary>
/// <param name="Station">The station that had the line; null for the unassigned lane.</param>
/// <param name="State">What the line was. A recall takes it back from there, whatever it has become meanwhile.</param>
public sealed record Tick(LineId Line, StationId? Station, int Epoch, LineState State)
{
    public static Tick Of(OrderLine line) => new(line.Id, line.Station, line.Epoch, line.State);
}
