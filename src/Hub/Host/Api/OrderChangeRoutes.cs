using System.ComponentModel;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;

namespace RetailPos.Hub.Api;

/// <summary>What may be said of an order after the kitchen has it. Each is one command to its grain: nothing is read and written back.</summary>
internal static class OrderChangeRoutes
{
    private const string Doc = "Id of the order.";

    private const string SaleNote = "An order that a sale has sent is changed by its sale: changed here, the bill would not follow.";

    public static void Map(RouteGroupBuilder orders)
    {
        orders.MapPost("/{id}/lines/{line}/change", (
                [Description(Doc)] string id,
                [Description("Id of the line.")] string line,
                Input<ChangeOrderLine> input,
                ApiCaller caller,
                IKitchenDesk kitchen) =>
            ChangeAsync(id, line, input.Body, caller, kitchen))
            .Describe(
                "changeOrderLine", [Right.RemoveSentLine], "Changes a line that was sent",
                "Its station sees old → new until it has read it, and cannot finish the line before. " + SaleNote);

        orders.MapPost("/{id}/amend", (
                [Description(Doc)] string id, Input<AmendOrder> input, ApiCaller caller, IKitchenDesk kitchen) =>
            TellAsync(id, caller, kitchen, new OrderCommand.Amend(
                input.Body.Mode,
                input.Body.Table is { } table ? new TableId(table) : null,
                input.Body.Covers,
                input.Body.Customer,
                input.Body.Note,
                caller.Actor)))
            .Describe("amendOrder", [Right.OpenSale], "Changes what stands above the lines", "Every station sees old → new until it has read it. " + SaleNote);

        orders.MapPost("/{id}/fire", (
                [Description(Doc)] string id, Input<FireStep> input, ApiCaller caller, IKitchenDesk kitchen) =>
            TellAsync(id, caller, kitchen, new OrderCommand.FireNextStep(caller.Actor, input.Body.Step)))
            .Describe("fireOrder", [Right.AddLines, Right.Kitchen, Right.HandOver], "Calls the next course", "The next held step opens, though the one before may not be finished.");

        orders.MapPost("/{id}/rush", (
                [Description(Doc)] string id, Input<RushOrder> input, ApiCaller caller, IKitchenDesk kitchen) =>
            TellAsync(id, caller, kitchen, new OrderCommand.Prioritise(input.Body.Rush!.Value, caller.Actor)))
            .Describe("rushOrder", [Right.AddLines, Right.Kitchen, Right.HandOver], "Puts an order before all others, or back", "Sent twice it changes nothing more.");

        orders.MapPost("/{id}/acknowledge", (
                [Description(Doc)] string id, Input<AcknowledgeLines> input, ApiCaller caller, IKitchenDesk kitchen) =>
            AcknowledgeAsync(id, input.Body, caller, kitchen))
            .Describe(
                "acknowledgeOrder", [Right.Kitchen, Right.HandOver], "Says that changes, cancellations and allergies were read",
                "For a kitchen that works without our screens. What it has read is what this order's answer said when it was asked for: " +
                "what changes in between stays unread.");
    }

    private static async Task<IResult> ChangeAsync(
        string id, string line, ChangeOrderLine body, ApiCaller caller, IKitchenDesk kitchen)
    {
        var order = await kitchen.ReadAsync(new(id));

        return order.Header is null ? ApiProblem.NotFound("order", id)
            : order.Find(new(line)) is null ? ApiProblem.NotFound("line", line)
            : await TellAsync(id, caller, kitchen, new OrderCommand.ChangePart(
                new(line),
                body.Quantity is null ? null : LineChecks.QuantityOf(body.Quantity),
                body.Options is null ? null : LineChecks.TextsOf(body.Options),
                body.Note,
                body.Allergies is null ? null : LineChecks.TextsOf(body.Allergies),
                caller.Actor));
    }

