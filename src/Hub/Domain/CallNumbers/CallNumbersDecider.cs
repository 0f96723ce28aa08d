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
        CallNumbersCommand.Give c => Give(numbers, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static CallNumbers Evolve(CallNumbers numbers, CallNumbersEvent happened) => happened switch
    {
        CallNumbersEvent.Given { Series: { } series } e => numbers with
        {
            Given = numbers.Given.Add(e.Order, e.Number),
            InSeries = [.. (numbers.InSeries ?? []).Where(known => known.Series != series), new SeriesLast(series, e.Number)],
        },
        CallNumbersEvent.Given e => numbers with { Last = e.Number, Given = numbers.Given.Add(e.Order, e.Number) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Give(CallNumbers numbers, CallNumbersCommand.Give c, DateTimeOffset now) =>
        !Id.IsValid(c.Order.Value) ? CallNumbersRefusal.OrderIdInvalid
        : c.Series is { IsValid: false } ? CallNumbersRefusal.SeriesInvalid
        : numbers.Given.ContainsKey(c.Order) ? []
        : c.Series is { } series && Free(numbers, numbers.LastIn(series) ?? series.From - 1, series.To, isAlone: false) is { } counted
            ? [new CallNumbersEvent.Given(c.Order, counted, now, series)]
        : Free(numbers, numbers.Last, Limits.CallNumberMax, isAlone: numbers.InSeries is null) is { } next ? [new CallNumbersEvent.Given(c.Order, next, now)]
        : CallNumbersRefusal.DayIsFull;

    // Series may overlap each other and the day's own: what one has given, another passes over.
    private static int? Free(CallNumbers numbers, int last, int to, bool isAlone)
    {
        for (var number = last + 1; number <= to; number++)
        {
            if (isAlone || !numbers.Given.ContainsValue(number))
            {
                return number;
            }
        }

        return null;
    }
}
