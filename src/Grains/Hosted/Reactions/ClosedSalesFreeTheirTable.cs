using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>A sale that is paid or given up leaves its table; one that is paid settles its order.</summary>
public sealed class ClosedSalesFreeTheirTable(IGrainFactory grains) : IReaction
{
    public string Name => "closed-sales-free-their-table";

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        switch (recorded.Event)
        {
            case SaleEvent.Settled e:
                await LeaveAsync(recorded, e.Table, e.Sale);

                // An order that never reached the kitchen has nothing to settle, and says so by a refusal.
                await grains.GetGrain<IOrderGrain>(e.Order.Value)
                    .TellAsync(this.CommandOf(recorded), new OrderCommand.Settle(Actor.Hub));
                break;
            case SaleEvent.Abandoned e:
                await LeaveAsync(recorded, e.Table, e.Sale);
                break;
        }
    }

    private async ValueTask LeaveAsync(Recorded recorded, TableId? table, SaleId sale)
    {
        if (table is { } left)
        {
            await grains.GetGrain<ITableGrain>(left.Value)
                .TellAsync(this.CommandOf(recorded), new TableCommand.Leave(left, sale, Actor.Hub));
        }
    }
}
