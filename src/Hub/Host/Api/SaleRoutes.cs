using System.ComponentModel;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;

/// <summary>Sales: for a kiosk or web shop whose money the house's own tills seal.</summary>
internal static class SaleRoutes
{
    private const string Doc = "Id of the sale.";

    public static void MapSales(this RouteGroupBuilder api)
    {
        var sales = api.MapGroup("/sales").WithTags("Sales");

        sales.MapPost("", OpenAsync)
            .WithName("openSale")
            .WithSummary("Opens a sale with its lines and sends them to the kitchen")
            .WithDescription("Sent again with the same Idempotency-Key it answers the same sale and sells nothing twice.")
            .Produces<SaleAnswer>(StatusCodes.Status201Created)
            .Produces<SaleAnswer>(StatusCodes.Status200OK)
            .ProducesRefusals();

        sales.MapGet("/{id}", ReadAsync)
            .WithName("readSale")
            .WithSummary("Reads where a sale stands")
            .Produces<SaleAnswer>()
            .ProducesRefusals();

        sales.MapPost("/{id}/payments", PayAsync)
            .WithName("paySale")
            .WithSummary("Takes a payment; with its answer the ticket is sealed")
            .WithDescription(
                "The first payment numbers and seals the ticket. Sent again with the same Idempotency-Key it answers the same payment " +
                "and books nothing twice; send one, always.")
            .Produces<TakenPayment>(StatusCodes.Status201Created)
            .ProducesRefusals();
    }

    private static async Task<IResult> OpenAsync(
        Input<OpenSale> input,
        ApiCaller caller,
        IRegisterDesk register,
        IFeed<CatalogueView> catalogue,
        IKitchenDesk desk,
        IFeed<KitchenView> kitchen)
    {
        var faults = new Faults();
        CheckAgainstHouse(input.Body, catalogue.Current.Catalogue, kitchen.Current, faults);

        if (!faults.AreNone)
        {
            return ApiProblem.Of(faults);
        }

        var sale = new SaleId(input.Body.Id ?? caller.NewId("sale"));
        var wanted = LinesOf(input.Body, catalogue.Current.Catalogue, caller);

        // A line that the kitchen has from somebody else would be cooked again under this sale's order.
        var own = input.Body.Lines!.Where(line => line!.Id is not null).Select(line => new LineId(line!.Id!));
        var elsewhere = await desk.TakeLinesAsync(caller.Command.Then("take"), OrderOf(caller), own);

        if (!elsewhere.IsEmpty)
        {
            return ApiProblem.Of(
                StatusCodes.Status409Conflict, "line-known-elsewhere", "The kitchen has these lines with another order.",
                ("lines", elsewhere.Select(line => line.Value)));
        }

        var (refusal, isNew) = await FillAsync(sale, input.Body, wanted, caller, register);

        if (refusal is { } reason)
        {
            return ApiProblem.Of(reason, StatusOf(reason), ("sale", sale.Value));
        }

        if (input.Body.Send is not false && (await register.ReadAsync(sale)).HasUnsent)
        {
            var sent = await register.SendAsync(caller.Command.Then("send"), sale, caller.Actor);

            if (sent.Refusal is { } unsent)
            {
                return ApiProblem.Of(unsent, StatusOf(unsent), ("sale", sale.Value));
            }

            if (sent.DayIsFull)
            {
                return ApiProblem.Of(
                    StatusCodes.Status409Conflict, "day-is-full", "No call number is left for this service day.", ("sale", sale.Value));
            }
        }

        var answer = SaleAnswer.Of(await register.ReadAsync(sale));
        return isNew ? TypedResults.Created($"/api/v1/sales/{sale}", answer) : TypedResults.Ok(answer);
    }

    private static async Task<IResult> ReadAsync([Description(Doc)] string id, IRegisterDesk register)
    {
        var sale = await register.ReadAsync(new(id));
        return sale.Stage is SaleStage.Absent ? ApiProblem.NotFound("sale", id) : TypedResults.Ok(SaleAnswer.Of(sale));
    }

    private static async Task<IResult> PayAsync(
        [Description(Doc)] string id, Input<TakePayment> input, ApiCaller caller, IRegisterDesk register)
    {
        if ((await register.ReadAsync(new(id))).Stage is SaleStage.Absent)
        {
            return ApiProblem.NotFound("sale", id);
        }

        var answer = await register.PayAsync(
            caller.Command, new(id), input.Body.Mode!.Value, new(input.Body.GivenCents!.Value), caller.Actor);

        return answer is { Refusal: null, Ticket: { } ticket, Payment: { } payment }
            ? TypedResults.Created($"/api/v1/sales/{id}", new TakenPayment(ticket, PaymentAnswer.Of(payment), answer.Due.Cents))
            : ApiProblem.Of(answer.Refusal!.Value, StatusOf(answer.Refusal.Value), ("dueCents", answer.Due.Cents));
    }

