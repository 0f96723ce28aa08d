using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.People;

public sealed class PeopleDeciderTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor By = new("Anna", "office");
    private static readonly PersonId Anna = new("anna");
    private static readonly PersonId Marc = new("marc");
    private static readonly PersonId Lea = new("lea");

    private static readonly Hub.Domain.People.People House = After(
        Hub.Domain.People.People.Nobody,
        new PeopleEvent.Added(Anna, "Anna", [Role.Administrator], IsFirst: true, By, Noon),
        new PeopleEvent.SecretSet(Anna, SecretKind.Pin, By, Noon),
        new PeopleEvent.Added(Marc, "Marc", [Role.Manager], IsFirst: false, By, Noon),
        new PeopleEvent.SecretSet(Marc, SecretKind.Pin, By, Noon),
        new PeopleEvent.Added(Lea, "Léa", [Role.Employee], IsFirst: false, By, Noon),
        new PeopleEvent.SecretSet(Lea, SecretKind.Pin, By, Noon));

    public static TheoryData<PeopleCommand, PeopleRefusal> Refused => new()
    {
        { new PeopleCommand.Add(new("é è"), "Zoé", [Role.Employee], By), PeopleRefusal.PersonIdInvalid },
        { new PeopleCommand.Add(new("zoe"), "", [Role.Employee], By), PeopleRefusal.NameInvalid },
        { new PeopleCommand.Add(new("zoe"), " Zoé", [Role.Employee], By), PeopleRefusal.NameInvalid },
        { new PeopleCommand.Add(new("zoe"), "Zoé", [], By), PeopleRefusal.RolesInvalid },
        { new PeopleCommand.Add(new("zoe"), "Zoé", [Role.Courier, Role.Courier], By), PeopleRefusal.RolesInvalid },
        { new PeopleCommand.Add(new("zoe"), "Zoé", [(Role)77], By), PeopleRefusal.RolesInvalid },
        { new PeopleCommand.Begin(new("zoe"), "Zoé", [], By), PeopleRefusal.SecretsMissing },
        { new PeopleCommand.Begin(new("zoe"), "Zoé", [SecretKind.Pin], By), PeopleRefusal.NotTheFirst },
        { new PeopleCommand.Add(Lea, "Zoé", [Role.Employee], By), PeopleRefusal.AlreadyThere },
        { new PeopleCommand.Add(new("lea-2"), "léa", [Role.Employee], By), PeopleRefusal.NameTaken },
        { new PeopleCommand.Change(Marc, "LÉA", [Role.Manager], By), PeopleRefusal.NameTaken },
        { new PeopleCommand.Change(new("zoe"), "Zoé", [Role.Manager], By), PeopleRefusal.NoSuchPerson },
        { new PeopleCommand.Change(Anna, "Anna", [Role.Manager], By), PeopleRefusal.LastAdministrator },
        { new PeopleCommand.Deactivate(Anna, By), PeopleRefusal.LastAdministrator },
        { new PeopleCommand.ForgetSecret(Anna, SecretKind.Pin, By), PeopleRefusal.LastAdministrator },
        { new PeopleCommand.Deactivate(new("zoe"), By), PeopleRefusal.NoSuchPerson },
        { new PeopleCommand.Reactivate(new("zoe"), By), PeopleRefusal.NoSuchPerson },
        { new PeopleCommand.NoteSecret(new("zoe"), SecretKind.Pin, By), PeopleRefusal.NoSuchPerson },
        { new PeopleCommand.SetRight(Role.Administrator, Right.EditPeople, IsGranted: false, By), PeopleRefusal.AdministratorKeepsPeople },
        { new PeopleCommand.Enter(Lea, "no place", SecretKind.Pin, IsRight: true), PeopleRefusal.PlaceInvalid },
        { new PeopleCommand.Enter(new("zoe"), "T1", SecretKind.Pin, IsRight: true), PeopleRefusal.NoSuchPerson },
        { new PeopleCommand.Enter(Lea, "T1", SecretKind.Password, IsRight: true), PeopleRefusal.NoSuchSecret },
        { new PeopleCommand.Switch(Lea, Marc, "T1", Shown: null, IsRight: false, HouseAsks: false), PeopleRefusal.SecretNeeded },
        { new PeopleCommand.Switch(Marc, Lea, "T1", Shown: null, IsRight: false, HouseAsks: true), PeopleRefusal.SecretNeeded },
        { new PeopleCommand.Leave(Lea, "no place"), PeopleRefusal.PlaceInvalid },
        { new PeopleCommand.Leave(new("zoe"), "T1"), PeopleRefusal.NoSuchPerson },
        { new PeopleCommand.NoteRefusal(Lea, Right.Refund, "no place"), PeopleRefusal.PlaceInvalid },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void What_is_wrong_is_refused_by_its_name(PeopleCommand command, PeopleRefusal refusal) =>
        Assert.Equal(refusal, PeopleDecider.Decide(House, command, Noon).Refusal);

    [Fact]
    public void A_full_list_takes_nobody_more()
    {
        var full = Enumerable.Range(0, Hub.Domain.People.People.PersonsMax - 3).Aggregate(House, (people, at) => After(
            people, new PeopleEvent.Added(new($"p{at}"), $"Person {at}", [Role.Courier], IsFirst: false, By, Noon)));

        Assert.Equal(
            PeopleRefusal.TooManyPeople,
            PeopleDecider.Decide(full, new PeopleCommand.Add(new("zoe"), "Zoé", [Role.Employee], By), Noon).Refusal);
    }

    [Fact]
    public void The_first_is_an_administrator_with_secrets()
    {
        var begun = Told(Hub.Domain.People.People.Nobody, new PeopleCommand.Begin(Anna, "Anna", [SecretKind.Password, SecretKind.Pin], By));

        Assert.Equal(Role.Administrator, Assert.Single(begun.Persons[Anna].Roles));
        Assert.Equal([SecretKind.Password, SecretKind.Pin], begun.Persons[Anna].Secrets);
    }

    [Fact]
    public void A_second_administrator_sets_the_first_free_only_when_somebody_can_be_it()
    {
        var named = Told(House, new PeopleCommand.Change(Marc, "Marc", [Role.Administrator], By));
        var without = Told(named, new PeopleCommand.ForgetSecret(Marc, SecretKind.Pin, By));

        Assert.Null(PeopleDecider.Decide(named, new PeopleCommand.Deactivate(Anna, By), Noon).Refusal);
        Assert.Equal(PeopleRefusal.LastAdministrator, PeopleDecider.Decide(without, new PeopleCommand.Deactivate(Anna, By), Noon).Refusal);
    }

    [Fact]
    public void Whoever_was_sent_away_does_not_come_in_and_is_not_taken_over_to()
    {
        var gone = Told(House, new PeopleCommand.Deactivate(Lea, By));

        Assert.Equal(
            PeopleRefusal.PersonInactive,
            PeopleDecider.Decide(gone, new PeopleCommand.Enter(Lea, "T1", SecretKind.Pin, IsRight: true), Noon).Refusal);
        Assert.Equal(
            PeopleRefusal.PersonInactive,
            PeopleDecider.Decide(gone, new PeopleCommand.Switch(Marc, Lea, "T1", null, IsRight: false, HouseAsks: false), Noon).Refusal);
        Assert.False(gone.Grants(Lea, Right.OpenSale));
    }

    [Fact]
    public void The_fifth_wrong_try_locks_for_half_a_minute_and_each_more_for_twice_as_long_up_to_a_quarter_of_an_hour()
    {
        var (people, now, waits) = (House, Noon, new List<int>());

        for (var wrong = 1; wrong <= 12; wrong++)
        {
            people = Told(people, new PeopleCommand.Enter(Lea, "T1", SecretKind.Pin, IsRight: false), now);
            var until = people.TriesOf(Lea, "T1").LockedUntil ?? now;
            waits.Add((int)(until - now).TotalSeconds);

            if (until > now)
            {
                Assert.Equal(
                    PeopleRefusal.LockedOut,
                    PeopleDecider.Decide(people, new PeopleCommand.Enter(Lea, "T1", SecretKind.Pin, IsRight: true), until.AddSeconds(-1)).Refusal);
            }

            now = until;
        }

        Assert.Equal([0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900, 900], waits);
    }

    [Fact]
    public void A_lock_is_for_one_person_at_one_place_and_a_right_try_ends_the_count()
    {
        var people = Enumerable.Range(0, 5).Aggregate(
            House, (now, _) => Told(now, new PeopleCommand.Enter(Lea, "T1", SecretKind.Pin, IsRight: false)));

        Assert.Null(PeopleDecider.Decide(people, new PeopleCommand.Enter(Lea, "T2", SecretKind.Pin, IsRight: true), Noon).Refusal);
        Assert.Null(PeopleDecider.Decide(people, new PeopleCommand.Enter(Marc, "T1", SecretKind.Pin, IsRight: true), Noon).Refusal);

        var came = Told(people, new PeopleCommand.Enter(Lea, "T1", SecretKind.Pin, IsRight: true), Noon.AddMinutes(1));
        Assert.Equal(5, came.TriesOf(Lea, "T1").Left);
        Assert.Equal(Noon.AddMinutes(1), came.Persons[Lea].LastSeenAt);
    }

    [Fact]
    public void A_new_secret_forgives_the_wrong_tries_of_the_old_one()
    {
        var people = Enumerable.Range(0, 5).Aggregate(
            House, (now, _) => Told(now, new PeopleCommand.Enter(Lea, "T1", SecretKind.Pin, IsRight: false)));

        Assert.Equal(5, Told(people, new PeopleCommand.NoteSecret(Lea, SecretKind.Pin, By)).TriesOf(Lea, "T1").Left);
    }

    [Fact]
    public void Down_and_sideways_needs_nothing_and_up_needs_the_right_secret()
    {
        Assert.Single(PeopleDecider.Decide(House, new PeopleCommand.Switch(Marc, Lea, "T1", null, IsRight: false, HouseAsks: false), Noon));
        Assert.IsType<PeopleEvent.SignInFailed>(Assert.Single(PeopleDecider.Decide(
            House, new PeopleCommand.Switch(Lea, Marc, "T1", SecretKind.Pin, IsRight: false, HouseAsks: false), Noon)));
        Assert.Equal(
            [typeof(PeopleEvent.SignedIn), typeof(PeopleEvent.Switched)],
            PeopleDecider.Decide(House, new PeopleCommand.Switch(Lea, Marc, "T1", SecretKind.Pin, IsRight: true, HouseAsks: false), Noon)
                .Select(happened => happened.GetType()));
    }

    [Fact]
    public void A_right_that_is_put_back_is_no_deviation_any_more()
    {
        var raised = Told(House, new PeopleCommand.SetRight(Role.Employee, Right.Refund, IsGranted: true, By));
        var back = Told(raised, new PeopleCommand.SetRight(Role.Employee, Right.Refund, IsGranted: false, By));

        Assert.True(raised.Grants(Lea, Right.Refund));
        Assert.False(back.Grants(Lea, Right.Refund));
        Assert.Empty(back.Deviations);
    }

    [Fact]
    public void A_key_pressed_ten_times_is_one_refusal_in_the_journal()
    {
        var note = new PeopleCommand.NoteRefusal(Lea, Right.Refund, "T1");
        var noted = Told(House, note);

        Assert.Empty(PeopleDecider.Decide(noted, note, Noon.AddSeconds(59)));
        Assert.Single(PeopleDecider.Decide(noted, note, Noon.AddSeconds(60)));
        Assert.Single(PeopleDecider.Decide(noted, note with { Right = Right.Discount }, Noon));
    }

    [Theory]
    [InlineData(Role.Employee, Right.OpenSale, true)]
    [InlineData(Role.Employee, Right.RemoveSentLine, false)]
    [InlineData(Role.Preparer, Right.Kitchen, true)]
    [InlineData(Role.Preparer, Right.OpenSale, false)]
    [InlineData(Role.Courier, Right.Deliver, true)]
    [InlineData(Role.Courier, Right.Kitchen, false)]
    [InlineData(Role.Accountant, Right.ReadFiscal, true)]
    [InlineData(Role.Accountant, Right.EditRules, false)]
    [InlineData(Role.Manager, Right.EditPeople, false)]
    [InlineData(Role.Manager, Right.Refund, true)]
    [InlineData(Role.Manager, Right.ExemptFromVat, true)]
    [InlineData(Role.Employee, Right.ExemptFromVat, false)]
    public void Each_role_has_its_usual_rights(Role role, Right right, bool isUsual) =>
        Assert.Equal(isUsual, Hub.Domain.People.People.Nobody.Grants(role, right));

    [Fact]
    public void An_administrator_may_do_everything() =>
        Assert.All(Rights.All, right => Assert.True(House.Grants(Anna, right), $"{right}"));

    [Theory]
    [InlineData(SecretKind.Pin, "123", PeopleRefusal.PinInvalid)]
    [InlineData(SecretKind.Pin, "123456789", PeopleRefusal.PinInvalid)]
    [InlineData(SecretKind.Pin, "12a4", PeopleRefusal.PinInvalid)]
    [InlineData(SecretKind.Pin, "1234", null)]
    [InlineData(SecretKind.Password, "seven77", PeopleRefusal.PasswordInvalid)]
    [InlineData(SecretKind.Password, "eight888", null)]
    public void A_secret_has_its_length(SecretKind kind, string secret, PeopleRefusal? refusal) =>
        Assert.Equal(refusal, SecretRules.Check(kind, secret));

    private static Hub.Domain.People.People Told(Hub.Domain.People.People people, PeopleCommand command, DateTimeOffset? now = null)
    {
        var decision = PeopleDecider.Decide(people, command, now ?? Noon);
        Assert.Null(decision.Refusal);
        return After(people, [.. decision]);
    }

    private static Hub.Domain.People.People After(Hub.Domain.People.People people, params PeopleEvent[] happened) =>
        happened.Aggregate(people, PeopleDecider.Evolve);
}
