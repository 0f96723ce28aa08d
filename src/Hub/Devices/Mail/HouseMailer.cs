using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>The house's letter box: the server that the office has written down, else the one of the settings, else none.</summary>
/// <remarks>It is looked up for each letter, so that what is saved holds for the next one.</remarks>
public sealed class HouseMailer(
    MailSettings settings, MailSecret secret, IMailSecrets secrets, IFeed<HouseRulesView> rules, TimeProvider clock, ILogger<SmtpMailer> log) : IMailer
{
    public bool IsSetUp => Written.IsSetUp || settings.IsSetUp;

    private MailRules Written => rules.Current.Rules.Mail;

    public ValueTask<MailReport> SendAsync(Letter letter, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var written = Written;

        if (!written.IsSetUp)
        {
            return settings.IsSetUp
                ? new SmtpMailer(settings, secret, clock, log).SendAsync(letter, stop)
                : ValueTask.FromResult(new MailReport(MailOutcome.Failed, MailTrouble.NotSetUp));
        }

        // The settings' secret was given for the settings' server, and is for no other.
        return written.User.Length == 0 ? Server("").SendAsync(letter, stop)
            : secrets.Find(written.SecretNumber) is { } kept ? Server(kept).SendAsync(letter, stop)
            : ValueTask.FromResult(new MailReport(MailOutcome.Failed, MailTrouble.SecretMissing));

        SmtpMailer Server(string words) => new(MailSettings.Of(written, settings.PatienceSeconds), MailSecret.Of(words), clock, log);
    }
}
