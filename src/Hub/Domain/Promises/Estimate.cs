using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>How long food takes by what its cards say, and nothing else: no measuring, no queue.</summary>
/// <remarks>
/// The rule of an order. Steps are cooked one after the other, so their seconds add up. Within a step the stations work side by side, so
/// the slowest decides. A station shares its work among its hands, so it needs the sum of its pieces divided by its
/// capacity; on one station with one hand that is the plain sum. But no number of hands makes one piece quicker, so a step
/// never takes less than its slowest piece on its whole way from station to station.
/// </remarks>
public static class Estimate
{
    /// <summary>
    /// What one piece takes at one station of its route. A card says one figure for all of them: each station gets the same
    /// share of it, and the seconds that do not divide go to the first stations, one each, so that the shares add up.
    /// </summary>
    public static int SecondsAt(PreparationCard card, int routeIndex)
    {
        var (share, rest) = Math.DivRem(card.ExpectedSeconds, card.Route.Count);
        return share + (routeIndex < rest ? 1 : 0);
    }

    /// <summary>What a whole line takes at one station of its route, with one hand.</summary>
    public static long WorkSeconds(SentLine line, int routeIndex) =>
        Times(SecondsAt(line.Card, routeIndex), line.Quantity.Thousandths);

    /// <summary>What an order takes that nobody has begun.</summary>
    public static long SecondsOf(IEnumerable<SentLine> lines, Func<StationId, int> capacityOf) =>
        SecondsOf(lines.Select(line => new OwedLine(line, RouteIndex: 0)), capacityOf);

    /// <summary>What is left to do takes this long. What has begun counts as if it had not: a pot tells nobody how far it is.</summary>
    public static long SecondsOf(IEnumerable<OwedLine> lines, Func<StationId, int> capacityOf) => lines
        .GroupBy(line => line.Sent.Card.Step)
        .Sum(step => StepSeconds([.. step], capacityOf));

    /// <summary>Seconds of one hand's work that each station owes for these lines.</summary>
    public static IEnumerable<(StationId Station, long Seconds)> WorkOf(IEnumerable<OwedLine> lines) => lines
        .SelectMany(line => line.Stops)
        .GroupBy(stop => stop.Station)
        .Select(station => (station.Key, station.Sum(stop => stop.Seconds)));

    private static long StepSeconds(List<OwedLine> step, Func<StationId, int> capacityOf)
    {
        var busiest = WorkOf(step)
            .Select(work => DivideUp(work.Seconds, Math.Max(1, capacityOf(work.Station))))
            .DefaultIfEmpty()
            .Max();
        return Math.Max(busiest, step.Max(line => line.PieceSeconds));
    }

    internal static long Times(long seconds, int thousandths) => DivideUp(checked(seconds * thousandths), 1_000);

    internal static long DivideUp(long amount, long divisor) => (amount + divisor - 1) / divisor;
}

/// <summary>A line that is not done, and the station of its route that has it or will have it first.</summary>
public readonly record struct OwedLine(SentLine Sent, int RouteIndex)
{
    /// <summary>What an order still owes, held lines with the rest.</summary>
    public static IEnumerable<OwedLine> Of(Order order) => order.Lines
        .Where(line => line.IsToPrepare)
        .Select(line => new OwedLine(line.Sent, line.RouteIndex));

    /// <summary>The stations still before it, each with a single hand's work. None for a line of the unassigned lane.</summary>
    internal IEnumerable<(StationId Station, long Seconds)> Stops
    {
        get
        {
            for (var at = RouteIndex; at < Sent.Card.Route.Count; at++)
            {
                yield return (Sent.Card.Route[at], Estimate.WorkSeconds(Sent, at));
            }
        }
    }

    /// <summary>One piece through all its stations; of what is weighed, no more than there is.</summary>
    internal long PieceSeconds
    {
        get
        {
            var card = Sent.Card;
            var seconds = card.Route.IsEmpty
                ? card.ExpectedSeconds
                : Enumerable.Range(RouteIndex, card.Route.Count - RouteIndex).Sum(at => (long)Estimate.SecondsAt(card, at));
            return Estimate.Times(seconds, Math.Min(Sent.Quantity.Thousandths, Quantity.One.Thousandths));
        }
    }
}
