using Microsoft.Extensions.Logging.Abstractions;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Mail;

/// <summary>Which server a letter goes to, and what it is told.</summary>
public sealed class HouseMailerTests
{
    private static readonly Letter Plain = new("zoe@client.example", "Votre ticket", "Bonjour\n");

    private readonly RulesFeed _rules = new();
    private readonly Secrets _secrets = new();

    [Fact]
    public async Task A_house_that_has_named_none_says_so()
    {
        var mailer = Mailer(new());

        Assert.False(mailer.IsSetUp);
        Assert.Equal(new(MailOutcome.Failed, MailTrouble.NotSetUp), await mailer.SendAsync(Plain, CancellationToken.None));
    }

    [Fact]
    public async Task What_is_saved_holds_for_the_next_letter_and_what_is_forgotten_no_more()
    {
        await using var settings = new FakePostOffice();
        await using var written = new FakePostOffice();
        var mailer = Mailer(new() { Host = "127.0.0.1", Port = settings.Port, Security = MailSecurity.None, Sender = "file@maison.example" });

        await mailer.SendAsync(Plain, CancellationToken.None);
        _rules.Push(Rules(written));
        await mailer.SendAsync(Plain, CancellationToken.None);
        _rules.Push(MailRules.Default);
        await mailer.SendAsync(Plain, CancellationToken.None);

        Assert.Equal((2, 1), (settings.Letters.Count, written.Letters.Count));
        Assert.Contains("MAIL FROM:<bonjour@maison.example>", written.Heard);
    }

    [Fact]
    public async Task It_signs_in_with_the_secret_of_the_rules_and_with_no_other()
    {
        await using var office = new FakePostOffice { Offers = "AUTH PLAIN" };
        var mailer = Mailer(new(), "the secret of the file");
        _rules.Push(Rules(office) with { User = "maison", SecretNumber = 2 });
        _secrets.Keep(1, "an old one");

        Assert.Equal(new(MailOutcome.Failed, MailTrouble.SecretMissing), await mailer.SendAsync(Plain, CancellationToken.None));
        Assert.Empty(office.Secrets);

        _secrets.Keep(2, "the right one");

        Assert.Equal(MailOutcome.Sent, (await mailer.SendAsync(Plain, CancellationToken.None)).Outcome);
        Assert.Equal("\0maison\0the right one", Assert.Single(office.Secrets));
    }

    private static MailRules Rules(FakePostOffice office) => new("127.0.0.1", office.Port, MailSecurity.None, "", "bonjour@maison.example");

    private HouseMailer Mailer(MailSettings settings, string secret = "") =>
        new(settings, MailSecret.Of(secret), _secrets, _rules, TimeProvider.System, NullLogger<SmtpMailer>.Instance);
}
