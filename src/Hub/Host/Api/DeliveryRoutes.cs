using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Api;

/// <summary>Where the house delivers, and how far a delivery has come: for a web shop that takes the order.</summary>
internal static class DeliveryRoutes
{
    public static void MapDeliveries(this RouteGroupBuilder api)
    {
        var deliveries = api.MapGroup("/deliveries").WithTags("Deliveries");

        deliveries.MapGet("/zones", (
                IFeed<HouseRulesView> rules,
                [Description("Degrees north; with 'longitude', only the zone of that place is answered.")] decimal? latitude = null,
                [Description("Degrees east.")] decimal? longitude = null) => Zones(rules.Current, latitude, longitude))
            .WithName("listDeliveryZones")
            .Needs(Right.OpenSale, Right.Deliver)
            .WithSummary("Lists the delivery zones in rank order, or the one that a place lies in")
            .WithDescription("The first zone that a place lies in is its zone; its edge belongs to it. Distances are great circles.")
            .Produces<ZonePage>()
            .ProducesRefusals();

        deliveries.MapGet("/{sale}", ReadAsync)
            .WithName("readDelivery")
            .Needs(Right.OpenSale, Right.Deliver)
            .WithSummary("Reads how far the delivery of a sale has come")
            .Produces<DeliveryAnswer>()
            .ProducesRefusals();
    }

    private static IResult Zones(HouseRulesView view, decimal? latitude, decimal? longitude)
    {
        var faults = new Faults();
        var place = DeliveryTarget.PlaceOf(faults, "", latitude, longitude);

        if (!faults.AreNone)
        {
            return ApiProblem.Of(faults);
        }

        var rules = view.Rules.Deliveries;
        var zones = place is { } point ? rules.Zones.Where(zone => zone == rules.ZoneAt(point)) : rules.Zones;
        return TypedResults.Ok(new ZonePage(view.Position, [.. zones.Select(ZoneAnswer.Of)]));
    }

    private static async Task<IResult> ReadAsync([Description("Id of the sale.")] string sale, IDeliveryDesk desk)
    {
        var delivery = await desk.ReadAsync(new(sale));
        return delivery.Job is null ? ApiProblem.NotFound("delivery", sale) : TypedResults.Ok(DeliveryAnswer.Of(delivery, delivery.Job));
    }
}

/// <summary>Where a sale is brought to.</summary>
public sealed class DeliveryTarget
{
    /// <summary>What the courier reads. Required.</summary>
    [Required, MaxLength(Text.NoteMax)]
    public string? Address { get; set; }

    /// <summary>Degrees north, six decimals at most.</summary>
    [Range(-90, 90)]
    public decimal? Latitude { get; set; }

    /// <summary>Degrees east, six decimals at most.</summary>
    [Range(-180, 180)]
    public decimal? Longitude { get; set; }

    /// <summary>The name of the zone, for an address whose place is not known.</summary>
    [MaxLength(Text.NameMax)]
    public string? Zone { get; set; }

    internal GeoPoint? Place => PlaceOf(new(), "", Latitude, Longitude);

    internal void Check(Faults faults, string path)
    {
        faults.Check($"{path}.address", !string.IsNullOrWhiteSpace(Address) && Text.IsNote(Address), $"must be 1–{Text.NoteMax} clean signs");
        faults.OfName($"{path}.zone", Zone);
        PlaceOf(faults, $"{path}.", Latitude, Longitude);
    }

    internal static GeoPoint? PlaceOf(Faults faults, string path, decimal? latitude, decimal? longitude)
    {
        faults.Check($"{path}latitude", latitude is null or (>= -90 and <= 90), "must be -90–90 degrees");
        faults.Check($"{path}longitude", longitude is null or (>= -180 and <= 180), "must be -180–180 degrees");
        faults.Check($"{path}longitude", latitude is null == longitude is null, "must be given with the latitude, or neither");

        return faults.AreNone && latitude is { } north && longitude is { } east
            ? new GeoPoint((int)decimal.Round(north * 1_000_000), (int)decimal.Round(east * 1_000_000))
            : null;
    }
}

/// <summary>The zones, the first that fits first.</summary>
/// <param name="Position">The position in the journal that this list has reached: of two, the higher one is the truth.</param>
public sealed record ZonePage(long Position, IReadOnlyList<ZoneAnswer> Zones);

/// <summary>A circle on the ground.</summary>
/// <param name="FeeCents">Tax included.</param>
/// <param name="MinimumCents">The least that must be ordered, without the fee.</param>
public sealed record ZoneAnswer(string Name, decimal Latitude, decimal Longitude, int RadiusMetres, long FeeCents, long MinimumCents)
{
    public static ZoneAnswer Of(DeliveryZone zone) => new(
        zone.Name,
        zone.Centre.LatitudeMicrodegrees / 1_000_000m,
        zone.Centre.LongitudeMicrodegrees / 1_000_000m,
        zone.RadiusMetres,
        zone.Fee.Cents,
        zone.Minimum.Cents);
}

/// <summary>How far a delivery has come.</summary>
/// <param name="Courier">Null while nobody has it.</param>
/// <param name="Reason">Why the last try failed; null when none did.</param>
/// <param name="CollectedCents">What couriers were given at the door.</param>
/// <param name="Since">When it came to this stage.</param>
/// <param name="Relay">The relay point that it is brought to; null for the guest's own door.</param>
public sealed record DeliveryAnswer(
    string Sale,
    string OrderId,
    DeliveryStage Stage,
    string? Courier,
    string Address,
    string? Zone,
    string? Reason,
    long CollectedCents,
    DateTimeOffset Since,
    string? Relay)
{
    public static DeliveryAnswer Of(Delivery delivery, DeliveryJob job) => new(
        job.Sale.Value,
        job.Order.Value,
        delivery.Stage,
        delivery.Courier.Length == 0 ? null : delivery.Courier,
        job.Address,
        job.Zone,
        delivery.Reason.Length == 0 ? null : delivery.Reason,
        delivery.Collected.Sum(taken => taken.Amount).Cents,
        delivery.Since,
        job.Relay.Length == 0 ? null : job.Relay);
}
