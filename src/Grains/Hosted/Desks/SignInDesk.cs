using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.People;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Asks the vault whether a secret is right, the people whether it may be tried, and the sessions to remember it.</summary>
public sealed class SignInDesk(
    IGrainFactory grains,
    ISecretVault vault,
    DeviceSessions sessions,
    FirstCode first,
    IFeed<PeopleView> people,
    ITillScreens screens,
    PeopleSettings settings,
    TimeProvider clock) : ISignInDesk, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);

    public bool IsEmptyHouse => people.Current.People.IsEmpty;

    private IPeopleGrain Grain => grains.GetGrain<IPeopleGrain>(GrainKeys.House);

    public async Task<SignInAnswer> EnterAsync(PersonId person, SecretKind kind, string secret, string place, string? session)
    {
        var isRight = await IsRightAsync(person, kind, secret, place);
        var answer = await TryAsync(new PeopleCommand.Enter(person, place, kind, isRight), person, place, isRight);

        if (!answer.IsGood)
        {
            return answer;
        }

        // What stood before the last one's guest is none of the next one's.
        screens.Blank(new(place));
        return answer with { Ticket = sessions.Enter(session, person, kind, place) };
    }

    // A card that nobody has costs a guesser nothing but a look into a list of 80-bit codes.
    public Task<SignInAnswer> EnterByBadgeAsync(string badge, string place, string? session) =>
        vault.PersonOfBadge(badge) is { } person
            ? EnterAsync(person, SecretKind.Badge, badge, place, session)
            : Task.FromResult(new SignInAnswer(PeopleRefusal.NoSuchSecret));

    public async Task<SignInAnswer> SwitchAsync(string session, PersonId to, SecretKind? kind, string secret)
    {
        if (sessions.Read(session) is not { } device || device.Present.All(one => one.Person != to))
        {
            return new(PeopleRefusal.SecretNeeded);
        }

        var isRight = kind is { } shown && await IsRightAsync(to, shown, secret, device.Place);
        var answer = await TryAsync(
            new PeopleCommand.Switch(device.Current, to, device.Place, kind, isRight, settings.SwitchAsks),
            to, device.Place, isRight || kind is null);

        if (answer.IsGood)
        {
            screens.Blank(new(device.Place));
            sessions.TakeOver(session, to, kind);
        }

        return answer;
    }

    public PersonId? PersonOfBadge(string badge) => vault.PersonOfBadge(badge);

    public async Task LeaveAsync(string session, PersonId person)
    {
        if (sessions.Read(session) is { } device && device.Present.Any(one => one.Person == person))
        {
            await TellAsync(new PeopleCommand.Leave(person, device.Place));
            screens.Blank(new(device.Place));
            sessions.Leave(session, person);
        }
    }

    public async Task<SignInAnswer> ChangeSecretAsync(string session, SecretKind kind, string present, string next)
    {
        if (sessions.Read(session) is not { } device || people.Current.People.Find(device.Current) is not { IsActive: true } person)
        {
            return new(PeopleRefusal.SecretNeeded);
        }

        // What can be no secret is no try: it says nothing of the present one.
        if (kind is SecretKind.Badge || !person.Has(kind))
        {
            return new(PeopleRefusal.NoSuchSecret);
        }

        if (SecretRules.Check(kind, next) is { } fault)
        {
            return new(fault);
        }

        if (!await IsRightAsync(person.Id, kind, present, device.Place))
        {
            return await TryAsync(new PeopleCommand.Enter(person.Id, device.Place, kind, IsRight: false), person.Id, device.Place, isRight: false);
        }

        // The secret first, then the word of it, as when the office sets one.
        await Task.Run(() => vault.Keep(person.Id, kind, next));
        return new((await TellAsync(new PeopleCommand.NoteSecret(person.Id, kind, new(person.Name, device.Place)))).Refusal);
    }

    public async Task<SignInAnswer> BeginAsync(string code, string name, string password, string pin)
    {
        if (!IsEmptyHouse)
        {
            return new(PeopleRefusal.NotTheFirst);
        }

        if ((SecretRules.Check(SecretKind.Pin, pin) ?? SecretRules.Check(SecretKind.Password, password)) is { } fault)
        {
            return new(fault);
        }

        var person = new PersonId(Guid.CreateVersion7().ToString("N"));
        var by = new Actor(name, SignInPlaces.Office);
        var begin = new PeopleCommand.Begin(person, name, [SecretKind.Password, SecretKind.Pin], by);

        if (PeopleDecider.Decide(people.Current.People, begin, clock.GetUtcNow()).Refusal is { } refusal)
        {
            return new(refusal);
        }

        if (first.Try(code) is { IsRight: false } tried)
        {
            return new(Refusal: null, IsWrong: true, tried.Left, tried.LockedUntil);
        }

        // The secrets first: an administrator whom nobody can be would lock the house for ever.
        vault.Keep(person, SecretKind.Password, password);
        vault.Keep(person, SecretKind.Pin, pin);
        var told = await TellAsync(begin);

        if (told.Refusal is { } late)
        {
            vault.Forget(person, SecretKind.Password);
            vault.Forget(person, SecretKind.Pin);
            return new(late);
        }

        first.Forget();
        return await EnterAsync(person, SecretKind.Password, password, SignInPlaces.Office, session: null);
    }

    public string? Redeem(string ticket) => sessions.Redeem(ticket);

    public DeviceSession? Find(string? token) => sessions.Find(token);

    public DeviceSession? Read(string? session) => sessions.Read(session);

    public void Touch(string session) => sessions.Touch(session);

    public IDisposable Subscribe(Action changed) => sessions.Subscribe(changed);

    public void Dispose() => _one.Dispose();

    // Off the page's own thread, and one at a time: hashing is slow on purpose, and guessers shall not have both cores.
    private async Task<bool> IsRightAsync(PersonId person, SecretKind kind, string secret, string place)
    {
        if (people.Current.People.TriesOf(person, place).IsLocked(clock.GetUtcNow()))
        {
            return false;
        }

        await _one.WaitAsync();

        try
        {
            return await Task.Run(() => vault.IsRight(person, kind, secret));
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<SignInAnswer> TryAsync(PeopleCommand command, PersonId person, string place, bool isRight)
    {
        var told = await TellAsync(command);
        var tries = people.Current.People.TriesOf(person, place);
        DateTimeOffset? lockedUntil = tries.IsLocked(clock.GetUtcNow()) ? tries.LockedUntil : null;
        return new(told.Refusal, IsWrong: told.Refusal is null && !isRight, tries.Left, lockedUntil);
    }

    private async Task<Told<PeopleRefusal>> TellAsync(PeopleCommand command)
    {
        var told = await Grain.TellAsync(new($"sign-in-{Guid.CreateVersion7():N}"), command);
        await people.ReachAsync(told.Position, CancellationToken.None);
        return told;
    }
}
