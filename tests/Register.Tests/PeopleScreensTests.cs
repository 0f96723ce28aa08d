using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Home;
using RetailPos.Register.Office;
using RetailPos.Register.SignIn;

namespace RetailPos.Register.Tests;

/// <summary>The pages at which people come, change hands and are looked after.</summary>
public sealed class PeopleScreensTests : Counter
{
    private static readonly Person Anna = new(new("anna"), "Anna", [Role.Administrator], IsActive: true, [SecretKind.Pin, SecretKind.Password]);
    private static readonly Person Lea = new(new("lea"), "Léa", [Role.Employee], IsActive: true, [SecretKind.Pin]);
    private static readonly Person Gone = new(new("gone"), "Zoé", [Role.Employee], IsActive: false, [SecretKind.Pin]);

    private readonly FakePeopleDesk _desk = new();

    public PeopleScreensTests()
    {
        Services.AddRegister(_ => [new("C1")]);
        Services.AddSingleton<IPeopleDesk>(_desk);
        Acting.IsOff = false;
        Acting.Person = Lea;
        People.Push(new(2, new(
            new[] { Anna, Lea, Gone }.Aggregate(Hub.Domain.People.People.Nobody.Persons, (all, one) => all.Add(one.Id, one)),
            [],
            Hub.Domain.People.People.Nobody.Tries)));
        SignIn.Device = new("device", "", "C1", [new(Anna.Id, SecretKind.Pin), new(Lea.Id, SecretKind.Pin)], Lea.Id, Clock.GetUtcNow());
    }

    [Fact]
    public void Who_has_left_is_forgotten_by_name_after_a_second_press_and_who_works_here_is_not_offered_it()
    {
        var page = Render<PeopleScreen>();
        Tap(page, "edit-Léa");
        Assert.False(Has(page, "person-privacy"));

        Tap(page, "edit-Zoé");
        Tap(page, "person-erase");
        Assert.Empty(Privacy.Forgotten);
        Tap(page, "person-erase-sure");

        Until(page, () => Has(page, "said"));
        Assert.Equal("gone", Assert.Single(Privacy.Forgotten));
        Assert.False(Has(page, "editor"));
    }

