using System.ComponentModel;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>Kitchen orders: for a register, kiosk or web shop that sells by itself and uses the hub for the kitchen.</summary>
internal static class OrderRoutes
{
    private const string Doc = "Id of the order.";

    public static void MapOrders(this RouteGroupBuilder api)
    {
        var orders = api.MapGroup("/orders").WithTags("Orders");

        orders.MapPost("", PlaceAsync)
            .WithName("placeOrder")
            .Needs(Right.AddLines)
            .WithSummary("Places an order in the kitchen, or adds lines to one")
            .WithDescription(
                "The order gets its call number and goes to its stations. Sent again with the same Idempotency-Key it answers the " +
                "same order and cooks nothing twice. A line id that the kitchen has already, with this order or another, is passed over.")
            .Produces<OrderAnswer>(StatusCodes.Status201Created)
            .Produces<OrderAnswer>(StatusCodes.Status200OK)
            .ProducesRefusals();

        orders.MapGet("/{id}", ReadAsync)
            .WithName("readOrder")
            .Needs(Right.OpenSale, Right.Kitchen, Right.HandOver)
            .WithSummary("Reads where an order stands")
            .Produces<OrderAnswer>()
            .ProducesRefusals();

        orders.MapGet("/{id}/events", FollowAsync)
            .WithName("followOrder")
            .Needs(Right.OpenSale, Right.Kitchen, Right.HandOver)
            .WithSummary("Follows an order: server-sent events")
            .WithDescription(
                "First 'order' with where it stands now, then every change under its own name, such as 'order.lines-ready', with where " +
                "the order stood after it. The event id is the position in the hub's journal; sent back as Last-Event-ID, only later " +
                "changes come. Comments keep the connection alive. The stream ends when the order is completed.")
            .Produces<OrderAnswer>(StatusCodes.Status200OK, "text/event-stream")
            .ProducesRefusals();

        Step(orders, "start", Right.Kitchen, "Says that lines are being prepared", (order, lines, _, by) =>
            new OrderCommand.Start(TicksOf(order, lines), by));
        Step(orders, "ready", Right.Kitchen, "Says that lines are done at their station. More than one line at once, or lines of several stations, only as the stations allow", (order, lines, _, by) =>
            new OrderCommand.MarkReady(TicksOf(order, lines), by));
        Step(orders, "recall", Right.Kitchen, "Takes lines back one state", (order, lines, _, by) =>
            new OrderCommand.Recall(TicksOf(order, lines), by));
        Step(orders, "cancel", Right.RemoveSentLine, "Cancels lines; their stations must acknowledge it", (order, lines, reason, by) =>
            new OrderCommand.Cancel(lines ?? Open(order), reason, by));
        OrderChangeRoutes.Map(orders);
        Step(orders, "hand-over", Right.HandOver, "Gives everything that is ready to the guest", (_, _, _, by) => new OrderCommand.HandOver(by));
    }

