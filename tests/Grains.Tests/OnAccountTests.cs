using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Debts: up to the limit and never above it, and each exactly once, whatever fails.</summary>
public sealed class OnAccountTests
{
    private static readonly SaleId Sale = new("sale-1");
    private static readonly CustomerId Durand = new("c-1");

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, false)]
    [InlineData(Fault.BeforeWriting, true)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_a_debt_is_owed_once_paid_back_once_and_settled_once(Fault fault, bool killed)
    {
        var appends = await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        Assert.InRange(appends, 10, 60);
    }

    [Fact]
    public async Task Above_the_limit_is_refused_before_the_till_seals_and_the_bill_can_be_paid_otherwise()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await BeginAsync(house, cents: 10_001);

        var refused = await OweAsync(house, "owe", 10_001);
        Assert.Equal((SaleRefusal.AboveLimitOfDebt, (long?)null), (refused.Refusal, refused.Ticket));

        var part = await OweAsync(house, "owe-2", 10_000);
        var rest = await house.RegisterDesk.PayAsync(new("rest"), Sale, new PaymentKeyId("cash"), new(1), House.Lea);
        await quiet.QuietAsync(house);
        Assert.Equal((null, null, Money.Zero), (part.Refusal, rest.Refusal, rest.Due));
        Assert.Equal((new Money(10_000), Money.Zero), await AccountAsync(house));
    }

    [Fact]
    public async Task Two_tables_at_once_are_written_down_up_to_the_limit_together()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await BeginAsync(house, cents: 6_000);
        await Accounts.OpenAsync(house, new("sale-2"), 6_000);

        var both = await Task.WhenAll(
            OweAsync(house, "one", 6_000),
            house.RegisterDesk.PayAsync(new("two"), new("sale-2"), Accounts.Key, new(6_000), House.Lea, customer: Durand));
        await quiet.QuietAsync(house);

        Assert.Single(both, answer => answer.Refusal is null);
        Assert.Single(both, answer => answer.Refusal is SaleRefusal.AboveLimitOfDebt);
        Assert.Equal((new Money(6_000), Money.Zero), await AccountAsync(house));
    }

    [Fact]
    public async Task Nobody_owes_for_somebody_whom_nobody_knows()
    {
        await using var house = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await BeginAsync(house, cents: 500);

        var answer = await house.RegisterDesk.PayAsync(new("owe"), Sale, Accounts.Key, new(500), House.Lea, customer: new("nobody"));

        Assert.Equal(SaleRefusal.AboveLimitOfDebt, answer.Refusal);
    }

    private static IEnumerable<Func<House, Task>> Job() =>
    [
        house => BeginAsync(house, cents: 4_000),
        house => OweAsync(house, "owe", 4_000),
        house => house.RegisterDesk.RefundAsync(
            new("refund"), Sale, new(new("T1"), Accounts.Key, Lines: null, new(1_500), "Froid"), House.Lea),
        house => house.Of<ICustomerDesk>().TellAsync(
            new("settle"), Durand, new CustomerCommand.Settle(new("settle"), new("T1"), new("cash"), new(500), House.Lea)),
    ];

    private static async Task CheckAsync(House house, ScriptedPager pager, string when)
    {
        var all = new List<object>();

        await foreach (var recorded in house.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded.Event);
        }

        Assert.True(all.OfType<TillEvent.TicketSealed>().Count() == 2, when);
        Assert.True(all.OfType<CustomerEvent.Charged>().Count() == 1, when);
        Assert.True(all.OfType<CustomerEvent.CreditedBack>().Count() == 1, when);
        Assert.True(all.OfType<CustomerEvent.Settled>().Count() == 1, when);
        Assert.True(all.OfType<TillEvent.DebtSettled>().Count() == 1, when);
        Assert.True((new Money(2_000), Money.Zero) == await AccountAsync(house), when);
        Assert.True(
            await house.RegisterDesk.ReadAsync(Sale) is { Stage: SaleStage.Settled, Pending: null, Refunding: null, Refunds.Count: 1 }, when);
    }

    private static async Task<(Money Owed, Money Held)> AccountAsync(House house)
    {
        var customer = await house.Of<ICustomerDesk>().ReadAsync(Durand);
        return (customer.Owed, customer.Held.Sum(held => held.Amount));
    }

    private static Task<PayAnswer> OweAsync(House house, string id, long cents) =>
        house.RegisterDesk.PayAsync(new(id), Sale, Accounts.Key, new(cents), House.Lea, customer: Durand);

    // The house writes down, and trusts somebody new with a hundred.
    private static async Task BeginAsync(House house, long cents)
    {
        await Accounts.AllowAsync(house);
        await house.Of<ICustomerDesk>().TellAsync(
            new("enter"), Durand, new CustomerCommand.Enter(Durand, new("Mme Durand", "06 12 34 56 78", ""), Money.Zero, House.Lea));
        await Accounts.OpenAsync(house, Sale, cents);
    }
}
