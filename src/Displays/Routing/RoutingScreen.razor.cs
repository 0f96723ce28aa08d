using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>Where the house says who prepares what: rules as sentences, proved and tried on a past day before they hold.</summary>
/// <remarks>Every change is saved as the hub's draft at once: a closed window loses nothing, and two people see each other.</remarks>
public sealed partial class RoutingScreen(
    IFeed<RoutingView> feed,
    IFeed<KitchenView> kitchen,
    IFeed<CatalogueView> catalogue,
    IRoutingDesk desk,
    SiteSettings site,
    TimeProvider clock,
    IStringLocalizer<Texts> texts,
    ILogger<RoutingScreen> log) : FeedScreen<RoutingView, RoutingBoard>(feed)
{
    private static readonly Actor By = new("", "office");

    private readonly CancellationTokenSource _gone = new();
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private DateOnly _day = DateOnly.FromDateTime(
        clock.GetLocalNow().AddHours(-site.ServiceDayStartHour).DateTime).AddDays(-1);

    private readonly Dictionary<(int Number, int By), ElementReference> _arrows = [];
    private ElementReference _add;
    private (int Number, int By, RoutingRule Rule)? _moved;
    private bool _isDone;
    private int? _editing;
    private RuleForm _form = RuleForm.New;
    private RoutingProof? _proof;
    private RoutingRehearsal? _rehearsal;
    private Confirm _confirm;
    private string _forcedBy = "";
    private string? _refusal;
    private bool _underWay;

    private enum Confirm
    {
        None,
        Discard,
        RollBack,
        Force,
    }

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    protected override void OnInitialized() => Listen();

    protected override RoutingBoard Draw(RoutingView view) =>
        RoutingBoard.Of(view, RoutingNames.Of(kitchen.Current, catalogue.Current, site));

    protected override string LastOrder(RoutingView view) => "";

    // What was proved or tried was another table.
    protected override void OnChange(RoutingBoard? before, RoutingBoard after)
    {
        if (before is not null && !before.Table.SaysAs(after.Table))
        {
            (_proof, _rehearsal, _confirm) = (null, null, Confirm.None);
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        // The command is answered before the feed has shown it: until then another rule stands there.
        if (_moved is { } moved && Board is { } board && moved.Number <= board.Rules.Count
            && board.Rules[moved.Number - 1].Rule == moved.Rule && _arrows.TryGetValue((moved.Number, moved.By), out var arrow))
        {
            _moved = null;
            await arrow.FocusAsync();
        }
        else if (_isDone)
        {
            _isDone = false;
            await _add.FocusAsync();
        }
    }

    private string ClassOf(RuleRow row) => _editing == row.Number ? "rule editing" : row.IsNew ? "rule new" : "rule";

    private void Edit(int number, RuleForm form) => (_editing, _form, _confirm) = (number, form, Confirm.None);

    private void StopEditing() => (_editing, _isDone) = (null, true);

    private void Unconfirm() => _confirm = Confirm.None;

    private async Task KeepAsync(RoutingRule rule)
    {
        if (Board is { } board && _editing is { } number && await SaveAsync(board.With(number, rule), board.Default))
        {
            StopEditing();
        }
    }

    // The keyboard goes along with the rule, or the next press would move another one.
    private async Task MoveAsync(int number, int by)
    {
        var (rule, to, last) = (Board!.Rules[number - 1].Rule, number + by, Board.Rules.Count);

        if (await SaveAsync(Board.Moved(number, by), Board.Default))
        {
            _moved = (to, to == 1 ? 1 : to == last ? -1 : by, rule);
        }
    }

    private Task<bool> RemoveAsync(int number) => SaveAsync(Board!.Without(number), Board.Default);

    private Task<bool> SetDefaultAsync(ChangeEventArgs chosen) => SaveAsync(
        [.. Board!.Rules.Select(row => row.Rule)], chosen.Value is string { Length: > 0 } id ? new StationId(id) : null);

    private Task<bool> SaveAsync(ValueList<RoutingRule> rules, StationId? fallback) =>
        AskAsync(async id => (await desk.SaveDraftAsync(id, rules, fallback, Board!.SeenRevision, By)).Refusal);

    private Task<bool> DiscardAsync() => AskAsync(async id => (await desk.DiscardDraftAsync(id, Board!.SeenRevision, By)).Refusal);

    private Task<bool> RollBackAsync() => AskAsync(async id => (await desk.RollBackAsync(id, Board!.Published.Version, By)).Refusal);

    private Task<bool> PublishUnforcedAsync() => PublishAsync(forcedBy: "");

    private Task<bool> PublishAsync(string forcedBy) => AskAsync(async id =>
    {
        var answer = await desk.PublishAsync(id, Board!.Published.Version, Board.SeenRevision, forcedBy, By);
        _proof = answer.Proof ?? _proof;
        return answer.Refusal;
    });

    private Task<bool> ProveAsync() => AskAsync(async _ =>
    {
        _proof = await desk.ProveAsync(Board!.Table);
        return null;
    });

    private Task<bool> RehearseAsync() => AskAsync(async _ =>
    {
        _rehearsal = await desk.RehearseAsync(Board!.Table, _day, _gone.Token);
        return null;
    });

    // The rules stay as they are until the hub says otherwise; what happened comes back through the feed.
    private async Task<bool> AskAsync(Func<CommandId, Task<RoutingRefusal?>> ask)
    {
        // Two taps are one.
        if (_underWay || Board is null)
        {
            return false;
        }

        (_underWay, _refusal) = (true, null);
        StateHasChanged();

        try
        {
            var refusal = await ask(new(Guid.CreateVersion7().ToString("N")));
            _refusal = refusal is { } reason ? RefusalText.Of(reason, texts) : null;
            _confirm = refusal is RoutingRefusal.ProofFails ? Confirm.Force : Confirm.None;
            return refusal is null;
        }
        catch (Exception fault) when (fault is not OutOfMemoryException && !_gone.IsCancellationRequested)
        {
            log.LogError(fault, "The routing page could not reach its desk.");
            _refusal = texts["HubFault"];
            return false;
        }
        finally
        {
            _underWay = false;
        }
    }

    protected override void Dispose(bool disposing)
    {
        _gone.Cancel();
        _gone.Dispose();
        base.Dispose(disposing);
    }
}
