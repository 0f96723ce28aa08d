using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>What a station has in front of it.</summary>
/// <param name="Lines">Waiting or begun there.</param>
/// <param name="Seconds">Of work, all pieces counted; what is made at several stations is shared among them evenly.</param>
public sealed record StationLoad(int Lines, long Seconds)
{
    public static readonly StationLoad Idle = new(Lines: 0, Seconds: 0);

    /// <summary>A minute, for an article that does not say: a drink, a plate of cheese. Otherwise a hundred of them would weigh nothing.</summary>
    public const int UnknownSeconds = 60;

    /// <summary>Of every station that has something to do.</summary>
    public static IReadOnlyDictionary<StationId, StationLoad> Of(IEnumerable<Order> orders)
    {
        var loads = new Dictionary<StationId, StationLoad>();

        foreach (var line in orders.SelectMany(order => order.Lines))
        {
            if (line is { State: LineState.Queued or LineState.Started, Station: { } station })
            {
                loads[station] = loads.GetValueOrDefault(station, Idle).With(line.Sent);
            }
        }

        return loads;
    }

    public StationLoad With(SentLine line) => new(Lines + 1, Seconds + SecondsOf(line));

    /// <summary>At each station of its route.</summary>
    public static long SecondsOf(SentLine line)
    {
        var each = line.Card.ExpectedSeconds == 0 ? UnknownSeconds : line.Card.ExpectedSeconds;
        var all = Rounding.HalfAwayFromZero((long)each * line.Quantity.Thousandths, Quantity.One.Thousandths);
        return Rounding.HalfAwayFromZero(all, Math.Max(1, line.Card.Route.Count));
    }
}
