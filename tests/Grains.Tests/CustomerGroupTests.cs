using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>A rule for a group of customers (features.md K44): there with its customer, gone without him.</summary>
public sealed class CustomerGroupTests : IAsyncLifetime
{
    private readonly QuietJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task Whoever_belongs_to_the_group_pays_less_as_long_as_he_is_on_the_bill()
    {
        var zoe = new CustomerId("zoe");
        var when = new AutomaticWhen([], ["Étudiant"], null, null, [], null, null, [], null, null);
        await _house.Of<ICatalogueDesk>().TellAsync(House.NewCommand(), new CatalogueCommand.PutAutomaticRule(
            new(new("students"), "Étudiants", when, Article: null, -1_000, Money.Zero, Rank: 0), House.Lea));
        await _house.Of<ICustomerDesk>().TellAsync(House.NewCommand(), zoe, new CustomerCommand.Enter(
            zoe, new("Zoé", "", "Étudiant"), Money.Zero, House.Lea));
        await _journal.QuietAsync(_house);
        var sale = await _house.TakeAsync(ServiceMode.TakeAway, ("Soupe", 1_000, null));

        async Task<long> CostsAsync(SaleCommand command)
        {
            Assert.Null((await _house.RegisterDesk.TellAsync(House.NewCommand(), sale, command)).Refusal);
            return (await _house.RegisterDesk.ReadAsync(sale)).Total.Cents;
        }

        Assert.Equal(1_000, await CostsAsync(new SaleCommand.SetCustomer("Zoé", House.Lea)));
        Assert.Equal(900, await CostsAsync(new SaleCommand.SetCustomer("Zoé", House.Lea, zoe)));
        Assert.Equal(900, await CostsAsync(new SaleCommand.SetMode(ServiceMode.EatIn, House.Lea)));
        Assert.Equal(1_000, await CostsAsync(new SaleCommand.SetCustomer("", House.Lea)));
    }
}
