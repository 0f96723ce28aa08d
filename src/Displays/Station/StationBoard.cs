using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Displays.Station;

/// <summary>
/// What a station screen shows, as plain data. It holds instants and no ages: those grow in the browser, so that two
/// boards differ only when something has happened.
/// </summary>
/// <param name="Name">Of the station; empty for the lane of lines that no station is known for.</param>
/// <param name="Tickets">Rush before all; then the one that will be late first, so that whatever is late stands before whatever is not.</param>
/// <param name="AllDay">How many of each article are still to be made here, over all tickets.</param>
/// <param name="LaterPieces">Held for a later step of orders that owe nothing here yet.</param>
/// <param name="Unassigned">Lines that no station is known for: somebody must see them, so every station says so.</param>
/// <param name="Recalls">What left last, newest first.</param>
/// <param name="Hidden">What this screen's settings keep off it, counted: nothing is hidden silently.</param>
/// <param name="Covers">The stations whose tickets stand here too, because their own screens are silent.</param>
public sealed record StationBoard(
    string Name,
    ValueList<StationTicket> Tickets,
    ValueList<AllDay> AllDay,
    int LaterPieces,
    int Unassigned,
    ValueList<Recall> Recalls,
    ValueList<HiddenOrders> Hidden,
    ValueList<CoverWord> Covers)
{
    public StatusCounts Counts { get; init; } = new(ToDo: 0, UnderWay: 0, Ready: 0);

    /// <summary>Orders for later that this station will have work of, the next first.</summary>
    public ValueList<AheadOrder> Ahead { get; init; } = [];

    /// <summary>What the house has none of, by name.</summary>
    public ValueList<SoldOutItem> SoldOut { get; init; } = [];

    /// <summary>How much one press may finish here, and what is printed.</summary>
    public StationRules Rules { get; init; } = StationRules.Default;

    /// <summary>Further back is no longer a slip of the finger.</summary>
    public const int RecallsMax = 20;

    // A view never changes, and its boards go with it.
    private static readonly ConditionalWeakTable<KitchenView, ConcurrentDictionary<(StationId?, ScreenSettings, SiteSettings), StationBoard>> Drawn = [];

    /// <summary>Drawn once for a view, however many pages show the station.</summary>
    /// <param name="station">Null for the unassigned lane.</param>
    public static StationBoard Of(KitchenView view, StationId? station, SiteSettings site, ScreenSettings? settings = null) => Drawn
        .GetValue(view, static _ => new())
        .GetOrAdd(
            (station, settings ?? ScreenSettings.Usual, site),
            static (key, view) => Draw(view, key.Item1, key.Item2, key.Item3),
            view);

    private static StationBoard Draw(KitchenView view, StationId? station, ScreenSettings settings, SiteSettings house)
    {
        var site = house.With(settings);
        var all = view.Orders.Values.Where(order => order.Header is not null).ToList();
        var orders = all.FindAll(order => settings.Shows(order.Header!.Mode));
        var covered = view.Covers.Where(cover => station is not null && cover.Value.Cover.To == station).ToList();
        var tickets = orders
            .Select(order => StationTicket.Of(view, order, station, site))
            .Concat(covered.SelectMany(cover => orders
                .Where(order => cover.Value.Cover.Concerns(order.Header!.Mode))
                .Select(order => StationTicket.Of(view, order, cover.Key, site)?.TakenOver(cover.Key, NameOf(view, cover.Key)))))
            .OfType<StationTicket>()
            .OrderByDescending(ticket => ticket.IsRush)
            .ThenBy(ticket => ticket.LateAt)
            .ThenBy(ticket => ticket.Header.PlacedAt)
            .ThenBy(ticket => ticket.Header.CallNumber)
            .ToValueList();
        var shown = tickets.Where(ticket => ticket.TakenFrom.Length == 0).Select(ticket => ticket.Header.Id).ToHashSet();

        return new(
            NameOf(view, station),
            tickets,
            Displays.Station.AllDay.Of(tickets),
            orders.Where(order => !order.IsAhead && !shown.Contains(order.Header!.Id))
                .Sum(order => HeldHere(order, station).Sum(line => line.Sent.Quantity.Portions())),
            station is null ? 0 : orders.Sum(order => order.Lines.Count(IsUnassigned)),
            orders.Concat(view.Done)
                .Select(order => Recall.Of(order, station)
                    ?? covered.Select(cover => Recall.Of(order, cover.Key)).FirstOrDefault(recall => recall is not null))
                .OfType<Recall>()
                .OrderByDescending(recall => recall.At)
                .Take(RecallsMax)
                .ToValueList(),
            all.Where(order => !settings.Shows(order.Header!.Mode))
                .Select(order => StationTicket.Of(view, order, station, site))
                .OfType<StationTicket>()
                .GroupBy(ticket => ticket.Header.Mode)
                .OrderBy(mode => mode.Key)
                .Select(mode => new HiddenOrders(mode.Key, mode.Count()))
                .ToValueList(),
            CoverWord.Of(view, cover => cover.To == station && station is not null))
        {
            Counts = StatusCounts.Of(orders, tickets, station),
            Ahead = AheadOrder.Of(orders, order => HeldHere(order, station)),
            SoldOut = view.SoldOut.Articles
                .Select(article => new SoldOutItem(article.Key, article.Value.Name, article.Value.Since))
                .OrderBy(item => item.Name, StringComparer.CurrentCulture)
                .ToValueList(),
            Rules = RulesOf(view, station),
        };
    }

    /// <summary>
    /// This board with every ticket of <paramref name="shown"/> where it was, for as long as a finger may be on one of them:
    /// what has left stays as a shadow, what is new comes last, and what would change its height waits.
    /// </summary>
    public StationBoard KeepingPlaces(StationBoard shown)
    {
        var next = Tickets.ToDictionary(ticket => ticket.Key);
        var kept = shown.Tickets
            .Select(old => !next.TryGetValue(old.Key, out var now) ? old with { IsLeaving = true } : now.HasShapeOf(old) ? now : old)
            .ToList();
        var known = kept.Select(ticket => ticket.Key).ToHashSet();

        return this with
        {
            Tickets = [.. kept, .. Tickets.Where(ticket => !known.Contains(ticket.Key))],
            AllDay = shown.AllDay,
            Unassigned = shown.Unassigned,
            Covers = shown.Covers,
        };
    }

    internal static StationRules RulesOf(KitchenView view, StationId? station) =>
        (station is { } id ? view.Rules.GetValueOrDefault(id) : null) ?? StationRules.Default;

    /// <summary>What stands after the first tickets, for a screen that can show no more: how many, and since when.</summary>
    public Beyond? After(int shown) => shown >= Tickets.Count
        ? null
        : new(Tickets.Count - Math.Max(0, shown), Tickets.Skip(Math.Max(0, shown)).Min(ticket => ticket.Since));

    internal static string NameOf(KitchenView view, StationId? station) =>
        station is not { } id ? "" : view.Stations.TryGetValue(id, out var setup) ? setup.Name : id.Value;

    internal static IEnumerable<OrderLine> HeldHere(Order order, StationId? station) =>
        order.Lines.Where(line => line.State is LineState.Held && line.Station == station);

    private static bool IsUnassigned(OrderLine line) => line.Station is null && line.IsOpen();
}

