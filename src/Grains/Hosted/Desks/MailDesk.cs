using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Desks;

/// <summary>Between the office's page, the rules of the house, and where its secret is kept.</summary>
public sealed class MailDesk(
    IGrainFactory grains, IFeed<HouseRulesView> feed, Outboxes outboxes, IMailer mailer, IMailSecrets secrets, TimeProvider clock, ILogger<MailDesk> log)
    : IMailDesk
{
    public bool IsSetUp => mailer.IsSetUp;

    private IHouseRulesGrain Grain => grains.GetGrain<IHouseRulesGrain>(GrainKeys.House);

    public async Task<Told<HouseRulesRefusal>> SaveAsync(CommandId id, MailRules mail, string secret, Actor by)
    {
        var rules = await Grain.ReadAsync();
        var number = rules.Mail.SecretNumber;

        if (secret.Length == 0)
        {
            return await TellAsync(id, new(mail with { SecretNumber = number }, by));
        }

        if (!MailRules.IsSecret(secret))
        {
            return new(HouseRulesRefusal.MailSecretInvalid, Position: 0);
        }

        var command = new HouseRulesCommand.SetMail(mail with { SecretNumber = number + 1 }, by);

        if (HouseRulesDecider.Decide(rules, command, clock.GetUtcNow()).Refusal is { } refusal)
        {
            return new(refusal, Position: 0);
        }

        // The secret first, then the word of it: rules without their secret would sign in as nobody.
        await Task.Run(() => secrets.Keep(number + 1, secret));
        return await TellAsync(id, command);
    }

    // The letters that wait are tried as soon as whoever sends them has heard of it.
    private async Task<Told<HouseRulesRefusal>> TellAsync(CommandId id, HouseRulesCommand.SetMail command)
    {
        var told = await Grain.TellAsync(id, command);

        // A house that has forgotten its server has no use for the secret, and whoever steals the disk would.
        if (told.Refusal is null && !command.Mail.IsSetUp)
        {
            await Task.Run(secrets.Forget);
        }

        if (told.Position > 0)
        {
            await feed.ReachAsync(told.Position, CancellationToken.None);
            await outboxes.TryNowAsync(id, HouseDevices.Mail, command.By);
        }

        return told;
    }

    public async Task<MailReport> TryAsync(string to, string subject, string text, Actor by)
    {
        var report = await mailer.SendAsync(new(to, subject, text), CancellationToken.None);
        log.LogInformation("{Person} has tried the mail server: {Outcome}, {Trouble}.", by.Person, report.Outcome, report.Trouble);
        return report;
    }
}
