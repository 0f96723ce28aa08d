using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>The server that takes the house's letters, and a letter to try it with. The secret is written here and never read back.</summary>
public sealed partial class MailScreen(IMailDesk desk) : HouseRulesPage
{
    private MailForm _form = MailForm.Of(MailRules.Default);
    private string _secret = "";
    private string _to = "";
    private bool _isTrying;
    private (string Text, bool IsGood)? _tried;
    private (string Text, bool IsRefusal)? _said;

    private bool IsAsIs => _form.Rules(Rules.Mail.SecretNumber) == Rules.Mail && _secret.Length == 0;

    private bool NeedsSecret => _secret.Length == 0 && _form.Rules(Rules.Mail.SecretNumber).NeedsSecretAfter(Rules.Mail);

    private string Stands => Rules.Mail.IsSetUp ? Words["MailByHouse", Rules.Mail.Host]
        : desk.IsSetUp ? Words["MailBySettings"]
        : Words["MailByNobody"];

    protected override void Fill()
    {
        _form = MailForm.Of(Rules.Mail);
        _secret = "";
    }

    protected override bool Follow(HouseRules before)
    {
        if (Rules.Mail == before.Mail)
        {
            return false;
        }

        var typed = _form.Rules(before.Mail.SecretNumber);
        var isTouched = typed != before.Mail && typed with { SecretNumber = Rules.Mail.SecretNumber } != Rules.Mail;

        if (!isTouched)
        {
            Fill();
        }

        return isTouched;
    }

    private void Put()
    {
        (_said, _tried) = (null, null);
        Touch();
    }

    private Task SaveAsync() => TellAsync(_form.Rules(Rules.Mail.SecretNumber), _secret);

    // What stands in the settings holds again, or nothing does.
    private Task ForgetAsync() => TellAsync(MailRules.Default, secret: "");

    private async Task TellAsync(MailRules mail, string secret)
    {
        (_said, _tried) = (null, null);

        try
        {
            var told = await desk.SaveAsync(new(Guid.CreateVersion7().ToString("N")), mail, secret, By);
            _said = told.Refusal is { } refusal ? (RefusalText.Of(refusal, Words), true) : (Words["HouseSaved"].Value, false);

            if (told.Refusal is null)
            {
                await ReachAsync(told.Position);
                Fill();
            }
        }
        catch (Exception fault)
        {
            _said = (WordsOf(fault), true);
        }
    }

    private async Task TryAsync()
    {
        (_isTrying, _tried) = (true, null);

        try
        {
            var report = await desk.TryAsync(_to.Trim(), Words["MailTrySubject", Site.Name], Words["MailTryText", Site.Name], By);
            _tried = (Words[$"MailTrouble{report.Trouble}"], report.Outcome is MailOutcome.Sent);
        }
        catch (Exception fault)
        {
            _tried = (WordsOf(fault), false);
        }
        finally
        {
            _isTrying = false;
        }
    }

    /// <summary>The server as it is being typed.</summary>
    private sealed class MailForm
    {
        private MailForm(MailRules rules) =>
            (Security, Host, Port, User, Sender, SenderName, Certificate) =
                (rules.Security, rules.Host, rules.Port, rules.User, rules.Sender, rules.SenderName, rules.Certificate);

        public string Host { get; set; }

        public int Port { get; set; }

        /// <summary>Whoever changes it means its port as well, unless the port is one of his own.</summary>
        public MailSecurity Security
        {
            get;
            set => (Port, field) = (Port == PortOf(field) ? PortOf(value) : Port, value);
        }

        public string User { get; set; }

        public string Sender { get; set; }

        public string SenderName { get; set; }

        public string Certificate { get; set; }

        public static MailForm Of(MailRules rules) => new(rules);

        /// <summary>Fingerprints are copied with their colons.</summary>
        public MailRules Rules(int secretNumber) => new(
            Host.Trim(), Port, Security, User.Trim(), Sender.Trim(), SenderName.Trim(),
            Certificate.Replace(":", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal), secretNumber);

        private static int PortOf(MailSecurity security) => security switch
        {
            MailSecurity.StartTls => 587,
            MailSecurity.Tls => 465,
            MailSecurity.None => 25,
        };
    }
}
