using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Between the till pages and the tills. It decides nothing.</summary>
public sealed class TillDesk(IGrainFactory grains, IFeed<SalesView> sales, IFeed<TerminalsView> cards) : ITillDesk
{
    public async Task<Told<TillRefusal>> TellAsync(CommandId id, TillId till, TillCommand command) =>
        await grains.GetGrain<ITillGrain>(till.Value).TellAsync(id, await WithHouseAsync(till, command));

    // Whoever closes is told what the house asks and what is not finished yet, and the till decides.
    private async Task<TillCommand> WithHouseAsync(TillId till, TillCommand command)
    {
        if (command is not TillCommand.Close closing)
        {
            return command;
        }

        var house = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();
        var view = await sales.ReachAsync(sales.Head, CancellationToken.None);
        var waiting = await cards.ReachAsync(cards.Head, CancellationToken.None);
        return closing with
        {
            OpenCards = waiting.Open.Values.Count(seen => seen.Card.Till == till),
            Day = house.TillDay,
            OpenSales = view.Sales.Values.Count(sale => sale.Till == till && IsWaiting(sale)),
        };
    }

    // What is planned for another day, or waits in the house until it is paid, is no business of this evening.
    private static bool IsWaiting(Sale sale) => !sale.IsPutAside && !sale.Lines.IsEmpty && (sale.DueAt is null || sale.Stage is SaleStage.Sealed);
}
