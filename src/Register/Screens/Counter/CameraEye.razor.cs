using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RetailPos.Register.Counter;

/// <summary>
/// Reads codes with the camera of the device, where its browser can: bars and squares are told apart by the browser itself, and no
/// picture leaves it. Where it cannot, nothing is shown.
/// </summary>
public sealed partial class CameraEye(IJSRuntime page) : RegisterPart, IAsyncDisposable
{
    private const string Script = "./_content/RetailPos.Register/Counter/CameraEye.razor.js";

    /// <summary>A code holds an address at the most.</summary>
    private const int CodeMax = 500;

    private DotNetObjectReference<CameraEye>? _self;
    private IJSObjectReference? _script;
    private ElementReference _place;

    /// <summary>What a code says.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<string> Seen { get; set; }

    [JSInvokable]
    public Task SeenAsync(string code) => code.Length is 0 or > CodeMax ? Task.CompletedTask : InvokeAsync(() => Seen.InvokeAsync(code));

    // What the page's script shows and hides is not drawn over.
    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await page.InvokeAsync<IJSObjectReference>("import", Script);
            await _script.InvokeVoidAsync("offer", _place, _self);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.InvokeVoidAsync("stop", _place);
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and its camera with it.
        }

        _self?.Dispose();
    }
}
