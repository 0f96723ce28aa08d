using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace RetailPos.Displays;

/// <summary>What a ticket's "…" and the keys of the foot open.</summary>
public sealed partial class ChoiceSheet(IStringLocalizer<Texts> texts) : ComponentBase
{
    /// <summary>For tests to find it by.</summary>
    [Parameter, EditorRequired]
    public required string Name { get; set; }

    [Parameter, EditorRequired]
    public required string Title { get; set; }

    [Parameter, EditorRequired]
    public required IReadOnlyList<Choice> Choices { get; set; }

    /// <summary>Said where there is nothing to choose.</summary>
    [Parameter]
    public string Nothing { get; set; } = "";

    /// <summary>Where the bump bar is.</summary>
    [Parameter]
    public int At { get; set; }

    [Parameter]
    public EventCallback<Choice> OnPick { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private string CloseWord => texts["Close"];

    private string EscapeWord => texts["KeyEscape"];
}

/// <param name="Key">What a test, and a page that is drawn again, know it by.</param>
/// <param name="Under">A second line, or nothing.</param>
/// <param name="IsOn">Whether it is the one in force; null where nothing is in force.</param>
/// <param name="Do">Runs when it is chosen.</param>
public sealed record Choice(string Key, string Says, string Under, bool? IsOn, Func<Task> Do);
