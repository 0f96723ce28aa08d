using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What whoever looks after the people may ask of the hub.</summary>
public interface IPeopleDesk
{
    Task<Told<PeopleRefusal>> TellAsync(CommandId id, PeopleCommand command);

    /// <summary>Another PIN or password, from now on. The old one is forgotten.</summary>
    Task<Told<PeopleRefusal>> SetSecretAsync(CommandId id, PersonId person, SecretKind kind, string secret, Actor by);

    Task<Told<PeopleRefusal>> ForgetSecretAsync(CommandId id, PersonId person, SecretKind kind, Actor by);

    /// <summary>Makes a new badge, and takes the old one's power away.</summary>
    Task<BadgeAnswer> MakeBadgeAsync(CommandId id, PersonId person, Actor by);
}

/// <param name="Code">What the card must say to the scanner; shown this once. Null when it was refused.</param>
public sealed record BadgeAnswer(PeopleRefusal? Refusal, string? Code);
