using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Kernel;

namespace RetailPos.Displays.Report;

/// <summary>The service report as it is drawn: lengths of bars, and rows in the order that somebody asked for.</summary>
/// <param name="Hours">From the first in which something was made to the last, in the order of the service.</param>
public sealed record ServiceBoard(
    ServiceDays Days,
    ServiceReport Report,
    ValueList<HourBar> Hours,
    ValueList<StationBar> Stations,
    ValueList<DishRow> Dishes)
{
    /// <param name="startHour">At which a service day begins: one o'clock stands after midnight and not before noon.</param>
    public static ServiceBoard Of(ServiceReport report, ServiceDays days, int startHour, DishOrder order) => new(
        days, report, HoursOf(report, startHour), StationsOf(report), order.Of(report.Dishes).ToValueList());

    private static ValueList<HourBar> HoursOf(ServiceReport report, int startHour)
    {
        var hours = report.Hours.ToDictionary(row => SinceStart(row.Hour), row => row.Figures);
        var most = report.Hours.Select(row => row.Figures.Finished).DefaultIfEmpty(0).Max();

        return hours.Count == 0 ? [] :
        [
            .. Enumerable.Range(hours.Keys.Min(), hours.Keys.Max() - hours.Keys.Min() + 1).Select(since => new HourBar(
                (since + startHour) % 24,
                hours.GetValueOrDefault(since) ?? Nothing,
                Share(hours.GetValueOrDefault(since)?.Finished ?? 0, most))),
        ];

        int SinceStart(int hour) => (hour - startHour + 24) % 24;
    }

    private static ValueList<StationBar> StationsOf(ServiceReport report)
    {
        var longest = report.Stations.Select(row => row.Figures.Percentile95Seconds).DefaultIfEmpty(0).Max();

        return report.Stations
            .Select(row => new StationBar(
                row.Station,
                row.Figures,
                row.Escalations,
                Share(row.Figures.MedianSeconds, longest),
                Share(row.Figures.Percentile95Seconds, longest)))
            .ToValueList();
    }

    private static int Share(int part, int whole) => whole == 0 ? 0 : (int)(part * 1_000L / whole);

    private static readonly Figures Nothing = new(0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <param name="Length">Thousandths of the longest.</param>
public sealed record HourBar(int Hour, Figures Figures, int Length);

/// <param name="Median">Thousandths of the longest bar.</param>
/// <param name="Percentile95">Thousandths of the longest bar.</param>
public sealed record StationBar(StationId? Station, Figures Figures, int Escalations, int Median, int Percentile95);

/// <summary>By which column the articles stand.</summary>
public sealed record DishOrder(DishColumn Column, bool IsDescending)
{
    /// <summary>What was made most stands first, until somebody asks otherwise.</summary>
    public static readonly DishOrder First = new(DishColumn.Portions, IsDescending: true);

    /// <summary>The same column again turns round; another one begins with what wants looking at.</summary>
    public DishOrder Press(DishColumn column) =>
        column == Column ? this with { IsDescending = !IsDescending } : new(column, column is not DishColumn.Article and not DishColumn.Station);

    public IEnumerable<DishRow> Of(IEnumerable<DishRow> rows)
    {
        // Rows come in the order of their names, and keep it where the column says nothing.
        return IsDescending
            ? rows.OrderByDescending(Key, Comparer<object>.Create(Compare))
            : rows.OrderBy(Key, Comparer<object>.Create(Compare));
    }

    private object Key(DishRow row) => Column switch
    {
        DishColumn.Article => row.Article,
        DishColumn.Station => row.Station?.Value ?? "",
        DishColumn.Portions => (long)row.Figures.Portions,
        DishColumn.Mean => (long)row.Figures.MeanSeconds,
        DishColumn.Median => (long)row.Figures.MedianSeconds,
        DishColumn.Percentile95 => (long)row.Figures.Percentile95Seconds,
        DishColumn.Late => (long)row.Figures.LatePercent,
        DishColumn.Recalls => (long)row.Figures.Recalls,
        DishColumn.Waste => row.Figures.WasteThousandths,
    };

    private static int Compare(object one, object other) => (one, other) switch
    {
        (long left, long right) => left.CompareTo(right),
        _ => StringComparer.CurrentCulture.Compare(one, other),
    };
}

public enum DishColumn
{
    Article,
    Station,
    Portions,
    Mean,
    Median,
    Percentile95,
    Late,
    Recalls,
    Waste,
}
