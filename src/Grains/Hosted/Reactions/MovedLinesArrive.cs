using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Reactions;

/// <summary>Lines that one bill gives are taken in by another, and only then do they leave the first.</summary>
public sealed class MovedLinesArrive(IGrainFactory grains, TimeProvider clock, ILogger<MovedLinesArrive> log) : IReaction
{
    /// <summary>A visit that is between two tables is at one of them long before. Past it the bill has none, and is paid without.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly DateTimeOffset _since = clock.GetUtcNow();

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
        // Told again, it was answered long ago: a bill that said no then might say yes now, to lines that have stayed.
        if ((await SaleOf(e.Transfer.From.Sale).ReadAsync()).Moving?.Id != e.Transfer.Id)
        {
            return;
        }

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
        var from = await SaleOf(e.Transfer.From.Sale).ReadAsync();

        if (from.Moving?.Id != e.Transfer.Id)
        {
            return; // Confirmed already: the first bill may sit elsewhere since.
        }

        var sale = await SaleOf(e.Transfer.To).ReadAsync();

        if (e.Transfer is { IsNew: true, From.Table: not null })
        {
            await SitDownAsync(recorded, from.Table!.Value, e);
        }

        await SaleOf(e.Transfer.From.Sale).TellAsync(
            this.CommandOf(recorded), new SaleCommand.ConfirmMove(e.Transfer.Id, sale.Table, e.By));
    }

    // Where the first bill sits by now. It is not let go of before, so that no table is freed under the second one.
    private async ValueTask SitDownAsync(Recorded recorded, TableId table, SaleEvent.TakenIn e)
    {
        var grain = grains.GetGrain<ITableGrain>(table.Value);
        var told = await grain.TellAsync(
            this.CommandOf(recorded), new TableCommand.AddSale(table, e.Transfer.To, e.Transfer.From.Order, e.By));

        if (told.Refusal is { } refusal)
        {
            if (refusal is TableRefusal.Leaving || !IsLate(recorded))
            {
                throw new InvalidOperationException($"The visit is on its way from {table} to another table; the second bill sits down there.");
            }

            log.LogWarning("The second bill {Sale} has no seat at {Table}: {Refusal}", e.Transfer.To, table, refusal);
        }

        // Paid before it sat down: it has left already, and would otherwise never.
        if ((await SaleOf(e.Transfer.To).ReadAsync()).Stage is SaleStage.Settled or SaleStage.Abandoned)
        {
            await grain.TellAsync(
                this.CommandOf(recorded).Then("leave"), new TableCommand.Leave(table, e.Transfer.To, Actor.Hub));
        }
    }

    private bool IsLate(Recorded recorded)
    {
        var since = recorded.RecordedAt > _since ? recorded.RecordedAt : _since;
        return clock.GetUtcNow() - since > Patience;
    }

    private ISaleGrain SaleOf(SaleId id) => grains.GetGrain<ISaleGrain>(id.Value);
}
