using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Screens;

public sealed class HouseScreensDeciderTests
{
    private static readonly ScreenPlace Grill = new(ScreenKind.Station, "grill");
    private static readonly string Hash = new('a', 64);
    private static readonly HouseScreensCommand.Pair PairOne = new(new("s1"), "Grill gauche", Grill, ScreenSettings.Usual, Hash, Anna);
    private static readonly HouseScreensEvent Paired = new HouseScreensEvent.Paired(new("s1"), "Grill gauche", Grill, ScreenSettings.Usual, Hash, Anna, Noon);
    private static readonly HouseScreensCommand.Change ChangeOne = new(new("s1"), "Grill", Grill, ScreenSettings.Usual, Anna);
    private static readonly HouseScreensCommand.Forget ForgetOne = new(new("s1"), Anna);

    private static readonly HouseScreensEvent[] Full =
    [
        .. Enumerable.Range(1, HouseScreens.ScreensMax).Select(at => new HouseScreensEvent.Paired(
            new($"full-{at}"), $"Screen {at}", Grill, ScreenSettings.Usual, Hash, Anna, Noon)),
    ];

    public static TheoryData<HouseScreensEvent[], HouseScreensCommand, HouseScreensRefusal> Refusals => new()
    {
        { [], PairOne with { Screen = new("le grill") }, HouseScreensRefusal.ScreenIdInvalid },
        { [], PairOne with { Name = " " }, HouseScreensRefusal.NameInvalid },
        { [], PairOne with { Place = Grill with { Key = "" } }, HouseScreensRefusal.PlaceInvalid },
        { [], PairOne with { Settings = ScreenSettings.Usual with { LateMinutes = 5 } }, HouseScreensRefusal.SettingsInvalid },
        { [], PairOne with { TokenHash = "secret" }, HouseScreensRefusal.TokenInvalid },
        { [Paired], PairOne, HouseScreensRefusal.AlreadyPaired },
        { Full, PairOne, HouseScreensRefusal.TooManyScreens },
        { [], ChangeOne, HouseScreensRefusal.NoSuchScreen },
        { [Paired], PairOne with { Screen = new("s2"), Name = "grill GAUCHE" }, HouseScreensRefusal.NameTaken },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(HouseScreensEvent[] history, HouseScreensCommand command, HouseScreensRefusal reason) =>
        HouseScreensDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<HouseScreensRefusal>(), Refusals.Select(row => (HouseScreensRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<HouseScreensCommand>(),
        new HouseScreensCommand[] { PairOne, ChangeOne, ForgetOne }.Select(one => one.GetType().Name).Order());

    [Fact]
    public void A_screen_is_paired() => HouseScreensDecider.Decider.Given().When(PairOne).Happens(Paired);

    [Fact]
    public void A_screen_gets_another_name_place_or_settings_and_keeps_its_secret()
    {
        var after = HouseScreensDecider.Decider.Given(Paired).After(ChangeOne with { Place = new(ScreenKind.Pass, "") });

        Assert.Equal("Grill", after.Paired[new("s1")].Name);
        Assert.Equal(ScreenKind.Pass, after.Paired[new("s1")].Place.Kind);
        Assert.Equal(Hash, after.Paired[new("s1")].TokenHash);
    }

    [Fact]
    public void What_it_is_already_changes_nothing() =>
        HouseScreensDecider.Decider.Given(Paired).When(ChangeOne with { Name = "Grill gauche" }).NothingHappens();

    [Fact]
    public void A_forgotten_screen_is_gone_and_forgetting_it_again_is_no_error()
    {
        var forgotten = new HouseScreensEvent.Forgotten(new("s1"), Anna, Noon);

        HouseScreensDecider.Decider.Given(Paired).When(ForgetOne).Happens(forgotten);
        HouseScreensDecider.Decider.Given(Paired, forgotten).When(ForgetOne).NothingHappens();
        Assert.Empty(HouseScreensDecider.Decider.Given(Paired, forgotten).State.Paired);
    }

    [Theory]
    [InlineData(ScreenKind.Station, "grill", true)]
    [InlineData(ScreenKind.Station, "-", true)]
    [InlineData(ScreenKind.Station, "a b", false)]
    [InlineData(ScreenKind.Pass, "", true)]
    [InlineData(ScreenKind.Pass, "grill", false)]
    [InlineData(ScreenKind.Customer, "T1", true)]
    [InlineData(ScreenKind.Customer, "", false)]
    public void A_place_has_a_key_where_there_are_several(ScreenKind kind, string key, bool isValid) =>
        Assert.Equal(isValid, new ScreenPlace(kind, key).IsValid);

    [Fact]
    public void A_screen_that_shows_nothing_in_particular_shows_everything()
    {
        Assert.True(ScreenSettings.Usual.Shows(ServiceMode.TakeAway));
        Assert.Empty(ScreenSettings.Usual.Hidden);
        Assert.Equal(
            Enum.GetValues<ServiceMode>().Where(mode => mode is not ServiceMode.EatIn),
            (ScreenSettings.Usual with { Modes = [ServiceMode.EatIn] }).Hidden);
    }
}
