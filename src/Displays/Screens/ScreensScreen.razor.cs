using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Screens;

/// <summary>Who hangs where, who has painted what, and who is silent; and where a new device is let in.</summary>
public sealed partial class ScreensScreen(
    IFeed<ScreensView> feed,
    IFeed<KitchenView> kitchen,
    IScreenWatch watch,
    IPairingDesk desk,
    ScreensSettings settings,
    SiteSettings site,
    NavigationManager navigation,
    TimeProvider clock,
    IStringLocalizer<Texts> texts,
    ILogger<ScreensScreen> log) : ComponentBase, IDisposable
{
    /// <summary>Pages answer once a second: more often there is nothing new.</summary>
    public static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    private static readonly Actor By = new("", "screens");

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);
    private readonly List<IDisposable> _listening = [];
    private CultureInfo _language = CultureInfo.CurrentUICulture;
    private ScreensBoard _board = new([], [], [], [], []);
    private long _position;
    private ScreenForm? _form;
    private PairedScreen? _forgetting;
    private string _typed = "";
    private string? _refusal;
    private string? _formRefusal;
    private bool _underWay;
    private ElementReference _dialog;
    private bool _dialogOpens;

    private IStringLocalizer<Texts> Texts => texts;

    private SiteSettings Site => site;

    private Seen Seen => new(Math.Min(feed.SeenWith(_position), kitchen.SeenWith(_position)), "");

    private string PairAddress => navigation.ToAbsoluteUri(ScreenAddress.Pair).ToString();

    private StationId? FirstStation => _board.Stations.IsEmpty ? null : _board.Stations[0].Id;

    protected override void OnInitialized()
    {
        _language = CultureInfo.CurrentUICulture;
        _listening.Add(feed.Subscribe(view => _ = OnScreenAsync(Look)));
        _listening.Add(kitchen.Subscribe(view => _ = OnScreenAsync(Look)));
        _listening.Add(clock.CreateTimer(_ => _ = OnScreenAsync(Look), state: null, LookEvery, LookEvery));
        Look();
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_dialogOpens)
        {
            _dialogOpens = false;
            await _dialog.FocusAsync();
        }
    }

    private void Look()
    {
        var (screens, stations) = (feed.Current, kitchen.Current);
        _position = Math.Min(screens.Position, stations.Position);
        var board = ScreensBoard.Of(
            screens.Screens, stations, watch.Standings, desk.Waiting,
            TimeSpan.FromSeconds(settings.PaintLimitSeconds), clock.GetUtcNow());

        if (!board.Equals(_board))
        {
            _board = board;
            StateHasChanged();
        }
    }

    private Task OpenTypedAsync()
    {
        var code = _typed.Trim().ToUpperInvariant();

        // Whether the code is right, the desk says, and counts: here it only opens the form.
        if (code.Length > 0)
        {
            Open(_board.Waiting.FirstOrDefault(offer => offer.Code == code)
                ?? new(code, clock.GetUtcNow(), clock.GetUtcNow(), new Nothing()));
        }

        return Task.CompletedTask;
    }

    private void Open(PairingOffer offer) => Open(ScreenForm.For(offer, FirstStation));

    private void Edit(PairedScreen screen) => Open(ScreenForm.For(screen, FirstStation));

    private void Open(ScreenForm form) => (_form, _formRefusal, _refusal, _dialogOpens) = (form, null, null, true);

    private void Close() => (_form, _forgetting, _formRefusal) = (null, null, null);

    private void OnKey(KeyboardEventArgs e)
    {
        if (e.Key is "Escape")
        {
            Close();
        }
    }

    private async Task SaveAsync()
    {
        if (_form is not { } form || _underWay)
        {
            return;
        }

        _underWay = true;
        _formRefusal = await SayAsync(() => form.Screen is { } screen ? ChangeAsync(screen, form) : AdmitAsync(form));
        _underWay = false;

        if (_formRefusal is null)
        {
            _typed = "";
            Close();
        }
    }

    private async Task<string?> AdmitAsync(ScreenForm form)
    {
        var answer = await desk.AdmitAsync(form.Code, form.Name.Trim(), form.Place, form.Settings, By);
        return answer.Fault is { } fault ? RefusalText.Of(fault, texts)
            : answer.Refusal is { } refusal ? RefusalText.Of(refusal, texts)
            : null;
    }

    private async Task<string?> ChangeAsync(PairedScreen screen, ScreenForm form) =>
        (await desk.TellAsync(NewId(), new HouseScreensCommand.Change(screen.Id, form.Name.Trim(), form.Place, form.Settings, By)))
            .Refusal is { } refusal ? RefusalText.Of(refusal, texts) : null;

    private async Task ForgetAsync(PairedScreen screen)
    {
        _refusal = await SayAsync(async () =>
            (await desk.TellAsync(NewId(), new HouseScreensCommand.Forget(screen.Id, By))).Refusal is { } refusal
                ? RefusalText.Of(refusal, texts)
                : null);
        Close();
    }

    private async Task<string?> SayAsync(Func<Task<string?>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            log.LogError(fault, "A command from the page of the screens failed.");
            return texts["HubFault"];
        }
    }

    private string PlaceOf(ScreenRow row) =>
        row.Where.Length > 0 ? $"{texts[$"Kind{row.Place.Kind}"]} · {(row.Where == ScreenPlace.NoStation ? texts["Unassigned"] : row.Where)}" : texts[$"Kind{row.Place.Kind}"];

    private string Say(ScreenRow row) => row.State switch
    {
        ScreenState.Fresh => texts["StateFresh", row.Position],
        ScreenState.Coming => texts["StateComing"],
        ScreenState.Covered => texts["StateCovered"],
        ScreenState.Silent => row.PaintedAt is { } at ? texts["StateSilent", Formats.TimeOfDay(at, _zone)] : texts["StateNever"],
        ScreenState.Away => row.PaintedAt is { } at ? texts["StateAway", Formats.TimeOfDay(at, _zone)] : texts["StateNotSeen"],
    };

    private static string IconOf(ScreenState state) => state switch
    {
        ScreenState.Fresh => "icon-check",
        ScreenState.Coming => "icon-queued",
        ScreenState.Covered => "icon-warning",
        ScreenState.Silent => "icon-warning",
        ScreenState.Away => "icon-cross",
    };

    private static CommandId NewId() => new(Guid.CreateVersion7().ToString("N"));

    private Task OnScreenAsync(Action work) => InvokeAsync(() =>
    {
        CultureInfo.CurrentCulture = _language;
        CultureInfo.CurrentUICulture = _language;
        work();
    });

    public void Dispose() => _listening.ForEach(listening => listening.Dispose());

    private sealed class Nothing : IDisposable
    {
        public void Dispose()
        {
        }
    }
}
