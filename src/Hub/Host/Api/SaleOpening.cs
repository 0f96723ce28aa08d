using Catalogue = RetailPos.Register.Domain.Catalogue.Catalogue;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>A sale that comes whole: opened, filled, named and sent, by one request that may be repeated after any crash.</summary>
internal static class SaleOpening
{
    public static async Task<IResult> OpenAsync(
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
            return SaleRoutes.Refused(reason, sale);
        }

        if (input.Body.Send is not false && (await register.ReadAsync(sale)).HasUnsent)
        {
            var sent = await register.SendAsync(caller.Command.Then("send"), sale, caller.Actor);

            // Who did not ask for the kitchen has opened the sale all the same: it goes out with the payment.
            if (sent.Refusal is SaleRefusal.WaitsForPayment && input.Body.Send is null)
            {
                sent = sent with { Refusal = null };
            }

            if (sent.Refusal is { } unsent)
            {
                return SaleRoutes.Refused(unsent, sale);
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

    // Each step has an id that follows from the command, so that a retry after a crash goes on where the first try ended.
    private static async Task<(SaleRefusal? Refusal, bool IsNew)> FillAsync(
        SaleId sale, OpenSale body, ValueList<NewLine> wanted, ApiCaller caller, IRegisterDesk register)
    {
        var isNew = false;

        foreach (var (step, command) in StepsOf(sale, body, wanted, caller))
        {
            var told = await register.TellAsync(caller.Command.Then(step), sale, command);

            if (told.Refusal is not null)
            {
                return (told.Refusal, false);
            }

            isNew |= command is SaleCommand.Open && told.Position > 0;
        }

        return (null, isNew);
    }

    private static IEnumerable<(string Step, SaleCommand Command)> StepsOf(
        SaleId sale, OpenSale body, ValueList<NewLine> wanted, ApiCaller caller)
    {
        yield return ("open", new SaleCommand.Open(sale, new(body.Till!), OrderOf(caller), body.Mode!.Value, caller.Actor, wanted));

        if (!string.IsNullOrEmpty(body.Customer))
        {
            yield return ("customer", new SaleCommand.SetCustomer(body.Customer, caller.Actor));
        }

        if (!string.IsNullOrEmpty(body.Phone))
        {
            yield return ("phone", new SaleCommand.SetPhone(body.Phone, caller.Actor));
        }

        if (body.Delivery is { } to)
        {
            yield return ("delivery", new SaleCommand.SetDestination(to.Address!, to.Place, to.Zone, caller.Actor));
        }

        if (body.Relay is { } relay)
        {
            yield return ("relay", new SaleCommand.SetRelay(relay, caller.Actor));
        }
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
}
