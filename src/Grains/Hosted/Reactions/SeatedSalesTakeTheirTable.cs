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
        if ((await table.ReadAsync()).Visit is not { } visit || !visit.Sales.Contains(e.Sale))
        {
            return;
        }

        // How many sit there now: refused once, and told again after somebody has sat down once more, it would say an older count.
        var told = await grains.GetGrain<ISaleGrain>(e.Sale.Value)
            .TellAsync(this.CommandOf(recorded), new SaleCommand.TakeTable(e.Table, visit.Covers, e.By));

        if (told.Refusal is not null)
        {
            await table.TellAsync(this.CommandOf(recorded), new TableCommand.Leave(e.Table, e.Sale, Actor.Hub));
        }
    }
}
