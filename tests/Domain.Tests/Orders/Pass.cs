using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Orders;

/// <summary>What the order tests send to the kitchen.</summary>
internal static class Pass
{
    public static readonly StationId Grill = new("grill");
    public static readonly StationId Make = new("make");
    public static readonly StationId Oven = new("oven");

    public static readonly OrderHeader Header = new(
        new("o-1"), CallNumber: 42, ServiceMode.EatIn, new("T4"), Covers: 2, Customer: "", Note: "", Source: "till-1",
        PlacedAt: Noon, DueAt: null);

    public static readonly SentLine Steak = Line("steak", step: 1, Grill);
    public static readonly SentLine Soup = Line("soup", step: 1, Grill);
    public static readonly SentLine Pizza = Line("pizza", step: 1, Make, Oven);
    public static readonly SentLine Cake = Line("cake", step: 2, Grill);
    public static readonly SentLine Coffee = Line("coffee", step: 4, Grill);
    public static readonly SentLine Mystery = Line("mystery", step: 1);

    public static readonly SentLine Nutty = Line("nutty", step: 1, Grill) with { Allergies = ["arachide"] };

    public static readonly OrderEvent Placed = new OrderEvent.Placed(Header, Noon);

    public static SentLine Line(string id, int step, params StationId[] route) => new(
        new(id), id, Quantity.One, [], "", new([.. route], step, ExpectedSeconds: 60, []));

    public static OrderCommand.Send Send(params SentLine[] lines) => new(Header, [.. lines], Anna);

    public static OrderEvent Added(params SentLine[] lines) => new OrderEvent.LinesAdded([.. lines], Anna, Noon);

    public static OrderEvent Started(params SentLine[] lines) => new OrderEvent.LinesStarted(Ids(lines), Anna, Noon);

    public static OrderEvent MovedOn(params SentLine[] lines) => new OrderEvent.LinesMovedOn(Ids(lines), Anna, Noon);

    public static OrderEvent Ready(params SentLine[] lines) => new OrderEvent.LinesReady(Ids(lines), Anna, Noon);

    public static OrderEvent Recalled(SentLine line, LineState to, int routeIndex = 0) =>
        new OrderEvent.LinesRecalled([new(line.Id, to, routeIndex)], Anna, Noon);

    public static OrderEvent Collected(params SentLine[] lines) => new OrderEvent.LinesCollected(Ids(lines), Anna, Noon);

    public static OrderEvent Cancelled(params SentLine[] lines) =>
        new OrderEvent.LinesCancelled(Ids(lines), "guest left", Anna, Noon);

    public static OrderEvent Changed(SentLine line, LineWish to) =>
        new OrderEvent.LineChanged(line.Id, line.Wish, to, Anna, Noon);

    public static OrderEvent BecameReady => new OrderEvent.BecameReady(Noon);

    public static OrderEvent NoLongerReady => new OrderEvent.NoLongerReady(Noon);

    public static OrderEvent Completed => new OrderEvent.Completed(Noon);

    public static ValueList<LineId> Ids(params SentLine[] lines) => lines.Select(line => line.Id).ToValueList();

    /// <param name="seen">What the screen under the finger was showing.</param>
    public static Tick Tap(SentLine line, StationId? station, LineState seen = LineState.Queued, int epoch = 0) =>
        new(line.Id, station, epoch, seen);

    public static OrderCommand Wish(SentLine line, LineWish to) => new OrderCommand.ChangeLine(line.Id, to, Anna);

    public static OrderCommand.Amend Amend(TableId? table = null, string? customer = null) =>
        new(Mode: null, table, Covers: null, customer, Note: null, Anna);

    public static OrderCommand Start(params Tick[] ticks) => new OrderCommand.Start([.. ticks], Anna);

    public static OrderCommand MarkReady(params Tick[] ticks) => new OrderCommand.MarkReady([.. ticks], Anna);

    public static OrderCommand Recall(params Tick[] ticks) => new OrderCommand.Recall([.. ticks], Anna);
}
