using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Tests;

/// <summary>A mail desk that keeps what it is told, and a server that answers as the test says.</summary>
internal sealed class FakeMail(House house) : IMailDesk
{
    public List<string> Secrets { get; } = [];

    public List<(string To, string Text)> Letters { get; } = [];

    public MailReport Answer { get; set; } = new(MailOutcome.Sent, MailTrouble.None);

    public bool IsSetUp => house.Rules.Current.Rules.Mail.IsSetUp;

    public Task<Told<HouseRulesRefusal>> SaveAsync(CommandId id, MailRules mail, string secret, Actor by)
    {
        var number = house.Rules.Current.Rules.Mail.SecretNumber;

        if (secret.Length > 0)
        {
            Secrets.Add(secret);
            number++;
        }

        return house.TellAsync(id, new HouseRulesCommand.SetMail(mail with { SecretNumber = number }, by));
    }

    public Task<MailReport> TryAsync(string to, string subject, string text, Actor by)
    {
        Letters.Add((to, text));
        return Task.FromResult(Answer);
    }
}
