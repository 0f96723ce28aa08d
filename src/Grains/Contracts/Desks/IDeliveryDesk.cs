using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a courier, or whoever sends couriers out, may ask of the hub.</summary>
public interface IDeliveryDesk
{
    /// <summary>Takes it, for the courier. Of two who ask at once one is told that it is taken.</summary>
    Task<Told<DeliveryRefusal>> AssignAsync(CommandId id, SaleId sale, string courier, Actor by);

    Task<Told<DeliveryRefusal>> ReleaseAsync(CommandId id, SaleId sale, string courier, Actor by);

    /// <summary>Out of the door with it: the kitchen has handed it over. Refused while it is still cooking.</summary>
    Task<Told<DeliveryRefusal>> TakeOutAsync(CommandId id, SaleId sale, string courier, Actor by);

    /// <summary>Books what the guest gave, on the sale and on the courier.</summary>
    Task<Told<DeliveryRefusal>> CollectAsync(CommandId id, SaleId sale, string courier, Money amount, CollectedAs collected, Actor by);

    Task<Told<DeliveryRefusal>> DeliverAsync(CommandId id, SaleId sale, string courier, Actor by);

    Task<Told<DeliveryRefusal>> FailAsync(CommandId id, SaleId sale, string courier, string reason, Actor by);

    Task<Told<DeliveryRefusal>> TryAgainAsync(CommandId id, SaleId sale, Actor by);

    /// <summary>The courier's purse is emptied into the till: all that he holds, of all deliveries.</summary>
    /// <returns>What was handed in.</returns>
    Task<Money> HandInAsync(CommandId id, string courier, Actor by);

    Task<Delivery> ReadAsync(SaleId sale);
}
