using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace RetailPos.Displays.Station;

public sealed partial class HistorySheet(IStringLocalizer<Texts> texts) : ComponentBase
{
    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<HistoryEntry> Entries { get; set; }

    /// <summary>The site's.</summary>
    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string CloseWord => texts["Close"];

    private string EscapeWord => texts["KeyEscape"];
}
