using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Displays.Pass;

/// <summary>Where whole orders come together, and leave.</summary>
public sealed partial class PassScreen(
    IFeed<KitchenView> feed,
    IKitchenDesk desk,
    ILeftoverDesk leftovers,
    SiteSettings site,
    IJSRuntime page,
    FollowTokens tokens,
    NavigationManager navigation,
    IStringLocalizer<Texts> texts,
    ILogger<Commands> log) : FeedScreen<KitchenView, PassBoard>(feed), IAsyncDisposable
{
    /// <summary>As many dishes as a cell has lines. The rest is counted.</summary>
    private const int OwedMax = 2;

    /// <summary>A line of numbers at two metres. The page behind it names them all.</summary>
    private const int LeftMax = 12;

    private static readonly Actor By = new("", "pass");

    private readonly Commands _commands = new(desk, texts, log);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private PassRow? _beeperFor;
    private string? _at;
    private ElementReference _body;
    private IJSObjectReference? _module;
    private DotNetObjectReference<PassScreen>? _self;
    private string _typed = "";
    private ElementReference _sheet;
    private bool _sheetOpens;
    private string? _refusal;

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    protected override void OnInitialized()
    {
        Sit(new(ScreenKind.Pass, ""));
        Listen();
    }

    protected override PassBoard Draw(KitchenView view) => PassBoard.Of(view, site, leftovers.DayBegan);

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            try
            {
                _self = DotNetObjectReference.Create(this);
                _module = await page.InvokeAsync<IJSObjectReference>("import", "./_content/RetailPos.Displays/Pass/PassScreen.razor.js");
                await _module.InvokeVoidAsync("attend", _body, _self);
            }
            catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
            {
                // The page is gone, and with it whoever could press a key.
            }
        }

        // A keyboard goes on inside the sheet, and a screen reader hears its title.
        if (_sheetOpens)
        {
            _sheetOpens = false;
            await _sheet.FocusAsync();
        }
    }

    /// <summary>A key of the keyboard or the bump bar, by its name in the browser.</summary>
    [JSInvokable]
    public async Task PressAsync(string key)
    {
        if (Board is not { } board || _beeperFor is not null)
        {
            return;
        }

        var at = board.Rows.ToList().FindIndex(row => row.Key == _at);
        var next = key switch
        {
            "ArrowDown" => Math.Min(at + 1, board.Rows.Count - 1),
            "ArrowUp" => Math.Max(at - 1, 0),
            [>= '1' and <= '9' and var digit] when digit - '1' < board.Rows.Count => digit - '1',
            _ => at,
        };
        _at = next >= 0 && next < board.Rows.Count ? board.Rows[next].Key : null;
        var row = board.Rows.FirstOrDefault(one => one.Key == _at);

        await ((key.ToLowerInvariant(), row) switch
        {
            ("escape", _) => CloseAsync(),
            ("enter", { HandsOver: true }) => NextAsync(row),
            ("a", { }) => ConfirmAsync(row),
            ("p", { }) => RushAsync(row),
            ("f", { CanFire: true }) => FireAsync(row),
            ("c", { Beepers.IsEmpty: false }) => CallAsync(row),
            _ => Task.CompletedTask,
        });
        StateHasChanged();
    }

    // The big key: what must be said first, then the hand-over.
    private Task NextAsync(PassRow row) => row.AllergiesToConfirm.IsEmpty ? HandOverAsync(row) : ConfirmAsync(row);

    private Task ConfirmAsync(PassRow row) => row.AllergiesToConfirm is { IsEmpty: false } lines
        ? TellAsync(row, new OrderCommand.AcknowledgeAllergies(lines, Station: null, AtPass: true, By))
        : Task.CompletedTask;

    private Task RushAsync(PassRow row) => TellAsync(row, new OrderCommand.Prioritise(!row.IsRush, By));

    private async Task StartAheadAsync(AheadOrder ahead) =>
        _refusal = await _commands.TellAsync(ahead.Header.Id, new OrderCommand.FireNextStep(By));

    private Task CloseAsync()
    {
        _refusal = null;
        return Task.CompletedTask;
    }

    private Task HandOverAsync(PassRow row) => TellAsync(row, new OrderCommand.HandOver(By));

    private Task FireAsync(PassRow row) => TellAsync(row, new OrderCommand.FireNextStep(By));

    private Task FinishAsync(PassRow row, PassCell cell) => TellAsync(row, new OrderCommand.MarkReady(cell.Ticks, By));

    private async Task CallAsync(PassRow row) => _refusal = await _commands.CallAsync(row.Header.Id, By);

    private async Task TellAsync(PassRow row, OrderCommand command) =>
        _refusal = await _commands.TellAsync(row.Header.Id, command);

    private void AskBeeper(PassRow row) => (_beeperFor, _typed, _sheetOpens) = (row, "", true);

    private Task GiveTypedAsync(PassRow row) =>
        int.TryParse(_typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? GiveAsync(row, number)
            : RefuseAsync(RefusalText.Of(BeeperPoolRefusal.NoSuchBeeper, holder: null, texts));

    private async Task GiveAsync(PassRow row, int? number)
    {
        CloseSheet();
        _refusal = await _commands.GiveBeeperAsync(row.Header.Id, number, By, CallNumberOf);
    }

    private Task RefuseAsync(string sentence)
    {
        CloseSheet();
        _refusal = sentence;
        return Task.CompletedTask;
    }

    private int? CallNumberOf(OrderId order) =>
        View is { } view && view.Orders.TryGetValue(order, out var holder) ? holder.Header?.CallNumber : null;

    private string FollowAddressOf(PassRow row) => tokens.AddressOf(row.Header.Id, site, navigation.BaseUri);

    private void CloseSheet() => _beeperFor = null;

    private void OnKey(KeyboardEventArgs e)
    {
        if (e.Key is "Escape")
        {
            CloseSheet();
        }
    }

    private string NameOf(PassColumn column) => column.Name.Length > 0 ? column.Name : Texts["Unassigned"];

    private string PlaceOf(PassRow row) => row.Header switch
    {
        { Table: { } table } => table.Value,
        { Customer: { Length: > 0 } customer } => customer,
        { Mode: var mode } => Texts[mode.ToString()],
    };

    private string UnderOf(PassRow row) => string.Join(" · ", new[]
    {
        row.Header is { Table: null, Customer.Length: > 0 } ? Texts[row.Header.Mode.ToString()].Value : "",
        row.Header.Covers > 0 ? Texts["Covers", row.Header.Covers].Value : "",
        row.Steps > 1 ? Texts["StepShort", row.Step, row.Steps].Value : "",
    }.Where(part => part.Length > 0));

    // Silent while it was not asked to ring.
    private string? WordOf(PassBeeper beeper) =>
        beeper.IsCalled ? texts[beeper.Outcome is { } outcome ? KeyOf(outcome) : "BeeperCalled"].Value : null;

    private static string TagOf(PassBeeper beeper) =>
        beeper.Outcome is PageOutcome.Failed or PageOutcome.Doubtful or PageOutcome.NotPossible ? "tag tag-waiting beeper" : "tag tag-fresh beeper";

    private static string KeyOf(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Sent => "BeeperCalled",
        PageOutcome.Failed => "BeeperFailed",
        PageOutcome.Doubtful => "BeeperDoubtful",
        PageOutcome.NotPossible => "BeeperNotPossible",
    };

    public async ValueTask DisposeAsync()
    {
        Dispose();

        try
        {
            if (_module is not null)
            {
                await _module.InvokeVoidAsync("leave", _body);
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page went first, and took its listeners along.
        }

        _self?.Dispose();
    }

    private static string IconOf(PassMark mark) => mark switch
    {
        PassMark.Nothing => "",
        PassMark.Held => "icon icon-queued held",
        PassMark.Queued => "icon icon-queued",
        PassMark.Started => "icon icon-started",
        PassMark.Ready => "icon icon-check",
    };
}
