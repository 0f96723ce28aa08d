using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>How often the announced windows held: in all, by day, by hour and by station.</summary>
/// <param name="All">Everything of the period; its day, hour and station say nothing.</param>
/// <param name="Days">Each day of the period on which something was promised, oldest first.</param>
/// <param name="Hours">In the order of a service: it may pass midnight.</param>
public sealed record PromiseReport(
    PromiseTally All, ValueList<PromiseRow> Days, ValueList<PromiseRow> Hours, ValueList<PromiseRow> Stations)
{
    /// <summary>What a window is made for.</summary>
    public const int AimPerMille = 900;

    /// <param name="today">The service day, as a count of days.</param>
    /// <param name="days">How many to look back on, today among them.</param>
    /// <param name="station">Null for all.</param>
    /// <param name="dayStartHour">Of the clock on the wall.</param>
    /// <param name="nameOf">What the house calls a station.</param>
    public static PromiseReport Of(
        PromiseBook book, int today, int days, StationId? station, int dayStartHour, Func<StationId, string> nameOf)
    {
        var period = book.Tallies.Values.Where(tally => tally.Day > today - days && tally.Day <= today).ToList();
        var mine = period.Where(tally => station is null || tally.Station == station).ToList();

        return new(
            Sum(mine),
            Rows(mine, tally => tally.Day, day => day, day => $"{day}"),
            Rows(mine, tally => tally.Hour, hour => (hour - dayStartHour + 24) % 24, hour => $"{hour}"),
            Rows(period, tally => tally.Station, one => nameOf(one), nameOf));
    }

    private static ValueList<PromiseRow> Rows<TKey, TOrder>(
        List<PromiseTally> tallies, Func<PromiseTally, TKey> keyOf, Func<TKey, TOrder> orderOf, Func<TKey, string> nameOf) =>
    [
        .. tallies.GroupBy(keyOf)
            .OrderBy(group => orderOf(group.Key))
            .Select(group => new PromiseRow(nameOf(group.Key), Sum(group))),
    ];

    private static PromiseTally Sum(IEnumerable<PromiseTally> tallies) =>
        tallies.Aggregate(PromiseTally.Of(day: 0, hour: 0, default), (sum, tally) => sum.With(tally));
}

/// <param name="Key">A count of days, an hour, or a station's name.</param>
public sealed record PromiseRow(string Key, PromiseTally Tally);
