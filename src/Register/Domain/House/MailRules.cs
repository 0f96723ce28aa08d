using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>The server that takes the house's letters, as the office has written it down. Its secret stands elsewhere.</summary>
/// <param name="Host">Its name or address; empty for the one of the settings, or none.</param>
/// <param name="User">As whom the house signs in; empty for a server that asks nobody.</param>
/// <param name="Sender">The address that letters come from.</param>
/// <param name="SenderName">The name beside it.</param>
/// <param name="Certificate">The SHA-256 of the one certificate that is taken, in hexadecimal; empty for those that the hub's machine trusts.</param>
/// <param name="SecretNumber">How often a secret was given. It tells that it has changed, and never what it is.</param>
public sealed record MailRules(
    string Host, int Port, MailSecurity Security, string User, string Sender, string SenderName = "", string Certificate = "", int SecretNumber = 0)
{
    /// <summary>The longest name that a host may have.</summary>
    public const int HostMax = 253;

    public const int UserMax = 128;

    public const int SenderNameMax = 60;

    /// <summary>The longest address that mail servers carry (RFC 5321).</summary>
    public const int AddressMax = 254;

    /// <summary>A SHA-256 in hexadecimal.</summary>
    public const int CertificateLength = 64;

    /// <summary>An application password has sixteen signs; a token some hundreds.</summary>
    public const int SecretMax = 4_096;

    public static readonly MailRules Default = new("", Port: 587, MailSecurity.StartTls, "", "");

    public bool IsSetUp => Host.Length > 0;

    public HouseRulesRefusal? Check() =>
        !IsSetUp ? null
        : Host.Length > HostMax || Uri.CheckHostName(Host) is UriHostNameType.Unknown ? HouseRulesRefusal.MailHostInvalid
        : Port is < 1 or > ushort.MaxValue || !Enum.IsDefined(Security) ? HouseRulesRefusal.MailPortInvalid
        : User.Length > UserMax || User.Any(char.IsControl) ? HouseRulesRefusal.MailUserInvalid
        : User.Length > 0 && Security is MailSecurity.None && !IsOnThisMachine ? HouseRulesRefusal.MailReadable
        : !IsAddress(Sender) ? HouseRulesRefusal.MailSenderInvalid
        : SenderName.Length > SenderNameMax || SenderName.Any(char.IsControl) ? HouseRulesRefusal.MailSenderNameInvalid
        : Certificate.Length > 0 && (Certificate.Length != CertificateLength || !Certificate.All(char.IsAsciiHexDigit)) ? HouseRulesRefusal.MailCertificateInvalid
        : null;

    /// <summary>A secret that was given for one server is not handed to another: whoever changes where it goes knows it.</summary>
    public bool NeedsSecretAfter(MailRules before) =>
        IsSetUp && User.Length > 0 && SecretNumber == before.SecretNumber
        && (SecretNumber == 0
            || (Host, Port, Security, User, Certificate) != (before.Host, before.Port, before.Security, before.User, before.Certificate));

    public static bool IsSecret(string secret) => secret.Length is > 0 and <= SecretMax && !secret.Any(char.IsControl);

    public static bool IsAddress(string address) =>
        address.Length <= AddressMax
        && address.IndexOf('@', StringComparison.Ordinal) is > 0 and var at
        && at == address.LastIndexOf('@')
        && at < address.Length - 1
        && !address.Any(sign => char.IsControl(sign) || char.IsWhiteSpace(sign) || "<>()[],;:\\\"".Contains(sign, StringComparison.Ordinal));

    private bool IsOnThisMachine =>
        Host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || Host is "::1" or "[::1]"
        || (Host.StartsWith("127.", StringComparison.Ordinal) && Uri.CheckHostName(Host) is UriHostNameType.IPv4);
}

public enum MailSecurity
{
    /// <summary>Encrypted after the greeting (STARTTLS), or not at all: a server that offers none gets no letter.</summary>
    StartTls,

    /// <summary>Encrypted from the first byte, port 465 as a rule.</summary>
    Tls,

    /// <summary>Readable for everybody on the way: for a server on the same machine.</summary>
    None,
}
