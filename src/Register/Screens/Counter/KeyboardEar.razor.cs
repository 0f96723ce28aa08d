using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace RetailPos.Register.Counter;

/// <summary>
/// Hands on the keys that a register knows, from wherever the focus is: a cashier types without looking where it is. Keys
/// that belong to a field or to a focused button stay there.
/// </summary>
public sealed partial class KeyboardEar(IJSRuntime page) : ComponentBase, IAsyncDisposable
{
    private const string Script = "./_content/RetailPos.Register/Counter/KeyboardEar.razor.js";

    private DotNetObjectReference<KeyboardEar>? _self;
    private IJSObjectReference? _script;

    /// <summary>One of 0–9 , * + - / = % Enter Tab Escape Backspace Delete F1–F12 and the arrows up and down, a letter for a pane that takes letters, or a scanner's sign.</summary>
    [Parameter, EditorRequired]
    public required EventCallback<KeyStroke> Pressed { get; set; }

    /// <summary>A key that nobody timed.</summary>
    public Task HearAsync(string key) => InvokeAsync(() => Pressed.InvokeAsync(new(key, key, AtMs: null)));

    /// <param name="raw">As the keyboard gave it; <paramref name="key"/> is what the register calls it.</param>
    /// <param name="atMs">On the page's clock: the way here takes its own time.</param>
    [JSInvokable]
    public Task HeardAsync(string key, string raw, long atMs) => InvokeAsync(() => Pressed.InvokeAsync(new(key, raw, atMs)));

    /// <summary>Takes what was searched for out of the search field. What was typed after it stays, and is searched next.</summary>
    public async Task ForgetAsync(string searched)
    {
        try
        {
            if (_script is not null && searched.Length > 0)
            {
                await _script.InvokeVoidAsync("forget", searched);
            }
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone, and its field with it.
        }
    }

    protected override bool ShouldRender() => false;

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _self = DotNetObjectReference.Create(this);
            _script = await page.InvokeAsync<IJSObjectReference>("import", Script);
            await _script.InvokeVoidAsync("listen", _self);
        }
    }

    public async ValueTask DisposeAsync()
    {
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
