using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>« Pour quand ? »: the times that can be given, with what each station owes then. It is read anew whenever the kitchen changes.</summary>
public sealed partial class DuePane(ISlotDesk slots)
{
    /// <summary>What a small register shows without scrolling.</summary>
    private const int RowsPerPage = 8;

    private DueBoard _board = DueBoard.Empty;
    private DateTimeOffset? _from;
    private DateTime? _asked;
    private long _seen = -1;
    private ValueList<SaleLine> _lines = [];

    /// <summary>The one in hand; null before there is one.</summary>
    [Parameter]
    public Sale? Sale { get; set; }

    [Parameter, EditorRequired]
    public required KitchenView Kitchen { get; set; }

    /// <summary>Null for as soon as possible.</summary>
    [Parameter, EditorRequired]
    public EventCallback<DateTimeOffset?> Chosen { get; set; }

    [Parameter, EditorRequired]
    public EventCallback Closed { get; set; }

    protected override Task OnParametersSetAsync()
    {
        var lines = Sale?.Lines ?? [];

        if (Kitchen.Position == _seen && lines.Equals(_lines))
        {
            return Task.CompletedTask;
        }

        (_seen, _lines) = (Kitchen.Position, lines);
        return ReadAsync();
    }

    private async Task ReadAsync()
    {
        var lines = Sale is null ? [] : SlotLines.Of(Sale);
        var timeline = await slots.TimelineAsync(_from, RowsPerPage, lines);
        _board = DueBoard.Of(timeline, lines.SelectMany(line => line.Card.Route).ToHashSet(), slots.RefusesFull);
    }

    // By the rows that stand there: whatever a slot's length is, a page follows on the one before.
    private Task PageAsync(int pages)
    {
        if (_board.Rows is { IsEmpty: false } rows)
        {
            var length = rows.Count > 1 ? rows[1].Due - rows[0].Due : TimeSpan.Zero;
            var from = rows[0].Due - length + length * RowsPerPage * pages;
            _from = from <= Clock.GetUtcNow() ? null : from;
        }

        return ReadAsync();
    }

    private Task JumpAsync()
    {
        if (_asked is { } local)
        {
            // In the hour that summer time leaves out, the clock that goes on; in the one it repeats, the first.
            var zone = Clock.LocalTimeZone;
            var time = DateTime.SpecifyKind(zone.IsInvalidTime(local) ? local.AddHours(1) : local, DateTimeKind.Unspecified);
            _from = new DateTimeOffset(time, zone.GetUtcOffset(time)).AddTicks(-1);
        }

        return ReadAsync();
    }

    private string Verdict(DueRow row) => row.Verdict switch
    {
        SlotVerdict.Fits => Words["DueFits"],
        SlotVerdict.Tight => row.Decides.Length > 0 ? Words["DueTightAt", row.Decides] : Words["DueTight"],
        SlotVerdict.Full => row.Decides.Length > 0 ? Words["DueFullAt", row.Decides] : Words["DueFull"],
    };
}
