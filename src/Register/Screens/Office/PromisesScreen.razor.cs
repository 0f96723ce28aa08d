using System.Globalization;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Register.Office;

/// <summary>The kitchen's promises, and how often they were kept.</summary>
public sealed partial class PromisesScreen(IFeed<PromisesView> promises, IFeed<KitchenView> kitchen) : RegisterPart, IDisposable
{
    private static readonly int[] Periods = [1, 7, PromiseBook.TallyDays];

    private IDisposable? _subscription;
    private PromisesView _view = PromisesView.Empty;
    private int _days = 7;
    private string _station = "";

    private IEnumerable<StationSetup> Stations => kitchen.Current.Stations.Values
        .OrderBy(station => station.Rank).ThenBy(station => station.Id.Value, StringComparer.Ordinal);

    private PromiseReport Report => PromiseReport.Of(
        _view.Book,
        DateOnly.FromDateTime(Clock.GetLocalNow().AddHours(-Site.ServiceDayStartHour).DateTime).DayNumber,
        _days,
        _station.Length == 0 ? null : new StationId(_station),
        Site.ServiceDayStartHour,
        NameOf);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscription = promises.Subscribe(view => _ = OnScreenAsync(() => Show(view)));
        Show(promises.Current);
    }

    // Every tap in the kitchen moves the feed; only what was promised or judged moves this page.
    private void Show(PromisesView view)
    {
        if (view.Position >= _view.Position)
        {
            var isSame = ReferenceEquals(view.Book.Tallies, _view.Book.Tallies);
            _view = view;

            if (!isSame)
            {
                StateHasChanged();
            }
        }
    }

    private string NameOf(StationId station) =>
        kitchen.Current.Stations.GetValueOrDefault(station)?.Name ?? station.Value;

    private static string Share(int perMille) => Percent(new(perMille * 10));

    private string Width(PromiseTally tally) =>
        tally.MedianWidthMinutes is { } minutes ? Words["PromisesMinutes", minutes] : "–";

    private static string DayName(string day) =>
        DateOnly.FromDayNumber(int.Parse(day, CultureInfo.InvariantCulture)).ToString("ddd d", Culture);

    private static string DayShort(string day) =>
        DateOnly.FromDayNumber(int.Parse(day, CultureInfo.InvariantCulture)).ToString("%d", Culture);

    private static int ChartWidth(ValueList<PromiseRow> rows) => Math.Max(6, rows.Count) * 36 + 48;

    private static string Short(string name) => name.Length > 6 ? $"{name[..5]}…" : name;

    public void Dispose() => _subscription?.Dispose();
}
