using System.ComponentModel;
using Microsoft.AspNetCore.Http.HttpResults;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Api;

/// <summary>Where guests fetch what they buy, and how far a parcel has come: for a web shop that takes the order.</summary>
internal static class ShipmentRoutes
{
    public static void MapShipments(this RouteGroupBuilder api)
    {
        api.MapGroup("/relay-points").WithTags("Deliveries").MapGet("", (IFeed<HouseRulesView> rules) => Points(rules.Current))
            .WithName("listRelayPoints")
            .Needs(Right.OpenSale, Right.Deliver)
            .WithSummary("Lists the relay points that take orders, in their order")
            .WithDescription("None while the mode of relay points is off. A sale in that mode names one of them in its field 'relay'.")
            .Produces<RelayPage>()
            .ProducesRefusals();

        api.MapGroup("/shipments").WithTags("Deliveries").MapGet("/{sale}", ReadAsync)
            .WithName("readShipment")
            .Needs(Right.OpenSale, Right.Deliver)
            .WithSummary("Reads how far the parcel of a sale has come")
            .Produces<ShipmentAnswer>()
            .ProducesRefusals();
    }

    private static Ok<RelayPage> Points(HouseRulesView view) => TypedResults.Ok(new RelayPage(
        view.Position,
        view.Rules.Modes.IsOn(ServiceMode.RelayPoint) ? [.. view.Rules.Relays.On.Select(RelayPointAnswer.Of)] : []));

    private static async Task<IResult> ReadAsync([Description("Id of the sale.")] string sale, IShipmentDesk desk)
    {
        var shipment = await desk.ReadAsync(new(sale));
        return shipment.Job is null ? ApiProblem.NotFound("shipment", sale) : TypedResults.Ok(ShipmentAnswer.Of(shipment, shipment.Job));
    }
}

/// <summary>The relay points that take orders.</summary>
/// <param name="Position">The position in the journal that this list has reached: of two, the higher one is the truth.</param>
public sealed record RelayPage(long Position, IReadOnlyList<RelayPointAnswer> Points);

/// <summary>Where a guest fetches an order.</summary>
/// <param name="Hours">When it is open, in the house's own words; empty for not said.</param>
public sealed record RelayPointAnswer(string Id, string Name, string Address, string Hours)
{
    public static RelayPointAnswer Of(RelayPoint point) => new(point.Id, point.Name, point.Address, point.Hours);
}

/// <summary>How far a parcel has come.</summary>
/// <param name="Carrier">Null before it was sent, or when nobody said.</param>
/// <param name="Tracking">What the carrier calls it; null without a number.</param>
/// <param name="Reason">Why it came back; null when it never did.</param>
/// <param name="Since">When it came to this stage.</param>
public sealed record ShipmentAnswer(
    string Sale, string OrderId, ShipmentStage Stage, string? Carrier, string? Tracking, string Address, string? Reason, DateTimeOffset Since)
{
    public static ShipmentAnswer Of(Shipment shipment, ShipmentJob job) => new(
        job.Sale.Value,
        job.Order.Value,
        shipment.Stage,
        shipment.Carrier.Length == 0 ? null : shipment.Carrier,
        shipment.Tracking.Length == 0 ? null : shipment.Tracking,
        job.Address,
        shipment.Reason.Length == 0 ? null : shipment.Reason,
        shipment.Since);
}
