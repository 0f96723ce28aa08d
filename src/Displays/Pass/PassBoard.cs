using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Pass;

/// <summary>Whole orders, and how far each station is with them, as plain data without ages.</summary>
/// <param name="Columns">The stations in the order of the house; last, if anything is there, the lane that has none.</param>
/// <param name="Rows">What can be handed over first, the longest ready leading; then what will be late first.</param>
/// <param name="NextBeeper">The one to offer; null when the house has none, or all are out.</param>
public sealed record PassBoard(ValueList<PassColumn> Columns, ValueList<PassRow> Rows, int? NextBeeper, int BeeperCount)
{
    /// <summary>Orders for later, the next first: not to be handed over yet, and not to be forgotten.</summary>
    public ValueList<AheadOrder> Ahead { get; init; } = [];

    /// <summary>The stations whose screens are silent: the pass must know who does not see what it waits for.</summary>
    public ValueList<CoverWord> Covers { get; init; } = [];

    /// <summary>The call numbers of what past services have left behind, the oldest first.</summary>
    public ValueList<int> Left { get; init; } = [];

    /// <param name="dayBegan">Of the service day that it is now; null where nobody asks.</param>
    public static PassBoard Of(KitchenView view, SiteSettings site, DateTimeOffset? dayBegan = null)
    {
        var orders = view.Orders.Values
            .Where(order => order.Stage is OrderStage.ToPrepare or OrderStage.Ready && !order.IsAhead)
            .ToList();
        var known = view.Stations.Values.OrderBy(setup => setup.Rank).ThenBy(setup => setup.Name, StringComparer.Ordinal)
            .Select(setup => new PassColumn(setup.Id, setup.Name));
        var columns = known.Concat(Strangers(view, orders)).ToValueList();

        return new(
            columns,
            orders.Select(order => PassRow.Of(view, order, columns, site))
                .OrderByDescending(row => row.IsRush)
                .ThenBy(row => row.Rank)
                .ThenBy(row => row.ReadySince ?? row.LateAt)
                .ThenBy(row => row.Header.CallNumber)
                .ToValueList(),
            view.Beepers.NextFree,
            view.Beepers.Size)
        {
            Ahead = AheadOrder.Of(view.Orders.Values, order => order.Lines.Where(line => line.IsToPrepare)),
            Covers = CoverWord.Of(view),
            Left = dayBegan is { } began ? [.. Hub.Domain.Orders.Leftovers.Of(view.Orders.Values, began).Select(order => order.Header!.CallNumber)] : [],
        };
    }

    // A line may name a station that nobody has set up, or none. It has a column all the same: nothing is hidden.
    private static IEnumerable<PassColumn> Strangers(KitchenView view, List<Order> orders) => orders
        .SelectMany(order => order.Lines)
        .Where(line => line.IsToPrepare || line.State is LineState.Ready)
        .Select(line => line.Station)
        .Where(station => station is not { } id || !view.Stations.ContainsKey(id))
        .Distinct()
        .OrderBy(station => station is null)
        .ThenBy(station => station?.Value, StringComparer.Ordinal)
        .Select(station => new PassColumn(station, StationBoard.NameOf(view, station)));
}

/// <param name="Name">Empty for the lane that has no station.</param>
public sealed record PassColumn(StationId? Station, string Name);