/// <param name="Count">Tickets.</param>
public sealed record HiddenOrders(ServiceMode Mode, int Count);

/// <param name="Since">Of the oldest among them.</param>
public sealed record Beyond(int Count, DateTimeOffset Since);

/// <summary>The cumul: one article, and how much of it is still to be made.</summary>
/// <param name="Item">What it is in the catalogue; null when it has no entry there.</param>
public sealed record AllDay(string Article, Quantity Quantity, ArticleId? Item = null, bool IsSoldOut = false)
{
    public static ValueList<AllDay> Of(IEnumerable<StationTicket> tickets) => tickets
        .SelectMany(ticket => ticket.Lines)
        .Where(line => line.Mark is LineMark.Queued or LineMark.Started)
        .GroupBy(line => line.Article, StringComparer.Ordinal)
        .Select(group => new AllDay(group.Key, Sum(group), group.First().Item, group.Any(line => line.IsSoldOut)))
        .OrderByDescending(all => all.Quantity.Thousandths)
        .ThenBy(all => all.Article, StringComparer.Ordinal)
        .ToValueList();

    // Two million pieces of one dish are as many as anybody needs to read.
    private static Quantity Sum(IEnumerable<StationLine> lines) =>
        new((int)Math.Min(int.MaxValue, lines.Sum(line => (long)line.Quantity.Thousandths)));
}

