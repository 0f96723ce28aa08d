using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <content>The book as a whole: who stands in it twice, what they like, and whole files of them.</content>
public sealed partial class CustomerDesk
{
    /// <summary>How long a screen waits until the double has come. Past it the book itself tells what became of it.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public async Task<Told<CustomerRefusal>> MergeAsync(CommandId id, CustomerId kept, CustomerId other, Actor by)
    {
        var (stays, goes) = (await grains.ReadKeptAsync(kept), await grains.ReadKeptAsync(other));

        if (stays.Id is not { } keptId || goes.Id is not { } otherId)
        {
            return new(CustomerRefusal.Unknown, Position: 0);
        }

        // They are one already: whoever presses again is told so.
        if (keptId == otherId)
        {
            return kept == other ? new(CustomerRefusal.SamePerson, Position: 0) : new(Refusal: null, Position: 0);
        }

        var told = await grains.CustomerOf(keptId).TellAsync(id, new CustomerCommand.Keep(otherId, by));

        if (told.Refusal is not null)
        {
            return told;
        }

        await customers.ReachAsync(Math.Max(told.Position, customers.Head), CancellationToken.None);
        var view = await customers.UntilAsync(now => now.Customers.GetValueOrDefault(keptId)?.Awaited.Contains(otherId) is not true, Patience, clock);

        if (!view.Customers[keptId].Doubles.Contains(otherId))
        {
            return new(await WhyApartAsync(otherId), Position: 0);
        }

        await MoveBillsAsync(id, view.Customers[keptId], otherId, by);
        return new(Refusal: null, view.Position);
    }

    private async Task<CustomerRefusal> WhyApartAsync(CustomerId other) => (await grains.CustomerOf(other).ReadAsync()) switch
    {
        { IsErased: true } => CustomerRefusal.Erased,
        { MergedInto: not null } => CustomerRefusal.Merged,
        _ => CustomerRefusal.MergeUnderWay,
    };

    // Bills under way say the name that is kept. One that is paid in this very moment keeps the old id, which leads to the same account.
    private async Task MoveBillsAsync(CommandId id, Customer kept, CustomerId other, Actor by)
    {
        var view = await sales.ReachAsync(sales.Head, CancellationToken.None);

        foreach (var sale in view.Sales.Values.Where(sale => sale is { Stage: SaleStage.Open, Known: { } known } && known == other))
        {
            await grains.GetGrain<ISaleGrain>(sale.Id.Value).TellAsync(
                id.Then(sale.Id.Value), new SaleCommand.SetCustomer(kept.Facts.Name, by, kept.Id));
        }
    }

    public async Task<CustomerHabits> HabitsAsync(CustomerId customer)
    {
        var kept = await grains.ReadKeptAsync(customer);
        var ids = kept.Id is { } id ? kept.Doubles.Append(id).ToHashSet() : [];
        var (theirs, tickets) = (new HashSet<SaleId>(), new List<(Ticket, DateTimeOffset)>());

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, CancellationToken.None))
        {
            if (recorded.Event is SaleEvent.CustomerSet named)
            {
                var sale = new SaleId(recorded.KeyOf(Streams.Sale));
                _ = named.Known is { } known && ids.Contains(known) ? theirs.Add(sale) : theirs.Remove(sale);
            }
            else if (recorded.Event is TillEvent.TicketSealed { Ticket: var ticket } && (theirs.Contains(ticket.Sale) || IsOwedBy(ticket, ids)))
            {
                theirs.Add(ticket.Sale);
                tickets.Add((ticket, ticket.SealedAt));
            }
        }

        return CustomerHabits.Of(tickets, clock.GetLocalNow());
    }

    private static bool IsOwedBy(Ticket ticket, HashSet<CustomerId> ids) => ticket.First.Customer is { } owes && ids.Contains(owes);

    public async Task<CustomerImport> ImportAsync(CommandId id, CatalogueFile file, bool dryRun, Actor by)
    {
        if (CsvSheet.Read(file, out var broken) is not { } sheet)
        {
            return new([broken!], 1, 0, 0);
        }

        await customers.ReachAsync(customers.Head, CancellationToken.None);
        var reading = CustomerSheet.Read(sheet, customers.Current.Customers.Values, Home);

        if (reading.Rows is not { } rows)
        {
            return new(reading.Faults, reading.FaultCount, 0, 0);
        }

        var changed = rows.Where(row => row.Known is { } known && customers.Current.Find(known)?.Facts != row.Facts).ToList();
        var entered = rows.Where(row => row.Known is null).ToList();

        if (!dryRun)
        {
            foreach (var row in changed)
            {
                await TellAsync(id.Then($"row-{row.Line}"), row.Known!.Value, new CustomerCommand.Change(row.Facts, by));
            }

            foreach (var row in entered)
            {
                // Named after the row: the import pressed again enters nobody twice.
                var guest = row.Id ?? new CustomerId($"{id.Value}-{row.Line}");
                await TellAsync(id.Then($"row-{row.Line}"), guest, new CustomerCommand.Enter(guest, row.Facts, Money.Zero, by));
            }
        }

        return new([], 0, entered.Count, changed.Count);
    }
}
