using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>A sale that is paid or given up leaves its table.</summary>
public sealed class ClosedSalesFreeTheirTable(IGrainFactory grains) : IReaction
{
    public string Name => "closed-sales-free-their-table";

    public bool Concerns(object happened) => happened is SaleEvent.Settled or SaleEvent.Abandoned;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        SaleEvent.Settled { Table: { } table } e => PaidAsync(recorded, table, e.Sale),
        SaleEvent.Abandoned { Table: { } table } e => LeaveAsync(recorded, table, e.Sale, mustBeCleared: false),
        _ => ValueTask.CompletedTask,
    };

    // Who has eaten leaves plates; who has not, does not.
    private async ValueTask PaidAsync(Recorded recorded, TableId table, SaleId sale)
    {
        var rules = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        await LeaveAsync(recorded, table, sale, rules.Floor.MustBeCleared);
    }

    private async ValueTask LeaveAsync(Recorded recorded, TableId table, SaleId sale, bool mustBeCleared) =>
        await grains.GetGrain<ITableGrain>(table.Value)
            .TellAsync(this.CommandOf(recorded), new TableCommand.Leave(table, sale, Actor.Hub, mustBeCleared));
}
