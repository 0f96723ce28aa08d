using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>Lines that one bill gives are taken in by another, and only then do they leave the first.</summary>
public sealed class MovedLinesArrive(IGrainFactory grains, ILogger<MovedLinesArrive> log) : IReaction
{
    public string Name => "moved-lines-arrive";

    public bool Concerns(object happened) => happened is SaleEvent.MoveRequested or SaleEvent.TakenIn;

    public ValueTask HandleAsync(Recorded recorded, CancellationToken stop) => recorded.Event switch
    {
        SaleEvent.MoveRequested e => ArriveAsync(recorded, e),
        SaleEvent.TakenIn e => LeaveAsync(recorded, e),
        _ => ValueTask.CompletedTask,
    };

    private async ValueTask ArriveAsync(Recorded recorded, SaleEvent.MoveRequested e)
    {
        var told = await SaleOf(e.Transfer.To).TellAsync(
            this.CommandOf(recorded), new SaleCommand.TakeIn(e.Transfer, e.By));

        if (told.Refusal is { } refusal)
        {
            await SaleOf(e.Transfer.From.Sale).TellAsync(
                this.CommandOf(recorded), new SaleCommand.RefuseMove(e.Transfer.Id, refusal));
        }
    }

    private async ValueTask LeaveAsync(Recorded recorded, SaleEvent.TakenIn e)
    {
        var sale = await SaleOf(e.Transfer.To).ReadAsync();

        if (e.Transfer is { IsNew: true, From.Table: { } table })
        {
            await SitDownAsync(recorded, table, e);
        }

        await SaleOf(e.Transfer.From.Sale).TellAsync(
            this.CommandOf(recorded), new SaleCommand.ConfirmMove(e.Transfer.Id, sale.Table, e.By));
    }

    private async ValueTask SitDownAsync(Recorded recorded, TableId table, SaleEvent.TakenIn e)
    {
        var grain = grains.GetGrain<ITableGrain>(table.Value);
        var told = await grain.TellAsync(
            this.CommandOf(recorded), new TableCommand.AddSale(table, e.Transfer.To, e.Transfer.From.Order, e.By));

        if (told.Refusal is { } refusal)
        {
            log.LogInformation("The second bill {Sale} has no seat at {Table}: {Refusal}", e.Transfer.To, table, refusal);
        }

        // Paid before it sat down: it has left already, and would otherwise never.
        if ((await SaleOf(e.Transfer.To).ReadAsync()).Stage is SaleStage.Settled or SaleStage.Abandoned)
        {
            await grain.TellAsync(
                this.CommandOf(recorded).Then("leave"), new TableCommand.Leave(table, e.Transfer.To, Actor.Hub));
        }
    }

    private ISaleGrain SaleOf(SaleId id) => grains.GetGrain<ISaleGrain>(id.Value);
}
