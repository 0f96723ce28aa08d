using System.Net;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>The server that takes the house's letters where the office has named none. Section <c>Mail</c>. Its secret is no setting: see <see cref="MailSecret"/>.</summary>
public sealed record MailSettings
{
    public const string Section = "Mail";

    /// <summary><c>Mail:Host</c>: the server's name or address; empty for a house that sends no mail.</summary>
    public string Host { get; init; } = "";

    /// <summary><c>Mail:Port</c>, 1–65535: 587 as a rule, 465 for <see cref="MailSecurity.Tls"/>.</summary>
    public int Port { get; init; } = 587;

    /// <summary><c>Mail:Security</c>: how the way there is kept private.</summary>
    public MailSecurity Security { get; init; } = MailSecurity.StartTls;

    /// <summary><c>Mail:User</c>: as whom the house signs in; empty for a server that asks nobody.</summary>
    public string User { get; init; } = "";

    /// <summary><c>Mail:Sender</c>: the address that letters come from.</summary>
    public string Sender { get; init; } = "";

    /// <summary><c>Mail:SenderName</c>, 0–60 signs: the name beside it.</summary>
    public string SenderName { get; init; } = "";

    /// <summary><c>Mail:SecretFile</c>: the file that holds the secret, for the hub's own user only; empty for the environment.</summary>
    public string SecretFile { get; init; } = "";

    /// <summary><c>Mail:Certificate</c>: the SHA-256 of the server's certificate, in hexadecimal, for a server that signs its own; empty for those that this machine trusts.</summary>
    public string Certificate { get; init; } = "";

    /// <summary><c>Mail:PatienceSeconds</c>, 5–300: how long one letter may take. RFC 5321 grants a server ten minutes after the last dot; nobody waits so long.</summary>
    public int PatienceSeconds { get; init; } = 60;

    public bool IsSetUp => Host.Length > 0;

    /// <summary>What the office has written down.</summary>
    public static MailSettings Of(MailRules written, int patienceSeconds) => new()
    {
        Host = written.Host,
        Port = written.Port,
        Security = written.Security,
        User = written.User,
        Sender = written.Sender,
        SenderName = written.SenderName,
        Certificate = written.Certificate,
        PatienceSeconds = patienceSeconds,
    };

    /// <summary>What is wrong, each fault naming its key; empty when nothing is.</summary>
    public IReadOnlyList<string> Faults() => IsSetUp ? [.. FaultsOf()] : [];

    private IEnumerable<string> FaultsOf()
    {
        if (Host.Length > MailRules.HostMax || Uri.CheckHostName(Host) is UriHostNameType.Unknown)
        {
            yield return $"{Section}:{nameof(Host)} is '{Host}'; it must be a host's name or address.";
        }

        if (Port is < 1 or > 65_535)
        {
            yield return FormattableString.Invariant($"{Section}:{nameof(Port)} is {Port}; it must lie between 1 and 65535.");
        }

        if (!Enum.IsDefined(Security))
        {
            yield return $"{Section}:{nameof(Security)} is '{Security}'; it must be one of {string.Join(", ", Enum.GetNames<MailSecurity>())}.";
        }

        if (User.Length > 0 && Security is MailSecurity.None && !IsLoopback)
        {
            yield return $"{Section}:{nameof(Security)} is None, and {Section}:{nameof(User)} would send its secret readable for everybody on the way.";
        }

        if (User.Length > MailRules.UserMax || User.Any(char.IsControl))
        {
            yield return $"{Section}:{nameof(User)} must have 128 signs at most.";
        }

        if (MailAddress.Of(Sender) is null)
        {
            yield return $"{Section}:{nameof(Sender)} is '{Sender}'; it must be an address, such as bonjour@maison.example.";
        }

        if (SenderName.Length > MailRules.SenderNameMax || SenderName.Any(char.IsControl))
        {
            yield return $"{Section}:{nameof(SenderName)} must have 60 signs at most.";
        }

        if (Certificate.Length > 0 && (Certificate.Length != MailRules.CertificateLength || !Certificate.All(char.IsAsciiHexDigit)))
        {
            yield return $"{Section}:{nameof(Certificate)} must be a SHA-256 of 64 hexadecimal figures.";
        }

        if (PatienceSeconds is < 5 or > 300)
        {
            yield return FormattableString.Invariant($"{Section}:{nameof(PatienceSeconds)} is {PatienceSeconds}; it must lie between 5 and 300.");
        }
    }

    private bool IsLoopback =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(Host, out var address) && IPAddress.IsLoopback(address));
}
