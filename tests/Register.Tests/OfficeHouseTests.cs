using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Home;
using RetailPos.Register.Office;
using RetailPos.Register.Office.Selling;

namespace RetailPos.Register.Tests;

/// <summary>The pages on which a house sets up what others only used: stations, departments, scales, registers, and who changed what.</summary>
public sealed class OfficeHouseTests : Counter, IChangesDesk
{
    private readonly List<ChangesWish> _wishes = [];

    public OfficeHouseTests()
    {
        Services.AddSingleton<IChangesDesk>(this);
        Services.AddRegister(_ => [new("C1")]);
    }

    private Catalogue Menu => House.Catalogue.Current.Catalogue;

    [Fact]
    public void A_usual_station_is_added_by_one_tap_and_is_offered_once()
    {
        var page = Render<StationsScreen>();

        Tap(page, "offer-Bar");

        var bar = Assert.Single(Menu.OpenStations, station => station.Kind is StationKind.Bar);
        Assert.Equal(("Bar", 4), (bar.Name, bar.Capacity));
        Assert.Empty(page.FindAll("[data-test=offer-Bar]"));
        The(page, $"name-{bar.Id}").Change("Comptoir");
        Until(page, () => Menu.Stations[bar.Id].Name == "Comptoir");
        Tap(page, $"archive-{bar.Id}");
        Until(page, () => Menu.Stations[bar.Id].IsArchived);
    }

    [Fact]
    public void A_department_changes_its_station_and_leaves_its_vat_to_the_house()
    {
        var department = Menu.Departments.Values.First(one => !one.IsArchived);
        _ = House.TellAsync(new("snug"), new CatalogueCommand.PutStation(new(new("snug"), "Snug", Backup: null, 1, 9), new("", "office")));
        var page = Render<DepartmentsScreen>();

        The(page, $"route-{department.Id}-0").Change("snug");
        Until(page, () => Menu.Departments[department.Id].Route is [var only] && only.Value == "snug");
        The(page, $"vat-{department.Id}").Change("20");
        Until(page, () => Menu.Departments[department.Id].EatIn == new Rate(2_000));
        The(page, $"vat-{department.Id}").Change("");
        Until(page, () => Menu.Departments[department.Id].EatIn is null);
        The(page, "shop-discount").Change("5");
        Until(page, () => Menu.Defaults.DiscountPoints == 500);
    }

    [Fact]
    public void A_prefix_of_a_scale_is_added_and_taken_off()
    {
        var page = Render<ScalesScreen>();

        The(page, "scale-value").Change(nameof(ScaleValue.PriceCents));
        page.Find("form").Submit();
        Until(page, () => Menu.Scale.Codes is [{ Prefix: 20, Value: ScaleValue.PriceCents }]);
        The(page, "scale-off-20").Click();
        Until(page, () => Menu.Scale.Codes.IsEmpty);
    }

    [Fact]
    public void Keys_change_places_by_key_and_by_drag()
    {
        ValueList<ArticleId> asked = [];
        var department = Menu.Departments.Values.First(one => Menu.Articles.Values.Count(article => article.Department == one.Id && !article.IsArchived) > 1);
        var order = Menu.Articles.Values.Where(article => article.Department == department.Id && !article.IsArchived)
            .OrderBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal).Select(article => article.Id).ToList();
        var page = Render<KeyOrder>(parameters => parameters
            .Add(one => one.Departments, [department]).Add(one => one.Catalogue, Menu).Add(one => one.Reordered, ids => asked = ids));

        The(page, $"later-{order[0]}").Click();
        Assert.Equal([order[1], order[0], .. order.Skip(2)], asked);
        The(page, $"place-{order[^1]}").DragStart();
        The(page, $"place-{order[0]}").Drop();
        Assert.Equal([order[^1], .. order.SkipLast(1)], asked);
    }

    [Fact]
    public void A_register_is_named_and_added_and_the_start_page_follows()
    {
        var home = Render<HomeScreen>();
        var page = Render<RegistersScreen>();

        Assert.True(The(page, "save").HasAttribute("disabled"));
        The(page, "name-C1").Input("Bar");
        Assert.False(The(page, "save").HasAttribute("disabled"));
        The(page, "name-C1").Change("Bar");
        The(page, "add").Click();
        page.Find("form").Submit();

        Until(page, () => House.Rules.Current.Rules.Registers.Registers is [{ Name: "Bar" }, { Id.Value: "T1" }]);
        Until(page, () => The(page, "save").HasAttribute("disabled"));
        Until(home, () => home.FindAll("a[href='register/T1']").Count == 1 && home.Markup.Contains("Caisse Bar", StringComparison.Ordinal));
    }

    [Fact]
    public void Who_changed_what_is_said_in_words_and_asked_for_by_subject()
    {
        var page = Render<ChangesScreen>();

        Until(page, () => page.FindAll("[data-test=change-Changed]").Count == 1);
        var row = The(page, "change-Changed").TextContent;
        Assert.Contains("Max", row, StringComparison.Ordinal);
        Assert.Contains("Soupe modifié", row, StringComparison.Ordinal);
        Assert.Contains("7,00", row, StringComparison.Ordinal);
        Assert.Contains("7,50", row, StringComparison.Ordinal);
        The(page, "subject").Change(nameof(ChangeSubject.Rights));
        Until(page, () => _wishes[^1].Subject is ChangeSubject.Rights);
        Until(page, () => page.FindAll("[data-test=none]").Count == 1);
    }

    public Task<ChangesPage> ReadAsync(ChangesWish wish, CancellationToken stop)
    {
        _wishes.Add(wish);
        return Task.FromResult<ChangesPage>(wish.Subject is null
            ? new(
                [new(7, Clock.GetUtcNow(), new("Max", "office"), ChangeSubject.Prices, ChangeWord.Changed, "Soupe", [new("Price", "", new Money(700), new Money(750))])],
                HasMore: false, ["Max"])
            : new([], HasMore: false, ["Max"]));
    }
}
