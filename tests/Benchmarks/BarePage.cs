using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace RetailPos.Benchmarks;

/// <summary>The least that Blazor Server can do: one element that follows one number. What our screens are measured against.</summary>
internal sealed class BareSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private BareSite(WebApplication app) => _app = app;

    public string Address => $"{_app.Urls.Single()}/";

    public BareNumber Number => _app.Services.GetRequiredService<BareNumber>();

    public static async Task<BareSite> OpenAsync()
    {
        var builder = WebApplication.CreateSlimBuilder(new WebApplicationOptions { ContentRootPath = AppContext.BaseDirectory });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton<BareNumber>();
        builder.Services.AddRazorComponents().AddInteractiveServerComponents();
        var app = builder.Build();
        app.UseAntiforgery();
        app.MapGet("/_framework/blazor.web.js", () => Results.File(BuiltFrom.BlazorScript, "text/javascript"));
        app.MapRazorComponents<BareDocument>().AddInteractiveServerRenderMode();
        await app.StartAsync();
        return new(app);
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

/// <summary>The state.</summary>
public sealed class BareNumber
{
    public event Action? Changed;

    public int Value { get; private set; }

    public void Next()
    {
        Value++;
        Changed?.Invoke();
    }
}

/// <summary>The document around it.</summary>
[Route("/")]
public sealed class BareDocument : ComponentBase
{
    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.AddMarkupContent(0, "<!DOCTYPE html><html><head><base href=\"/\"><link rel=\"icon\" href=\"data:,\"></head><body>");
        builder.OpenComponent<BarePage>(1);
        builder.AddComponentRenderMode(new InteractiveServerRenderMode(prerender: false));
        builder.CloseComponent();
        builder.AddMarkupContent(2, "<script src=\"_framework/blazor.web.js\"></script></body></html>");
    }
}

public sealed class BarePage(BareNumber number) : ComponentBase, IDisposable
{
    protected override void OnInitialized() => number.Changed += Show;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "b");
        builder.SetKey(number.Value);
        builder.AddAttribute(1, "data-ticket", $"{number.Value}");
        builder.AddContent(2, number.Value);
        builder.CloseElement();
    }

    public void Dispose() => number.Changed -= Show;

    private void Show() => _ = InvokeAsync(StateHasChanged);
}
