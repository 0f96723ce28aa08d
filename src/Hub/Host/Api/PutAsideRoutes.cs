using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Http.HttpResults;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>What waits in the house until all is paid: for a shop that lets its customers pay in several goes.</summary>
internal static class PutAsideRoutes
{
    public static void MapPutAside(this RouteGroupBuilder api)
    {
        api.MapGroup("/sales").WithTags("Sales").MapPut("/{id}/put-aside", SetAsync)
            .WithName("putSaleAside")
            .Needs(Right.OpenSale)
            .WithSummary("Puts a sale aside, or no longer")
            .WithDescription(
                "Its payments are deposits from then on: each is sealed, the kitchen hears of it when all is paid, and no closing waits for it. Only while " +
                "nothing is paid, sent or seated: open it with \"send\": false. What was put aside is given up by a refund of the whole sale.")
            .Produces<SaleAnswer>()
            .ProducesRefusals();

        api.MapGroup("/put-aside").WithTags("Sales").MapGet("", (IFeed<SalesView> sales) => List(sales.Current))
            .WithName("listPutAside")
            .Needs(Right.OpenSale)
            .WithSummary("Lists what is put aside and not paid in full, the oldest first")
            .Produces<PutAsidePage>()
            .ProducesRefusals();
    }

    private static async Task<IResult> SetAsync(
        [Description("Id of the sale.")] string id, Input<PutSaleAside> input, ApiCaller caller, IRegisterDesk register)
    {
        if ((await register.ReadAsync(new(id))).Stage is SaleStage.Absent)
        {
            return ApiProblem.NotFound("sale", id);
        }

        var told = await register.TellAsync(caller.Command, new(id), new SaleCommand.PutAside(input.Body.On!.Value, caller.Actor));
        return told.Refusal is { } refusal ? SaleRoutes.Refused(refusal, new(id)) : TypedResults.Ok(SaleAnswer.Of(await register.ReadAsync(new(id))));
    }

    private static Ok<PutAsidePage> List(SalesView view) => TypedResults.Ok(new PutAsidePage(
        view.Position,
        [.. view.Sales.Values.Where(sale => sale.IsPutAside).OrderBy(sale => sale.OpenedAt).ThenBy(sale => sale.Id.Value, StringComparer.Ordinal).Select(PutAsideAnswer.Of)]));
}

/// <summary>Whether a sale waits in the house until all is paid.</summary>
public sealed class PutSaleAside : IInput
{
    /// <summary>true or false. Required.</summary>
    [Required]
    public bool? On { get; set; }

    public void Check(Faults faults) => faults.Required("on", On);
}

/// <summary>What is put aside and not paid in full.</summary>
/// <param name="Position">The position in the journal that this list has reached: of two, the higher one is the truth.</param>
public sealed record PutAsidePage(long Position, IReadOnlyList<PutAsideAnswer> Sales);

/// <summary>A sale that is put aside.</summary>
/// <param name="Ticket">Null before the first deposit.</param>
/// <param name="DueCents">What is left to pay before it is handed over.</param>
/// <param name="FetchAt">When it is to be fetched; null where nobody has said.</param>
/// <param name="Deposits">What was paid of it, in order.</param>
public sealed record PutAsideAnswer(
    string Sale,
    string Till,
    string Customer,
    long? Ticket,
    long TotalCents,
    long PaidCents,
    long DueCents,
    DateTimeOffset OpenedAt,
    DateTimeOffset? FetchAt,
    IReadOnlyList<PaymentAnswer> Deposits)
{
    public static PutAsideAnswer Of(Sale sale) => new(
        sale.Id.Value,
        sale.Till.Value,
        sale.Customer,
        sale.Ticket,
        sale.Total.Cents,
        sale.Paid.Cents,
        sale.Due.Cents,
        sale.OpenedAt,
        sale.DueAt,
        [.. sale.Payments.Select(PaymentAnswer.Of)]);
}
