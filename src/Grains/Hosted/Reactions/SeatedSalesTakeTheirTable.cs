using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>The table decides who sits there; the sale follows. A sale that cannot follow gives the table back.</summary>
public sealed class SeatedSalesTakeTheirTable(IGrainFactory grains) : IReaction
{
    public string Name => "seated-sales-take-their-table";

    public bool Concerns(object happened) => happened is TableEvent.Seated;

    public async ValueTask HandleAsync(Recorded recorded, CancellationToken stop)
    {
        if (recorded.Event is not TableEvent.Seated e)
        {
            return;
        }

        var table = grains.GetGrain<ITableGrain>(e.Table.Value);

        // Told again, the sale may have given the table back, and somebody else may sit there.
        if ((await table.ReadAsync()).Visit?.Sales.Contains(e.Sale) is not true)
        {
            return;
        }

        var told = await grains.GetGrain<ISaleGrain>(e.Sale.Value)
            .TellAsync(this.CommandOf(recorded), new SaleCommand.TakeTable(e.Table, e.Covers, e.By));

        if (told.Refusal is not null)
        {
            await table.TellAsync(this.CommandOf(recorded), new TableCommand.Leave(e.Table, e.Sale, Actor.Hub));
        }
    }
}
