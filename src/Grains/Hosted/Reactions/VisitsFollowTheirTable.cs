using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>
/// A visit that wants another table is told whether it may; its bills, and with them what the kitchen reads, follow. A bill
/// that was closed on the way leaves the table that it came to.
/// </summary>
/// <remarks>All of it is one reaction, because its order matters: a table that was pushed to another is let go of after it was taken in.</remarks>
public sealed class VisitsFollowTheirTable(IGrainFactory grains) : IReaction
{
    public string Name => "visits-follow-their-table";

    public bool Concerns(object happened) => happened is TableEvent.MoveAsked or TableEvent.MovedIn or TableEvent.TookIn
        or TableEvent.Parted or TableEvent.CameBack or TableEvent.SaleAdded or TableEvent.CoversSet;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        TableEvent.MoveAsked e => AskAsync(recorded, e),
        TableEvent.MovedIn e => FollowAsync(recorded, e.Table, e.Visit.Sales, e.By),
        TableEvent.TookIn e => FollowAsync(recorded, e.Table, e.Joined.Own?.Sales ?? [], e.By),
        TableEvent.Parted e => TellAsync(
            recorded, e.Joined.Table, new TableCommand.ComeBack(e.Joined.Table, e.Table, e.Joined.Own, e.IsToClear)),
        TableEvent.CameBack e => FollowAsync(recorded, e.Table, e.Own?.Sales ?? [], Actor.Hub),
        TableEvent.SaleAdded e => FollowAsync(recorded, e.Table, [e.Sale], e.By),
        TableEvent.CoversSet e => SetCoversAsync(recorded, e),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask AskAsync(Recorded recorded, TableEvent.MoveAsked e)
    {
        var from = await grains.GetGrain<ITableGrain>(e.Table.Value).ReadAsync();

        // Told again, it was answered long ago: a table that said no then might say yes now, to a visit that has gone its way.
        if (from.Departure != e.Departure || from.Visit?.Sales.All(sale => e.Visit?.Sales.Contains(sale) is true) is false)
        {
            return;
        }

        var to = e.Departure.To;
        var told = await grains.GetGrain<ITableGrain>(to.Value).TellAsync(
            this.CommandOf(recorded),
            e.Departure.AsGuest
                ? new TableCommand.TakeIn(to, e.Table, e.Visit, e.By)
                : new TableCommand.Receive(to, e.Table, e.Visit!, e.By));
        await TellAsync(recorded, e.Table, told.Refusal is null
            ? new TableCommand.Release(e.Table, to)
            : new TableCommand.Stay(e.Table, to));
    }

    private async ValueTask FollowAsync(Recorded recorded, TableId table, ValueList<SaleId> sales, Actor by)
    {
        foreach (var sale in sales)
        {
            await FollowAsync(recorded, table, sale, by);
        }
    }

    // Told twice, or late, the visit may be elsewhere: what is told is where the bill sits now.
    private async ValueTask FollowAsync(Recorded recorded, TableId table, SaleId sale, Actor by)
    {
        var visit = (await grains.GetGrain<ITableGrain>(table.Value).ReadAsync()).Visit;

        if (visit?.Sales.Contains(sale) is not true)
        {
            return;
        }

        var grain = grains.GetGrain<ISaleGrain>(sale.Value);
        // With the covers in one command: told again, a bill that has followed long ago is not told what its table has taken in since.
        var told = await grain.TellAsync(
            this.CommandOf(recorded), new SaleCommand.MoveTable(table, by, recorded.Event is TableEvent.SaleAdded ? visit.Covers : null));

        if (told.Refusal is not null)
        {
            await grains.GetGrain<ITableGrain>(table.Value).TellAsync(
                this.CommandOf(recorded).Then(sale.Value), new TableCommand.Leave(table, sale, Actor.Hub));
        }
    }

    private async ValueTask SetCoversAsync(Recorded recorded, TableEvent.CoversSet e)
    {
        if ((await grains.GetGrain<ITableGrain>(e.Table.Value).ReadAsync()).Visit is not { } visit)
        {
            return;
        }

        foreach (var sale in e.Sales.Where(sale => visit.Sales.Contains(sale)))
        {
            await grains.GetGrain<ISaleGrain>(sale.Value)
                .TellAsync(this.CommandOf(recorded), new SaleCommand.TakeTable(e.Table, visit.Covers, e.By));
        }
    }

    private async ValueTask TellAsync(Recorded recorded, TableId table, TableCommand command) =>
        await grains.GetGrain<ITableGrain>(table.Value).TellAsync(this.CommandOf(recorded), command);
}
