using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>What a courier has taken out is off the pass, and what he was given at the door is a payment of the sale.</summary>
public sealed class CouriersReachKitchenAndTill(IGrainFactory grains, ILogger<CouriersReachKitchenAndTill> log) : IReaction
{
    public string Name => "couriers-reach-kitchen-and-till";

    public bool Concerns(object happened) =>
        happened is DeliveryEvent.WentOut or DeliveryEvent.Delivered or DeliveryEvent.CashCollected;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        DeliveryEvent.WentOut e => HandOverAsync(recorded, e.Order, e.By),
        DeliveryEvent.Delivered e => HandOverAsync(recorded, e.Order, e.By), // What was finished only after he had left.
        DeliveryEvent.CashCollected e => PayAsync(recorded, e),
        _ => ValueTask.CompletedTask,
    };

    // Nothing ready, or nothing ever cooked: then there is nothing to hand over, and a refusal says so.
    private async ValueTask HandOverAsync(Recorded recorded, OrderId order, Actor by) =>
        await grains.GetGrain<IOrderGrain>(order.Value).TellAsync(this.CommandOf(recorded), new OrderCommand.HandOver(by));

    private async ValueTask PayAsync(Recorded recorded, DeliveryEvent.CashCollected e)
    {
        var mode = e.Collection.As switch
        {
            CollectedAs.Cash => PaymentMode.Cash,
            CollectedAs.Card => PaymentMode.Card,
        };
        var told = await grains.GetGrain<ISaleGrain>(e.Sale.Value).TellAsync(
            this.CommandOf(recorded),
            new SaleCommand.RequestPayment(new(e.Collection.Id, mode, e.Collection.Amount), e.By with { Person = e.Collection.Courier }));

        if (told.Refusal is SaleRefusal.PaymentPending)
        {
            throw new InvalidOperationException("Another payment of the sale is on its way to the till; this one comes after it.");
        }

        if (told.Refusal is { } refusal)
        {
            // He has the money all the same: it stands in his account, and the cashier finds the sale unpaid.
            log.LogWarning("What {Courier} collected could not be booked on sale {Sale}: {Refusal}", e.Collection.Courier, e.Sale, refusal);
        }
    }
}
