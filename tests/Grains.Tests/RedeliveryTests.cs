using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Reactions;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>
/// Goal: a payment request that is told again, however late, seals nothing again. Method: the till has settled and forgotten the
/// ticket, its memory is gone, and it has woken from a snapshot that holds no causes; only the journal still knows.
/// </summary>
public sealed class RedeliveryTests
{
    private const string TillStream = "till-T1";

    private readonly WatchedJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));

    [Fact]
    public async Task A_first_payment_told_again_to_a_till_that_woke_from_its_snapshot_seals_no_second_ticket()
    {
        var sale = await PayAndFillTillAsync();

        await using var house = await House.OpenAsync(_journal);
        var till = house.Grains.GetGrain<ITillGrain>("T1");
        var before = await till.ReadAsync();
        Assert.InRange(_journal.ReplayedFrom(TillStream), 1, long.MaxValue);
        Assert.DoesNotContain(sale, before.Open.Keys);

        var asked = await FirstPaymentOfAsync(sale);
        var reaction = new PaymentsAreSealed(house.Grains);
        await reaction.HandleAsync(asked, CancellationToken.None);
        await reaction.HandleAsync(asked, CancellationToken.None);

        Assert.Equal(before.Tickets, (await till.ReadAsync()).Tickets);
        Assert.Single(await TicketsOfAsync(sale));
        var paid = await house.RegisterDesk.ReadAsync(sale);
        Assert.Equal((SaleStage.Settled, 1L), (paid.Stage, paid.Ticket!.Value));
        Assert.Single(paid.Payments);
    }

    [Fact]
    public async Task A_reaction_sent_back_to_the_beginning_of_the_journal_seals_nothing_again()
    {
        var sale = await PayAndFillTillAsync();
        await _journal.SaveCheckpointAsync("payments-are-sealed", 0, CancellationToken.None);

        await using var house = await House.OpenAsync(_journal);
        // One payment more, asked for after all that is told again: once it is answered, all of it was.
        var last = await house.TakeAsync(ServiceMode.EatIn, ("Café", 220, null));
        var answer = await house.RegisterDesk.PayAsync(House.NewCommand(), last, PaymentMode.Cash, new(220), House.Lea);

        Assert.Null(answer.Refusal);
        Assert.Equal(Journaled<Till, TillCommand, TillEvent, TillRefusal>.SnapshotEvery + 1, answer.Ticket);
        Assert.Single(await TicketsOfAsync(sale));
    }

    /// <summary>One sale paid in full, and as many other tickets as make the till take a snapshot.</summary>
    private async Task<SaleId> PayAndFillTillAsync()
    {
        await using var house = await House.OpenAsync(_journal);
        var id = await house.TakeAsync(ServiceMode.EatIn, ("Café", 220, null));
        var paid = await house.RegisterDesk.PayAsync(House.NewCommand(), id, PaymentMode.Cash, new(500), House.Lea);
        Assert.Equal((1L, Money.Zero), (paid.Ticket!.Value, paid.Due));

        var sale = await house.RegisterDesk.ReadAsync(id);
        var till = house.Grains.GetGrain<ITillGrain>("T1");

        for (var number = 2; number <= Journaled<Till, TillCommand, TillEvent, TillRefusal>.SnapshotEvery; number++)
        {
            var other = sale with { Id = new($"other-{number}"), Payments = [], Ticket = null };
            var told = await till.TellAsync(
                House.NewCommand(), new TillCommand.Pay(other, new(House.NewCommand(), PaymentMode.Cash, new(220)), House.Lea));
            Assert.Null(told.Refusal);
        }

        return id;
    }

    private async Task<Recorded> FirstPaymentOfAsync(SaleId sale) =>
        (await AllAsync()).First(recorded => recorded.Event is SaleEvent.PaymentRequested asked && asked.Sale.Id == sale);

    private async Task<List<Recorded>> TicketsOfAsync(SaleId sale) =>
        (await AllAsync()).Where(recorded => recorded.Event is TillEvent.TicketSealed sealing && sealing.Ticket.Sale == sale).ToList();

    private async Task<List<Recorded>> AllAsync()
    {
        var all = new List<Recorded>();

        await foreach (var recorded in _journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded);
        }

        return all;
    }
}
