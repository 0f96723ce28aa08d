using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Deliveries;

using Answer = Decision<DeliveryEvent, DeliveryRefusal>;

public static class DeliveryDecider
{
    public static readonly Decider<Delivery, DeliveryCommand, DeliveryEvent, DeliveryRefusal> Decider =
        new(Delivery.None, Decide, Evolve);

    public static Answer Decide(Delivery delivery, DeliveryCommand command, DateTimeOffset now) => (delivery.Stage, command) switch
    {
        (_, DeliveryCommand.Ask c) => Ask(delivery, c.Job, now),
        (DeliveryStage.Absent, DeliveryCommand.Cancel) => [],
        (_, DeliveryCommand.Cancel) => Cancel(delivery, now),
        _ when CourierOf(command) is { } courier && !Text.IsName(courier) => DeliveryRefusal.CourierInvalid,
        (DeliveryStage.Absent, _) => DeliveryRefusal.NotAsked,
        (_, DeliveryCommand.HandIn c) => HandIn(delivery, c, now),
        (DeliveryStage.Delivered, DeliveryCommand.Deliver c) when c.Courier == delivery.Courier => [],
        (DeliveryStage.Delivered or DeliveryStage.Cancelled, _) => DeliveryRefusal.AlreadyOver,
        (_, DeliveryCommand.TryAgain c) => TryAgain(delivery, c, now),
        (_, DeliveryCommand.Assign c) => Assign(delivery, c, now),
        (_, DeliveryCommand.Release { Courier: var courier }) when delivery.Courier.Length == 0 || delivery.Courier != courier =>
            delivery.Courier.Length == 0 ? [] : DeliveryRefusal.Taken,
        _ when delivery.Courier.Length == 0 => DeliveryRefusal.NotAssigned,
        _ when delivery.Courier != CourierOf(command) => DeliveryRefusal.Taken,
        (_, DeliveryCommand.Release c) => Release(delivery, c, now),
        (_, DeliveryCommand.TakeOut c) => TakeOut(delivery, c, now),
        (DeliveryStage.Assigned, _) => DeliveryRefusal.NotOut,
        (_, DeliveryCommand.Collect c) => Collect(delivery, c, now),
        (_, DeliveryCommand.Deliver c) =>
            [new DeliveryEvent.Delivered(delivery.Job!.Sale, delivery.Job.Order, c.Courier, c.By, now)],
        (_, DeliveryCommand.Fail c) => !string.IsNullOrWhiteSpace(c.Reason) && Text.IsNote(c.Reason)
            ? [new DeliveryEvent.Failed(c.Courier, c.Reason, c.By, now)]
            : DeliveryRefusal.ReasonInvalid,
        _ => throw new UnreachableException($"{delivery.Stage} has no row for {command}."),
    };

