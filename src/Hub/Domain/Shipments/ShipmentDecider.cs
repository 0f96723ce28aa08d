using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Shipments;

using Answer = Decision<ShipmentEvent, ShipmentRefusal>;

public static class ShipmentDecider
{
    /// <summary>Who prints so many has a printer that eats them.</summary>
    public const int LabelsMax = 50;

    /// <summary>The longest that a carrier prints below its bars (S10 has 13, GS1's SSCC 20).</summary>
    public const int TrackingMax = 40;

    public static readonly Decider<Shipment, ShipmentCommand, ShipmentEvent, ShipmentRefusal> Decider =
        new(Shipment.None, Decide, Evolve);

    public static Answer Decide(Shipment shipment, ShipmentCommand command, DateTimeOffset now) => (shipment.Stage, command) switch
    {
        (_, ShipmentCommand.Ask c) => Ask(shipment, c.Job, now),
        (ShipmentStage.Absent, ShipmentCommand.Cancel) => [],
        (_, ShipmentCommand.Cancel) => shipment.IsToDo ? [new ShipmentEvent.Cancelled(now)] : [],
        (ShipmentStage.Absent, _) => ShipmentRefusal.NotAsked,
        (ShipmentStage.Arrived, ShipmentCommand.Arrive) => [],
        (ShipmentStage.Arrived or ShipmentStage.Cancelled, _) => ShipmentRefusal.AlreadyOver,
        (_, ShipmentCommand.NoteLabel c) => shipment.Labels < LabelsMax
            ? [new ShipmentEvent.Labelled(shipment.Labels + 1, c.By, now)]
            : ShipmentRefusal.TooManyLabels,
        (_, ShipmentCommand.Post c) => Post(shipment, c, now),
        (ShipmentStage.Sent, ShipmentCommand.Arrive c) => [new ShipmentEvent.Arrived(c.By, now)],
        (ShipmentStage.Sent, ShipmentCommand.ComeBack c) => !string.IsNullOrWhiteSpace(c.Reason) && Text.IsNote(c.Reason)
            ? [new ShipmentEvent.CameBack(c.Reason, c.By, now)]
            : ShipmentRefusal.ReasonInvalid,
        (_, ShipmentCommand.Arrive or ShipmentCommand.ComeBack) => ShipmentRefusal.NotSent,
        (_, ShipmentCommand.TryAgain c) => shipment.Stage is ShipmentStage.Returned ? [new ShipmentEvent.TriedAgain(c.By, now)]
            : shipment.Stage is ShipmentStage.ToSend ? []
            : ShipmentRefusal.NotReturned,
        _ => throw new UnreachableException($"{shipment.Stage} has no row for {command}."),
    };

    public static Shipment Evolve(Shipment shipment, ShipmentEvent happened) => happened switch
    {
        ShipmentEvent.Asked e => Shipment.None with { Stage = ShipmentStage.ToSend, Job = e.Job, Since = e.At },
        ShipmentEvent.Amended e => shipment with { Job = e.After },
        ShipmentEvent.Cancelled e => shipment with { Stage = ShipmentStage.Cancelled, Since = e.At },
        ShipmentEvent.Labelled e => shipment with { Labels = e.Copy },
        ShipmentEvent.Posted e => shipment with { Stage = ShipmentStage.Sent, Carrier = e.Carrier, Tracking = e.Tracking, Since = e.At },
        ShipmentEvent.Arrived e => shipment with { Stage = ShipmentStage.Arrived, Since = e.At },
        ShipmentEvent.CameBack e => shipment with { Stage = ShipmentStage.Returned, Reason = e.Reason, Since = e.At },
        ShipmentEvent.TriedAgain e => shipment with { Stage = ShipmentStage.ToSend, Since = e.At },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    // One that was not to be shipped for a while begins anew; one that has left keeps the address that stands on it.
    private static Answer Ask(Shipment shipment, ShipmentJob job, DateTimeOffset now) =>
        !Id.IsValid(job.Sale.Value) || !Id.IsValid(job.Order.Value) ? ShipmentRefusal.IdInvalid
        : string.IsNullOrWhiteSpace(job.Address) || !Text.IsNote(job.Address) ? ShipmentRefusal.AddressInvalid
        : shipment.Stage is ShipmentStage.Absent or ShipmentStage.Cancelled ? [new ShipmentEvent.Asked(job, now)]
        : !shipment.IsToDo || shipment.Job == job ? []
        : [new ShipmentEvent.Amended(shipment.Job!, job, now)];

    private static Answer Post(Shipment shipment, ShipmentCommand.Post c, DateTimeOffset now) =>
        shipment.Stage is ShipmentStage.Sent
            ? (shipment.Carrier, shipment.Tracking) == (c.Carrier, c.Tracking) ? [] : ShipmentRefusal.AlreadySent
        : !Text.IsNameOrEmpty(c.Carrier) ? ShipmentRefusal.CarrierInvalid
        : !IsTracking(c.Tracking) ? ShipmentRefusal.TrackingInvalid
        : !c.IsReady ? ShipmentRefusal.NotReady
        : [new ShipmentEvent.Posted(shipment.Job!.Sale, shipment.Job.Order, c.Carrier, c.Tracking, c.By, now)];

    // It is read off a label, and typed into a carrier's page.
    private static bool IsTracking(string tracking) =>
        tracking.Length <= TrackingMax && tracking.All(sign => char.IsAsciiLetterOrDigit(sign) || sign is '-' or ' ' or '/' or '.');
}
