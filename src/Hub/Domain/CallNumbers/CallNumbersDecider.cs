using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.CallNumbers;

using Answer = Decision<CallNumbersEvent, CallNumbersRefusal>;

public static class CallNumbersDecider
{
    public static readonly Decider<CallNumbers, CallNumbersCommand, CallNumbersEvent, CallNumbersRefusal> Decider =
        new(CallNumbers.None, Decide, Evolve);

    public static Answer Decide(CallNumbers numbers, CallNumbersCommand command, DateTimeOffset now) => command switch
    {
        CallNumbersCommand.Give c => Give(numbers, c.Order, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static CallNumbers Evolve(CallNumbers numbers, CallNumbersEvent happened) => happened switch
    {
        CallNumbersEvent.Given e => new(e.Number, numbers.Given.Add(e.Order, e.Number)),
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Give(CallNumbers numbers, OrderId order, DateTimeOffset now) =>
        !Id.IsValid(order.Value) ? CallNumbersRefusal.OrderIdInvalid
        : numbers.Given.ContainsKey(order) ? []
        : numbers.Last >= Limits.CallNumberMax ? CallNumbersRefusal.DayIsFull
        : [new CallNumbersEvent.Given(order, numbers.Last + 1, now)];
}
