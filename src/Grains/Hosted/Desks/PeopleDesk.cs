using System.Security.Cryptography;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Between the page of the people, the one grain that holds them and the vault that holds their secrets.</summary>
public sealed class PeopleDesk(IGrainFactory grains, ISecretVault vault, IFeed<PeopleView> people, TimeProvider clock) : IPeopleDesk
{
    /// <summary>Eighty bits that nobody guesses, in figures: what a scanner makes of letters hangs on its keyboard's country.</summary>
    private const int BadgeFigures = 24;

    private IPeopleGrain Grain => grains.GetGrain<IPeopleGrain>(GrainKeys.House);

    public async Task<Told<PeopleRefusal>> TellAsync(CommandId id, PeopleCommand command)
    {
        var told = await Grain.TellAsync(id, command);
        await people.ReachAsync(told.Position, CancellationToken.None);
        return told;
    }

    public async Task<Told<PeopleRefusal>> SetSecretAsync(
        CommandId id, PersonId person, SecretKind kind, string secret, Actor by) =>
        SecretRules.Check(kind, secret) is { } fault
            ? new(fault, 0)
            : await ChangeAsync(id, new PeopleCommand.NoteSecret(person, kind, by), () => vault.Keep(person, kind, secret));

    public Task<Told<PeopleRefusal>> ForgetSecretAsync(CommandId id, PersonId person, SecretKind kind, Actor by) =>
        ChangeAsync(id, new PeopleCommand.ForgetSecret(person, kind, by), () => vault.Forget(person, kind));

    public async Task<BadgeAnswer> MakeBadgeAsync(CommandId id, PersonId person, Actor by)
    {
        var badge = SecretRules.BadgePrefix + RandomNumberGenerator.GetString("0123456789", BadgeFigures);
        var told = await SetSecretAsync(id, person, SecretKind.Badge, badge, by);
        return new(told.Refusal, told.Refusal is null ? badge : null);
    }

    // The secret first, then the word of it: after a crash in between the new secret holds, and nobody stands outside.
    private async Task<Told<PeopleRefusal>> ChangeAsync(CommandId id, PeopleCommand command, Action keep)
    {
        if (PeopleDecider.Decide(await Grain.ReadAsync(), command, clock.GetUtcNow()).Refusal is { } refusal)
        {
            return new(refusal, 0);
        }

        await Task.Run(keep);
        return await TellAsync(id, command);
    }
}