    [Fact]
    public void Those_who_work_here_are_tiles_and_a_PIN_is_typed_on_the_pad()
    {
        SignIn.Answers.Enqueue(new(Refusal: null, IsWrong: true, TriesLeft: 3));
        var page = Render<SignInScreen>();
        Assert.False(Has(page, "person-Zoé"));

        Tap(page, "enter");
        Assert.Equal("Touchez d’abord votre nom.", Said(page, "fault"));
        Tap(page, "person-Léa");

        foreach (var key in new[] { "pin-3", "pin-4", "pin-back", "pin-3", "pin-3", "pin-3" })
        {
            Tap(page, key);
        }

        The(page, "enter").Closest("form")!.Submit();
        Assert.Equal("lea Pin 3333 office", Assert.Single(SignIn.Asked));
        Assert.Contains("Encore 3 essais", Said(page, "fault"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("$2123456789")]
    [InlineData("$éa&é\"'(-è_ç")]
    public void A_badge_is_read_whoever_was_tapped_and_whatever_the_keyboard_is(string scanned)
    {
        Assert.StartsWith("$2", BadgeReading.Of(scanned), StringComparison.Ordinal);
        Assert.Null(BadgeReading.Of("1234"));
        var page = Render<SignInScreen>();
        The(page, "code").Input("$2123456789");
        The(page, "enter").Closest("form")!.Submit();

        Assert.Equal("$2123456789 office", Assert.Single(SignIn.Asked));
    }

    [Fact]
    public void A_lock_says_until_when()
    {
        SignIn.Answers.Enqueue(new(PeopleRefusal.LockedOut, LockedUntil: Clock.GetUtcNow().AddMinutes(2)));
        var page = Render<SignInScreen>();
        Tap(page, "person-Léa");
        The(page, "enter").Closest("form")!.Submit();

        Assert.Contains("Trop d’essais", Said(page, "fault"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_first_person_gives_code_name_password_and_PIN()
    {
        SignIn.IsEmptyHouse = true;
        SignIn.Answers.Enqueue(new(Refusal: null, IsWrong: true, TriesLeft: 4));
        var page = Render<WelcomeScreen>();

        foreach (var (field, text) in new[] { ("code", "ABCDEFGH"), ("name", " Anna "), ("password", "un mot de passe"), ("pin", "1111") })
        {
            The(page, field).Change(text);
        }

        The(page, "begin").Closest("form")!.Submit();
        Assert.Equal("ABCDEFGH Anna un mot de passe 1111", Assert.Single(SignIn.Asked));
        Assert.Contains("pas le code", Said(page, "fault"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_register_says_who_has_it_in_hand_and_the_way_up_asks_for_a_PIN()
    {
        SignIn.Answers.Enqueue(new(PeopleRefusal.SecretNeeded));
        var register = Register();
        Assert.Contains("Léa", Said(register, "person"), StringComparison.Ordinal);

        Tap(register, "person");
        Tap(register, "switch-Anna");
        The(register, "switch-code").Change("1111");
        The(register, "switch-go").Closest("form")!.Submit();

        Assert.Equal(["switch anna", "switch anna Pin 1111"], SignIn.Asked);
        Assert.False(Has(register, "person-panel"));
    }

    [Fact]
    public void A_house_that_asks_nobody_shows_nobody()
    {
        Acting.IsOff = true;

        Assert.False(Has(Register(), "person"));
    }

    [Fact]
    public void What_somebody_may_not_open_is_no_tile()
    {
        Acting.Closed.Add("screens");
        var home = Render<HomeScreen>();

        Assert.Empty(home.FindAll("a[href='screens']"));
        Assert.NotEmpty(home.FindAll("a[href='office']"));
    }

    [Fact]
    public void A_person_is_added_with_roles_and_a_PIN()
    {
        var page = Render<PeopleScreen>();
        Tap(page, "add");
        The(page, "name").Change(" Paul ");
        The(page, "role-Employee").Change(false);
        The(page, "role-Preparer").Change(true);
        The(page, "first-pin").Change("44");
        The(page, "save").Closest("form")!.Submit();
        Assert.Empty(_desk.Told);
        Assert.Contains("4 à 8 chiffres", Said(page, "fault"), StringComparison.Ordinal);

        The(page, "first-pin").Change("4444");
        The(page, "save").Closest("form")!.Submit();
        var added = Assert.IsType<PeopleCommand.Add>(Assert.Single(_desk.Told));
        Assert.Equal(("Paul", Role.Preparer), (added.Name, Assert.Single(added.Roles)));
    }

    [Fact]
    public void A_refusal_of_the_hub_is_said_and_a_right_is_ticked_in_the_table()
    {
        var page = Render<PeopleScreen>();
        Assert.True(The(page, "grant-Administrator-EditPeople").HasAttribute("disabled"));
        Assert.False(The(page, "grant-Employee-Refund").HasAttribute("checked"));

        _desk.Refusal = PeopleRefusal.LastAdministrator;
        Tap(page, "edit-Anna");
        Tap(page, "deactivate");
        Assert.Contains("dernier administrateur", Said(page, "fault"), StringComparison.Ordinal);

        _desk.Refusal = null;
        The(page, "grant-Employee-Refund").Change(true);
        Assert.Equal(
            (Role.Employee, Right.Refund, true),
            _desk.Told[^1] is PeopleCommand.SetRight set ? (set.Role, set.Right, set.IsGranted) : default);
    }

    [Theory]
    [InlineData("fr-FR")]
    [InlineData("en-GB")]
    public void Every_right_role_and_refusal_has_its_words(string culture)
    {
        Speak(culture);
        var words = Services.GetRequiredService<Microsoft.Extensions.Localization.IStringLocalizer<Words>>();

        Assert.All(Rights.All, right => Assert.False(words[$"Right{right}"].ResourceNotFound, $"{right}"));
        Assert.All(Enum.GetValues<Role>(), role => Assert.False(words[$"Role{role}"].ResourceNotFound, $"{role}"));
        Assert.All(Enum.GetValues<SecretKind>(), kind => Assert.False(words[$"PeopleSecret{kind}"].ResourceNotFound, $"{kind}"));
        Assert.All(Enum.GetValues<PeopleRefusal>(), refusal => Assert.Contains(' ', RefusalText.Of(refusal, words)));
        Assert.All(Enum.GetValues<Standing>(), standing => Assert.Contains(' ', RefusalText.Of(Right.Refund, standing, words)));
        Assert.Contains(' ', RefusalText.Of(right: null, Standing.NotAllowed, words));
    }

    private sealed class FakePeopleDesk : IPeopleDesk
    {
        public List<PeopleCommand> Told { get; } = [];

        public PeopleRefusal? Refusal { get; set; }

        public Task<Told<PeopleRefusal>> TellAsync(CommandId id, PeopleCommand command)
        {
            Told.Add(command);
            return Task.FromResult(new Told<PeopleRefusal>(Refusal, 0));
        }

        public Task<Told<PeopleRefusal>> SetSecretAsync(CommandId id, PersonId person, SecretKind kind, string secret, Actor by) =>
            Task.FromResult(new Told<PeopleRefusal>(Refusal, 0));

        public Task<Told<PeopleRefusal>> ForgetSecretAsync(CommandId id, PersonId person, SecretKind kind, Actor by) =>
            Task.FromResult(new Told<PeopleRefusal>(Refusal, 0));

        public Task<BadgeAnswer> MakeBadgeAsync(CommandId id, PersonId person, Actor by) =>
            Task.FromResult(new BadgeAnswer(Refusal, "$21"));
    }
}
