using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Logging;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;

namespace RetailPos.Register.Office.Floor;

/// <summary>Where the rooms are drawn. Nothing is saved before somebody says so, and a refused drawing stays on the page.</summary>
public sealed partial class FloorEditorScreen(
    IFloorDesk desk, IFeed<FloorPlanView> feed, IJSRuntime page, ILogger<FloorEditorScreen> log) : RegisterPart, IAsyncDisposable
{
    private const string Script = "./_content/RetailPos.Register/Office/Floor/FloorEditorScreen.razor.js";

    private FloorEditor _editor = default!;
    private ElementReference _root;
    private IDisposable? _subscription;
    private DotNetObjectReference<FloorEditorScreen>? _self;
    private IJSObjectReference? _script;
    private bool _isSaving;
    private bool _hasMovedOn;
    private string? _said;

    private bool IsChanged => _editor.IsChangedFrom(feed.Current.Plan);

    protected override void OnInitialized()
    {
        base.OnInitialized();
        _editor = FloorEditor.Of(feed.Current.Plan, Site.Tables, Words["RoomDefault"]);
        _subscription = feed.Subscribe(_ => OnScreenAsync(TakeUpWhatOthersSaved));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await page.InvokeAsync<IJSObjectReference>("import", Script);
            await _script.InvokeVoidAsync("listen", _root, _self);
        }
    }

    /// <summary>A piece was dragged, or its corner was.</summary>
    [JSInvokable]
    public Task DropAsync(string piece, int x, int y, int width, int height) => InvokeAsync(() =>
    {
        var at = int.Parse(piece.AsSpan(1), CultureInfo.InvariantCulture);
        Do(it => it.Select(new Piece(piece[0] == 't', at)));
        Do(it => it.Spot is { } spot && (spot.Width, spot.Height) != (width, height) ? it.Resize(width, height) : it.MoveTo(x, y));
        StateHasChanged();
    });

    [JSInvokable]
    public Task KeyAsync(string key) => InvokeAsync(() =>
    {
        Do(it => key switch
        {
            "ArrowLeft" => it.Nudge(-1, 0),
            "ArrowRight" => it.Nudge(1, 0),
            "ArrowUp" => it.Nudge(0, -1),
            "ArrowDown" => it.Nudge(0, 1),
            "r" => it.Rotate(),
            "Delete" => it.Delete(),
            "Escape" => it.Select(null),
            "undo" => it.Undo(),
            "redo" => it.Redo(),
            _ => it,
        });
        StateHasChanged();
    });

    private static string Place(Spot spot) => string.Create(
        CultureInfo.InvariantCulture, $"grid-area:{spot.Y + 1}/{spot.X + 1}/span {spot.Height}/span {spot.Width}");

    private static string Corner(Spot spot) => string.Create(
        CultureInfo.InvariantCulture, $"grid-area:{spot.Y + spot.Height}/{spot.X + spot.Width}/span 1/span 1");

    private static string Turn(Spot spot) => spot.Rotation == 0
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"rotate:{spot.Rotation}deg");

    private void Do(Func<FloorEditor, FloorEditor> change) => (_editor, _said) = (change(_editor), _hasMovedOn ? _said : null);

    // The first tap chooses, the next ones turn.
    private void Tap(Piece piece) => Do(it => it.Selected == piece ? it.Rotate() : it.Select(piece));

    private void AddRoom() => Do(it => it.AddRoom(Words["EditorRoomNumber", it.Rooms.Count + 1]));

    private void SetTables(string typed) =>
        Do(it => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var tables) ? it.SetTables(tables) : it);

    private async Task SaveAsync()
    {
        _isSaving = true;

        try
        {
            var told = await desk.TellAsync(
                new(Guid.CreateVersion7().ToString("N")), new FloorPlanCommand.Save(_editor.Seen, _editor.Rooms, new("", "office")));
            _hasMovedOn = told.Refusal is FloorPlanRefusal.PlanMovedOn;
            _said = told.Refusal is { } refusal ? RefusalText.Of(refusal, Words) : null;

            if (told is { Refusal: null, Position: > 0 })
            {
                var saved = await feed.ReachAsync(told.Position, CancellationToken.None);
                _editor = _editor.SavedAs(saved.Plan.Version);
            }
        }
        catch (Exception fault)
        {
            log.LogError(fault, "The floor plan could not be saved.");
            _said = Words["HubFault"];
        }
        finally
        {
            _isSaving = false;
        }
    }

    private void Adopt()
    {
        (_hasMovedOn, _said) = (false, null);
        _editor = _editor.Adopt(feed.Current.Plan, Site.Tables, Words["RoomDefault"]);
    }

    // A page on which nothing was drawn shows what others saved; a drawing is nobody's to change.
    private void TakeUpWhatOthersSaved()
    {
        if (!_editor.CanUndo && feed.Current.Plan.Version > _editor.Seen)
        {
            var room = _editor.RoomAt;
            _editor = FloorEditor.Of(feed.Current.Plan, Site.Tables, Words["RoomDefault"]).GoTo(room);
        }

        StateHasChanged();
    }

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();

        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("stop");
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its listeners with it.
        }

        _self?.Dispose();
    }
}
