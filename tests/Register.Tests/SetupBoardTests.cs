using System.Collections.Immutable;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Office.Setup;

namespace RetailPos.Register.Tests;

public sealed class SetupBoardTests
{
    [Fact]
    public void An_empty_house_goes_from_its_departments_to_its_first_sale() => Assert.Equal(
        Enum.GetValues<SetupKind>(),
        Of(Catalogue.Empty, new(HasOpened: false, HasSold: false), persons: 1).Select(step => step.Kind));

    [Fact]
    public void What_is_there_is_not_asked_for() => Assert.Equal(
        [SetupKind.Floor, SetupKind.Country, SetupKind.Receipts, SetupKind.Sale],
        Of(Menu.Catalogue, new(HasOpened: true, HasSold: false), persons: 3).Select(step => step.Kind));

    [Fact]
    public void A_house_that_asks_nobody_who_it_is_needs_no_people() => Assert.DoesNotContain(
        Of(Menu.Catalogue, new(HasOpened: false, HasSold: false), persons: null), step => step.Kind is SetupKind.People);

    [Fact]
    public void Whoever_has_sold_is_left_alone() =>
        Assert.Empty(Of(Catalogue.Empty, new(HasOpened: true, HasSold: true), persons: 1));

    private static ImmutableArray<SetupStep> Of(Catalogue catalogue, SetupTills tills, int? persons) =>
        SetupBoard.Of(catalogue, FloorPlan.Empty, HouseRules.Default, tills, new("T1"), persons).Steps;
}
