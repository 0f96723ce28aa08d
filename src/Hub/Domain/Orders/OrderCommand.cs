using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Orders;

public abstract record OrderCommand
{
    private OrderCommand() { }

    /// <summary>The first send opens the order; later ones add to it. A line id that is known already is passed over.</summary>
    public sealed record Send(OrderHeader Header, ValueList<SentLine> Lines, Actor By) : OrderCommand;

    public sealed record Start(ValueList<Tick> Ticks, Actor By) : OrderCommand;

    /// <summary>Marks lines done at their station: on to the next of their route, or ready.</summary>
    public sealed record MarkReady(ValueList<Tick> Ticks, Actor By) : OrderCommand;

    /// <summary>Takes each line back one state from what the screen was showing.</summary>
    public sealed record Recall(ValueList<Tick> Ticks, Actor By) : OrderCommand;

    /// <summary>What was handed over already stays so; the rest is cancelled.</summary>
    public sealed record Cancel(ValueList<LineId> Lines, string Reason, Actor By) : OrderCommand;

    public sealed record AcknowledgeCancellation(LineId Line, CancellationOutcome Outcome, Actor By) : OrderCommand;

    /// <summary>« Réclamer la suite »: opens the next held step though the one before may not be finished.</summary>
    public sealed record FireNextStep(Actor By) : OrderCommand;

    /// <summary>Gives everything that is ready to the guest or the server.</summary>
    public sealed record HandOver(Actor By) : OrderCommand;

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
