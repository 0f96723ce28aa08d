using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Displays.Station;

/// <summary>What one order owes at one station.</summary>
/// <param name="Since">When its oldest open line could first be worked on; for a scheduled order, so that it is late when it is due.</param>
/// <param name="WaitingAfterSeconds">Counted from <paramref name="Since"/>.</param>
/// <param name="LateAfterSeconds">Counted from <paramref name="Since"/>. More than <paramref name="WaitingAfterSeconds"/>.</param>
/// <param name="Steps">How many courses the order has; 1 when nobody needs to speak of them.</param>
/// <param name="Later">What this station will owe of later steps.</param>
/// <param name="Elsewhere">What other stations still owe of this order.</param>
public sealed record StationTicket(
    OrderHeader Header,
    DateTimeOffset Since,
    int WaitingAfterSeconds,
    int LateAfterSeconds,
    int Step,
    int Steps,
    bool IsStarted,
    ValueList<StationLine> Lines,
    ValueList<LaterStep> Later,
    ValueList<Owing> Elsewhere,
    ValueList<int> Beepers)
{
    /// <summary>
    /// What fits between head and foot of one card on the lowest screen, 800 px high with a notice above: rows of 28 px, two
    /// for a line and one for each of its extras. A taller ticket goes on in the next column.
    /// </summary>
    public const int RowsMax = 14;

    /// <summary>Of the band that says what changed above the lines.</summary>
    private const int HeadRows = 3;

    /// <summary>Whose it is, also on the screen of another that has taken over; null for the unassigned lane.</summary>
    public StationId? At { get; init; }

    /// <summary>It goes before all others.</summary>
    public bool IsRush { get; init; }

    /// <summary>What stood above the lines when this station last read it; null when it has read what stands there now.</summary>
    public HeaderFacts? HeadBefore { get; init; }

    /// <summary>A later step waits, here or elsewhere: « réclamer la suite » has something to open.</summary>
    public bool CanFire { get; init; }

    /// <summary>How many lines are still being made, at all stations: what opening the next step would leave behind.</summary>
    public int Cooking { get; init; }

    /// <summary>How much one press may finish here.</summary>
    public WholeTicketRule Whole { get; init; } = WholeTicketRule.ThisStation;

    /// <summary>What a press finishes at other stations besides, where both allow it.</summary>
    public ValueList<Tick> AlsoFinish { get; init; } = [];

    /// <summary>What other stations have not begun, and this one could take.</summary>
    public ValueList<Handing> Takes { get; init; } = [];

    /// <summary>To whom this station could give what it has not begun.</summary>
    public ValueList<Handing> Gives { get; init; } = [];

    /// <summary>It has left; only the finger that is still on the board keeps its place.</summary>
    public bool IsLeaving { get; init; }

    /// <summary>Something on it must be read before anything of it may be started or finished as a whole.</summary>
    public bool IsUnread => HeadBefore is not null || Lines.Any(line => line.IsUnread);

    public bool HasAllergiesUnread => Lines.Any(line => line.AllergiesUnread);

    public DateTimeOffset LateAt => Since.AddSeconds(LateAfterSeconds);

    /// <summary>The name of the silent station that it belongs to; empty for a ticket of this station's own.</summary>
    public string TakenFrom { get; private init; } = "";

    public string Key { get; private init; } = Header.Id.Value;

    public ValueList<Tick> ToStart => Ticks(LineMark.Queued);

    public ValueList<Tick> ToFinish => Ticks(LineMark.Queued, LineMark.Started);

    /// <summary>Null when the order owes this station nothing that can be worked on or must be read.</summary>
    public static StationTicket? Of(KitchenView view, Order order, StationId? station, SiteSettings site)
    {
        var open = order.Lines.Where(line => line.IsOpen() && line.Station == station).ToList();
        var toRead = order.Lines
            .Where(line => line.Station == station && (line.AwaitsAcknowledgement || IsChangedHere(line, station)))
            .ToList();

        if (open.Count == 0 && toRead.Count == 0)
        {
            return null;
        }

        var (waiting, late) = Patience(view, station, open, site);
        var steps = order.Lines.Where(line => line.State is not LineState.Cancelled)
            .Select(line => line.Sent.Card.Step)
            .DefaultIfEmpty(1);

        return new(
            order.Header!,
            Anchor(order, open.Count > 0 ? open : toRead, late),
            waiting,
            late,
            order.OpenStep,
            Math.Max(order.OpenStep, steps.Max()),
            open.Exists(line => line.State is LineState.Started),
            StationLine.AllOf(view, order, station),
            StationBoard.HeldHere(order, station)
                .GroupBy(line => line.Sent.Card.Step)
                .OrderBy(step => step.Key)
                .Select(step => new LaterStep(step.Key, step.Select(OrderWords.Dish).ToValueList(), step.Sum(line => line.Sent.Quantity.Portions())))
                .ToValueList(),
            order.Lines.Where(line => line.IsOpen() && line.Station != station)
                .GroupBy(line => line.Station)
                .Select(other => new Owing(
                    StationBoard.NameOf(view, other.Key), other.Sum(line => line.Sent.Quantity.Portions())))
                .OrderBy(owing => owing.Station, StringComparer.Ordinal)
                .ToValueList(),
            view.Beepers.NumbersOf(order.Header!.Id))
        {
            At = station,
            IsRush = order.IsRush,
            HeadBefore = order.Amendment is { } amendment && !amendment.ReadBy.Contains(station) ? amendment.Before : null,
            CanFire = order.Lines.Any(line => line.State is LineState.Held),
            Cooking = order.Lines.Count(OrderWords.IsOpen),
            Whole = StationBoard.RulesOf(view, station).WholeTicket,
            AlsoFinish = StationBoard.RulesOf(view, station).WholeTicket is WholeTicketRule.WholeOrder
                ? order.Lines.Where(line => line.IsOpen() && line.Station != station
                        && StationBoard.RulesOf(view, line.Station).WholeTicket is WholeTicketRule.WholeOrder)
                    .Select(Tick.Of)
                    .ToValueList()
                : [],
            Takes = station is { } taker
                ? order.Lines.Where(line => line.Station != taker && IsFree(line, taker))
                    .GroupBy(line => line.Station)
                    .Select(other => Handing.Of(view, other.Key, other))
                    .OrderBy(handing => handing.Name, StringComparer.Ordinal)
                    .ToValueList()
                : [],
            Gives = view.Stations.Values.Where(setup => setup.Id != station)
                .OrderBy(setup => setup.Rank)
                .ThenBy(setup => setup.Name, StringComparer.Ordinal)
                .Select(setup => Handing.Of(
                    view, setup.Id, order.Lines.Where(line => line.Station == station && IsFree(line, setup.Id))))
                .Where(handing => !handing.Ticks.IsEmpty)
                .ToValueList(),
        };
    }

    internal static bool IsChangedHere(OrderLine line, StationId? station) => line.IsChanged && line.Station == station;

    // What nobody has begun, and would not come by that station anyway.
    private static bool IsFree(OrderLine line, StationId to) =>
        line.State is LineState.Queued && !line.Sent.Card.Route.Contains(to);

    /// <summary>The same ticket on the screen that has taken over: its lines keep their station, so that a tick there is a tick here.</summary>
    public StationTicket TakenOver(StationId from, string name) =>
        this with { TakenFrom = name, Key = $"{Header.Id}@{from}" };

    /// <summary>The lines as cards hold them: mostly one, more when the ticket is taller than a column.</summary>
    public IReadOnlyList<ValueList<StationLine>> Parts()
    {
        var parts = new List<ValueList<StationLine>>();
        var part = new List<StationLine>();
        var rows = HeadBefore is null ? 0 : HeadRows;

        foreach (var line in Lines)
        {
            if (part.Count > 0 && rows + line.Rows > RowsMax)
            {
                parts.Add(part.ToValueList());
                part.Clear();
                rows = 0;
            }

            part.Add(line);
            rows += line.Rows;
        }

        parts.Add(part.ToValueList());
        return parts;
    }

    /// <summary>The same cards of the same height, so that it can be drawn in place without moving its neighbours.</summary>
    public bool HasShapeOf(StationTicket other) =>
        IsUnread == other.IsUnread && (HeadBefore is null) == (other.HeadBefore is null) && ToFinish.IsEmpty == other.ToFinish.IsEmpty
        && Lines.Select(line => (line.Key, line.Rows)).SequenceEqual(other.Lines.Select(line => (line.Key, line.Rows)))
        && Later.Count == other.Later.Count && Elsewhere.IsEmpty == other.Elsewhere.IsEmpty && IsRush == other.IsRush;

    private static (int Waiting, int Late) Patience(
        KitchenView view, StationId? station, List<OrderLine> open, SiteSettings site)
    {
        var hands = station is { } id && view.Stations.TryGetValue(id, out var setup) ? setup.Capacity : 1;
        return Lateness.Patience(open, hands, new(site.WaitingAfterMinutes, site.LateAfterMinutes));
    }

    private static DateTimeOffset Anchor(Order order, List<OrderLine> lines, int lateAfterSeconds) =>
        Lateness.Since(order, lines, lateAfterSeconds);

    internal static DateTimeOffset WorkableSince(Order order, OrderLine line) => Lateness.WorkableSince(order, line);

    private ValueList<Tick> Ticks(params ReadOnlySpan<LineMark> marks)
    {
        var wanted = marks.ToArray();
        return Lines.Where(line => wanted.Contains(line.Mark)).Select(line => line.Tick).ToValueList();
    }
}

