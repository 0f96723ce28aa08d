using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

public sealed class HistoryDesk(IJournal journal) : IHistoryDesk
{
    public async Task<ValueList<OrderEvent>> ReadAsync(OrderId order)
    {
        var happened = new List<OrderEvent>();

        await foreach (var recorded in journal.ReadStreamAsync($"{Streams.Order}-{order}", afterVersion: 0, CancellationToken.None))
        {
            happened.Add((OrderEvent)recorded.Event);
        }

        return happened.ToValueList();
    }
}
