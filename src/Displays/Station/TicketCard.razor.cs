using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Kernel;
using RetailPos.Look;

namespace RetailPos.Displays.Station;

/// <summary>Draws again only when its ticket, its number or the bump bar on it has changed: sixty stand still while one moves.</summary>
public sealed partial class TicketCard(IStringLocalizer<Texts> texts) : ComponentBase
{
    private (StationTicket?, int, bool, Cursor?) _drawn;
    private bool _changed;

    [Parameter, EditorRequired]
    public required StationTicket Ticket { get; set; }

    /// <summary>Its place on the board, from 1: the key that jumps to it.</summary>
    [Parameter]
    public int Number { get; set; }

    [Parameter]
    public bool Arriving { get; set; }

    /// <summary>Null while the bump bar is elsewhere.</summary>
    [Parameter]
    public Cursor? Cursor { get; set; }

    /// <summary>The site's, for due times.</summary>
    [Parameter, EditorRequired]
    public required TimeZoneInfo Zone { get; set; }

    [Parameter]
    public EventCallback<StationTicket> OnStart { get; set; }

    [Parameter]
    public EventCallback<StationTicket> OnFinish { get; set; }

    [Parameter]
    public EventCallback<(StationTicket Ticket, StationLine Line)> OnTick { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private string Place => Ticket.Header switch
    {
        { Table: { } table } => table.Value,
        { Customer: { Length: > 0 } customer } => customer,
        { Mode: var mode } => Texts[mode.ToString()],
    };

    // Beside a table the mode says nothing; beside a name it is what the packing depends on.
    private string Under => Ticket.Header switch
    {
        { Covers: > 0 and var covers } => Texts["Covers", covers],
        { Table: null, Customer.Length: > 0, Mode: var mode } => Texts[mode.ToString()],
        { Table: not null, Mode: ServiceMode.TakeAway } => Texts[nameof(ServiceMode.TakeAway)],
        _ => "",
    };

    private bool HasFlags =>
        Ticket.TakenFrom.Length > 0 || Ticket.Header.DueAt is not null || Ticket.Steps > 1 || !Ticket.Beepers.IsEmpty;

    protected override void OnParametersSet()
    {
        var next = (Ticket, Number, Arriving, Cursor);
        _changed = _drawn != next;
        _drawn = next;
    }

    protected override bool ShouldRender() => _changed;

    private static string StateOf(LineMark mark) => mark switch
    {
        LineMark.Queued => "queued",
        LineMark.Started => "started",
        LineMark.Ready => "ready",
        LineMark.Cancelled => "cancelled",
    };

    private string Say(Owing owing) =>
        Texts["StillOwes", owing.Station.Length > 0 ? owing.Station : Texts["Unassigned"].Value, owing.Pieces];

    private string Dishes(int count) => count == 1 ? Texts["OneDish"] : Texts["Dishes", count];

    private static string Count(Quantity quantity) => Formats.Quantity(quantity, CultureInfo.CurrentCulture);
}
