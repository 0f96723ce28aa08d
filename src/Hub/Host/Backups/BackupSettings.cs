using System.Globalization;
using Microsoft.Extensions.Options;
using RetailPos.Hub.Settings;

namespace RetailPos.Hub.Backups;

/// <summary>When copies of the house are made, and where they go. Section <c>Backup</c>; config/README.md lists every key.</summary>
public sealed class BackupSettings
{
    public const string Section = "Backup";

    /// <summary>More than a year of nights is an archive, and those are made elsewhere.</summary>
    public const int KeepMax = 366;

    /// <summary>The folder of the backups, best on another disk. Empty for <c>backups</c> in the data folder.</summary>
    public string Folder { get; set; } = "";

    /// <summary>A folder, on yet another disk, in which the keys are as they are now. Empty: somebody copies them by hand.</summary>
    public string KeysFolder { get; set; } = "";

    /// <summary>HH:mm in the site's time. A house that is off then makes it up when it is on again.</summary>
    public string At { get; set; } = "04:30";

    /// <summary>How many are kept, 1–366. Older ones are deleted after a newer one was made.</summary>
    public int Keep { get; set; } = 14;

    public TimeOnly Time => TimeOnly.ParseExact(At, "HH:mm", CultureInfo.InvariantCulture);
}

internal sealed class BackupSettingsCheck : IValidateOptions<BackupSettings>
{
    public ValidateOptionsResult Validate(string? name, BackupSettings options) => SettingsFaults.Result(
    [
        .. FolderFaults(nameof(options.Folder), options.Folder),
        .. FolderFaults(nameof(options.KeysFolder), options.KeysFolder),
        .. TimeOnly.TryParseExact(options.At, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            ? []
            : SettingsFaults.Of(BackupSettings.Section, nameof(options.At), options.At, "a time such as 04:30"),
        .. SettingsFaults.Outside(BackupSettings.Section, nameof(options.Keep), options.Keep, 1, BackupSettings.KeepMax),
    ]);

    private static string[] FolderFaults(string key, string? folder) =>
        folder is "" || (folder is { Length: <= StorageSettings.FolderLengthMax } && Path.IsPathFullyQualified(folder) && !folder.Contains('\0'))
            ? []
            : [.. SettingsFaults.Of(BackupSettings.Section, key, folder, $"empty, or a whole path of {StorageSettings.FolderLengthMax} signs at most")];
}
