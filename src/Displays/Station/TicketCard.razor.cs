using System.Globalization;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
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

    /// <summary>What changed above the lines has been read.</summary>
    [Parameter]
    public EventCallback<StationTicket> OnReadHead { get; set; }

    [Parameter]
    public EventCallback<StationTicket> OnMenu { get; set; }

    private IStringLocalizer<Texts> Texts => texts;

    private string Place => HeadWords.Place(Ticket.Header, texts);

    // One dish is ticked in one press whatever the rule says.
    private bool OffersReady => Ticket.ToFinish.Count == 1 || Ticket.Whole is not WholeTicketRule.Off;

    // Beside a table the mode says nothing; beside a name it is what the packing depends on.
    private string Under => Ticket.Header switch
    {
        // Where some dishes say whose they are, the others are the head's own.
        { Table: not null, Customer: { Length: > 0 } own } when Ticket.Lines.Any(line => line.Guest.Length > 0) => own,
        { Covers: > 0 and var covers } => Texts["Covers", covers],
        { Table: null, Customer.Length: > 0, Mode: var mode } => Texts[mode.ToString()],
        { Table: not null, Mode: not ServiceMode.EatIn and var mode } => Texts[mode.ToString()],
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

    private string ClassOf() => (Arriving, Ticket.IsLeaving) switch
    {
        (_, true) => "ticket leaving",
        (true, _) => "ticket arriving",
        _ => "ticket",
    };

    private static bool HasTags(StationLine line) =>
        line.Mark is LineMark.Cancelled || line.Before is not null || line.IsAddition || line.IsSoldOut || line.LeftFromStep > 0
        || line.Twins > 1 || line.Paper is not null;

    private IEnumerable<(string Old, string Now)> HeadChanges(HeaderFacts before) =>
        HeadWords.Changes(before, Ticket.Header.Facts, texts);

    private IEnumerable<(string Old, string Now)> LineChanges(LineWish before, LineWish now)
    {
        if (before.Quantity != now.Quantity)
        {
            yield return ($"{Count(before.Quantity)} ×", $"{Count(now.Quantity)} ×");
        }

        if (!before.Options.Equals(now.Options))
        {
            yield return (OrNothing(string.Join(", ", before.Options)), OrNothing(string.Join(", ", now.Options)));
        }

        if (before.Note != now.Note)
        {
            yield return (OrNothing(before.Note), OrNothing(now.Note));
        }

        if (!before.Allergies.Equals(now.Allergies))
        {
            yield return (Allergic(before.Allergies), Allergic(now.Allergies));
        }
    }

    private string Allergic(ValueList<string> allergies) =>
        Texts["AllergicTo", OrNothing(string.Join(", ", allergies))];

    private string OrNothing(string text) => text.Length > 0 ? text : Texts["NothingThere"].Value;

    private static string StateOf(StationLine line) => line.Before is not null ? "changed" : line.Mark switch
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
