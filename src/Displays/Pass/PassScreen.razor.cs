using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
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
    SiteSettings site,
    FollowTokens tokens,
    NavigationManager navigation,
    IStringLocalizer<Texts> texts,
    ILogger<Commands> log) : FeedScreen<KitchenView, PassBoard>(feed)
{
    /// <summary>As many dishes as fit on two lines of a cell. The rest is counted.</summary>
    private const int OwedMax = 3;

    private static readonly Actor By = new("", "pass");

    private readonly Commands _commands = new(desk, texts, log);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private PassRow? _beeperFor;
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

    protected override PassBoard Draw(KitchenView view) => PassBoard.Of(view, site);

    protected override string LastOrder(KitchenView view) => Newest.CallNumber(view);

    // A keyboard goes on inside the sheet, and a screen reader hears its title.
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_sheetOpens)
        {
            _sheetOpens = false;
            await _sheet.FocusAsync();
        }
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
        row.Steps > 1 ? Texts["Step", row.Step, row.Steps].Value : "",
    }.Where(part => part.Length > 0));

    // Silent while it was not asked to ring.
    private string? WordOf(PassBeeper beeper) =>
        beeper.IsCalled ? texts[beeper.Outcome is { } outcome ? KeyOf(outcome) : "BeeperCalled"].Value : null;

    private static string KeyOf(PageOutcome outcome) => outcome switch
    {
        PageOutcome.Sent => "BeeperCalled",
        PageOutcome.Failed => "BeeperFailed",
        PageOutcome.Doubtful => "BeeperDoubtful",
        PageOutcome.NotPossible => "BeeperNotPossible",
    };

    private static string IconOf(PassMark mark) => mark switch
    {
        PassMark.Nothing => "",
        PassMark.Held => "icon icon-queued held",
        PassMark.Queued => "icon icon-queued",
        PassMark.Started => "icon icon-started",
        PassMark.Ready => "icon icon-check",
    };
}
