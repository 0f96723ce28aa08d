using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Report;

/// <summary>How a service went, for the quarter of an hour after it.</summary>
/// <remarks>The address names the days, so that a report can be kept as a bookmark and sent to somebody.</remarks>
public sealed partial class ServiceScreen(
    IServiceReportDesk desk,
    IFeed<KitchenView> kitchen,
    NavigationManager addresses,
    SiteSettings site,
    TimeProvider clock,
    IJSRuntime page,
    IStringLocalizer<Texts> texts,
    ILogger<ServiceScreen> log) : ComponentBase, IDisposable
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>How many days "the last seven" are: a week has each weekday once.</summary>
    private const int Week = 7;

    private static readonly DishColumn[] Columns = Enum.GetValues<DishColumn>();

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private CancellationTokenSource _asking = new();
    private ServiceReport? _report;
    private ServiceDays? _reported;
    private DateTimeOffset _countedAt;
    private DishOrder _order = DishOrder.First;
    private bool _isCounting;
    private bool _hasFailed;

    /// <summary>The last day, as <c>2026-03-14</c>; what is no day is today.</summary>
    [SupplyParameterFromQuery(Name = "day")]
    public string? Day { get; set; }

    /// <summary>How many days together, up to and with that day.</summary>
    [SupplyParameterFromQuery(Name = "days")]
    public int? Days { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    private DateOnly Today => desk.Today;

    private ServiceDays Wanted => new(
        DateOnly.TryParseExact(Day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            && day.Year is > 1 and < 9_999 ? day : Today,
        Math.Clamp(Days ?? 1, 1, ServiceDays.DaysMax));

    private ServiceBoard? Board => _report is { } report && _reported is { } days
        ? ServiceBoard.Of(report, days, site.ServiceDayStartHour, _order)
        : null;

    private IEnumerable<(string Word, ServiceDays Days)> Choices =>
    [
        ("ServiceToday", new(Today, 1)),
        ("ServiceYesterday", new(Today.AddDays(-1), 1)),
        ("ServiceWeek", new(Today, Week)),
    ];

    protected override Task OnParametersSetAsync() => Wanted == _reported ? Task.CompletedTask : CountAsync();

    public void Dispose()
    {
        _asking.Cancel();
        _asking.Dispose();
    }

    private async Task CountAsync()
    {
        // Whoever asks for another day no longer waits for the first.
        await _asking.CancelAsync();
        _asking.Dispose();
        _asking = new();
        var (stop, days) = (_asking.Token, Wanted);
        (_isCounting, _hasFailed) = (true, false);

        try
        {
            var report = await desk.ReadAsync(days, stop);
            stop.ThrowIfCancellationRequested();
            (_report, _reported, _countedAt) = (report, days, clock.GetUtcNow());
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return;
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The service report of {Day} failed.", days.Last);
            (_report, _reported, _hasFailed) = (null, null, true);
        }

        _isCounting = false;
    }

    private void Choose(ChangeEventArgs chosen)
    {
        if (DateOnly.TryParseExact($"{chosen.Value}", DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            addresses.NavigateTo(AddressOf(new(day, 1)));
        }
    }

    private async Task SaveAsync()
    {
        if (_report is { } report && _reported is { } days)
        {
            await page.SaveAsync(
                $"service-{Written(days.First)}{(days.Days > 1 ? $"-{Written(days.Last)}" : "")}.csv",
                "text/csv;charset=utf-8",
                ServiceSheet.Of(report, NameOf, texts));
        }
    }

    private Task PrintAsync() => page.PrintAsync();

    private static string AddressOf(ServiceDays days) =>
        days.Days == 1 ? $"office/service?day={Written(days.Last)}" : $"office/service?day={Written(days.Last)}&days={days.Days}";

    private static string Written(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    private static string Long(DateOnly day) => day.ToString("D", CultureInfo.CurrentCulture);

    private string TitleOf(ServiceDays days) => days.Days == 1
        ? Long(days.Last)
        : Texts["ServiceFromTo", Long(days.First), Long(days.Last)];

    private string NameOf(StationId? station) =>
        station is null ? Texts["Unassigned"] : StationBoard.NameOf(kitchen.Current, station);

    private static string Count(int number) => number.ToString("#,0", CultureInfo.CurrentCulture);

    private static string Pieces(long thousandths) =>
        Formats.Quantity(new((int)Math.Min(int.MaxValue, thousandths)), CultureInfo.CurrentUICulture);

    private static string Time(int seconds) => Formats.Duration(TimeSpan.FromSeconds(seconds));

    private static string Percent(int percent) => Formats.Rate(new(percent * 100), CultureInfo.CurrentUICulture);

    private string? SortOf(DishColumn column) =>
        column != _order.Column ? null : _order.IsDescending ? "descending" : "ascending";

    private static string CellOf(DishRow row, DishColumn column, Func<StationId?, string> nameOf) => column switch
    {
        DishColumn.Article => row.Article,
        DishColumn.Station => nameOf(row.Station),
        DishColumn.Portions => Count(row.Figures.Portions),
        DishColumn.Mean => Time(row.Figures.MeanSeconds),
        DishColumn.Median => Time(row.Figures.MedianSeconds),
        DishColumn.Percentile95 => Time(row.Figures.Percentile95Seconds),
        DishColumn.Late => Percent(row.Figures.LatePercent),
        DishColumn.Recalls => Count(row.Figures.Recalls),
        DishColumn.Waste => Pieces(row.Figures.WasteThousandths),
    };
}