/// <summary>Orders at this station, each counted once: not begun, begun, done here and not yet handed over.</summary>
public sealed record StatusCounts(int ToDo, int UnderWay, int Ready)
{
    public static StatusCounts Of(IEnumerable<Order> orders, IReadOnlyCollection<StationTicket> tickets, StationId? station)
    {
        var here = tickets.Select(ticket => ticket.Header.Id).ToHashSet();
        return new(
            tickets.Count(ticket => !ticket.IsStarted),
            tickets.Count(ticket => ticket.IsStarted),
            orders.Count(order => !here.Contains(order.Header!.Id)
                && order.Lines.Any(line => line.State is LineState.Ready && line.Station == station)));
    }
}

/// <summary>An order that was placed for later, and whose time has not come.</summary>
/// <param name="At">When it comes by itself.</param>
public sealed record AheadOrder(OrderHeader Header, DateTimeOffset At, ValueList<string> Dishes)
{
    public static ValueList<AheadOrder> Of(IEnumerable<Order> orders, Func<Order, IEnumerable<OrderLine>> linesOf) => orders
        .Where(order => order.IsAhead && linesOf(order).Any())
        .Select(order => new AheadOrder(
            order.Header!,
            order.Header!.SurfaceAt ?? order.Header.DueAt ?? order.Header.PlacedAt,
            linesOf(order).Select(OrderWords.Dish).ToValueList()))
        .OrderBy(ahead => ahead.At)
        .ThenBy(ahead => ahead.Header.CallNumber)
        .ToValueList();
}

public sealed record SoldOutItem(ArticleId Article, string Name, DateTimeOffset Since);

/// <summary>An order that left this station, wholly or in part, and can be taken back.</summary>
/// <param name="At">When its last line left.</param>
/// <param name="IsCollected">The guest has it: the first step back is the pass.</param>
public sealed record Recall(
    OrderHeader Header, DateTimeOffset At, bool IsCollected, ValueList<string> Dishes, ValueList<Tick> Ticks)
{
    public static Recall? Of(Order order, StationId? station)
    {
        var left = order.Lines.Where(line => HasLeft(line, station)).ToList();

        return left.Count == 0 || order.Header is null ? null : new(
            order.Header,
            left.Max(line => line.ReadyAt ?? line.StartedAt ?? line.SentAt),
            left.TrueForAll(line => line.State is LineState.Collected),
            left.Select(line => $"{line.Sent.Quantity.Portions()} {line.Sent.Article}").ToValueList(),
            left.Select(Tick.Of).ToValueList());
    }

    /// <summary>Whether one step back brings the line to this station again.</summary>
    internal static bool HasLeft(OrderLine line, StationId? station) => line.State switch
    {
        LineState.Ready or LineState.Collected => line.Station == station,
        LineState.Queued => line.RouteIndex > 0 && line.Sent.Card.Route[line.RouteIndex - 1] == station,
        LineState.Held or LineState.Started or LineState.Cancelled => false,
    };
}
