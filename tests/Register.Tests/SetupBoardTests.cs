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
        Enum.GetValues<SetupKind>().Except([SetupKind.Training]),
        Of(Catalogue.Empty, new(HasOpened: false, HasSold: false), persons: 1).Select(step => step.Kind));

    [Fact]
    public void A_house_in_training_leaves_it_at_last_and_is_told_so_until_then()
    {
        var school = HouseRules.Default with { Training = TrainingStage.On };
        Assert.Equal(new SetupStep(SetupKind.Training, "office/training"), Of(Catalogue.Empty, new(HasOpened: false, HasSold: false), persons: 1, school)[^1]);
        Assert.Equal(SetupKind.Training, Of(Menu.Catalogue, new(HasOpened: true, HasSold: true), persons: 3, school)[^1].Kind);
        Assert.DoesNotContain(Of(Menu.Catalogue, new(HasOpened: true, HasSold: true), persons: 3, school), step => step.Kind is SetupKind.Sale);
        Assert.Empty(Of(Menu.Catalogue, new(HasOpened: true, HasSold: true), persons: 3, school with { Training = TrainingStage.Left }));
    }

    [Fact]
    public void What_is_there_is_not_asked_for() => Assert.Equal(
        [SetupKind.Floor, SetupKind.Receipts, SetupKind.Sale],
        Of(Menu.Catalogue, new(HasOpened: true, HasSold: false), persons: 3).Select(step => step.Kind));

    [Fact]
    public void A_house_that_asks_nobody_who_it_is_needs_no_people() => Assert.DoesNotContain(
        Of(Menu.Catalogue, new(HasOpened: false, HasSold: false), persons: null), step => step.Kind is SetupKind.People);

    [Fact]
    public void Whoever_has_sold_is_left_alone() =>
        Assert.Empty(Of(Catalogue.Empty, new(HasOpened: true, HasSold: true), persons: 1));

    private static ImmutableArray<SetupStep> Of(Catalogue catalogue, SetupTills tills, int? persons, HouseRules? rules = null) =>
        SetupBoard.Of(catalogue, FloorPlan.Empty, rules ?? HouseRules.Default, tills, new("T1"), persons).Steps;
}
