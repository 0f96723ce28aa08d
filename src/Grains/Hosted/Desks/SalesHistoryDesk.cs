using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Streams a few days of the journal past a list of rows. It holds those days' sales, and nothing else.</summary>
public sealed class SalesHistoryDesk(
    IGrainFactory grains, IJournal journal, IFeed<SalesView> sales, SiteSettings site, TimeProvider clock) : ISalesHistoryDesk, IDisposable
{
    // One at a time: looking back must not take a core from those who sell.
    private readonly SemaphoreSlim _one = new(1);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public DateOnly Today => ServiceDay.DateOf(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone), site);

    public async Task<SalesHistory> ReadAsync(HistoryWish wish, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(wish.Days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(wish.Days, HistoryWish.DaysMax);

        var list = new HistoryList(wish);
        var view = await sales.ReachAsync(sales.Head, stop);

        if (wish.Kind is HistoryKind.Open or HistoryKind.Planned or HistoryKind.PutAside)
        {
            var (from, to) = (StartOf(wish.First), StartOf(wish.First.AddDays(wish.Days)));
            return list.Of(view.Sales.Values.Where(sale =>
                wish.Kind is HistoryKind.Open || (wish.Kind is HistoryKind.PutAside && sale.IsPutAside) || (wish.Kind is HistoryKind.Planned && sale.DueAt is { } due && due >= from && due < to)));
        }

        await _one.WaitAsync(stop);

        try
        {
            return await Task.Run(() => CountAsync(list, wish, view, stop), stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<TicketOfPast?> FindAsync(long position, CancellationToken stop)
    {
        if (position < 1 || position > journal.Head)
        {
            return null;
        }

        await foreach (var recorded in journal.ReadAllAsync(position - 1, stop))
        {
            if (recorded.Position == position && recorded.Inside() is TillEvent.TicketSealed e)
            {
                var sale = await grains.GetGrain<ISaleGrain>(e.Ticket.Sale.Value).ReadAsync();
                return new(position, e.Ticket, e.Seal, e.Session, sale);
            }

            break;
        }

        return null;
    }

    public async Task<Sale?> ReadSaleAsync(SaleId sale) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync() is { Stage: not SaleStage.Absent } state ? state : null;

    public void Dispose() => _one.Dispose();

    private async Task<SalesHistory> CountAsync(HistoryList list, HistoryWish wish, SalesView view, CancellationToken stop)
    {
        var after = await journal.PositionAtAsync(StartOf(wish.First), stop);
        var until = await journal.PositionAtAsync(StartOf(wish.First.AddDays(wish.Days)), stop);

        if (after < until)
        {
            await foreach (var recorded in journal.ReadAllAsync(after, stop))
            {
                if (recorded.Position > until)
                {
                    break;
                }

                list.Hear(recorded);
            }
        }

        return list.Told(view);
    }

    private DateTimeOffset StartOf(DateOnly day) => ServiceDay.StartOf(day, site, _zone);
}