    private static async Task<IResult> TellAsync(string id, ApiCaller caller, IKitchenDesk kitchen, OrderCommand command)
    {
        if ((await kitchen.ReadAsync(new(id))).Header is null)
        {
            return ApiProblem.NotFound("order", id);
        }

        var told = await kitchen.TellAsync(caller.Command, new(id), command);
        return told.Refusal is { } refusal
            ? ApiProblem.Of(refusal, OrderRoutes.StatusOf(refusal))
            : TypedResults.Ok(OrderAnswer.Of(await kitchen.ReadAsync(new(id))));
    }

    private static async Task<IResult> AcknowledgeAsync(
        string id, AcknowledgeLines body, ApiCaller caller, IKitchenDesk kitchen)
    {
        var order = await kitchen.ReadAsync(new(id));

        if (order.Header is null)
        {
            return ApiProblem.NotFound("order", id);
        }

        var asked = body.Lines?.Select(line => new LineId(line!)).ToValueList();

        if (asked?.FirstOrDefault(line => order.Find(line) is null) is { Value: not null } unknown)
        {
            var faults = new Faults();
            faults.Add($"lines[{asked.ToList().IndexOf(unknown)}]", "is no line of this order");
            return ApiProblem.Of(faults);
        }

        var lines = order.Lines.Where(line => asked?.Contains(line.Id) ?? true).ToList();

        // Each is told under a name of its own: a retry goes on where the first try ended.
        foreach (var (name, command) in body.AtPass is true
            ? AtPass(lines, caller.Actor)
            : AtStations(order, lines, body.Outcome ?? CancellationOutcome.NotStarted, isWhole: asked is null, caller.Actor))
        {
            var told = await kitchen.TellAsync(caller.Command.Then(name), new(id), command);

            if (told.Refusal is { } refusal)
            {
                return ApiProblem.Of(refusal, OrderRoutes.StatusOf(refusal));
            }
        }

        return TypedResults.Ok(OrderAnswer.Of(await kitchen.ReadAsync(new(id))));
    }

    private static IEnumerable<(string Name, OrderCommand Command)> AtPass(List<OrderLine> lines, Actor by) =>
    [
        ("pass", new OrderCommand.AcknowledgeAllergies([.. lines.Select(line => line.Id)], Station: null, AtPass: true, by)),
    ];

    private static IEnumerable<(string Name, OrderCommand Command)> AtStations(
        Order order, List<OrderLine> lines, CancellationOutcome outcome, bool isWhole, Actor by)
    {
        foreach (var line in lines.Where(line => line.AwaitsAcknowledgement))
        {
            yield return ($"cancelled-{line.Id}", new OrderCommand.AcknowledgeCancellation(line.Id, outcome, by));
        }

        foreach (var line in lines.Where(line => line.IsChanged))
        {
            var isLess = line.Sent.Quantity.Thousandths < line.Before!.Quantity.Thousandths;
            yield return ($"changed-{line.Id}", new OrderCommand.AcknowledgeChange(line.Id, line.Sent.Wish, isLess ? outcome : null, by));
        }

        foreach (var station in lines.Where(line => line.AllergiesUnread).GroupBy(line => line.Station))
        {
            yield return ($"allergies-{station.Key}", new OrderCommand.AcknowledgeAllergies(
                [.. station.Select(line => line.Id)], station.Key, AtPass: false, by));
        }

        foreach (var station in order.Lines.Where(_ => isWhole && order.Amendment is not null).Select(line => line.Station).Distinct())
        {
            yield return ($"head-{station}", new OrderCommand.AcknowledgeAmendment(station, order.Header!.Facts, by));
        }
    }

    private static void Describe(this RouteHandlerBuilder route, string name, Right[] rights, string summary, string description) => route
        .WithName(name)
        .Needs(rights)
        .WithSummary(summary)
        .WithDescription(description)
        .Produces<OrderAnswer>()
        .ProducesRefusals();
}
