namespace RetailPos.Hub.Settings;

/// <summary>Where the hub keeps what it must not lose. Section <c>Storage</c>; config/README.md lists every key.</summary>
public sealed class StorageSettings
{
    public const string Section = "Storage";

    /// <summary>A path that is longer is refused by some file systems, and is a typing error on all.</summary>
    public const int FolderLengthMax = 1_024;

    /// <summary>A year and a day of logs is what a dispute may ask for.</summary>
    public const int LogDaysMax = 366;

    /// <summary>The data folder: journal, API keys, logs. Relative to where the hub is started. One hub per folder.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>Days, 1–366, that a log file is kept.</summary>
    public int LogDays { get; set; } = 31;
}
