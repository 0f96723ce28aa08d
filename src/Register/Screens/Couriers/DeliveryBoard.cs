using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Register.Couriers;

/// <summary>What couriers see: their own deliveries first, then what waits for somebody, then what others have.</summary>
public sealed record DeliveryBoard(
    ImmutableArray<DeliveryRow> Mine,
    ImmutableArray<DeliveryRow> Waiting,
    ImmutableArray<DeliveryRow> Others,
    ImmutableArray<CourierAccount> Accounts)
{
    /// <param name="courier">Who looks; empty for whoever sends couriers out.</param>
    public static DeliveryBoard Of(DeliveriesView deliveries, SalesView sales, KitchenView kitchen, string courier)
    {
        var rows = deliveries.Open.Values
            .Where(delivery => !delivery.IsOver)
            .Select(delivery => RowOf(delivery, delivery.Job!, sales, kitchen))
            .OrderBy(row => row.DueAt ?? row.Since)
            .ThenBy(row => row.Sale.Value, StringComparer.Ordinal)
            .ToLookup(row => row.Courier.Length == 0 ? Whose.Nobodys : row.Courier == courier ? Whose.Mine : Whose.Others);

        return new([.. rows[Whose.Mine]], [.. rows[Whose.Nobodys]], [.. rows[Whose.Others]], [.. deliveries.Accounts]);
    }

    public IEnumerable<DeliveryRow> All => [.. Mine, .. Waiting, .. Others];

    private static DeliveryRow RowOf(Delivery delivery, DeliveryJob job, SalesView sales, KitchenView kitchen)
    {
        // What left the list of sales long ago was paid before that.
        var due = sales.Find(job.Sale)?.Due ?? Money.Zero;
        var order = kitchen.Orders.GetValueOrDefault(job.Order);
        var taken = delivery.Collected.Sum(collected => collected.Amount);

        return new(
            job.Sale, job.CallNumber, job.Customer, job.Phone, job.Address, job.Place, job.Zone ?? "", job.DueAt, delivery.Stage,
            delivery.Courier, delivery.Reason, due, taken, ReadinessOf(order), order?.Promise, delivery.Since, job.Relay);
    }

    // Not in the kitchen's view any more: it was handed over, or nobody had anything to cook.
    private static Readiness ReadinessOf(Order? order) => order switch
    {
        null => Readiness.Ready,
        { Stage: OrderStage.ToPrepare or OrderStage.Absent } => Readiness.Cooking,
        _ => Readiness.Ready,
    };

    private enum Whose
    {
        Mine,
        Nobodys,
        Others,
    }
}

/// <param name="DueAt">When the guest wants it; null for as soon as possible.</param>
/// <param name="Reason">Why the last try failed; empty when none did.</param>
/// <param name="Due">What the guest still owes.</param>
/// <param name="Collected">What couriers were given at the door.</param>
/// <param name="Relay">The pick-up point that it is brought to; empty for the guest's own door.</param>
/// <param name="Promise">When the kitchen should have it; null when nobody promised.</param>
public sealed record DeliveryRow(
    SaleId Sale,
    int? CallNumber,
    string Customer,
    string Phone,
    string Address,
    GeoPoint? Place,
    string Zone,
    DateTimeOffset? DueAt,
    DeliveryStage Stage,
    string Courier,
    string Reason,
    Money Due,
    Money Collected,
    Readiness Readiness,
    PromisedWindow? Promise,
    DateTimeOffset Since,
    string Relay = "");

public enum Readiness
{
    Cooking,
    Ready,
}