    public static Delivery Evolve(Delivery delivery, DeliveryEvent happened) => happened switch
    {
        DeliveryEvent.Asked e => delivery with { Stage = DeliveryStage.ToAssign, Job = e.Job, Courier = "", Since = e.At },
        DeliveryEvent.Amended e => delivery with { Job = e.After },
        DeliveryEvent.Cancelled e => delivery with { Stage = DeliveryStage.Cancelled, Courier = "", Since = e.At },
        DeliveryEvent.Assigned e => delivery with { Stage = DeliveryStage.Assigned, Courier = e.Courier, Since = e.At },
        DeliveryEvent.Released e => delivery with { Stage = DeliveryStage.ToAssign, Courier = "", Since = e.At },
        DeliveryEvent.WentOut e => delivery with { Stage = DeliveryStage.Out, Since = e.At, Tries = delivery.Tries + 1 },
        DeliveryEvent.CashCollected e => delivery with { Collected = delivery.Collected.Add(e.Collection) },
        DeliveryEvent.Delivered e => delivery with { Stage = DeliveryStage.Delivered, Since = e.At },
        DeliveryEvent.Failed e => delivery with { Stage = DeliveryStage.Failed, Courier = "", Reason = e.Reason, Since = e.At },
        DeliveryEvent.TriedAgain e => delivery with { Stage = DeliveryStage.ToAssign, Since = e.At },
        DeliveryEvent.HandedIn e => delivery with
        {
            Collected = [.. delivery.Collected.Select(taken => taken.Courier == e.Courier ? taken with { IsHandedIn = true } : taken)],
        },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static string? CourierOf(DeliveryCommand command) => command switch
    {
        DeliveryCommand.Assign c => c.Courier,
        DeliveryCommand.Release c => c.Courier,
        DeliveryCommand.TakeOut c => c.Courier,
        DeliveryCommand.Collect c => c.Courier,
        DeliveryCommand.Deliver c => c.Courier,
        DeliveryCommand.Fail c => c.Courier,
        DeliveryCommand.HandIn c => c.Courier,
        _ => null,
    };

    // A sale that was no delivery for a while and is one again begins anew; one that was brought stays brought.
    private static Answer Ask(Delivery delivery, DeliveryJob job, DateTimeOffset now) =>
        !Id.IsValid(job.Sale.Value) || !Id.IsValid(job.Order.Value) ? DeliveryRefusal.IdInvalid
        : string.IsNullOrWhiteSpace(job.Address) || !Text.IsNote(job.Address) ? DeliveryRefusal.AddressInvalid
        : delivery.Stage is DeliveryStage.Absent or DeliveryStage.Cancelled ? [new DeliveryEvent.Asked(job, now)]
        : delivery.Stage is DeliveryStage.Delivered || delivery.Job == job ? []
        : [new DeliveryEvent.Amended(delivery.Job!, job, now)];

    private static Answer Cancel(Delivery delivery, DateTimeOffset now) =>
        delivery.Stage is DeliveryStage.ToAssign or DeliveryStage.Assigned or DeliveryStage.Failed
            ? [new DeliveryEvent.Cancelled(now)]
            : [];

    private static Answer TryAgain(Delivery delivery, DeliveryCommand.TryAgain c, DateTimeOffset now) =>
        delivery.Stage is DeliveryStage.Failed ? [new DeliveryEvent.TriedAgain(c.By, now)]
        : delivery.Stage is DeliveryStage.ToAssign ? []
        : DeliveryRefusal.NotFailed;

    private static Answer Assign(Delivery delivery, DeliveryCommand.Assign c, DateTimeOffset now) =>
        delivery.Courier == c.Courier ? []
        : delivery.Courier.Length > 0 ? DeliveryRefusal.Taken
        : [new DeliveryEvent.Assigned(c.Courier, c.By, now)];

    private static Answer Release(Delivery delivery, DeliveryCommand.Release c, DateTimeOffset now) =>
        delivery.Stage is DeliveryStage.Assigned ? [new DeliveryEvent.Released(c.Courier, c.By, now)] : DeliveryRefusal.IsOut;

    private static Answer TakeOut(Delivery delivery, DeliveryCommand.TakeOut c, DateTimeOffset now) =>
        delivery.Stage is DeliveryStage.Out ? []
        : !c.IsReady ? DeliveryRefusal.NotReady
        : [new DeliveryEvent.WentOut(delivery.Job!.Sale, delivery.Job.Order, c.Courier, c.By, now)];

    private static Answer Collect(Delivery delivery, DeliveryCommand.Collect c, DateTimeOffset now) =>
        delivery.Collected.Any(taken => taken.Id == c.Id) ? []
        : c.Amount <= Money.Zero ? DeliveryRefusal.AmountOutOfRange
        : c.Amount > c.Due - delivery.Collected.Where(taken => !c.Paid.Contains(taken.Id)).Sum(taken => taken.Amount)
            ? DeliveryRefusal.AboveDue
        : [new DeliveryEvent.CashCollected(delivery.Job!.Sale, new(c.Id, c.Courier, c.Amount, c.As, now, IsHandedIn: false), c.By, now)];

    private static Answer HandIn(Delivery delivery, DeliveryCommand.HandIn c, DateTimeOffset now)
    {
        var held = delivery.Collected.Where(taken => !taken.IsHandedIn && taken.Courier == c.Courier).Sum(taken => taken.Amount);
        return held.IsZero ? [] : [new DeliveryEvent.HandedIn(c.Courier, held, c.By, now)];
    }
}
