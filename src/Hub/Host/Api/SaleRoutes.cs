using System.ComponentModel;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>Sales: for a kiosk or web shop whose money the house's own tills seal.</summary>
internal static class SaleRoutes
{
    private const string Doc = "Id of the sale.";

    public static void MapSales(this RouteGroupBuilder api)
    {
        var sales = api.MapGroup("/sales").WithTags("Sales");

        sales.MapPost("", SaleOpening.OpenAsync)
            .WithName("openSale")
            .Needs(Right.OpenSale)
            .WithSummary("Opens a sale with its lines and sends them to the kitchen")
            .WithDescription("Sent again with the same Idempotency-Key it answers the same sale and sells nothing twice.")
            .Produces<SaleAnswer>(StatusCodes.Status201Created)
            .Produces<SaleAnswer>(StatusCodes.Status200OK)
            .ProducesRefusals();

        sales.MapGet("/{id}", ReadAsync)
            .WithName("readSale")
            .Needs(Right.OpenSale)
            .WithSummary("Reads where a sale stands")
            .Produces<SaleAnswer>()
            .ProducesRefusals();

        sales.MapPost("/{id}/payments", PayAsync)
            .WithName("paySale")
            .Needs(Right.TakePayment)
            .WithSummary("Takes a payment; with its answer the ticket is sealed")
            .WithDescription(
                "The first payment numbers and seals the ticket. Sent again with the same Idempotency-Key it answers the same payment " +
                "and books nothing twice; send one, always. A card at a register that a terminal serves is answered with 202: the terminal has been " +
                "asked, and the sale itself tells what became of it.")
            .Produces<TakenPayment>(StatusCodes.Status201Created)
            .Produces<SaleAnswer>(StatusCodes.Status202Accepted)
            .ProducesRefusals();

        sales.MapPost("/{id}/moves", MoveAsync)
            .WithName("moveLines")
            .Needs(Right.SplitBill)
            .WithSummary("Splits a bill, or gives lines to another one")
            .WithDescription(
                "Together both bills cost at every VAT rate what they did, to the cent. The kitchen is told nothing: what it has, it keeps. " +
                "All lines given to an open bill join the two, and the emptied one is closed. Not once a payment was taken.")
            .Produces<MovedLines>(StatusCodes.Status201Created)
            .ProducesRefusals();

        sales.MapPost("/{id}/reductions", ReduceAsync)
            .WithName("reduceSale")
            .Needs(Right.Discount)
            .WithSummary("Takes a discount, adds a supplement or fixes a price")
            .WithDescription("Shared over its lines, and so over their VAT rates, by largest remainder. The sale never costs less than nothing.")
            .Produces<SaleAnswer>(StatusCodes.Status201Created)
            .ProducesRefusals();

        sales.MapDelete("/{id}/reductions/{reduction}", UndoReductionAsync)
            .WithName("undoReduction")
            .Needs(Right.AddLines)
            .WithSummary("Undoes a reduction, a menu or what the house added by itself")
            .Produces<SaleAnswer>()
            .ProducesRefusals();

        sales.MapPost("/{id}/refunds", RefundAsync)
            .WithName("refundSale")
            .Needs(Right.Refund)
            .WithSummary("Gives money back for a sale that was paid; with its answer the refund is sealed")
            .WithDescription(
                "A negative ticket of its own, never above what is left of a line, of the sale, or of what was paid that way. Sent again " +
                "with the same Idempotency-Key it gives nothing back twice; send one, always.")
            .Produces<RefundedAnswer>(StatusCodes.Status201Created)
            .ProducesRefusals();
    }

    private static async Task<IResult> ReadAsync([Description(Doc)] string id, IRegisterDesk register)
    {
        var sale = await register.ReadAsync(new(id));
        return sale.Stage is SaleStage.Absent ? ApiProblem.NotFound("sale", id) : TypedResults.Ok(SaleAnswer.Of(sale));
    }

    private static async Task<IResult> PayAsync(
        [Description(Doc)] string id, Input<TakePayment> input, ApiCaller caller, IRegisterDesk register)
    {
        if (await IsAbsentAsync(register, id))
        {
            return ApiProblem.NotFound("sale", id);
        }

        var (body, given) = (input.Body, new Money(input.Body.GivenCents!.Value));
        var answer = await (body.Key is { } key
            ? register.PayAsync(
                caller.Command, new(id), new PaymentKeyId(key), given, caller.Actor, new(body.TipCents ?? 0), SalePart.Of(body.Lines),
                body.Customer is { } owes ? new CustomerId(owes) : null)
            : register.PayAsync(caller.Command, new(id), body.Mode!.Value, given, caller.Actor));

        // A terminal takes as long as a guest does: the sale itself tells what becomes of it.
        return answer is { Refusal: null, Card: not null }
            ? TypedResults.Accepted($"/api/v1/sales/{id}", SaleAnswer.Of(await register.ReadAsync(new(id))))
            : answer is { Refusal: null, Ticket: { } ticket, Payment: { } payment }
            ? TypedResults.Created($"/api/v1/sales/{id}", new TakenPayment(ticket, PaymentAnswer.Of(payment), answer.Due.Cents))
            : ApiProblem.Of(answer.Refusal!.Value, StatusOf(answer.Refusal.Value), ("dueCents", answer.Due.Cents));
    }

