using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>One person who stood in the book twice: nothing lost whatever fails, and nothing lost by a race.</summary>
public sealed class MergedCustomersTests
{
    private static readonly CustomerId Kept = new("kept");
    private static readonly CustomerId Other = new("other");

    [Theory]
    [InlineData(Fault.BeforeWriting, false)]
    [InlineData(Fault.AfterWriting, true)]
    public async Task Whatever_write_fails_two_records_become_one_with_what_both_owed(Fault fault, bool killed)
    {
        var appends = await FaultWalk.WalkAsync(fault, killed, Job, CheckAsync);

        Assert.InRange(appends, 10, 80);
    }

    [Fact]
    public async Task Raced_with_payments_on_account_of_the_double_nothing_is_lost_and_nothing_counts_twice()
    {
        const int Tables = 6;
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await BeginAsync(house);

        for (var table = 0; table < Tables; table++)
        {
            await Accounts.OpenAsync(house, new($"sale-{table}"), 500);
        }

        var merging = MergeAsync(house, "merge");
        var payments = await Task.WhenAll(Enumerable.Range(0, Tables).Select(table => house.RegisterDesk.PayAsync(
            new($"pay-{table}"), new($"sale-{table}"), Accounts.Key, new(500), House.Lea, customer: table % 2 == 0 ? Other : Kept)));
        var settled = await house.Of<ICustomerDesk>().TellAsync(
            new("settle"), Other, new CustomerCommand.Settle(new("settle"), new("T1"), new("cash"), new(200), House.Lea));
        Assert.Null((await merging).Refusal);
        await quiet.QuietAsync(house);

        Assert.All(payments, payment => Assert.Null(payment.Refusal));
        Assert.Null(settled.Refusal);
        var (kept, gone) = (await ReadAsync(house, Kept), await ReadAsync(house, Other));
        Assert.Equal((new Money(Tables * 500 - 200), 0, Money.Zero, Kept), (kept.Owed, kept.Held.Count, gone.Owed, gone.MergedInto));
        var charged = (await AllAsync(house)).OfType<CustomerEvent.Charged>().ToList();
        Assert.Equal((Tables, Tables), (charged.Count, charged.Select(one => one.Tender).Distinct().Count()));
    }

    [Fact]
    public async Task The_old_id_telephone_and_card_lead_to_the_kept_one_and_both_histories_stand_on_it()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await BeginAsync(house);
        await OweAsync(house, "sale-1", Other, 700);
        await Accounts.OpenAsync(house, new("sale-2"), 300);
        await house.RegisterDesk.TellAsync(new("name"), new("sale-2"), new SaleCommand.SetCustomer("Durand M.", House.Lea, Other));

        Assert.Null((await MergeAsync(house, "merge")).Refusal);
        Assert.Null((await MergeAsync(house, "again")).Refusal);
        await quiet.QuietAsync(house);

        var view = house.Of<IFeed<CustomersView>>().Current;
        Assert.Equal((1, Kept, Kept, Kept), (view.Count, view.Find(Other)?.Id, Assert.Single(view.Find("07 99")).Id, view.FindTag("04AABBCC")?.Id));
        Assert.Empty(view.LikelyDoubles());
        var account = await house.Of<ICustomerDesk>().ReadAsync(Other);
        Assert.Equal((Kept, new Money(700)), (account.Id, account.Owed));
        Assert.Contains(account.Entries, entry => entry is { Kind: AccountEntryKind.Charged } && entry.Of == Other);
        Assert.Equal(("Mme Durand", Kept), await house.RegisterDesk.ReadAsync(new("sale-2")) is var open ? (open.Customer, open.Known) : default);