/// <param name="Tick">What a finger on it sends.</param>
/// <param name="IsAddition">It came to a step that had already passed.</param>
/// <param name="ComesBack">Ticked, and a second tap unticks it: no other station has it in hand.</param>
public sealed record StationLine(
    Tick Tick,
    LineMark Mark,
    Quantity Quantity,
    string Article,
    ValueList<string> Options,
    string Note,
    ValueList<string> Allergens,
    bool IsAddition,
    bool ComesBack)
{
    public string Key => Tick.Line.Value;

    /// <summary>What is wanted now.</summary>
    public required LineWish Wish { get; init; }

    /// <summary>What the station had read before somebody changed it; null when it has read what is wanted now.</summary>
    public LineWish? Before { get; init; }

    /// <summary>What the guest must not eat.</summary>
    public ValueList<string> Allergies { get; init; } = [];

    public bool AllergiesUnread { get; init; }

    /// <summary>Table and name of the bill it is on, as far as the head does not say them; empty for the head's own.</summary>
    public string Guest { get; init; } = "";

    public ArticleId? Item { get; init; }

    /// <summary>The house has said that there is no more of it: this may be the last.</summary>
    public bool IsSoldOut { get; init; }

    /// <summary>A step that was closed before this was done; 0 when it is of the step that is open.</summary>
    public int LeftFromStep { get; init; }

    /// <summary>"The first of two" where another line of the ticket reads the same; <see cref="Twins"/> is 1 otherwise.</summary>
    public int Twin { get; init; } = 1;

    public int Twins { get; init; } = 1;

    /// <summary>It was printed while no screen showed it, or may have been; null otherwise.</summary>
    public PaperTrace? Paper { get; init; }

    public bool IsUnread => Mark is LineMark.Cancelled || Before is not null || AllergiesUnread;

    /// <summary>Pieces were taken off: somebody must say what became of them.</summary>
    public bool IsLess => Before is { } before && before.Quantity.Thousandths > Quantity.Thousandths;

    /// <summary>Whether a tap asks what became of the food before it says "read".</summary>
    public bool AsksOutcome => Mark is LineMark.Cancelled || IsLess;

    // In the narrowest column, signs of an article at 28 px and of a note at 22 px.
    private const int ArticleRow = 17;
    private const int NoteRow = 24;

    /// <summary>How tall it is, in rows of a card.</summary>
    public int Rows => 2 + (Article.Length / ArticleRow) + (Options.IsEmpty ? 0 : 1) + (Note.Length > 0 ? 1 + (Note.Length / NoteRow) : 0)
        + (Allergens.IsEmpty ? 0 : 1) + (Guest.Length > 0 ? 1 : 0) + (Allergies.IsEmpty ? 0 : 2) + (Before is null ? 0 : 3)
        + (IsAddition || Mark is LineMark.Cancelled || IsSoldOut || LeftFromStep > 0 || Twins > 1 || Paper is not null ? 1 : 0);

    /// <summary>The lines that this station shows of an order, with those that read alike told apart.</summary>
    public static ValueList<StationLine> AllOf(KitchenView view, Order order, StationId? station)
    {
        var lines = order.Lines.Select(line => Of(view, order, line, station)).OfType<StationLine>().ToList();
        var alike = lines.Where(line => line.Mark is not LineMark.Cancelled)
            .GroupBy(line => (line.Article, line.Guest, line.Wish with { Quantity = Quantity.One }))
            .Where(group => group.Count() > 1)
            .SelectMany(group => group.Select((line, at) => (line.Key, Twin: at + 1, Twins: group.Count())))
            .ToDictionary(twin => twin.Key);

        return lines
            .Select(line => alike.TryGetValue(line.Key, out var twin) ? line with { Twin = twin.Twin, Twins = twin.Twins } : line)
            .ToValueList();
    }

    // Null for a line that this station does not show, not yet or no longer.
    private static StationLine? Of(KitchenView view, Order order, OrderLine line, StationId? station) =>
        MarkOf(order, line, station) is not { } mark ? null : new(
            Tick.Of(line), mark, line.Sent.Quantity, line.Sent.Article, line.Sent.Options, line.Sent.Note,
            line.Sent.Card.Allergens, line.IsLate, Recall.HasLeft(line, station))
        {
            Wish = line.Sent.Wish,
            Before = StationTicket.IsChangedHere(line, station) ? line.Before : null,
            Allergies = line.Sent.Allergies ?? [],
            AllergiesUnread = mark is LineMark.Queued or LineMark.Started && line.AllergiesUnread,
            Guest = OrderWords.GuestOf(order, line),
            Item = line.Sent.Item,
            Paper = mark is LineMark.Queued or LineMark.Started && station is { } here ? view.PaperOf(here, line.Id) : null,
            IsSoldOut = line.Sent.Item is { } item && view.SoldOut.Has(item),
            LeftFromStep = line.IsOpen() && !line.IsLate && line.Sent.Card.Step < order.OpenStep ? line.Sent.Card.Step : 0,
        };

    // What is ready stays on the ticket, ticked, while the rest of its step is made; so does what has moved on to the next
    // station of its route.
    private static LineMark? MarkOf(Order order, OrderLine line, StationId? station)
    {
        var isHere = line.Station == station;
        var wasHere = !isHere && line.Sent.Card.Route.Take(line.RouteIndex).Any(passed => passed == station);
        var isCurrent = line.Sent.Card.Step >= order.OpenStep;

        return line.State switch
        {
            LineState.Held => null,
            LineState.Queued => isHere ? LineMark.Queued : wasHere ? LineMark.Ready : null,
            LineState.Started => isHere ? LineMark.Started : wasHere ? LineMark.Ready : null,
            LineState.Ready => ((isHere || wasHere) && isCurrent) || StationTicket.IsChangedHere(line, station) ? LineMark.Ready : null,
            LineState.Collected => null,
            LineState.Cancelled => isHere && line.AwaitsAcknowledgement ? LineMark.Cancelled : null,
        };
    }
}

public enum LineMark
{
    Queued,
    Started,
    Ready,

    /// <summary>And nobody has said yet what became of the food.</summary>
    Cancelled,
}

public sealed record LaterStep(int Step, ValueList<string> Dishes, int Pieces);

/// <summary>Lines that could change hands, and with which station.</summary>
public sealed record Handing(StationId? Station, string Name, ValueList<Tick> Ticks, ValueList<string> Dishes)
{
    internal static Handing Of(KitchenView view, StationId? station, IEnumerable<OrderLine> lines)
    {
        var free = lines.ToList();
        return new(station, StationBoard.NameOf(view, station), free.Select(Tick.Of).ToValueList(), free.Select(OrderWords.Dish).ToValueList());
    }
}

/// <param name="Station">Its name; empty for lines that no station is known for.</param>
public sealed record Owing(string Station, int Pieces);