    private static async Task<IResult> MoveAsync(
        [Description(Doc)] string id, Input<MoveLines> input, ApiCaller caller, IRegisterDesk register)
    {
        if (await IsAbsentAsync(register, id))
        {
            return ApiProblem.NotFound("sale", id);
        }

        var to = new SaleId(input.Body.To ?? caller.NewId("sale"));
        var answer = await register.MoveAsync(
            caller.Command, new(id), to, input.Body.New is not false, SalePart.Of(input.Body.Lines)!, caller.Actor);

        return answer.Refusal is { } refusal
            ? Refused(refusal, new(id))
            : TypedResults.Created(
                $"/api/v1/sales/{to}",
                new MovedLines(SaleAnswer.Of(await register.ReadAsync(new(id))), SaleAnswer.Of(await register.ReadAsync(to))));
    }

    private static async Task<IResult> ReduceAsync(
        [Description(Doc)] string id, Input<ReduceSale> input, ApiCaller caller, IRegisterDesk register)
    {
        var body = input.Body;
        var told = await register.TellAsync(caller.Command, new(id), new SaleCommand.ApplyReduction(
            new(caller.NewId("reduction")), body.Name!, body.BasisPoints ?? 0, new(body.AmountCents ?? 0),
            body.FixedPriceCents is { } cents ? new Money(cents) : null,
            body.Lines is null ? null : [.. body.Lines.Select(line => new LineId(line!))], caller.Actor));

        return told.Refusal switch
        {
            SaleRefusal.NotOpen => ApiProblem.NotFound("sale", id),
            { } refusal => Refused(refusal, new(id)),
            null => TypedResults.Created($"/api/v1/sales/{id}", SaleAnswer.Of(await register.ReadAsync(new(id)))),
        };
    }

    private static async Task<IResult> UndoReductionAsync(
        [Description(Doc)] string id, [Description("Id of the reduction.")] string reduction, ApiCaller caller, IRegisterDesk register)
    {
        var told = await register.TellAsync(
            caller.Command, new(id), new SaleCommand.RemoveAdjustment(new(reduction), caller.Actor));

        return told.Refusal switch
        {
            SaleRefusal.NotOpen => ApiProblem.NotFound("sale", id),
            SaleRefusal.UnknownAdjustment => ApiProblem.NotFound("reduction", reduction),
            { } refusal => Refused(refusal, new(id)),
            null => TypedResults.Ok(SaleAnswer.Of(await register.ReadAsync(new(id)))),
        };
    }

    private static async Task<IResult> RefundAsync(
        [Description(Doc)] string id, Input<RefundSale> input, ApiCaller caller, IRegisterDesk register)
    {
        if (await IsAbsentAsync(register, id))
        {
            return ApiProblem.NotFound("sale", id);
        }

        var body = input.Body;
        var answer = await register.RefundAsync(
            caller.Command,
            new(id),
            new(new(body.Till!), new(body.Key!), SalePart.Of(body.Lines), body.AmountCents is { } cents ? new Money(cents) : null, body.Reason!),
            caller.Actor);

        return answer is { Refusal: null, Card: not null }
            ? TypedResults.Accepted($"/api/v1/sales/{id}", SaleAnswer.Of(await register.ReadAsync(new(id))))
            : answer is { Refusal: null, Refund: { } refund }
            ? TypedResults.Created($"/api/v1/sales/{id}", RefundedAnswer.Of(refund))
            : Refused(answer.Refusal!.Value, new(id));
    }

    internal static IResult Refused(SaleRefusal refusal, SaleId sale) => FieldOf(refusal) is { } field
        ? ApiProblem.Of(refusal, StatusOf(refusal), ("sale", sale.Value), ("field", field))
        : ApiProblem.Of(refusal, StatusOf(refusal), ("sale", sale.Value));

    // How the guest gets it: a shop that sends what the house has switched off is told which field to mend.
    private static string? FieldOf(SaleRefusal refusal) => refusal switch
    {
        SaleRefusal.ModeOff or SaleRefusal.ModeMissing or SaleRefusal.NotSoldInMode => "mode",
        SaleRefusal.RelayUnknown or SaleRefusal.RelayOff or SaleRefusal.RelayMissing => "relay",
        SaleRefusal.DestinationMissing or SaleRefusal.AddressInvalid or SaleRefusal.PlaceInvalid or SaleRefusal.OutsideZones => "delivery",
        SaleRefusal.ZoneUnknown or SaleRefusal.ZoneMissing => "delivery.zone",
        SaleRefusal.CustomerMissing => "customer",
        SaleRefusal.PhoneMissing => "phone",
        _ => null,
    };