        await OweAsync(house, "sale-3", Other, 100);
        await quiet.QuietAsync(house);
        var habits = await house.Of<ICustomerDesk>().HabitsAsync(Kept);
        Assert.Equal((new Money(800), 2), (habits.Total, habits.Visits));
        Assert.Equal(("Menu", new Quantity(2_000)), Assert.Single(habits.Articles) is var liked ? (liked.Name, liked.Quantity) : default);
    }

    [Fact]
    public async Task A_file_of_customers_is_brought_in_once_and_a_faulty_one_not_at_all()
    {
        var quiet = new QuietJournal(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
        await using var house = await House.OpenAsync(quiet);
        await BeginAsync(house);
        var desk = house.Of<ICustomerDesk>();
        CatalogueFileOf file = text => new("clients.csv", System.Text.Encoding.UTF8.GetBytes(text));

        var bad = await desk.ImportAsync(new("bad"), file("name;phone\nZoé;12\n"), dryRun: false, House.Lea);
        Assert.Equal((1, 0), (bad.FaultCount, bad.Entered));

        var good = file("name;phone;city\nZoé;06 11 11 11 11;Lille\nDurand Marie;06 12 34 56 78;Lens\n");
        Assert.Equal((1, 1), await desk.ImportAsync(new("good"), good, dryRun: true, House.Lea) is var trial ? (trial.Entered, trial.Changed) : default);
        await desk.ImportAsync(new("good"), good, dryRun: false, House.Lea);
        await quiet.QuietAsync(house);
        Assert.Equal((0, 0), await desk.ImportAsync(new("once-more"), good, dryRun: false, House.Lea) is var again ? (again.Entered, again.Changed) : default);

        var view = house.Of<IFeed<CustomersView>>().Current;
        Assert.Equal(("Lille", "Lens"), (Assert.Single(view.Find("zoé")).Facts.Address?.City, view.Find(Kept)?.Facts.Address?.City));
    }

    private delegate CatalogueFile CatalogueFileOf(string text);

    private static IEnumerable<Func<House, Task>> Job() =>
    [
        BeginAsync,
        house => OweAsync(house, "sale-1", Other, 700),
        house => MergeAsync(house, "merge"),
        house => OweAsync(house, "sale-2", Other, 300),
    ];

    private static async Task CheckAsync(House house, ScriptedPager pager, string when)
    {
        var (kept, gone) = (await ReadAsync(house, Kept), await ReadAsync(house, Other));
        Assert.True((kept.Owed, kept.Held.Count, gone.Owed) == (new Money(1_000), 0, Money.Zero), $"{when}: {kept.Owed} and {gone.Owed}");
        Assert.True(gone.MergedInto == Kept && kept.Awaited.IsEmpty, when);
        var all = await AllAsync(house);
        Assert.True(all.OfType<CustomerEvent.Absorbed>().Count() == 1, when);
        Assert.True(all.OfType<CustomerEvent.Charged>().Count() == 2, when);
        Assert.True(all.OfType<TillEvent.TicketSealed>().Count() == 2, when);
    }

    private static Task<Told<CustomerRefusal>> MergeAsync(House house, string id) =>
        house.Of<ICustomerDesk>().MergeAsync(new(id), Kept, Other, House.Lea);

    private static Task<Customer> ReadAsync(House house, CustomerId id) => house.Grains.GetGrain<ICustomerGrain>(id.Value).ReadAsync();

    private static async Task<List<object>> AllAsync(House house)
    {
        var all = new List<object>();

        await foreach (var recorded in house.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add(recorded.Event);
        }

        return all;
    }

    private static async Task OweAsync(House house, string sale, CustomerId customer, long cents)
    {
        await Accounts.OpenAsync(house, new(sale), cents);
        await house.RegisterDesk.PayAsync(new($"pay-{sale}"), new(sale), Accounts.Key, new(cents), House.Lea, customer: customer);
    }

    private static async Task BeginAsync(House house)
    {
        await Accounts.AllowAsync(house);
        await EnterAsync(house, Kept, new("Mme Durand", "06 12 34 56 78", ""));
        await EnterAsync(house, Other, new("Durand M.", "07 99 99 99 99", "", Phone2: "06 12 34 56 78", Tag: "04AABBCC"));
    }

    private static Task<Told<CustomerRefusal>> EnterAsync(House house, CustomerId id, CustomerFacts facts) => house.Of<ICustomerDesk>().TellAsync(
        new($"enter-{id}"), id, new CustomerCommand.Enter(id, facts, Money.Zero, House.Lea));
}