    private static async Task<IResult> PlaceAsync(
        Input<PlaceOrder> input, ApiCaller caller, IKitchenDesk kitchen, IFeed<KitchenView> feed, IFeed<HouseRulesView> rules, TimeProvider clock)
    {
        var faults = new Faults();
        CheckAgainstHouse(input.Body, feed.Current, clock.GetUtcNow(), faults);

        if (!faults.AreNone)
        {
            return ApiProblem.Of(faults);
        }

        if (!rules.Current.Rules.Modes.IsOn(input.Body.Mode!.Value))
        {
            return ApiProblem.Of(SaleRefusal.ModeOff, StatusCodes.Status409Conflict, ("field", "mode"));
        }

        var asked = OrderOf(input.Body, caller);
        var elsewhere = await kitchen.TakeLinesAsync(caller.Command.Then("take"), asked.Id, asked.Lines.Select(line => line.Id));
        var order = asked with { Lines = asked.Lines.Where(line => !elsewhere.Contains(line.Id)).ToValueList() };

        if (order.Lines.IsEmpty)
        {
            return ApiProblem.Of(
                StatusCodes.Status409Conflict, "line-known-elsewhere",
                "The kitchen has every one of these lines with another order. It cooks nothing twice.",
                ("lines", elsewhere.Select(line => line.Value)));
        }

        var answer = await kitchen.PlaceAsync(caller.Command, order, caller.Actor);

        if (answer.Refusal is { } refusal)
        {
            return ApiProblem.Of(refusal, StatusOf(refusal));
        }

        if (answer.DayIsFull)
        {
            return ApiProblem.Of(StatusCodes.Status409Conflict, "day-is-full", "No call number is left for this service day.");
        }

        if (answer is { CallNumber: null, Slot: { } full })
        {
            return ApiProblem.Of(
                StatusCodes.Status409Conflict, "slot-is-full", "The kitchen has its hands full at that time.",
                ("station", full.Station?.Value), ("nearest", full.Nearest));
        }

        var placed = await kitchen.ReadAsync(order.Id);

        if (order.Lines.FirstOrDefault(line => !IsSame(placed.Find(line.Id), line)) is { } other)
        {
            return ApiProblem.Of(
                StatusCodes.Status409Conflict, "line-known-otherwise",
                $"The line '{other.Id}', or this Idempotency-Key, was used before with another content. The kitchen keeps what it had.");
        }

        return answer.Position > 0
            ? TypedResults.Created($"/api/v1/orders/{order.Id}", OrderAnswer.Of(placed))
            : TypedResults.Ok(OrderAnswer.Of(placed));
    }

    // What was changed after it was sent is still the line that was sent.
    private static bool IsSame(OrderLine? placed, SentLine asked) =>
        placed is not null && placed.Sent.Article == asked.Article && (placed.Epoch > 0 || placed.Sent.Wish == asked.Wish);

    private static async Task<IResult> ReadAsync([Description(Doc)] string id, IKitchenDesk kitchen)
    {
        var order = await kitchen.ReadAsync(new(id));
        return order.Header is null ? ApiProblem.NotFound("order", id) : TypedResults.Ok(OrderAnswer.Of(order));
    }

    private static async Task<IResult> FollowAsync(
        [Description(Doc)] string id, HttpContext http, OrderFollowers followers, IKitchenDesk kitchen)
    {
        // The desk is asked first: an order that nobody placed has no stream to wait at.
        if ((await kitchen.ReadAsync(new(id))).Header is null)
        {
            return ApiProblem.NotFound("order", id);
        }

        return followers.Follow(new(id), http.Request.Headers["Last-Event-ID"].ToString());
    }

    private static void Step(
        RouteGroupBuilder orders,
        string name,
        Right right,
        string summary,
        Func<Order, ValueList<LineId>?, string, Actor, OrderCommand> commandOf)
    {
        orders.MapPost($"/{{id}}/{name}", async (
                [Description(Doc)] string id, Input<LineChoice> input, ApiCaller caller, IKitchenDesk kitchen) =>
            {
                var order = await kitchen.ReadAsync(new(id));

                if (order.Header is null)
                {
                    return ApiProblem.NotFound("order", id);
                }

                var lines = input.Body.Lines?.Select(line => new LineId(line!)).ToValueList();

                if (lines?.FirstOrDefault(line => order.Find(line) is null) is { Value: not null } unknown)
                {
                    var faults = new Faults();
                    faults.Add($"lines[{lines.ToList().IndexOf(unknown)}]", "is no line of this order");
                    return ApiProblem.Of(faults);
                }

                var told = await kitchen.TellAsync(
                    caller.Command, new(id), commandOf(order, lines, input.Body.Reason ?? "", caller.Actor));

                return told.Refusal is { } refusal
                    ? ApiProblem.Of(refusal, StatusOf(refusal))
                    : TypedResults.Ok(OrderAnswer.Of(await kitchen.ReadAsync(new(id))));
            })
            .WithName($"{name}Order".Replace("-o", "O", StringComparison.Ordinal))
            .Needs(right)
            .WithSummary(summary)
            .Produces<OrderAnswer>()
            .ProducesRefusals();
    }

