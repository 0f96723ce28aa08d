using RetailPos.Register.Domain.House;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Rules;

public sealed class MailRulesTests
{
    private static readonly MailRules Server = new("smtp.example.fr", 587, MailSecurity.StartTls, "", "bonjour@example.fr");

    public static TheoryData<MailRules, HouseRulesRefusal> Refusals => new()
    {
        { Server with { Host = "no host" }, HouseRulesRefusal.MailHostInvalid },
        { Server with { Host = new('a', MailRules.HostMax + 1) }, HouseRulesRefusal.MailHostInvalid },
        { Server with { Port = 0 }, HouseRulesRefusal.MailPortInvalid },
        { Server with { Port = 65_536 }, HouseRulesRefusal.MailPortInvalid },
        { Server with { Security = (MailSecurity)9 }, HouseRulesRefusal.MailPortInvalid },
        { Server with { User = new('u', MailRules.UserMax + 1) }, HouseRulesRefusal.MailUserInvalid },
        { Server with { User = "maison", Security = MailSecurity.None, SecretNumber = 1 }, HouseRulesRefusal.MailReadable },
        { Server with { Sender = "bonjour" }, HouseRulesRefusal.MailSenderInvalid },
        { Server with { Sender = "a@b@c" }, HouseRulesRefusal.MailSenderInvalid },
        { Server with { Sender = "a@b>\r\nRCPT TO:<x@y" }, HouseRulesRefusal.MailSenderInvalid },
        { Server with { SenderName = "Zoé\r\nBcc: x@y" }, HouseRulesRefusal.MailSenderNameInvalid },
        { Server with { Certificate = "abc" }, HouseRulesRefusal.MailCertificateInvalid },
        { Server with { User = "maison" }, HouseRulesRefusal.MailSecretNeeded },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(MailRules mail, HouseRulesRefusal reason) =>
        HouseRulesDecider.Decider.Given().When(new HouseRulesCommand.SetMail(mail, Anna)).IsRefused(reason);

    [Fact]
    public void A_server_on_this_machine_may_be_spoken_to_readably()
    {
        foreach (var host in (string[])["localhost", "127.0.0.1", "127.9.9.9", "::1"])
        {
            var mail = Server with { Host = host, User = "maison", Security = MailSecurity.None, SecretNumber = 1 };
            HouseRulesDecider.Decider.Given().When(new HouseRulesCommand.SetMail(mail, Anna))
                .Happens(new HouseRulesEvent.MailSet(MailRules.Default, mail, Anna, Noon));
        }
    }

    [Fact]
    public void A_house_goes_back_to_its_settings()
    {
        var set = new HouseRulesEvent.MailSet(MailRules.Default, Server, Anna, Noon);

        HouseRulesDecider.Decider.Given(set).When(new HouseRulesCommand.SetMail(MailRules.Default, Anna))
            .Happens(new HouseRulesEvent.MailSet(Server, MailRules.Default, Anna, Noon));
    }
}
