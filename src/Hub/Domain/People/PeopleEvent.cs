using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.People;

public abstract record PeopleEvent(DateTimeOffset At)
{
    /// <param name="IsFirst">Came by the one-time code, not by an administrator.</param>
    public sealed record Added(
        PersonId Person, string Name, ValueList<Role> Roles, bool IsFirst, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record Changed(
        PersonId Person, string Name, ValueList<Role> Roles, string NameBefore, ValueList<Role> RolesBefore, Actor By, DateTimeOffset At)
        : PeopleEvent(At);

    public sealed record Deactivated(PersonId Person, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record Reactivated(PersonId Person, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record Forgotten(PersonId Person, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record RightSet(Role Role, Right Right, bool IsGranted, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record SecretSet(PersonId Person, SecretKind Kind, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record SecretForgotten(PersonId Person, SecretKind Kind, Actor By, DateTimeOffset At) : PeopleEvent(At);

    public sealed record SignedIn(PersonId Person, string Place, SecretKind Kind, DateTimeOffset At) : PeopleEvent(At);

    /// <param name="Wrong">In a row.</param>
    public sealed record SignInFailed(PersonId Person, string Place, SecretKind Kind, int Wrong, DateTimeOffset At) : PeopleEvent(At);

    public sealed record LockedOut(PersonId Person, string Place, DateTimeOffset Until, DateTimeOffset At) : PeopleEvent(At);

    /// <param name="Shown">Null where nothing was asked for.</param>
    public sealed record Switched(PersonId From, PersonId To, string Place, SecretKind? Shown, DateTimeOffset At) : PeopleEvent(At);

    public sealed record SignedOut(PersonId Person, string Place, DateTimeOffset At) : PeopleEvent(At);

    public sealed record RightRefused(PersonId? Person, Right Right, string Place, DateTimeOffset At) : PeopleEvent(At);
}