    private static void CheckAgainstHouse(PlaceOrder body, KitchenView house, DateTimeOffset now, Faults faults)
    {
        faults.Check(
            "dueAt",
            body.DueAt is not { } due || (due <= now + SendRules.DueAheadMax && due >= now - SendRules.DueBehindMax),
            $"must be from {SendRules.DueBehindMax.Days} day ago to {SendRules.DueAheadMax.Days} days ahead");

        foreach (var (line, at) in body.Lines!.Select((line, at) => (line!, at)))
        {
            LineChecks.OfStations(faults, $"lines[{at}]", line.Route, house.Stations);
        }
    }

    private static NewOrder OrderOf(PlaceOrder body, ApiCaller caller) => new(
        new(body.Id ?? caller.NewId("order")),
        body.Mode!.Value,
        body.Table is null ? null : new TableId(body.Table),
        body.Covers ?? 0,
        body.Customer ?? "",
        body.Note ?? "",
        body.DueAt,
        [.. body.Lines!.Select((line, at) => LineOf(line!, at, caller))]);

    private static SentLine LineOf(PlaceOrderLine line, int at, ApiCaller caller) => new(
        new(line.Id ?? caller.NewId($"line-{at}")),
        line.Name!,
        LineChecks.QuantityOf(line.Quantity),
        LineChecks.TextsOf(line.Options),
        line.Note ?? "",
        line.Card,
        Allergies: line.Allergies is null ? null : LineChecks.TextsOf(line.Allergies));

    // Without a choice all that is in work, as it stands now: a client has no screen that could be behind.
    private static ValueList<Tick> TicksOf(Order order, ValueList<LineId>? lines) =>
    [
        .. order.Lines
            .Where(line => lines?.Contains(line.Id) ?? line.State is LineState.Queued or LineState.Started or LineState.Ready)
            .Select(Tick.Of),
    ];

    private static ValueList<LineId> Open(Order order) =>
    [
        .. order.Lines
            .Where(line => line.State is not (LineState.Cancelled or LineState.Collected))
            .Select(line => line.Id),
    ];

    internal static int StatusOf(OrderRefusal refusal) => refusal switch
    {
        OrderRefusal.NotPlaced => StatusCodes.Status404NotFound,
        OrderRefusal.OrderIdInvalid or OrderRefusal.TableInvalid or OrderRefusal.SourceInvalid or
            OrderRefusal.CallNumberOutOfRange or OrderRefusal.CoversOutOfRange or OrderRefusal.CustomerInvalid or
            OrderRefusal.OrderNoteInvalid or OrderRefusal.DueTimeAbsurd or OrderRefusal.NoLines or
            OrderRefusal.TooManyLines or OrderRefusal.LineIdInvalid or OrderRefusal.LineIdTwice or
            OrderRefusal.ArticleInvalid or OrderRefusal.QuantityOutOfRange or OrderRefusal.OptionsInvalid or
            OrderRefusal.NoteInvalid or OrderRefusal.StepOutOfRange or OrderRefusal.RouteInvalid or
            OrderRefusal.ExpectedSecondsOutOfRange or OrderRefusal.AllergensInvalid or OrderRefusal.AllergiesInvalid or
            OrderRefusal.UnknownLine or OrderRefusal.ReasonInvalid or OrderRefusal.ClaimInvalid => StatusCodes.Status422UnprocessableEntity,
        OrderRefusal.LineHeld or OrderRefusal.LineCancelled or OrderRefusal.WholeTicketOff or OrderRefusal.ChangeUnread or
            OrderRefusal.AllergiesUnread or OrderRefusal.LineDone or OrderRefusal.LineCollected or
            OrderRefusal.NothingToRecall or OrderRefusal.LineNotCancelled or OrderRefusal.NoStepHeld or
            OrderRefusal.NothingReady => StatusCodes.Status409Conflict,
    };
}
