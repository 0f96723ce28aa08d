using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.People;

using Answer = Decision<PeopleEvent, PeopleRefusal>;

public static class PeopleDecider
{
    public static readonly Decider<People, PeopleCommand, PeopleEvent, PeopleRefusal> Decider = new(People.Nobody, Decide, Evolve);

    public static Answer Decide(People people, PeopleCommand command, DateTimeOffset now) => command switch
    {
        PeopleCommand.Begin c => Begin(people, c, now),
        PeopleCommand.Add c => Add(people, c, now),
        PeopleCommand.Change c => Change(people, c, now),
        PeopleCommand.Deactivate c => Deactivate(people, c, now),
        PeopleCommand.Reactivate c => Reactivate(people, c, now),
        PeopleCommand.Forget c => Forget(people, c, now),
        PeopleCommand.SetRight c => SetRight(people, c, now),
        PeopleCommand.NoteSecret c => NoteSecret(people, c, now),
        PeopleCommand.ForgetSecret c => ForgetSecret(people, c, now),
        PeopleCommand.Enter c => Enter(people, c, now),
        PeopleCommand.Switch c => Switch(people, c, now),
        PeopleCommand.Leave c => Leave(people, c, now),
        PeopleCommand.NoteRefusal c => NoteRefusal(people, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static People Evolve(People people, PeopleEvent happened) => happened switch
    {
        PeopleEvent.Added e => With(people, new(e.Person, NameOf(e.Person, e.Name), e.Roles, IsActive: true, Secrets: [])),
        PeopleEvent.Changed e => With(people, people.Persons[e.Person] with { Name = NameOf(e.Person, e.Name), Roles = e.Roles }),
        PeopleEvent.Forgotten e => With(people, people.Persons[e.Person] with { Name = Person.Nameless(e.Person), Secrets = [], IsForgotten = true }),
        PeopleEvent.Deactivated e => With(people, people.Persons[e.Person] with { IsActive = false }),
        PeopleEvent.Reactivated e => With(people, people.Persons[e.Person] with { IsActive = true }),
        PeopleEvent.RightSet e => people with { Deviations = After(people.Deviations, e) },
        PeopleEvent.SecretSet e => WithSecrets(
            Forgiven(people, e.Person), e.Person, secrets => secrets.Where(kind => kind != e.Kind).Append(e.Kind)),
        PeopleEvent.SecretForgotten e => WithSecrets(people, e.Person, secrets => secrets.Where(kind => kind != e.Kind)),
        PeopleEvent.SignedIn e => Seen(people, e.Person, e.At) with { Tries = people.Tries.Remove(People.TriesKey(e.Person, e.Place)) },
        PeopleEvent.SignInFailed e => WithTries(people, e.Person, e.Place, tries => tries with { Wrong = e.Wrong }),
        PeopleEvent.LockedOut e => WithTries(people, e.Person, e.Place, tries => tries with { LockedUntil = e.Until }),
        PeopleEvent.Switched e => Seen(people, e.To, e.At),
        PeopleEvent.SignedOut e => Seen(people, e.Person, e.At),
        PeopleEvent.RightRefused e => people with { LastRefused = new(e.Person, e.Right, e.Place, e.At) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    // A name that is gone reads as nothing.
    private static string NameOf(PersonId person, string name) => name.Length > 0 ? name : Person.Nameless(person);

    private static Answer Forget(People people, PeopleCommand.Forget c, DateTimeOffset now) =>
        people.Find(c.Person) is not { } person ? PeopleRefusal.NoSuchPerson
        : person.IsActive ? PeopleRefusal.PersonActive
        : person.IsForgotten ? []
        : [new PeopleEvent.Forgotten(c.Person, c.By, now)];

    private static Answer Begin(People people, PeopleCommand.Begin c, DateTimeOffset now) =>
        Check(c.Person, c.Name) is { } fault ? fault
        : c.Secrets.IsEmpty ? PeopleRefusal.SecretsMissing
        : !people.IsEmpty ? PeopleRefusal.NotTheFirst
        :
        [
            new PeopleEvent.Added(c.Person, c.Name, [Role.Administrator], IsFirst: true, c.By, now),
            .. c.Secrets.Distinct().Select(kind => new PeopleEvent.SecretSet(c.Person, kind, c.By, now)),
        ];

    private static Answer Add(People people, PeopleCommand.Add c, DateTimeOffset now) =>
        (Check(c.Person, c.Name) ?? Check(c.Roles)) is { } fault ? fault
        : people.Persons.ContainsKey(c.Person) ? PeopleRefusal.AlreadyThere
        : people.Persons.Count >= People.PersonsMax ? PeopleRefusal.TooManyPeople
        : IsTaken(people, c.Person, c.Name) ? PeopleRefusal.NameTaken
        : [new PeopleEvent.Added(c.Person, c.Name, c.Roles, IsFirst: false, c.By, now)];

    private static Answer Change(People people, PeopleCommand.Change c, DateTimeOffset now) =>
        (Check(c.Person, c.Name) ?? Check(c.Roles)) is { } fault ? fault
        : people.Find(c.Person) is not { IsForgotten: false } person ? PeopleRefusal.NoSuchPerson
        : IsTaken(people, c.Person, c.Name) ? PeopleRefusal.NameTaken
        : !c.Roles.Contains(Role.Administrator) && IsLastAdministrator(people, person) ? PeopleRefusal.LastAdministrator
        : (person.Name, person.Roles) == (c.Name, c.Roles) ? []
        : [new PeopleEvent.Changed(c.Person, c.Name, c.Roles, person.Name, person.Roles, c.By, now)];

    private static Answer Deactivate(People people, PeopleCommand.Deactivate c, DateTimeOffset now) =>
        people.Find(c.Person) is not { } person ? PeopleRefusal.NoSuchPerson
        : !person.IsActive ? []
        : IsLastAdministrator(people, person) ? PeopleRefusal.LastAdministrator
        : [new PeopleEvent.Deactivated(c.Person, c.By, now)];

    private static Answer Reactivate(People people, PeopleCommand.Reactivate c, DateTimeOffset now) =>
        people.Find(c.Person) is not { IsForgotten: false } person ? PeopleRefusal.NoSuchPerson
        : person.IsActive ? []
        : [new PeopleEvent.Reactivated(c.Person, c.By, now)];

    private static Answer SetRight(People people, PeopleCommand.SetRight c, DateTimeOffset now) =>
        c is { Role: Role.Administrator, Right: Right.EditPeople, IsGranted: false } ? PeopleRefusal.AdministratorKeepsPeople
        : people.Grants(c.Role, c.Right) == c.IsGranted ? []
        : [new PeopleEvent.RightSet(c.Role, c.Right, c.IsGranted, c.By, now)];

    private static Answer NoteSecret(People people, PeopleCommand.NoteSecret c, DateTimeOffset now) =>
        people.Find(c.Person) is null ? PeopleRefusal.NoSuchPerson
        : [new PeopleEvent.SecretSet(c.Person, c.Kind, c.By, now)];

    private static Answer ForgetSecret(People people, PeopleCommand.ForgetSecret c, DateTimeOffset now) =>
        people.Find(c.Person) is not { } person ? PeopleRefusal.NoSuchPerson
        : !person.Has(c.Kind) ? []
        // Whoever has neither could not come in any more, and would be there all the same.
        : person.Secrets.Count == 1 && IsLastAdministrator(people, person) ? PeopleRefusal.LastAdministrator
        : [new PeopleEvent.SecretForgotten(c.Person, c.Kind, c.By, now)];

    private static Answer Enter(People people, PeopleCommand.Enter c, DateTimeOffset now) =>
        MayTry(people, c.Person, c.Place, c.Kind, now) is { } fault ? fault
        : c.IsRight ? [new PeopleEvent.SignedIn(c.Person, c.Place, c.Kind, now)]
        : Failed(people, c.Person, c.Place, c.Kind, now);

    private static Answer Switch(People people, PeopleCommand.Switch c, DateTimeOffset now)
    {
        if (!Id.IsValid(c.Place))
        {
            return PeopleRefusal.PlaceInvalid;
        }

        if (people.Find(c.To) is not { } to || people.Find(c.From) is not { } from)
        {
            return PeopleRefusal.NoSuchPerson;
        }

        if (!to.IsActive)
        {
            return PeopleRefusal.PersonInactive;
        }

        if (c.Shown is not { } kind)
        {
            return c.HouseAsks || !from.IsActive || to.Rank > from.Rank
                ? PeopleRefusal.SecretNeeded
                : [new PeopleEvent.Switched(c.From, c.To, c.Place, Shown: null, now)];
        }

        return MayTry(people, c.To, c.Place, kind, now) is { } fault ? fault
            : !c.IsRight ? Failed(people, c.To, c.Place, kind, now)
            :
            [
                new PeopleEvent.SignedIn(c.To, c.Place, kind, now),
                new PeopleEvent.Switched(c.From, c.To, c.Place, kind, now),
            ];
    }

    private static Answer Leave(People people, PeopleCommand.Leave c, DateTimeOffset now) =>
        !Id.IsValid(c.Place) ? PeopleRefusal.PlaceInvalid
        : people.Find(c.Person) is null ? PeopleRefusal.NoSuchPerson
        : [new PeopleEvent.SignedOut(c.Person, c.Place, now)];

    private static Answer NoteRefusal(People people, PeopleCommand.NoteRefusal c, DateTimeOffset now) =>
        !Id.IsValid(c.Place) ? PeopleRefusal.PlaceInvalid
        : people.LastRefused is { } last
            && (last.Person, last.Right, last.Place) == (c.Person, c.Right, c.Place)
            && now - last.At < TimeSpan.FromSeconds(RefusedRight.QuietSeconds)
            ? []
            : [new PeopleEvent.RightRefused(c.Person, c.Right, c.Place, now)];

    private static PeopleRefusal? MayTry(People people, PersonId id, string place, SecretKind kind, DateTimeOffset now) =>
        !Id.IsValid(place) ? PeopleRefusal.PlaceInvalid
        : people.Find(id) is not { } person ? PeopleRefusal.NoSuchPerson
        : !person.IsActive ? PeopleRefusal.PersonInactive
        : !person.Has(kind) ? PeopleRefusal.NoSuchSecret
        : people.TriesOf(id, place).IsLocked(now) ? PeopleRefusal.LockedOut
        : null;

    private static Answer Failed(People people, PersonId person, string place, SecretKind kind, DateTimeOffset now)
    {
        var wrong = people.TriesOf(person, place).Wrong + 1;
        var failed = new PeopleEvent.SignInFailed(person, place, kind, wrong, now);
        return Tries.LockSeconds(wrong) is > 0 and var seconds
            ? [failed, new PeopleEvent.LockedOut(person, place, now.AddSeconds(seconds), now)]
            : [failed];
    }

    private static PeopleRefusal? Check(PersonId id, string name) =>
        !Id.IsValid(id.Value) ? PeopleRefusal.PersonIdInvalid :
        !Text.IsName(name) || name != name.Trim() ? PeopleRefusal.NameInvalid :
        null;

    private static PeopleRefusal? Check(ValueList<Role> roles) =>
        roles.IsEmpty || !roles.All(Enum.IsDefined) || roles.Distinct().Count() != roles.Count ? PeopleRefusal.RolesInvalid : null;

    // Those who left count too: a new one of the same name would inherit what the journal says of the old one.
    private static bool IsTaken(People people, PersonId id, string name) => people.Persons.Values
        .Any(person => person.Id != id && string.Equals(person.Name, name, StringComparison.OrdinalIgnoreCase));

    private static bool IsLastAdministrator(People people, Person person) =>
        person.IsActive && person.Roles.Contains(Role.Administrator)
        && !people.Active.Any(other => other.Id != person.Id && other.Roles.Contains(Role.Administrator) && !other.Secrets.IsEmpty);

    private static People With(People people, Person person) =>
        people with { Persons = people.Persons.SetItem(person.Id, person) };

    private static People WithSecrets(People people, PersonId id, Func<ValueList<SecretKind>, IEnumerable<SecretKind>> change) =>
        With(people, people.Persons[id] with { Secrets = [.. change(people.Persons[id].Secrets)] });

    private static People WithTries(People people, PersonId person, string place, Func<Tries, Tries> change) => people with
    {
        Tries = people.Tries.SetItem(People.TriesKey(person, place), change(people.TriesOf(person, place))),
    };

    // A new secret begins anew: whoever forgot it and was given another should not wait for the old one.
    private static People Forgiven(People people, PersonId person) => people with
    {
        Tries = people.Tries.RemoveRange(people.Tries.Keys.Where(key => key.StartsWith(People.TriesKey(person, ""), StringComparison.Ordinal))),
    };

    private static People Seen(People people, PersonId id, DateTimeOffset at) =>
        people.Find(id) is { } person ? With(people, person with { LastSeenAt = at }) : people;

    private static ValueList<Deviation> After(ValueList<Deviation> deviations, PeopleEvent.RightSet e)
    {
        var others = deviations.Where(deviation => deviation.Role != e.Role || deviation.Right != e.Right);
        return Rights.IsUsual(e.Role, e.Right) == e.IsGranted
            ? [.. others]
            : [.. others, new Deviation(e.Role, e.Right, e.IsGranted)];
    }
}
