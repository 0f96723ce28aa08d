using RetailPos.Grains.Changes;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Tests.Journals;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Who changed what, before and after: read from the streams of the settings, newest first.</summary>
public sealed class ChangesTests : IAsyncLifetime
{
    private static readonly Actor Max = new("Max", "T1");

    private static readonly Department Mains = new(new("mains"), "Plats", [], Step: 1, Rank: 0);

    private static readonly Article Soup = new(
        new("soup"), Mains.Id, "Soupe", new(700), new(1_000), new(550), Route: null, Step: null, ExpectedSeconds: 0, [], [], Rank: 0);

    private readonly QuietJournal _journal = new(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System));
    private House _house = null!;

    public async Task InitializeAsync() => _house = await House.OpenAsync(_journal);

    public async Task DisposeAsync() => await _house.DisposeAsync();

    [Fact]
    public async Task A_price_says_what_it_was_who_changed_it_and_where()
    {
        await SellAsync();
        await TellAsync(new CatalogueCommand.PutArticle(Soup with { Price = new(750), ModePrices = [new(ServiceMode.TakeAway, new(600))] }, Max));

        var row = (await ReadAsync(new())).Rows[0];

        Assert.Equal((ChangeSubject.Prices, ChangeWord.Changed, "Soupe", Max), (row.Subject, row.Word, row.Name, row.By));
        Assert.Equal(
            [new("Price", "", new Money(700), new Money(750)), new("Price", "TakeAway", null, new Money(600))],
            row.Fields);
    }

    [Fact]
    public async Task Rules_rights_people_floor_and_codes_are_told_and_found_by_subject_person_and_day()
    {
        await SellAsync();
        var rules = _house.Of<IHouseRulesDesk>();
        await rules.TellAsync(House.NewCommand(), new HouseRulesCommand.SetTillDay(TillDayRules.Default with { BlindCount = true }, Max));
        var people = _house.Grains.GetGrain<IPeopleGrain>(GrainKeys.House);
        await people.TellAsync(House.NewCommand(), new PeopleCommand.Add(new("p-1"), "Anna", [Role.Employee], House.Lea));
        await people.TellAsync(House.NewCommand(), new PeopleCommand.SetRight(Role.Employee, Right.Refund, IsGranted: true, Max));
        var floor = _house.Of<IFloorDesk>();
        await floor.TellAsync(House.NewCommand(), new FloorPlanCommand.Save(
            0, [new("Salle", 25, 13, [new(new("1"), 4, TableShape.Round, new(1, 1, 3, 3, 0))], [])], Max));
        await floor.TellAsync(House.NewCommand(), new FloorPlanCommand.RevokeCode(new("1"), Max));

        var all = await ReadAsync(new());

        Assert.Equal(
            [ChangeWord.CodeRevoked, ChangeWord.PlanSaved, ChangeWord.RightGranted, ChangeWord.PersonAdded, ChangeWord.TillDaySet, ChangeWord.Added, ChangeWord.Added],
            all.Rows.Select(row => row.Word));
        Assert.Equal([new("BlindCount", "", false, true)], all.Rows[4].Fields);
        Assert.Equal([new("Right", "RoleEmployee", null, Right.Refund)], all.Rows[2].Fields);
        Assert.Contains(all.Rows[1].Fields, field => (field.Name, field.Of) == ("Seats", "Salle · 1"));
        Assert.Equal([House.Lea.Person, "Max"], all.People);
        Assert.Equal([ChangeWord.RightGranted], (await ReadAsync(new(ChangeSubject.Rights))).Rows.Select(row => row.Word));
        Assert.Equal(3, (await ReadAsync(new(Person: House.Lea.Person))).Rows.Count);
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(all.Rows[0].At, TimeZoneInfo.FindSystemTimeZoneById(new SiteSettings().TimeZone)).DateTime);
        Assert.Equal(all.Rows.Count, (await ReadAsync(new(Day: today))).Rows.Count);
        Assert.Empty((await ReadAsync(new(Day: today.AddDays(-7)))).Rows);
    }

    [Fact]
    public async Task A_page_ends_where_the_next_begins_and_nothing_is_told_twice_or_left_out()
    {
        await SellAsync();

        for (var cents = 1; cents <= ChangesPage.RowsMax + 3; cents++)
        {
            await TellAsync(new CatalogueCommand.PutArticle(Soup with { Price = new(700 + cents) }, Max));
        }

        var first = await ReadAsync(new(ChangeSubject.Prices, "Max"));
        var second = await ReadAsync(new(ChangeSubject.Prices, "Max", Before: first.Rows[^1].Position));

        Assert.Equal((ChangesPage.RowsMax, true, 3, false), (first.Rows.Count, first.HasMore, second.Rows.Count, second.HasMore));
        Assert.Equal(
            Enumerable.Range(1, ChangesPage.RowsMax + 3).Reverse().Select(cents => new Money(700 + cents)),
            first.Rows.Concat(second.Rows).Select(row => (Money)row.Fields[0].After!));
    }

    [Fact]
    public void What_is_new_tells_what_it_has_and_what_is_gone_what_it_had()
    {
        var set = new ChoiceSet(new("s"), "Cuisson", 1, 1, [new(new("rare"), "Saignant", Money.Zero)], 0);
        var more = set with { Choices = [new(new("rare"), "Bleu", new(50)), new(new("done"), "Cuit", new(20))] };

        Assert.Equal(
            [new("Name", "Bleu", "Saignant", "Bleu"), new("Delta", "Bleu", Money.Zero, new Money(50)), new("Name", "Cuit", null, "Cuit"), new("Delta", "Cuit", null, new Money(20))],
            Difference.Of(set, more));
        Assert.Contains(new ChangedField("Name", "Cuit", "Cuit", null), Difference.Of(more, set));
        Assert.Empty(Difference.Of(set, set with { Choices = [.. set.Choices] }));
    }

    private async Task SellAsync()
    {
        await TellAsync(new CatalogueCommand.PutDepartment(Mains, House.Lea));
        await TellAsync(new CatalogueCommand.PutArticle(Soup, House.Lea));
    }

    private async Task TellAsync(CatalogueCommand command) =>
        Assert.Null((await _house.Of<ICatalogueDesk>().TellAsync(House.NewCommand(), command)).Refusal);

    private Task<ChangesPage> ReadAsync(ChangesWish wish) => _house.Of<IChangesDesk>().ReadAsync(wish, CancellationToken.None);
}
