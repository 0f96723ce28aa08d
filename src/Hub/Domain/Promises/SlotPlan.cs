using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Promises;

/// <summary>What every station owes in every slot, and whether one more order fits.</summary>
/// <remarks>
/// An order that is due at a time gives its stations work for as long as it cooks before that time: half past twelve less
/// fifteen minutes fills the quarter before half past, wherever slots begin and end. What is wanted as soon as possible, or
/// is late, is owed from now on and fills the room that scheduled orders leave. So an order alone never overfills an
/// empty kitchen, and two that overlap on one pair of hands do.
/// </remarks>
public sealed class SlotPlan
{
    /// <summary>Past this share of a station's time a slot is called tight.</summary>
    public const int TightPercent = 80;

    /// <summary>As many as a cashier can read out to a guest.</summary>
    public const int NearestMax = 3;

    /// <summary>How far around the time asked for another is looked for. A guest who can wait longer asks for that time.</summary>
    private static readonly TimeSpan Reach = TimeSpan.FromHours(6);

    /// <summary>Backlog is followed no further: a kitchen that owes more than this is not taking orders.</summary>
    private static readonly TimeSpan BacklogMax = TimeSpan.FromHours(24);

    private readonly SlotRules _rules;
    private readonly DateTimeOffset _now;
    private readonly Func<StationId, int> _capacityOf;
    private readonly Dictionary<(StationId Station, long Slot), long> _loads = [];

    public SlotPlan(SlotRules rules, DateTimeOffset now, Func<StationId, int> capacityOf, IEnumerable<Order> orders)
    {
        (_rules, _now, _capacityOf) = (rules, now, capacityOf);
        var owed = orders
            .Where(order => order.Header is not null)
            .Select(order => (order.Header!.DueAt, Lines: OwedLine.Of(order).ToList()))
            .ToLookup(order => order.DueAt > now);

        foreach (var order in owed[true])
        {
            foreach (var (key, seconds) in Spread(order.DueAt!.Value, order.Lines))
            {
                Add(key, seconds);
            }
        }

        foreach (var (station, seconds) in Estimate.WorkOf(owed[false].SelectMany(order => order.Lines)))
        {
            FillFromNow(station, seconds);
        }
    }

    /// <summary>Whether an order of these lines can be due at that time.</summary>
    public SlotOffer Offer(DateTimeOffset due, IReadOnlyCollection<SentLine> lines)
    {
        var owed = Owed(lines);
        var (verdict, station) = Judge(due, owed);
        return new(verdict, station, verdict is SlotVerdict.Full ? Nearest(due, owed) : []);
    }

    /// <summary>The times that can be given from <paramref name="from"/> on: the beginnings of slots, none of them past.</summary>
    public ValueList<SlotChoice> Choices(DateTimeOffset from, int count, IReadOnlyCollection<SentLine> lines, ValueList<StationId> stations)
    {
        var owed = Owed(lines);
        var first = _rules.IndexOf(from < _now ? _now : from) + 1;

        return
        [
            .. Enumerable.Range(0, count).Select(step =>
            {
                var due = _rules.StartOf(first + step);
                var (verdict, station) = Judge(due, owed);
                return new SlotChoice(due, verdict, station, [.. stations.Select(one => LoadOf(one, first + step - 1))]);
            }),
        ];
    }

    public StationLoad LoadOf(StationId station, long slot) =>
        new(station, _loads.GetValueOrDefault((station, slot)), CapacitySeconds(station, slot));

    private static List<OwedLine> Owed(IEnumerable<SentLine> lines) =>
        [.. lines.Select(line => new OwedLine(line, RouteIndex: 0))];

    private (SlotVerdict Verdict, StationId? Station) Judge(DateTimeOffset due, List<OwedLine> lines)
    {
        if (due <= _now)
        {
            return (SlotVerdict.Full, lines.SelectMany(line => line.Stops).Select(stop => (StationId?)stop.Station).FirstOrDefault());
        }

        var (verdict, decides, fullest) = (SlotVerdict.Fits, (StationId?)null, -1L);

        foreach (var (key, seconds) in Spread(due, lines).Where(part => part.Seconds > 0))
        {
            var capacity = CapacitySeconds(key.Station, key.Slot);
            var load = _loads.GetValueOrDefault(key) + seconds;
            var percent = capacity == 0 ? long.MaxValue : load * 100 / capacity;

            if (percent > fullest)
            {
                (decides, fullest) = (key.Station, percent);
                verdict = load > capacity ? SlotVerdict.Full
                    : load * 100 > capacity * TightPercent ? SlotVerdict.Tight
                    : SlotVerdict.Fits;
            }
        }

        return (verdict, decides);
    }

    private ValueList<DateTimeOffset> Nearest(DateTimeOffset due, List<OwedLine> lines)
    {
        var middle = _rules.IndexOf(due);
        var around = Reach.Ticks / TimeSpan.TicksPerSecond / _rules.SlotSeconds;
        var found = new List<DateTimeOffset>();

        for (var away = 0L; away <= around && found.Count < NearestMax; away++)
        {
            long[] both = away == 0 ? [middle] : [middle - away, middle + away];
            found.AddRange(both
                .Select(_rules.StartOf)
                .Where(time => time > _now && time != due && Judge(time, lines).Verdict is not SlotVerdict.Full));
        }

        return [.. found.Take(NearestMax).Order()];
    }

    // Evenly over the time it cooks: to the second, so that what was spread adds up to what is owed.
    private IEnumerable<((StationId Station, long Slot) Key, long Seconds)> Spread(DateTimeOffset due, List<OwedLine> lines)
    {
        var begins = SlotRules.SurfaceAt(due, Estimate.SecondsOf(lines, _capacityOf), marginMinutes: 0);
        var from = begins < _now ? _now : begins;
        var length = (due - from).Ticks;

        foreach (var (station, work) in Estimate.WorkOf(lines).Where(_ => length > 0))
        {
            var spread = 0L;

            for (var slot = _rules.IndexOf(from); _rules.StartOf(slot) < due; slot++)
            {
                var until = Math.Min((_rules.StartOf(slot + 1) - from).Ticks, length);
                var share = (long)((Int128)work * until / length) - spread;
                spread += share;
                yield return ((station, slot), share);
            }
        }
    }

    private void FillFromNow(StationId station, long seconds)
    {
        var first = _rules.IndexOf(_now);
        var last = first + BacklogMax.Ticks / TimeSpan.TicksPerSecond / _rules.SlotSeconds;

        for (var slot = first; seconds > 0 && slot <= last; slot++)
        {
            var taken = _loads.GetValueOrDefault((station, slot));
            var part = Math.Min(seconds, Math.Max(0, CapacitySeconds(station, slot) - taken));
            Add((station, slot), part);
            seconds -= part;
        }
    }

    private void Add((StationId Station, long Slot) key, long seconds) =>
        _loads[key] = _loads.GetValueOrDefault(key) + seconds;

    // Of the slot under way only what is left.
    private long CapacitySeconds(StationId station, long slot)
    {
        var until = _rules.StartOf(slot + 1);
        var from = _rules.StartOf(slot);
        var left = (until - (from < _now ? _now : from)).Ticks / TimeSpan.TicksPerSecond;
        return Math.Max(0, left) * Math.Max(1, _capacityOf(station));
    }
}
