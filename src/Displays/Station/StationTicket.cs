using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
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
        var cancelled = order.Lines.Where(line => line.AwaitsAcknowledgement && line.Station == station).ToList();

        if (open.Count == 0 && cancelled.Count == 0)
        {
            return null;
        }

        var (waiting, late) = Patience(view, station, open, site);
        var steps = order.Lines.Where(line => line.State is not LineState.Cancelled)
            .Select(line => line.Sent.Card.Step)
            .DefaultIfEmpty(1);

        return new(
            order.Header!,
            Anchor(order, open.Count > 0 ? open : cancelled, late),
            waiting,
            late,
            order.OpenStep,
            Math.Max(order.OpenStep, steps.Max()),
            open.Exists(line => line.State is LineState.Started),
            order.Lines.Select(line => StationLine.Of(order, line, station)).OfType<StationLine>().ToValueList(),
            StationBoard.HeldHere(order, station)
                .GroupBy(line => line.Sent.Card.Step)
                .OrderBy(step => step.Key)
                .Select(step => new LaterStep(step.Key, step.Sum(line => line.Sent.Quantity.Portions())))
                .ToValueList(),
            order.Lines.Where(line => line.IsOpen() && line.Station != station)
                .GroupBy(line => line.Station)
                .Select(other => new Owing(
                    StationBoard.NameOf(view, other.Key), other.Sum(line => line.Sent.Quantity.Portions())))
                .OrderBy(owing => owing.Station, StringComparer.Ordinal)
                .ToValueList(),
            view.Beepers.NumbersOf(order.Header!.Id));
    }

    /// <summary>The same ticket on the screen that has taken over: its lines keep their station, so that a tick there is a tick here.</summary>
    public StationTicket TakenOver(StationId from, string name) =>
        this with { TakenFrom = name, Key = $"{Header.Id}@{from}" };

    /// <summary>The lines as cards hold them: mostly one, more when the ticket is taller than a column.</summary>
    public IReadOnlyList<ValueList<StationLine>> Parts()
    {
        var parts = new List<ValueList<StationLine>>();
        var part = new List<StationLine>();
        var rows = 0;

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

    // The articles say how long they take: the slowest of them, or all of them shared among the hands of the station. Where
    // none says anything the house's minutes hold, and late keeps the house's proportion to waiting.
    private static (int Waiting, int Late) Patience(
        KitchenView view, StationId? station, List<OrderLine> open, SiteSettings site)
    {
        var hands = station is { } id && view.Stations.TryGetValue(id, out var setup) ? Math.Max(1, setup.Capacity) : 1;
        var slowest = open.Select(line => line.Sent.Card.ExpectedSeconds).DefaultIfEmpty(0).Max();
        var work = open.Sum(line => (long)line.Sent.Card.ExpectedSeconds * line.Sent.Quantity.Portions());
        var expected = (int)Math.Min(PreparationCard.ExpectedSecondsMax, Math.Max(slowest, work / hands));

        return expected == 0
            ? (site.WaitingAfterMinutes * 60, site.LateAfterMinutes * 60)
            : (expected, expected * site.LateAfterMinutes / Math.Max(1, site.WaitingAfterMinutes));
    }

    private static DateTimeOffset Anchor(Order order, List<OrderLine> lines, int lateAfterSeconds)
    {
        var since = lines.Min(line => WorkableSince(order, line));
        return order.Header!.DueAt is { } due && due.AddSeconds(-lateAfterSeconds) is var anchor && anchor > since
            ? anchor
            : since;
    }

    // A main course is not an hour old when the starters have just gone. The end of the step before stands for the moment
    // it could be begun; what was sent late had no step to wait for.
    internal static DateTimeOffset WorkableSince(Order order, OrderLine line)
    {
        var before = order.Lines
            .Where(other => other.Sent.Card.Step < line.Sent.Card.Step && !other.IsLate && other.ReadyAt is not null)
            .Max(other => other.ReadyAt);
        return before is { } opened && opened > line.SentAt ? opened : line.SentAt;
    }

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

    // In the narrowest column, signs of an article at 28 px and of a note at 22 px.
    private const int ArticleRow = 17;
    private const int NoteRow = 24;

    /// <summary>How tall it is, in rows of a card.</summary>
    public int Rows => 2 + (Article.Length / ArticleRow) + (Options.IsEmpty ? 0 : 1) + (Note.Length > 0 ? 1 + (Note.Length / NoteRow) : 0)
        + (Allergens.IsEmpty ? 0 : 1) + (IsAddition || Mark is LineMark.Cancelled ? 1 : 0);

    /// <summary>Null for a line that this station does not show, not yet or no longer.</summary>
    public static StationLine? Of(Order order, OrderLine line, StationId? station) =>
        MarkOf(order, line, station) is not { } mark ? null : new(
            Tick.Of(line), mark, line.Sent.Quantity, line.Sent.Article, line.Sent.Options, line.Sent.Note,
            line.Sent.Card.Allergens, line.IsLate, Recall.HasLeft(line, station));

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
            LineState.Ready => (isHere || wasHere) && isCurrent ? LineMark.Ready : null,
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

public sealed record LaterStep(int Step, int Pieces);

/// <param name="Station">Its name; empty for lines that no station is known for.</param>
public sealed record Owing(string Station, int Pieces);
