using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Mail;

/// <summary>The secret that the house signs in with at its mail server. It stands in no setting, no journal and no log.</summary>
public sealed class MailSecret
{
    /// <summary>Where it is read from when no file is named.</summary>
    public const string Variable = "RETAILPOS_MAIL_SECRET";

    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    private readonly string _words;

    private MailSecret(string words) => _words = words;

    /// <summary>For the one line that needs it; <see cref="ToString"/> keeps it.</summary>
    internal string Words => _words;

    public override string ToString() => "(secret)";

    /// <returns>The secret, or what is wrong with it in words that name the key.</returns>
    public static (MailSecret Secret, string? Fault) Read(MailSettings settings) =>
        !settings.IsSetUp || settings.User.Length == 0 ? (new(""), null)
        : settings.SecretFile.Length == 0 ? Checked(Environment.GetEnvironmentVariable(Variable), $"the variable {Variable}")
        : FaultOf(settings.SecretFile) is { } fault ? (new(""), $"{MailSettings.Section}:{nameof(MailSettings.SecretFile)} {fault}")
        : Checked(File.ReadAllText(settings.SecretFile), $"the file of {MailSettings.Section}:{nameof(MailSettings.SecretFile)}");

    public static MailSecret Of(string words) => new(words);

    private static (MailSecret, string?) Checked(string? words, string where) => words?.Trim() switch
    {
        { } secret when MailRules.IsSecret(secret) => (new(secret), null),
        _ => (new(""), $"{MailSettings.Section}:{nameof(MailSettings.User)} is set, and {where} holds no secret of one line."),
    };

    private static string? FaultOf(string path) =>
        !File.Exists(path) ? $"is '{path}', and there is no such file."
        : !OperatingSystem.IsWindows() && (File.GetUnixFileMode(path) & Others) != 0
            ? $"is '{path}', which others may read: chmod 600 it."
        : new FileInfo(path).Length > MailRules.SecretMax ? $"is '{path}', which is too long for a secret."
        : null;
}
