using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.KitchenLines;

using Answer = Decision<KitchenLineEvent, KitchenLineRefusal>;

public static class KitchenLineDecider
{
    public static readonly Decider<KitchenLine, KitchenLineCommand, KitchenLineEvent, KitchenLineRefusal> Decider =
        new(KitchenLine.Free, Decide, Evolve);

    public static Answer Decide(KitchenLine line, KitchenLineCommand command, DateTimeOffset now) => command switch
    {
        KitchenLineCommand.Take c => Take(line, c.Order, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static KitchenLine Evolve(KitchenLine line, KitchenLineEvent happened) => happened switch
    {
        KitchenLineEvent.Taken e => new(e.Order),
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Take(KitchenLine line, OrderId order, DateTimeOffset now) =>
        !Id.IsValid(order.Value) ? KitchenLineRefusal.OrderIdInvalid
        : line.Order is not { } holder ? [new KitchenLineEvent.Taken(order, now)]
        : holder == order ? []
        : KitchenLineRefusal.TakenElsewhere;
}
