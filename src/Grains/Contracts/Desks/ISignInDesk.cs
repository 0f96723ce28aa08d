using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>How people come, change hands and go. Open to everybody: it is where they prove who they are.</summary>
public interface ISignInDesk
{
    /// <summary>Nobody works here yet: the one-time code makes the administrator.</summary>
    bool IsEmptyHouse { get; }

    /// <param name="place">Id of the register, or <see cref="SignInPlaces.Office"/>.</param>
    /// <param name="session">What this browser's people stand under already; null for none.</param>
    Task<SignInAnswer> EnterAsync(PersonId person, SecretKind kind, string secret, string place, string? session);

    /// <summary>A card was read.</summary>
    Task<SignInAnswer> EnterByBadgeAsync(string badge, string place, string? session);

    /// <summary>Somebody who is signed in on this browser takes over. It needs no new cookie: the answer has no ticket.</summary>
    /// <param name="kind">What is shown; null for nothing.</param>
    Task<SignInAnswer> SwitchAsync(string session, PersonId to, SecretKind? kind, string secret);

    /// <summary>Whose card it is; null for nobody's. It lets nobody in: whoever asks goes on with <see cref="SwitchAsync"/>.</summary>
    PersonId? PersonOfBadge(string badge);

    Task LeaveAsync(string session, PersonId person);

    /// <summary>Whoever has the browser in hand changes a secret of his own. The present one is asked for, and a wrong one counts.</summary>
    Task<SignInAnswer> ChangeSecretAsync(string session, SecretKind kind, string present, string next);

    /// <summary>Makes the first administrator.</summary>
    Task<SignInAnswer> BeginAsync(string code, string name, string password, string pin);

    /// <summary>The secret for the browser's cookie, for a ticket that was not used before; null for any other.</summary>
    string? Redeem(string ticket);

    /// <summary>Whose browser holds this secret; null for nobody's.</summary>
    DeviceSession? Find(string? token);

    /// <summary>By its id; null when everybody there has left, was sent away or did nothing for too long.</summary>
    DeviceSession? Read(string? session);

    /// <summary>Something was done there.</summary>
    void Touch(string session);

    /// <summary>Calls back on any thread when somebody came, took over or went there.</summary>
    IDisposable Subscribe(Action changed);
}

public static class SignInPlaces
{
    public const string Office = "office";
}

/// <summary>The people signed in on one browser, one of whom has it in hand.</summary>
public sealed record DeviceSession(
    string Id, string TokenHash, string Place, ValueList<Presence> Present, PersonId Current, DateTimeOffset TouchedAt)
{
    public SecretKind? CurrentCameBy => Present.FirstOrDefault(one => one.Person == Current)?.By;
}

/// <param name="By">What was shown when this person last took the device in hand; null for nothing.</param>
public sealed record Presence(PersonId Person, SecretKind? By);

/// <param name="IsWrong">The secret was not the right one.</param>
/// <param name="TriesLeft">Before nobody is heard for a while.</param>
/// <param name="Ticket">Takes the new cookie, once; null when it was refused, or needs none.</param>
public sealed record SignInAnswer(
    PeopleRefusal? Refusal, bool IsWrong = false, int TriesLeft = 0, DateTimeOffset? LockedUntil = null, string? Ticket = null)
{
    public bool IsGood => Refusal is null && !IsWrong;
}
