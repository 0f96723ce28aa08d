using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;

namespace RetailPos.Displays.Station;

/// <summary>
/// What a station screen shows, as plain data. It holds instants and no ages: those grow in the browser, so that two
/// boards differ only when something has happened.
/// </summary>
/// <param name="Name">Of the station; empty for the lane of lines that no station is known for.</param>
/// <param name="Tickets">The one that will be late first, first. So whatever is late stands before whatever is not.</param>
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
            .OrderBy(ticket => ticket.LateAt)
            .ThenBy(ticket => ticket.Header.PlacedAt)
            .ThenBy(ticket => ticket.Header.CallNumber)
            .ToValueList();
        var shown = tickets.Where(ticket => ticket.TakenFrom.Length == 0).Select(ticket => ticket.Header.Id).ToHashSet();

        return new(
            NameOf(view, station),
            tickets,
            Displays.Station.AllDay.Of(tickets),
            orders.Where(order => !shown.Contains(order.Header!.Id))
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
            CoverWord.Of(view, cover => cover.To == station && station is not null));
    }

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
public sealed record AllDay(string Article, Quantity Quantity)
{
    public static ValueList<AllDay> Of(IEnumerable<StationTicket> tickets) => tickets
        .SelectMany(ticket => ticket.Lines)
        .Where(line => line.Mark is LineMark.Queued or LineMark.Started)
        .GroupBy(line => line.Article, StringComparer.Ordinal)
        .Select(group => new AllDay(group.Key, Sum(group)))
        .OrderByDescending(all => all.Quantity.Thousandths)
        .ThenBy(all => all.Article, StringComparer.Ordinal)
        .ToValueList();

    // Two million pieces of one dish are as many as anybody needs to read.
    private static Quantity Sum(IEnumerable<StationLine> lines) =>
        new((int)Math.Min(int.MaxValue, lines.Sum(line => (long)line.Quantity.Thousandths)));
}

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
