using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Home;

namespace RetailPos.Register.TillDay;

/// <summary>What is wanted later: by day and slot, with how busy the kitchen is then.</summary>
public sealed partial class CalendarScreen(
    ISlotDesk slots, IFeed<SalesView> sales, IFeed<KitchenView> kitchen, ITillScreens screens, HouseTills tills, NavigationManager navigation)
    : RegisterPart, IDisposable
{
    /// <summary>What is wanted later than in a fortnight is found by its guest's name.</summary>
    private const int DaysShown = 14;

    /// <summary>A day in slots of five minutes, the shortest that a house may have.</summary>
    private const int SlotsMax = 288;

    private readonly List<IDisposable> _subscriptions = [];
    private CalendarBoard _board = new([]);
    private DateOnly _day;
    private long _drawn;

    [SupplyParameterFromQuery(Name = "till")]
    public string? Till { get; set; }

    private TillId TillId => Till is { } till && tills.Ids.Contains(new(till)) ? new(till) : tills.Ids[0];

    private DateOnly Today => DateOnly.FromDateTime(Clock.GetLocalNow().AddHours(-Site.ServiceDayStartHour).DateTime);

    protected override async Task OnInitializedAsync()
    {
        base.OnInitialized();
        _subscriptions.Add(sales.Subscribe(view => _ = InvokeAsync(DrawAsync)));
        _subscriptions.Add(kitchen.Subscribe(view => _ = InvokeAsync(DrawAsync)));
        await SetDayAsync(Today);
    }

    private Task SetDayAsync(DateOnly day)
    {
        _day = day;
        return DrawAsync();
    }

    private async Task DrawAsync()
    {
        var day = _day;
        var timeline = await slots.TimelineAsync(StartOf(day), SlotsMax, []);
        var (sold, cooked) = (sales.Current, kitchen.Current);
        var board = CalendarBoard.Of(sold, cooked, timeline, StartOf(day));

        if (day == _day)
        {
            (_board, _drawn) = (board, Math.Min(sold.Position, cooked.Position));
            await OnScreenAsync(StateHasChanged);
        }
    }

    private Seen Seen() => new(Math.Min(sales.SeenWith(_drawn), kitchen.SeenWith(_drawn)), "");

    private DateTimeOffset StartOf(DateOnly day)
    {
        var opening = day.ToDateTime(new(Site.ServiceDayStartHour, 0));
        return new(opening, Clock.LocalTimeZone.GetUtcOffset(opening));
    }

    private int CountOn(DateOnly day) =>
        CalendarBoard.Of(sales.Current, kitchen.Current, new([], []), StartOf(day)).Slots.Sum(slot => slot.Orders.Length);

    private void Resume(PlannedOrder order)
    {
        screens.Show(TillId, order.Sale);
        navigation.NavigateTo($"register/{TillId}");
    }

    public void Dispose() => _subscriptions.ForEach(subscription => subscription.Dispose());
}
