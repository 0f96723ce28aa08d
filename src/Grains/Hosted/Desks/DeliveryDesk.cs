using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Desks;

/// <summary>Between the couriers and their grains. It decides nothing.</summary>
public sealed class DeliveryDesk(IGrainFactory grains, IFeed<DeliveriesView> deliveries) : IDeliveryDesk
{
    public Task<Told<DeliveryRefusal>> AssignAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        TellAsync(id, sale, new DeliveryCommand.Assign(courier, by));

    public Task<Told<DeliveryRefusal>> ReleaseAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        TellAsync(id, sale, new DeliveryCommand.Release(courier, by));

    public async Task<Told<DeliveryRefusal>> TakeOutAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        await TellAsync(id, sale, new DeliveryCommand.TakeOut(courier, await IsReadyAsync(sale), by));

    public async Task<Told<DeliveryRefusal>> CollectAsync(
        CommandId id, SaleId sale, string courier, Money amount, CollectedAs collected, Actor by)
    {
        var bill = await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync();
        var paid = bill.Payments.Select(payment => payment.Id).ToValueList();
        return await TellAsync(id, sale, new DeliveryCommand.Collect(id, courier, amount, collected, bill.Due, paid, by));
    }

    public Task<Told<DeliveryRefusal>> DeliverAsync(CommandId id, SaleId sale, string courier, Actor by) =>
        TellAsync(id, sale, new DeliveryCommand.Deliver(courier, by));

    public Task<Told<DeliveryRefusal>> FailAsync(CommandId id, SaleId sale, string courier, string reason, Actor by) =>
        TellAsync(id, sale, new DeliveryCommand.Fail(courier, reason, by));

    public Task<Told<DeliveryRefusal>> TryAgainAsync(CommandId id, SaleId sale, Actor by) =>
        TellAsync(id, sale, new DeliveryCommand.TryAgain(by));

    // One purse, several deliveries: each says itself what of it was in there, so that a repetition empties nothing twice.
    public async Task<Money> HandInAsync(CommandId id, string courier, Actor by)
    {
        var view = await deliveries.ReachAsync(deliveries.Head, CancellationToken.None);
        var total = Money.Zero;

        foreach (var delivery in view.Open.Values.Where(known => known.Collected.Any(taken => !taken.IsHandedIn && taken.Courier == courier)))
        {
            var sale = delivery.Job!.Sale;
            var before = await ReadAsync(sale);
            var told = await TellAsync(id.Then(sale.Value), sale, new DeliveryCommand.HandIn(courier, by));
            total += told.Position > 0
                ? before.Collected.Where(taken => !taken.IsHandedIn && taken.Courier == courier).Sum(taken => taken.Amount)
                : Money.Zero;
        }

        return total;
    }

    public Task<Delivery> ReadAsync(SaleId sale) => grains.GetGrain<IDeliveryGrain>(sale.Value).ReadAsync();

    private Task<Told<DeliveryRefusal>> TellAsync(CommandId id, SaleId sale, DeliveryCommand command) =>
        grains.GetGrain<IDeliveryGrain>(sale.Value).TellAsync(id, command);

    // What no kitchen prepares is ready as soon as it is sold.
    private async Task<bool> IsReadyAsync(SaleId sale)
    {
        var bill = await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync();
        var order = await grains.GetGrain<IOrderGrain>(bill.Order.Value).ReadAsync();
        return bill.CallNumber is null || order.Stage is not (OrderStage.Absent or OrderStage.ToPrepare);
    }
}
