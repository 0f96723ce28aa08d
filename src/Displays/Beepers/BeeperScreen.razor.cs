using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;

namespace RetailPos.Displays.Beepers;

/// <summary>Where the beepers are kept: who has which, which ring, which are missing.</summary>
public sealed partial class BeeperScreen(
    IFeed<KitchenView> feed,
    IKitchenDesk kitchen,
    IBeeperDesk beepers,
    SiteSettings site,
    IStringLocalizer<Texts> texts,
    ILogger<Commands> log) : FeedScreen<KitchenView, BeeperBoard>(feed)
{
    /// <summary>What stands beside the tiles without scrolling on a tablet. The rest is counted.</summary>
    private const int WaitingMax = 6;

    /// <summary>Two rows of keys in a sheet.</summary>
    private const int GiveToMax = 12;

    private static readonly Actor By = new("", "beepers");

    private readonly Commands _commands = new(kitchen, texts, log);
    private readonly Dictionary<int, ElementReference> _tiles = [];
    private int? _open;
    private int? _left;
    private bool _asksSize;
    private string _find = "";
    private string _size = "";
    private ElementReference _sheet;
    private bool _sheetOpens;
    private string? _refusal;

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    protected override void OnInitialized() => Listen();

    protected override BeeperBoard Draw(KitchenView view) => BeeperBoard.Of(view);

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    // A keyboard goes on inside the sheet, and a screen reader hears its title.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_sheetOpens)
        {
            _sheetOpens = false;
            await _sheet.FocusAsync();
        }
        else if (_left is { } number)
        {
            _left = null;

            if (Board?.Find(number) is not null)
            {
                await _tiles[number].FocusAsync();
            }
        }
    }

    private void Open(int number) => (_open, _asksSize, _sheetOpens, _refusal) = (number, false, true, null);

    private void OpenTyped()
    {
        var isNumber = int.TryParse(_find, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        _find = "";

        if (isNumber && Board?.Find(number) is not null)
        {
            Open(number);
        }
        else
        {
            _refusal = RefusalText.Of(BeeperPoolRefusal.NoSuchBeeper, holder: null, texts);
        }
    }

    private void AskSize() => (_open, _asksSize, _sheetOpens, _size, _refusal) =
        (null, true, true, (Board?.Size ?? 0).ToString(CultureInfo.InvariantCulture), null);

    // A keyboard goes on where it came from.
    private void Close() => (_left, _open, _asksSize) = (_open, null, false);

    private void OnKey(KeyboardEventArgs e)
    {
        if (e.Key is "Escape")
        {
            Close();
        }
    }

    private Task ResizeAsync() => int.TryParse(_size, NumberStyles.None, CultureInfo.InvariantCulture, out var size)
        ? TellAsync(new BeeperPoolCommand.Resize(size, By))
        : TellAsync(new BeeperPoolCommand.Resize(Size: -1, By));

    private async Task GiveAsync(OrderId order, int? number)
    {
        Close();
        _refusal = await _commands.GiveBeeperAsync(order, number, By, CallNumberOf);
    }

    private async Task CallAsync(OrderId order)
    {
        Close();
        _refusal = await _commands.CallAsync(order, By);
    }

    private async Task TellAsync(BeeperPoolCommand command)
    {
        Close();
        _refusal = await _commands.TellAsync(beepers, command);
    }

    private int? CallNumberOf(OrderId order) => View is not { } view ? null
        : (view.Orders.GetValueOrDefault(order) ?? view.Done.Find(done => done.Header?.Id == order))?.Header?.CallNumber;

    private string PlaceOf(WaitingOrder order) =>
        order.Header.Customer is { Length: > 0 } customer ? customer : Texts[order.Header.Mode.ToString()];

    private string WhoOf(BeeperTile tile) => tile.CallNumber is { } call ? Texts["DeskOrder", call]
        : tile.State is BeeperState.Lost ? Texts["DeskNobody"]
        : Texts["DeskNotSent"];

    private string WordOf(BeeperTile tile) => tile switch
    {
        { State: BeeperState.Called, Call: { } call } => Texts[KeyOf(call)],
        { State: var state } => Texts[$"DeskIs{state}"],
    };

    private string? TriesOf(BeeperTile tile) => tile.Call switch
    {
        { TriesAgain: true } call => Texts["DeskTriesAgain", call.Attempt + 1, BeeperPoolDecider.AttemptsMax].Value,
        { Attempt: > 1, IsStopAsked: false } call => Texts["DeskTries", call.Attempt, BeeperPoolDecider.AttemptsMax].Value,
        _ => null,
    };

    private string SentenceOf(BeeperTile tile) => string.Join(" · ", new[]
    {
        WordOf(tile), tile.State is BeeperState.Free ? null : WhoOf(tile), TriesOf(tile), tile.IsOrderReady ? Texts["DeskOrderReady"].Value : null,
    }.OfType<string>());

    private static string KeyOf(TileCall call) => call switch
    {
        { IsStopAsked: true, Stop: null } => "DeskStopAsked",
        { IsStopAsked: true, Stop: { } stop } => StopKeyOf(stop),
        { Outcome: null } => "DeskPaging",
        { Outcome: { } outcome } => KeyOf(outcome),
    };

    private static string KeyOf(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Sent => "DeskRings",
        PageOutcome.Failed => "DeskFailed",
        PageOutcome.Doubtful => "DeskDoubtful",
        PageOutcome.NotPossible => "DeskNoTransmitter",
    };

    private static string StopKeyOf(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Sent => "DeskStopped",
        PageOutcome.Failed => "DeskStopFailed",
        PageOutcome.Doubtful => "DeskStopDoubtful",
        PageOutcome.NotPossible => "DeskStopImpossible",
    };

    private static string IconOf(BeeperTile tile) => tile switch
    {
        { Call.IsTrouble: true } => "icon icon-warning",
        { Call: { IsStopAsked: true } } => "icon icon-muted",
        { State: BeeperState.Called } => "icon icon-rush",
        { State: BeeperState.Given } => "icon icon-clock-half",
        { State: BeeperState.Lost } => "icon icon-cross",
        _ => "icon icon-queued",
    };
}
