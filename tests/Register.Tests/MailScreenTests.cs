using Bunit;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Office;

namespace RetailPos.Register.Tests;

public sealed class MailScreenTests : Counter
{
    [Fact]
    public void A_server_is_set_up_its_secret_is_asked_for_and_never_shown_again()
    {
        var page = Render<MailScreen>();
        The(page, "host").Input("smtp.example.fr");
        The(page, "sender").Input("bonjour@example.fr");
        The(page, "user").Input("maison");
        Assert.Contains("À saisir", Said(page, "secret-hint"), StringComparison.Ordinal);

        The(page, "save").Closest("form")!.Submit();
        Until(page, () => Has(page, "said"));
        Assert.Equal("false", The(page, "said").GetAttribute("data-good"));

        The(page, "secret").Input("tr0p secret");
        The(page, "save").Closest("form")!.Submit();
        Until(page, () => The(page, "said").GetAttribute("data-good") == "true");

        Assert.Equal(["tr0p secret"], Mail.Secrets);
        Assert.Equal("smtp.example.fr", House.Rules.Current.Rules.Mail.Host);
        Assert.DoesNotContain("tr0p", page.Markup, StringComparison.Ordinal);
        Assert.Contains("smtp.example.fr", Said(page, "stands"), StringComparison.Ordinal);
    }

    [Fact]
    public void Another_encryption_means_another_port_unless_the_port_is_ones_own()
    {
        var page = Render<MailScreen>();
        The(page, "security").Change("Tls");
        Assert.Equal("465", The(page, "port").GetAttribute("value"));

        The(page, "port").Input("2525");
        The(page, "security").Change("StartTls");
        Assert.Equal("2525", The(page, "port").GetAttribute("value"));
    }

    [Theory]
    [InlineData(MailOutcome.Sent, MailTrouble.None, "true", "pris la lettre")]
    [InlineData(MailOutcome.Failed, MailTrouble.SecretRefused, "false", "mot de passe")]
    [InlineData(MailOutcome.Doubtful, MailTrouble.CutAfter, "false", "peut-être")]
    public void A_test_says_what_the_server_said(MailOutcome outcome, MailTrouble trouble, string isGood, string words)
    {
        House.Rules.Push(new(2, House.Rules.Current.Rules with { Mail = new("smtp.example.fr", 587, MailSecurity.StartTls, "", "bonjour@example.fr") }));
        Mail.Answer = new(outcome, trouble);
        var page = Render<MailScreen>();

        The(page, "to").Input("zoe@example.fr");
        The(page, "try").Closest("form")!.Submit();

        Assert.Contains(words, Said(page, "tried"), StringComparison.Ordinal);
        Assert.Equal(isGood, The(page, "tried").GetAttribute("data-good"));
        Assert.Equal("zoe@example.fr", Assert.Single(Mail.Letters).To);
    }

    [Fact]
    public void Every_trouble_has_words()
    {
        foreach (var trouble in Enum.GetValues<MailTrouble>())
        {
            House.Rules.Push(new(House.Rules.Current.Position + 1, House.Rules.Current.Rules with { Mail = new("smtp.example.fr", 587, MailSecurity.StartTls, "", "bonjour@example.fr") }));
            Mail.Answer = new(MailOutcome.Failed, trouble);
            var page = Render<MailScreen>();
            The(page, "to").Input("zoe@example.fr");
            The(page, "try").Closest("form")!.Submit();

            Assert.DoesNotContain("MailTrouble", Said(page, "tried"), StringComparison.Ordinal);
        }
    }
}
