using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.People;

public abstract record PeopleCommand
{
    private PeopleCommand() { }

    /// <summary>The first person of a house in which nobody is: its administrator.</summary>
    public sealed record Begin(PersonId Person, string Name, ValueList<SecretKind> Secrets, Actor By) : PeopleCommand;

    public sealed record Add(PersonId Person, string Name, ValueList<Role> Roles, Actor By) : PeopleCommand;

    public sealed record Change(PersonId Person, string Name, ValueList<Role> Roles, Actor By) : PeopleCommand;

    /// <summary>Works here no more, or not for now. Is out at once, wherever signed in.</summary>
    public sealed record Deactivate(PersonId Person, Actor By) : PeopleCommand;

    public sealed record Reactivate(PersonId Person, Actor By) : PeopleCommand;

    /// <summary>Who has left is forgotten by name: in the list, and in what the journal says of it. What this person sealed keeps it.</summary>
    public sealed record Forget(PersonId Person, Actor By) : PeopleCommand;

    /// <summary>Raises or lowers what a role may do.</summary>
    public sealed record SetRight(Role Role, Right Right, bool IsGranted, Actor By) : PeopleCommand;

    /// <summary>A secret was set; which, only its own file knows.</summary>
    public sealed record NoteSecret(PersonId Person, SecretKind Kind, Actor By) : PeopleCommand;

    public sealed record ForgetSecret(PersonId Person, SecretKind Kind, Actor By) : PeopleCommand;

    /// <summary>Somebody comes.</summary>
    /// <param name="IsRight">Whether the secret was the right one. Not asked while the person is kept out.</param>
    public sealed record Enter(PersonId Person, string Place, SecretKind Kind, bool IsRight) : PeopleCommand;

    /// <summary>Somebody who is signed in on this device takes over from somebody who is too.</summary>
    /// <param name="Shown">What was shown; null for nothing.</param>
    /// <param name="HouseAsks">The house wants a secret at every change, not only on the way up.</param>
    public sealed record Switch(
        PersonId From, PersonId To, string Place, SecretKind? Shown, bool IsRight, bool HouseAsks) : PeopleCommand;

    public sealed record Leave(PersonId Person, string Place) : PeopleCommand;

    /// <summary>Somebody asked for what the roles do not grant, and did not get it.</summary>
    /// <param name="Person">Null where nobody was signed in.</param>
    public sealed record NoteRefusal(PersonId? Person, Right Right, string Place) : PeopleCommand;
}
