using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What happened, for whoever asks who did it. Nothing of it is ever deleted.</summary>
public interface IHistoryDesk
{
    /// <summary>All that ever happened to one order, oldest first; empty for one that nobody placed.</summary>
    Task<ValueList<OrderEvent>> ReadAsync(OrderId order);
}