/// <param name="ReadySince">Since when it could be handed over; null while it cannot.</param>
/// <param name="IsWhole">Nothing of it is left to prepare.</param>
/// <param name="HandsOver">Whether anything at all is ready to be given out.</param>
/// <param name="CanFire">A later step is held.</param>
public sealed record PassRow(
    OrderHeader Header,
    DateTimeOffset Since,
    DateTimeOffset LateAt,
    int WaitingAfterSeconds,
    int LateAfterSeconds,
    int Step,
    int Steps,
    DateTimeOffset? ReadySince,
    bool IsWhole,
    bool HandsOver,
    bool CanFire,
    ValueList<PassCell> Cells,
    ValueList<PassBeeper> Beepers)
{
    public string Key => Header.Id.Value;

    public bool IsRush { get; init; }

    /// <summary>What the guests must not eat, dish by dish, of all that is not yet handed over.</summary>
    public ValueList<PassAllergy> Allergies { get; init; } = [];

    /// <summary>Dishes of guests who pay apart or sit elsewhere, by whose they are: the head says the others'.</summary>
    public ValueList<PassGuest> Guests { get; init; } = [];

    /// <summary>How many lines are still being made: what opening the next step would leave behind.</summary>
    public int Cooking { get; init; }

    /// <summary>What must be said before anything of it is handed over.</summary>
    public ValueList<LineId> AllergiesToConfirm =>
        Allergies.Where(allergy => allergy is { IsReady: true, IsConfirmed: false }).Select(allergy => allergy.Line).ToValueList();

    /// <summary>The step that is ready while others are still to come.</summary>
    public int ReadyStep { get; init; }

    /// <summary>Everything of the step that the guests are waiting for is ready: the row lights up.</summary>
    public bool IsLit => ReadySince is not null;

    internal int Rank => IsLit ? 0 : 1;

    public static PassRow Of(KitchenView view, Order order, ValueList<PassColumn> columns, SiteSettings site)
    {
        var open = order.Lines.Where(OrderWords.IsOpen).ToList();
        var ready = order.Lines.Where(line => line.State is LineState.Ready).ToList();
        var since = open.Select(line => StationTicket.WorkableSince(order, line))
            .DefaultIfEmpty(order.Header!.PlacedAt)
            .Min();
        var (waiting, late) = (site.WaitingAfterMinutes * 60, site.LateAfterMinutes * 60);
        var anchor = order.Header.DueAt is { } due && due.AddSeconds(-late) > since ? due.AddSeconds(-late) : since;

        return new(
            order.Header,
            anchor,
            anchor.AddSeconds(late),
            waiting,
            late,
            order.OpenStep,
            Math.Max(order.OpenStep, order.Lines
                .Where(line => line.State is not LineState.Cancelled)
                .Select(line => line.Sent.Card.Step)
                .DefaultIfEmpty(1)
                .Max()),
            ReadySinceOf(order, ready),
            order.Stage is OrderStage.Ready,
            ready.Count > 0,
            order.Lines.Any(line => line.State is LineState.Held),
            columns.Select(column => PassCell.Of(order, column.Station)).ToValueList(),
            view.Beepers.Out
                .Where(beeper => beeper.Value.Holder == order.Header.Id)
                .Select(beeper => new PassBeeper(
                    beeper.Key, beeper.Value.Call is not null, beeper.Value.Call?.Outcome))
                .ToValueList())
        {
            IsRush = order.IsRush,
            Guests = order.Lines
                .Where(line => line.IsToPrepare || line.State is LineState.Ready)
                .GroupBy(line => OrderWords.GuestOf(order, line), StringComparer.Ordinal)
                .Where(guest => guest.Key.Length > 0)
                .OrderBy(guest => guest.Key, StringComparer.Ordinal)
                .Select(guest => new PassGuest(guest.Key, guest.Select(OrderWords.Dish).ToValueList()))
                .ToValueList(),
            Cooking = open.Count,
            ReadyStep = ready.Select(line => line.Sent.Card.Step).DefaultIfEmpty(order.OpenStep).Min(),
            Allergies = order.Lines
                .Where(line => line.Sent.Allergies is { IsEmpty: false } && (line.IsToPrepare || line.State is LineState.Ready))
                .Select(line => new PassAllergy(
                    line.Id, line.Sent.Article, line.Sent.Allergies!, line.State is LineState.Ready, !line.AllergiesUnreadAtPass))
                .ToValueList(),
        };
    }

    // The starters stand under the lamp though the mains are being cooked: what counts is the first step not yet served.
    private static DateTimeOffset? ReadySinceOf(Order order, List<OrderLine> ready)
    {
        if (ready.Count == 0)
        {
            return null;
        }

        var step = order.Lines.Where(line => line.IsToPrepare || line.State is LineState.Ready)
            .Min(line => line.Sent.Card.Step);
        var waiting = order.Lines.Any(line => line.Sent.Card.Step == step && line.IsToPrepare);

        return waiting ? null : ready.Where(line => line.Sent.Card.Step == step).Max(line => line.ReadyAt);
    }
}

