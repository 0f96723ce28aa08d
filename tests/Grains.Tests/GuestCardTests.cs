using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What a guest orders by code against the card: answered questions, menus at their price, and nothing that is off it.</summary>
public sealed class GuestCardTests : IAsyncLifetime
{
    private static readonly TableId T1 = new("T1");

    private static readonly ChoiceSet Cooking = new(
        new("cooking"), "Cuisson", Min: 1, Max: 1, [new(new("rare"), "Saignant", Money.Zero), new(new("done"), "Bien cuit", new(50))], Rank: 0);

    private static readonly Menu Lunch = new(
        new("lunch"), "Formule midi", new(2_100),
        [new("Plat", [new("mains")], 1, 1, [new(new("steak"), new(300))]), new("Café", [new("cellar")], 0, 1, [])], Rank: 0, IsAutomatic: false);

    private readonly QuietJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
    private House _house = null!;

    private IGuestDesk Guests => _house.Of<IGuestDesk>();

    private Catalogue Card => _house.Of<IFeed<CatalogueView>>().Current.Catalogue;

    public async Task InitializeAsync()
    {
        _house = await House.OpenAsync(_journal);
        await TellAsync(new CatalogueCommand.Import(
            [new(House.Kitchen, "Cuisine", Backup: null, Capacity: 3, Rank: 0)],
            [
                new(new("mains"), "Plats", [House.Kitchen], Step: 1, Rank: 0, ChoiceSets: [Cooking.Id]),
                new(new("cellar"), "Cave", [], Step: 1, Rank: 1, IsHidden: true),
            ],
            [Article("steak", "mains", 1_990), Article("cafe", "cellar", 220)],
            House.Lea,
            [Cooking],
            [Lunch]));
        await _house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetFloor(FloorRules.Default with { Guests = GuestOrdering.AllTables }, House.Lea));
        await _journal.QuietAsync(_house);
    }

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_question_that_was_answered_is_on_the_bill_and_read_by_the_cook()
    {
        Assert.Equal(SaleRefusal.ChoiceMissing, (await OrderAsync(Steak() with { Choices = null })).Refusal);
        await _journal.QuietAsync(_house);
        var answer = await OrderAsync(Steak());

        await _journal.QuietAsync(_house);
        var bill = await _house.RegisterDesk.ReadAsync(answer.Sale!.Value);
        Assert.Equal(new Money(2_040), bill.Total);
        Assert.Equal(["Bien cuit"], Assert.Single((await _house.KitchenDesk.ReadAsync(bill.Order)).Lines).Sent.Options);
    }

    [Fact]
    public async Task A_menu_costs_its_price_with_supplement_and_choice_and_the_same_order_again_is_the_same_menu()
    {
        var (id, steak, coffee) = (House.NewCommand(), Steak(), Line("cafe"));
        ValueList<GuestMenuLines> menus = [new(Lunch.Id, [steak.Id, coffee.Id])];

        var answers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
            Guests.OrderAsync(id, T1, new("T1"), [steak, coffee], menus))));

        await _journal.QuietAsync(_house);
        Assert.All(answers, answer => Assert.Equal((null, null), (answer.Fault, answer.Refusal)));
        var bill = await _house.RegisterDesk.ReadAsync(answers[0].Sale!.Value);
        Assert.Equal((new Money(2_450), 2, Lunch.Id), (bill.Total, bill.Lines.Count, Assert.Single(bill.Adjusted).Menu!.Value));
    }

    [Fact]
    public async Task Dishes_that_make_no_menu_are_not_sold_one_by_one_instead()
    {
        var (one, two) = (Steak(), Steak());
        var answer = await Guests.OrderAsync(House.NewCommand(), T1, new("T1"), [one, two], [new(Lunch.Id, [one.Id, two.Id])]);

        await _journal.QuietAsync(_house);
        Assert.Equal(SaleRefusal.MenuUnfit, answer.Refusal);
        Assert.True((await _house.Grains.GetGrain<ITableGrain>(T1.Value).ReadAsync()).IsFree);
        Assert.Equal(GuestFault.NotOnCard, (await Guests.OrderAsync(
            House.NewCommand(), T1, new("T1"), [one], [new(new("dinner"), [one.Id])])).Fault);
    }

    [Fact]
    public async Task What_is_archived_is_refused_by_code_and_at_the_register_and_what_is_hidden_by_code_only()
    {
        var (steak, coffee) = (Steak(), Line("cafe"));
        Assert.Equal(GuestFault.NotOnCard, (await OrderAsync(coffee)).Fault);
        var sale = await _house.TakeAsync(ServiceMode.EatIn, ("Eau", 300, null));
        Assert.Null((await AddAsync(sale, coffee)).Refusal);

        await TellAsync(new CatalogueCommand.ArchiveArticle(new("steak"), IsArchived: true, House.Lea));
        await _journal.QuietAsync(_house);

        Assert.Equal(GuestFault.NotOnCard, (await OrderAsync(steak)).Fault);
        Assert.Equal(SaleRefusal.NoLongerSold, (await AddAsync(sale, steak)).Refusal);
        var other = new SaleId($"{Guid.CreateVersion7():N}");
        Assert.Equal(SaleRefusal.NoLongerSold, (await _house.RegisterDesk.TellAsync(
            House.NewCommand(), other, new SaleCommand.Open(other, new("T1"), new(other.Value), ServiceMode.EatIn, House.Lea, [steak]))).Refusal);
    }

    private Task<GuestAnswer> OrderAsync(NewLine line) => Guests.OrderAsync(House.NewCommand(), T1, new("T1"), [line]);

    private Task<Told<SaleRefusal>> AddAsync(SaleId sale, NewLine line) =>
        _house.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.AddLines([line], House.Lea));

    private NewLine Steak() => Line("steak") with { Choices = [ChoiceRules.Made(Cooking, new("done"))!] };

    private NewLine Line(string article) => new(_house.NewLine(), Card.Sold(Card.Articles[new(article)]), Quantity.One, [], "");

    private async Task TellAsync(CatalogueCommand command) =>
        Assert.Null((await _house.Of<ICatalogueDesk>().TellAsync(House.NewCommand(), command)).Refusal);

    private static Article Article(string id, string department, long cents) => new(
        new(id), new(department), id, new(cents), new(1_000), new(550), Route: null, Step: null, ExpectedSeconds: 60, [], [], Rank: 0);
}
