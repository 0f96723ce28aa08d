using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace RetailPos.Look;

/// <summary>
/// Always there, top right: which site, which screen, the hub's clock, and whether what is shown is up to date or, in
/// words, why not. It carries the page's <see cref="FreshnessBeat"/>.
/// </summary>
public sealed partial class StatusCorner(IStringLocalizer<Words> words) : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Site { get; set; }

    /// <summary>Empty where the screen's own heading says it already.</summary>
    [Parameter]
    public string Screen { get; set; } = "";

    /// <inheritdoc cref="FreshnessBeat.Seen"/>
    [Parameter, EditorRequired]
    public required Func<Seen> Seen { get; set; }

    /// <inheritdoc cref="FreshnessBeat.Head"/>
    [Parameter]
    public Func<long>? Head { get; set; }

    /// <inheritdoc cref="FreshnessBeat.Heard"/>
    [Parameter]
    public Action<PageSaid>? Heard { get; set; }

    private IStringLocalizer<Words> Words => words;
}
