using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Shipments;

public abstract record ShipmentCommand
{
    private ShipmentCommand() { }

    /// <summary>There is something to send, or what is to be sent has changed.</summary>
    public sealed record Ask(ShipmentJob Job) : ShipmentCommand;

    /// <summary>The sale is not to be shipped any more. What the carrier has stays with the carrier.</summary>
    public sealed record Cancel : ShipmentCommand;

    /// <summary>A label was given out, on whichever paper.</summary>
    public sealed record NoteLabel(Actor By) : ShipmentCommand;

    /// <param name="Carrier">Empty when nobody says.</param>
    /// <param name="Tracking">Empty for what travels without a number.</param>
    /// <param name="IsReady">The kitchen has finished it, as it stands at this moment.</param>
    public sealed record Post(string Carrier, string Tracking, bool IsReady, Actor By) : ShipmentCommand;

    public sealed record Arrive(Actor By) : ShipmentCommand;

    public sealed record ComeBack(string Reason, Actor By) : ShipmentCommand;

    /// <summary>It came back, and is to be sent once more.</summary>
    public sealed record TryAgain(Actor By) : ShipmentCommand;
}
