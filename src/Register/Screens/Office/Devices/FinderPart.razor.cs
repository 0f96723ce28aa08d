using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Register.Office.Devices;

/// <summary>Looks for devices on the house's network while somebody watches, and hands over the one that is chosen.</summary>
public sealed partial class FinderPart(IFinderDesk desk) : RegisterPart, IDisposable
{
    private static readonly Actor By = new("", SignInPlaces.Office);

    private ValueList<AddressRange> _own = [];
    private List<FoundDevice> _found = [];
    private CancellationTokenSource? _search;
    private ElementReference _field;
    private string _typed = "";
    private string? _fault;
    private int _asked;
    private int _count;
    private bool _wantsFocus;

    [Parameter, EditorRequired]
    public required FindKind Kind { get; set; }

    /// <summary>Whether a device at this address is set up already.</summary>
    [Parameter, EditorRequired]
    public required Func<string, bool> Known { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<FoundDevice> Chosen { get; set; }

    private bool IsOpen { get; set; }

    private bool IsSearching => _search is not null;

    private string ProgressSays =>
        IsSearching ? Words["FinderProgress", _asked, _count]
        : _asked < _count ? Words["FinderStopped", _asked, _count, _found.Count]
        : Words["FinderDone", _count, _found.Count];

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_wantsFocus)
        {
            _wantsFocus = false;
            await _field.FocusAsync();
        }
    }

    private void Open()
    {
        try
        {
            _own = desk.OwnRanges;
            (_typed, _fault) = (_own.IsEmpty ? "" : $"{_own[0]}", null);
        }
        catch (Exception fault)
        {
            _fault = WordsOf(fault);
        }

        (IsOpen, _wantsFocus) = (true, true);
    }

    private async Task CloseAsync()
    {
        await StopAsync();
        (IsOpen, _found, _asked, _count) = (false, [], 0, 0);
    }

    private async Task TakeAsync(FoundDevice found)
    {
        await CloseAsync();
        await Chosen.InvokeAsync(found);
    }

    private Task StopAsync() => _search?.CancelAsync() ?? Task.CompletedTask;

    private async Task SearchAsync()
    {
        if (IsSearching)
        {
            return;
        }

        var (range, fault) = AddressRange.Read(_typed);
        (_found, _asked, _count, _fault) = ([], 0, range?.Count ?? 0, fault is { } why ? Words[$"FinderRange{why}", AddressRange.CountMax].Value : null);

        if (range is not null)
        {
            using var search = new CancellationTokenSource();
            _search = search;
            await FollowAsync(range, search.Token);
            _search = null;
        }
    }

    private async Task FollowAsync(AddressRange range, CancellationToken stop)
    {
        try
        {
            await foreach (var step in desk.FindAsync(Kind, range, By, stop))
            {
                _asked = step.Asked;
                _found.AddRange(step.Found);

                // Every address of a large range would be a thousand paintings.
                if (!step.Found.IsEmpty || step.Asked % 8 == 0)
                {
                    StateHasChanged();
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // What was found until then stays to be taken.
        }
        catch (Exception fault)
        {
            _fault = WordsOf(fault);
        }
    }

    private string NameOf(FoundDevice found) =>
        found.Dialect is { } dialect ? Words[$"DeviceDialect{dialect}"]
        : found.Protocol is { } protocol ? Words[$"TerminalProtocol{protocol}"]
        : "";

    public void Dispose() => _search?.Cancel();
}
