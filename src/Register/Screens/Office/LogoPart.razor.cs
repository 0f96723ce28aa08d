using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.JSInterop;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>The picture above the receipts: read and made as wide as the paper by the browser, made of points by the hub.</summary>
/// <remarks>So no file of a stranger is ever decoded here: what comes in is one byte of grey a point, and as many as there may be.</remarks>
public sealed partial class LogoPart(IJSRuntime page, IPictureStore pictures) : RegisterPart, IAsyncDisposable
{
    private const string Script = "./_content/RetailPos.Register/Office/LogoPart.razor.js";

    private const int BytesMax = Picture.BytesMax;

    /// <summary>What a telephone's camera makes, and more than any paper shows.</summary>
    private const int SideMax = 10_000;

    private IJSObjectReference? _script;
    private InputFile? _file;
    private string? _fault;
    private bool _isUnderWay;

    /// <summary>The id of the picture; empty for none.</summary>
    [Parameter, EditorRequired]
    public required string Image { get; set; }

    /// <summary>Signs to a row of paper.</summary>
    [Parameter, EditorRequired]
    public required int Width { get; set; }

    [Parameter, EditorRequired]
    public required EventCallback<string> Changed { get; set; }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_script is not null)
            {
                await _script.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone.
        }
    }

    private Task TakeOffAsync()
    {
        _fault = null;
        return Changed.InvokeAsync("");
    }

    private async Task BringAsync(InputFileChangeEventArgs chosen)
    {
        _fault = null;

        if (chosen.File.Size > BytesMax)
        {
            _fault = Words["LogoTooLarge", BytesMax / 1024 / 1024];
            return;
        }

        _isUnderWay = true;

        try
        {
            _script ??= await page.InvokeAsync<IJSObjectReference>("import", Script);
            var (width, height) = (ReceiptRules.PointsOf(Width), ReceiptRules.LogoHeightPointsMax);
            var read = await _script.InvokeAsync<PictureRead>("read", _file!.Element, width, height, SideMax);

            if (read.Fault is { } fault)
            {
                _fault = Words[fault is "large" ? "LogoTooWide" : "LogoUnknown", SideMax];
            }
            else if (await RasterAsync(read.Width, read.Height) is { } raster && await pictures.KeepAsync(RasterFile.Write(raster)) is { } id)
            {
                await Changed.InvokeAsync(id);
            }
            else
            {
                _fault = Words["LogoUnknown"];
            }
        }
        catch (Exception fault) when (fault is JSException or IOException or OperationCanceledException)
        {
            _fault = Words["LogoUnknown"];
        }
        finally
        {
            _isUnderWay = false;
        }
    }

    // Nothing that the browser says of itself is believed: what it sends is counted, and put under the limit.
    private async Task<Raster?> RasterAsync(int width, int height)
    {
        if (width is < 1 or > Raster.WidthPointsMax || height is < 1 or > ReceiptRules.LogoHeightPointsMax)
        {
            return null;
        }

        await using var stream = await _script!.InvokeAsync<IJSStreamReference>("grey");

        if (stream.Length != width * height)
        {
            return null;
        }

        var grey = new byte[width * height];
        await using var bytes = await stream.OpenReadStreamAsync(grey.Length);
        await bytes.ReadExactlyAsync(grey);
        return Halftone.Of(width, height, grey);
    }
}

/// <summary>What the browser says of a picture that it was given.</summary>
/// <param name="Fault">Null for none.</param>
public sealed record PictureRead(string? Fault, int Width, int Height);
