using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.People;

namespace RetailPos.Hub.Tests;

/// <summary>Whoever stands at the register changes his own code there: with the present one, and as often wrong as at the door.</summary>
public sealed class OwnCodeTests(PeopleHub house) : IClassFixture<PeopleHub>
{
    private ISignInDesk Desk => house.Hub.Of<ISignInDesk>();

    [Fact]
    public async Task The_new_code_holds_and_the_old_one_does_not()
    {
        var person = PeopleHub.PersonOf(Role.Employee);
        var (browser, session) = await house.EnterAsync(person);
        browser.Dispose();

        Assert.Equal(PeopleRefusal.PinInvalid, (await Desk.ChangeSecretAsync(session, SecretKind.Pin, PeopleHub.Pin, "12")).Refusal);
        Assert.True((await Desk.ChangeSecretAsync(session, SecretKind.Pin, "0000", "2468")).IsWrong);
        Assert.True((await Desk.ChangeSecretAsync(session, SecretKind.Pin, PeopleHub.Pin, "2468")).IsGood);
        Assert.True((await Desk.EnterAsync(person, SecretKind.Pin, PeopleHub.Pin, "T2", session: null)).IsWrong);
        Assert.True((await Desk.EnterAsync(person, SecretKind.Pin, "2468", "T2", session: null)).IsGood);
    }

    [Fact]
    public async Task A_wrong_present_code_locks_out_as_at_the_door_and_nobody_changes_what_he_has_not()
    {
        var (browser, session) = await house.EnterAsync(PeopleHub.PersonOf(Role.Courier));
        browser.Dispose();

        Assert.Equal(PeopleRefusal.NoSuchSecret, (await Desk.ChangeSecretAsync(session, SecretKind.Password, "x", "a long password")).Refusal);
        Assert.False((await Desk.ChangeSecretAsync("nobody", SecretKind.Pin, PeopleHub.Pin, "2468")).IsGood);

        SignInAnswer last = new(Refusal: null);

        for (var tried = 0; tried < Tries.Free; tried++)
        {
            last = await Desk.ChangeSecretAsync(session, SecretKind.Pin, "0000", "2468");
        }

        Assert.NotNull(last.LockedUntil);
        Assert.False((await Desk.ChangeSecretAsync(session, SecretKind.Pin, PeopleHub.Pin, "2468")).IsGood);
    }
}