    private static async Task<bool> IsAbsentAsync(IRegisterDesk register, string id) =>
        (await register.ReadAsync(new(id))).Stage is SaleStage.Absent;

    private static int StatusOf(SaleRefusal refusal) => refusal switch
    {
        SaleRefusal.AlreadyOpen or SaleRefusal.NotOpen or SaleRefusal.AlreadySealed or SaleRefusal.AlreadySettled or
            SaleRefusal.AlreadyAbandoned or SaleRefusal.PaymentPending or SaleRefusal.LineSent or SaleRefusal.AtAnotherTable or
            SaleRefusal.ModeOff or SaleRefusal.NotSoldInMode or SaleRefusal.OutsideZones or SaleRefusal.RelayOff or SaleRefusal.RelayMissing or SaleRefusal.WaitsForPayment or
            SaleRefusal.ModeMissing or SaleRefusal.CustomerMissing or SaleRefusal.PhoneMissing or SaleRefusal.DestinationMissing or
            SaleRefusal.BelowMinimum or SaleRefusal.SoldOut or SaleRefusal.NoLongerSold or SaleRefusal.DueTimeSent or SaleRefusal.SlotFull or SaleRefusal.StepSent or SaleRefusal.NothingToSend or
            SaleRefusal.NoSuchPayment or SaleRefusal.UnsentLines or
            SaleRefusal.LineFixed or SaleRefusal.LineShared or SaleRefusal.MovePending or SaleRefusal.OtherMode or SaleRefusal.PartPaid or
            SaleRefusal.NotSettled or SaleRefusal.CannotBePutAside or SaleRefusal.PutAsideAsAWhole or SaleRefusal.RefundPending or SaleRefusal.RefundTooMuch or SaleRefusal.RefundModeUnpaid or
            SaleRefusal.NoSuchRefund or SaleRefusal.NoSuchReceipt or SaleRefusal.TooManyReceipts or SaleRefusal.TooManyAdjustments or SaleRefusal.TillClosed or SaleRefusal.AboveLimitOfDebt or
            SaleRefusal.CardPending or SaleRefusal.CardRefused or SaleRefusal.NoSuchCard or SaleRefusal.CardAlreadySent or SaleRefusal.CardNotSent or
            SaleRefusal.CardNotUnknown or SaleRefusal.ExemptionOnSite or SaleRefusal.ExemptionNotHere or SaleRefusal.ExemptionNumberInvalid or
            SaleRefusal.ExemptStaysWhole => StatusCodes.Status409Conflict,
        SaleRefusal.SaleIdInvalid or SaleRefusal.CardReasonMissing or SaleRefusal.NoLines or SaleRefusal.TooManyLines or SaleRefusal.LineIdInvalid or
            SaleRefusal.LineIdTwice or SaleRefusal.ArticleInvalid or SaleRefusal.PriceOutOfRange or SaleRefusal.PurchaseMissing or SaleRefusal.RateOutOfRange or
            SaleRefusal.QuantityOutOfRange or SaleRefusal.OptionsInvalid or SaleRefusal.NoteInvalid or SaleRefusal.UnknownLine or
            SaleRefusal.ReasonInvalid or SaleRefusal.CustomerInvalid or SaleRefusal.TableInvalid or SaleRefusal.CoversOutOfRange or
            SaleRefusal.PreparationInvalid or SaleRefusal.DueTimeAbsurd or SaleRefusal.AllergiesInvalid or SaleRefusal.StepOutOfRange or
            SaleRefusal.NotPrepared or SaleRefusal.ChoiceUnknown or SaleRefusal.ChoiceMissing or SaleRefusal.TooManyChoices or SaleRefusal.PhoneInvalid or SaleRefusal.AddressInvalid or SaleRefusal.PlaceInvalid or
            SaleRefusal.ZoneUnknown or SaleRefusal.ZoneMissing or SaleRefusal.RelayUnknown or
            SaleRefusal.ChoicesInvalid or SaleRefusal.SeatOutOfRange or
            SaleRefusal.AdjustmentInvalid or SaleRefusal.UnknownAdjustment or SaleRefusal.MenuUnfit or SaleRefusal.MoveInvalid or
            SaleRefusal.SplitTakesAll or SaleRefusal.PaymentKeyUnknown or SaleRefusal.BelowMin or SaleRefusal.NotInCoins or
            SaleRefusal.TipTooLarge or SaleRefusal.NoCustomer or SaleRefusal.RefundReasonMissing or
            SaleRefusal.CallNumberOutOfRange or SaleRefusal.AmountNegative or SaleRefusal.AmountMissing or
            SaleRefusal.AmountTooLarge or SaleRefusal.CardAboveDue => StatusCodes.Status422UnprocessableEntity,
    };
}
