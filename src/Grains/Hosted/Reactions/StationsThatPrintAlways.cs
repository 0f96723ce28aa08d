using System.Globalization;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>
/// Where a house wants its kitchen tickets on paper whether or not a screen shows them, each line is printed once, and once more when it
/// changes, is cancelled, or was held and its course is wanted now.
/// </summary>
/// <remarks>A hub that comes back prints what it missed, but nothing that is an hour old: that is cooked, or was asked for aloud.</remarks>
public sealed class StationsThatPrintAlways(
    IGrainFactory grains, IFeed<KitchenView> kitchen, Outboxes outboxes, ITicketWording words, TimeProvider clock, ILogger<StationsThatPrintAlways> log)
    : IReaction
{
    private static readonly TimeSpan NewsFor = TimeSpan.FromHours(1);

    public string Name => "stations-that-print-always";

    public bool Concerns(object happened) => happened is
        OrderEvent.LinesAdded or OrderEvent.StepOpened or OrderEvent.LinesMovedOn or OrderEvent.LinesClaimed
        or OrderEvent.LineChanged or OrderEvent.LinesCancelled;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is not OrderEvent happened || !Concerns(happened) || clock.GetUtcNow() - happened.At > NewsFor)
        {
            return;
        }

        var devices = await outboxes.DevicesAsync();

        if (!devices.Printers.Values.Any(printer => !printer.Always.IsEmpty))
        {
            return;
        }

        var order = await grains.GetGrain<IOrderGrain>(recorded.KeyOf(Streams.Order)).ReadAsync();
        var view = await kitchen.ReachAsync(recorded.Position, stop);
        var isTraining = (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).IsTraining;

        var isNext = IsNext(happened);

        // A label is on its bag since the first send: a second one would be a second piece.
        foreach (var (printer, lines) in TicketsOf(devices, LinesOf(happened, order)).Where(ticket => !isNext || !ticket.Printer.HasLabels))
        {
            await QueueAsync(this.CommandOf(recorded), printer, SlipOf(view, order, lines, isTraining) with { IsNext = isNext }, stop);
        }
    }

    // What an order for later owes nobody has seen: it is printed when its time comes.
    private static IEnumerable<OrderLine> LinesOf(OrderEvent happened, Order order) => happened switch
    {
        OrderEvent.LinesAdded e => order.IsAhead ? [] : Find(order, e.Lines.Select(line => line.Id)),
        OrderEvent.StepOpened { Cause: StepCause.Due } => order.Lines.Where(line => line.IsToPrepare),
        OrderEvent.StepOpened e => order.Lines.Where(line => WasHeldFor(line, e)),
        OrderEvent.LinesMovedOn e => Find(order, e.Lines),
        OrderEvent.LinesClaimed e => Find(order, e.Lines),
        OrderEvent.LineChanged e => order.IsAhead ? [] : Find(order, [e.Line]),
        OrderEvent.LinesCancelled e => Find(order, e.Lines).Where(line => line.State is not LineState.Cancelled || line.SentAt < happened.At),
        _ => [],
    };

    // Fired, or come to by itself: on paper nobody sees that the course before is finished elsewhere.
    private static bool IsNext(OrderEvent happened) => happened is OrderEvent.StepOpened { Cause: not StepCause.Due };

    // What was sent in the same moment in which its course opened by itself was never held, and has its ticket.
    private static bool WasHeldFor(OrderLine line, OrderEvent.StepOpened opened) =>
        line.Sent.Card.Step == opened.Step && !line.IsLate && line.State is not LineState.Cancelled
        && (line.SentAt < opened.At || (line.SentAt == opened.At && opened.Cause is StepCause.Fired));

    private static IEnumerable<OrderLine> Find(Order order, IEnumerable<LineId> lines) => lines.Select(order.Find).OfType<OrderLine>();

    private static IEnumerable<(PrinterSetup Printer, List<OrderLine> Lines)> TicketsOf(HouseDevices devices, IEnumerable<OrderLine> lines) => lines
        .Where(line => line.Station is not null)
        .GroupBy(line => line.Station!.Value)
        .Select(station => (Station: station.Key, Printer: devices.AlwaysOf(station.Key), Lines: station))
        .Where(station => station.Printer is not null)
        .GroupBy(station => (Printer: station.Printer!, One: station.Printer!.IsCombined ? default : station.Station))
        .Select(ticket => (ticket.Key.Printer, ticket.SelectMany(station => station.Lines).ToList()));

    private static StationSlip SlipOf(KitchenView view, Order order, List<OrderLine> lines, bool isTraining)
    {
        var station = lines[0].Station!.Value;
        return new(
            station,
            view.Stations.GetValueOrDefault(station)?.Name ?? station.Value,
            order.Header!,
            order.IsRush,
            [.. lines],
            [.. view.Beepers.Out.Where(beeper => beeper.Value.Holder == order.Header!.Id).Select(beeper => beeper.Key)],
            (view.Rules.GetValueOrDefault(station) ?? StationRules.Default).Fields,
            MayBeCopy: false,
            isTraining);
    }

    // A full outbox is said at register and pass, and the screens show the lines: the other stations' tickets must not wait for it.
    private async Task QueueAsync(CommandId cause, PrinterSetup printer, StationSlip slip, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var told = await outboxes.QueueAsync(
            cause.Then(slip.Station.Value), printer.Id, JobKind.Kitchen, slip.Header.CallNumber.ToString(CultureInfo.InvariantCulture),
            words.ContentFor(printer, slip), Actor.Hub);

        if (told.Refusal is { } refusal)
        {
            log.LogWarning("The printer {Printer} takes no kitchen ticket for {Station}: {Refusal}.", printer.Id, slip.Station, refusal);
        }
    }
}
