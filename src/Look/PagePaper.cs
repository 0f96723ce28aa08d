using Microsoft.JSInterop;

namespace RetailPos.Look;

/// <summary>What a page shows, as a file or on paper: only its browser can do that (paper.js).</summary>
public static class PagePaper
{
    /// <param name="type">As browsers call it, such as <c>application/pdf</c>.</param>
    public static async Task SaveAsync(this IJSRuntime page, string name, string type, byte[] content)
    {
        using var bytes = new MemoryStream(content);
        using var stream = new DotNetStreamReference(bytes);
        await page.CallAsync("save", name, type, stream);
    }

    public static Task PrintAsync(this IJSRuntime page) => page.CallAsync("print");

    private static async Task CallAsync(this IJSRuntime page, string name, params object[] arguments)
    {
        try
        {
            await using var module = await page.InvokeAsync<IJSObjectReference>("import", "./_content/RetailPos.Look/paper.js");
            await module.InvokeVoidAsync(name, arguments);
        }
        catch (Exception fault) when (fault is JSDisconnectedException or OperationCanceledException)
        {
            // The page is gone, and with it whoever wanted the paper.
        }
    }
}
