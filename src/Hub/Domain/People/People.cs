using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.People;

/// <summary>Who works in the house, what each role may do, and who is kept out for a while.</summary>
/// <remarks>No secret is in here: the journal knows that there is a PIN and who set it, never which.</remarks>
/// <param name="Deviations">Where the house differs from <see cref="Rights.IsUsual"/>; a right that is new tomorrow has its usual place by itself.</param>
/// <param name="Tries">By person and place, as <see cref="TriesKey"/> writes it.</param>
public sealed record People(
    ImmutableDictionary<PersonId, Person> Persons,
    ValueList<Deviation> Deviations,
    ImmutableDictionary<string, Tries> Tries,
    RefusedRight? LastRefused = null)
{
    public static readonly People Nobody =
        new(ImmutableDictionary<PersonId, Person>.Empty, [], ImmutableDictionary<string, Tries>.Empty);

    /// <summary>All who ever worked here: they are never deleted, for the journal goes on naming them.</summary>
    public const int PersonsMax = 500;

    public bool IsEmpty => Persons.IsEmpty;

    /// <summary>Those who work here now, by name.</summary>
    public IEnumerable<Person> Active => Persons.Values
        .Where(person => person.IsActive)
        .OrderBy(person => person.Name, StringComparer.OrdinalIgnoreCase);

    public Person? Find(PersonId id) => Persons.GetValueOrDefault(id);

    public bool Grants(Role role, Right right) =>
        Deviations.FirstOrDefault(deviation => deviation.Role == role && deviation.Right == right)?.IsGranted
        ?? Rights.IsUsual(role, right);

    /// <summary>Whether this person works here and one of the roles grants it.</summary>
    public bool Grants(PersonId id, Right right) =>
        Find(id) is { IsActive: true } person && person.Roles.Any(role => Grants(role, right));

    public Tries TriesOf(PersonId person, string place) => Tries.GetValueOrDefault(TriesKey(person, place), People.NoTries);

    internal static readonly Tries NoTries = new(Wrong: 0, LockedUntil: null);

    internal static string TriesKey(PersonId person, string place) => $"{person}@{place}";
}

/// <param name="Secrets">What this person has to prove who it is with.</param>
/// <param name="LastSeenAt">When this person last came; null for never.</param>
public sealed record Person(
    PersonId Id,
    string Name,
    ValueList<Role> Roles,
    bool IsActive,
    ValueList<SecretKind> Secrets,
    DateTimeOffset? LastSeenAt = null)
{
    /// <summary>Nobody knows any more who it was.</summary>
    public bool IsForgotten { get; init; }

    /// <summary>What somebody is called whose name cannot be read: forgotten, or written with a key that is lost.</summary>
    public static string Nameless(PersonId id) => $"p-{(id.Value.Length > NamelessSigns ? id.Value[^NamelessSigns..] : id.Value)}";

    private const int NamelessSigns = 6;

    /// <summary>The highest of the roles.</summary>
    public int Rank => Roles.Max(RetailPos.Hub.Domain.People.Roles.RankOf);

    public bool Has(SecretKind kind) => Secrets.Contains(kind);
}

public enum SecretKind
{
    /// <summary>Figures, for the register.</summary>
    Pin,

    /// <summary>For the office.</summary>
    Password,

    /// <summary>A code on a card that a scanner reads. Made by the hub, long, and never typed.</summary>
    Badge,
}

/// <param name="IsGranted">Unlike what is usual.</param>
public sealed record Deviation(Role Role, Right Right, bool IsGranted);

/// <param name="Wrong">In a row.</param>
public sealed record Tries(int Wrong, DateTimeOffset? LockedUntil)
{
    /// <summary>Wrong fingers happen; five in a row do not.</summary>
    public const int Free = 5;

    private const int FirstLockSeconds = 30;

    /// <summary>A quarter of an hour a try: four figures hold for a hundred days.</summary>
    private const int LockSecondsMax = 15 * 60;

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;

    public int Left => Math.Max(0, Free - Wrong);

    /// <summary>How long nobody is heard after so many wrong ones in a row: 30 s after the fifth, and twice as long each time.</summary>
    public static int LockSeconds(int wrong) => wrong < Free
        ? 0
        : Math.Min(LockSecondsMax, FirstLockSeconds << Math.Min(wrong - Free, 5));
}

/// <summary>What somebody was last refused: a key pressed ten times is one entry in the journal.</summary>
public sealed record RefusedRight(PersonId? Person, Right Right, string Place, DateTimeOffset At)
{
    internal const int QuietSeconds = 60;
}