/// <param name="Since">Of the oldest of its lines; once all are ready, of the last to become so. Null without any.</param>
/// <param name="Owed">What is still to come from here, "2 Steak".</param>
/// <param name="Pieces">On this station's part of the order, owed or ready.</param>
/// <param name="Ticks">What would make it ready from here: only the lane without a station offers that.</param>
public sealed record PassCell(
    PassMark Mark, DateTimeOffset? Since, ValueList<string> Owed, int Pieces, ValueList<Tick> Ticks)
{
    /// <summary>Something changed, and the station has not said that it read it.</summary>
    public bool IsUnread { get; init; }

    private static readonly PassCell Nothing = new(PassMark.Nothing, Since: null, [], Pieces: 0, []);

    public static PassCell Of(Order order, StationId? station)
    {
        var lines = order.Lines
            .Where(line => line.Station == station && (line.IsToPrepare || line.State is LineState.Ready))
            .ToList();
        var open = lines.Where(OrderWords.IsOpen).ToList();
        var ready = lines.Where(line => line.State is LineState.Ready).ToList();
        var pieces = lines.Sum(line => line.Sent.Quantity.Portions());

        return OfLines(order, lines, open, ready, pieces) with { IsUnread = IsUnreadAt(order, station, open) };
    }

    // A cancelled line stands in no cell any more, but its station must still look up.
    private static bool IsUnreadAt(Order order, StationId? station, List<OrderLine> open) =>
        order.Lines.Any(line => line.Station == station && (line.IsChanged || line.AwaitsAcknowledgement))
        || (open.Count > 0 && order.Amendment is { } amendment && !amendment.ReadBy.Contains(station));

    private static PassCell OfLines(
        Order order, List<OrderLine> lines, List<OrderLine> open, List<OrderLine> ready, int pieces) => lines.Count == 0 ? Nothing
            : open.Count > 0 ? new(
                ready.Count > 0 || open.Exists(line => line.State is LineState.Started)
                    ? PassMark.Started
                    : PassMark.Queued,
                open.Min(line => StationTicket.WorkableSince(order, line)),
                open.Select(line => $"{line.Sent.Quantity.Portions()} {line.Sent.Article}").ToValueList(),
                pieces,
                open.Select(Tick.Of).ToValueList())
            : ready.Count > 0 ? new(PassMark.Ready, ready.Max(line => line.ReadyAt), [], pieces, [])
            : new(PassMark.Held, Since: null, [], pieces, []);
}

/// <param name="Name">Table and name, as far as the head does not say them.</param>
public sealed record PassGuest(string Name, ValueList<string> Dishes);

/// <param name="IsConfirmed">The pass has said that it knows.</param>
public sealed record PassAllergy(LineId Line, string Dish, ValueList<string> Allergies, bool IsReady, bool IsConfirmed);

public enum PassMark
{
    /// <summary>The order has nothing for this station.</summary>
    Nothing,

    /// <summary>Its step is not open.</summary>
    Held,
    Queued,
    Started,
    Ready,
}

/// <param name="IsCalled">It was asked to ring.</param>
/// <param name="Outcome">What the transmitter said; null while nobody knows.</param>
public sealed record PassBeeper(int Number, bool IsCalled, PageOutcome? Outcome);