    // Each step has an id that follows from the command, so that a retry after a crash goes on where the first try ended.
    private static async Task<(SaleRefusal? Refusal, bool IsNew)> FillAsync(
        SaleId sale, OpenSale body, ValueList<NewLine> wanted, ApiCaller caller, IRegisterDesk register)
    {
        var (till, order) = (new TillId(body.Till!), OrderOf(caller));
        var opened = await register.TellAsync(
            caller.Command.Then("open"), sale, new SaleCommand.Open(sale, till, order, body.Mode!.Value, caller.Actor, wanted));

        if (opened.Refusal is not null)
        {
            return (opened.Refusal, false);
        }

        if (!string.IsNullOrEmpty(body.Customer))
        {
            var named = await register.TellAsync(
                caller.Command.Then("customer"), sale, new SaleCommand.SetCustomer(body.Customer, caller.Actor));

            if (named.Refusal is not null)
            {
                return (named.Refusal, false);
            }
        }

        return (null, opened.Position > 0);
    }

    private static OrderId OrderOf(ApiCaller caller) => new(caller.NewId("order"));

    private static void CheckAgainstHouse(OpenSale body, Catalogue catalogue, KitchenView house, Faults faults)
    {
        foreach (var (line, at) in body.Lines!.Select((line, at) => (line!, at)))
        {
            faults.Check(
                $"lines[{at}].article",
                line.Article is null || catalogue.Articles.ContainsKey(new(line.Article)),
                "is no article of the catalogue");
            LineChecks.OfChoices(faults, $"lines[{at}]", catalogue, line, body.Mode!.Value);
            LineChecks.OfStations(faults, $"lines[{at}].preparation", line.Preparation?.Route, house.Stations);
        }
    }

    private static ValueList<NewLine> LinesOf(OpenSale body, Catalogue catalogue, ApiCaller caller) =>
    [
        .. body.Lines!.Select((line, at) => new NewLine(
            new(line!.Id ?? caller.NewId($"line-{at}")),
            line.Article is { } id ? catalogue.Sold(catalogue.Articles[new(id)]) : FreeArticle(line),
            LineChecks.QuantityOf(line.Quantity),
            LineChecks.TextsOf(line.Options),
            line.Note ?? "",
            line.Allergies is null ? null : LineChecks.TextsOf(line.Allergies),
            LineChecks.ChoicesOf(catalogue, line))),
    ];

    private static SoldArticle FreeArticle(OpenSaleLine line) => new(
        Id: null,
        line.Name!,
        new(line.UnitPriceCents!.Value),
        new(line.VatEatInBasisPoints!.Value),
        new(line.VatTakeAwayBasisPoints!.Value),
        line.Preparation is { } card ? LineChecks.CardOf(card.Route, card.Step, card.ExpectedSeconds, card.Allergens) : null);

    private static int StatusOf(SaleRefusal refusal) => refusal switch
    {
        SaleRefusal.AlreadyOpen or SaleRefusal.NotOpen or SaleRefusal.AlreadySealed or SaleRefusal.AlreadySettled or
            SaleRefusal.AlreadyAbandoned or SaleRefusal.PaymentPending or SaleRefusal.LineSent or SaleRefusal.AtAnotherTable or
            SaleRefusal.SoldOut or SaleRefusal.DueTimeSent or SaleRefusal.SlotFull or SaleRefusal.StepSent or SaleRefusal.NothingToSend or SaleRefusal.NoSuchPayment or SaleRefusal.UnsentLines => StatusCodes.Status409Conflict,
        SaleRefusal.SaleIdInvalid or SaleRefusal.NoLines or SaleRefusal.TooManyLines or SaleRefusal.LineIdInvalid or
            SaleRefusal.LineIdTwice or SaleRefusal.ArticleInvalid or SaleRefusal.PriceOutOfRange or SaleRefusal.RateOutOfRange or
            SaleRefusal.QuantityOutOfRange or SaleRefusal.OptionsInvalid or SaleRefusal.NoteInvalid or SaleRefusal.UnknownLine or
            SaleRefusal.ReasonInvalid or SaleRefusal.CustomerInvalid or SaleRefusal.TableInvalid or SaleRefusal.CoversOutOfRange or
            SaleRefusal.PreparationInvalid or SaleRefusal.DueTimeAbsurd or SaleRefusal.AllergiesInvalid or SaleRefusal.StepOutOfRange or
            SaleRefusal.NotPrepared or SaleRefusal.ChoiceUnknown or SaleRefusal.ChoiceMissing or SaleRefusal.TooManyChoices or
            SaleRefusal.CallNumberOutOfRange or SaleRefusal.AmountNegative or SaleRefusal.AmountMissing or
            SaleRefusal.AmountTooLarge or SaleRefusal.CardAboveDue => StatusCodes.Status422UnprocessableEntity,
    };
}
