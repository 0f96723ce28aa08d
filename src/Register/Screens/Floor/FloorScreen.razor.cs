using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Look;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Floor;

/// <summary>The floor of one register: who sits where, what is next, and the way to their bill.</summary>
public sealed partial class FloorScreen(
    IRegisterDesk desk,
    IKitchenDesk kitchenDesk,
    IFloorDesk floorDesk,
    IFeed<SalesView> salesFeed,
    IFeed<KitchenView> kitchenFeed,
    IFeed<FloorPlanView> planFeed,
    IFeed<HouseRulesView> rulesFeed,
    ITillScreens screens,
    NavigationManager navigation,
    TimeProvider clock,
    ILogger<FloorScreen> log) : RegisterPart, IDisposable
{
    /// <summary>A reservation comes into sight by the clock, and nothing happens in the journal then.</summary>
    private static readonly TimeSpan LookAgainEvery = TimeSpan.FromSeconds(30);

    private readonly CancellationTokenSource _gone = new();
    private readonly List<IDisposable> _subscriptions = [];
    private KitchenView _kitchen = KitchenView.Empty;
    private SaleInHand? _hand;
    private ITimer? _timer;
    private int _room;
    private bool _isList;
    private bool _isAsking;
    private TableId? _open;
    private Going? _going;
    private string? _said;

    [Parameter, EditorRequired]
    public required string Till { get; set; }

    /// <summary>The table that is looked at first: what a server who has read its code comes with.</summary>
    [SupplyParameterFromQuery(Name = "table")]
    public string? At { get; set; }

    private SaleInHand Hand => _hand ??= new(
        desk, kitchenDesk, salesFeed, screens, () => rulesFeed.Current.Rules.Modes,
        () => rulesFeed.Current.Rules.Registers.SettingsAt(new(Till)).Accumulates, new(Till), clock, log, _gone.Token);

    /// <summary>What the register has in front of it; the way back leads to it.</summary>
    private Sale? InHand => Hand.Sale is { Stage: SaleStage.Open or SaleStage.Sealed } sale ? sale : null;

    private FloorBoard Board => FloorBoard.Of(
        planFeed.Current.Plan, Hand.View, _kitchen, rulesFeed.Current.Rules.Floor, Site, clock.GetLocalNow());

    private Actor By => new("", Till);

    // Listen first, then read: what changes in between arrives twice, and the position tells which is newer.
    protected override void OnInitialized()
    {
        base.OnInitialized();
        _subscriptions.Add(salesFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(kitchenFeed.Subscribe(view => _ = OnScreenAsync(() => Show(view))));
        _subscriptions.Add(planFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
        _subscriptions.Add(rulesFeed.Subscribe(_ => OnScreenAsync(StateHasChanged)));
        _timer = clock.CreateTimer(_ => OnScreenAsync(StateHasChanged), state: null, LookAgainEvery, LookAgainEvery);
        Show(salesFeed.Current);
        Show(kitchenFeed.Current);
        OpenFirst();
    }

    // In the room it stands in; a table that the plan does not show any more opens nothing.
    private void OpenFirst()
    {
        var board = Board;

        if (At is { } at && board.Find(new(at)) is { } tile)
        {
            _open = tile.Id;
            _room = Math.Max(0, board.Rooms.ToList().FindIndex(room => room.Tiles.Any(one => one.Id == tile.Id)));
        }
    }

    private Seen Seen() => new(
        Math.Min(salesFeed.SeenWith(Hand.View.Position), kitchenFeed.SeenWith(_kitchen.Position)), LastOrder: "");

    private void Show(SalesView view)
    {
        if (Hand.See(view))
        {
            StateHasChanged();
        }
    }

    private void Show(KitchenView view)
    {
        if (view.Position > _kitchen.Position || ReferenceEquals(_kitchen, KitchenView.Empty))
        {
            _kitchen = view;
            StateHasChanged();
        }
    }

    private string NameOf(Room room) => room.Name.Length > 0 ? room.Name : Words["RoomDefault"];

    private static int Calls(FloorRoom room) => room.Tiles.Count(tile => tile.Next is TableNext.ToServe);

    // What somebody must do comes first in the list.
    private static int Rank(TableNext next) => next switch
    {
        TableNext.ToServe => 8,
        TableNext.Bill => 7,
        TableNext.ToClear => 6,
        TableNext.ToOrder => 5,
        TableNext.NextCourse => 4,
        TableNext.Waiting => 3,
        TableNext.Eating => 2,
        TableNext.Reserved => 1,
        TableNext.Free => 0,
    };

    private static string Place(Spot spot) => string.Create(
        CultureInfo.InvariantCulture, $"grid-area:{spot.Y + 1}/{spot.X + 1}/span {spot.Height}/span {spot.Width}");

    private static bool MayBe(TableTile tile, Going going) =>
        tile.Id != going.From && (going.AsGuest ? tile.JoinedTo is null : tile.Next is TableNext.Free or TableNext.Reserved);

    private void GoTo(int room) => (_room, _isList) = (room, false);

    private void CloseSheet() => (_open, _said) = (null, null);

    private void Ask(TableId from, bool asGuest, SaleId? bill = null) => (_going, _open) = (new(from, asGuest, bill), null);

    private void OnKey(KeyboardEventArgs key)
    {
        if (key.Key is not "Escape")
        {
            return;
        }

        if (_going is not null)
        {
            _going = null;
        }
        else
        {
            CloseSheet();
        }
    }

    // The second tap on a table with one bill is the way into it.
    private Task TapAsync(TableTile tile)
    {
        _said = null;

        if (_going is { } going)
        {
            _going = null;
            return GoAsync(going, tile);
        }

        if (_open == tile.Id && tile.Bills is [var only])
        {
            OpenBill(only.Sale);
        }

        _open = tile.Id;
        return Task.CompletedTask;
    }

    // Of two tables pushed together, the one where guests sit keeps the bills.
    private void OpenBill(SaleId sale)
    {
        Hand.TakeUp(sale);
        navigation.NavigateTo($"register/{Till}");
    }

    public void Dispose()
    {
        _gone.Cancel();
        _timer?.Dispose();

        foreach (var subscription in _subscriptions)
        {
            subscription.Dispose();
        }

        _gone.Dispose();
    }

    /// <param name="Bill">The one that goes alone; null for all that sit there.</param>
    private sealed record Going(TableId From, bool AsGuest, SaleId? Bill = null);
}

/// <param name="InHand">The sale that the register has before it sits down there; otherwise a new one does.</param>
public sealed record Seating(int Covers, bool InHand, Reservation? Reservation);
