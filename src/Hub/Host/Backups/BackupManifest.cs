namespace RetailPos.Hub.Backups;

/// <summary>What a backup holds, as its last entry: one without it was never finished.</summary>
/// <param name="Id">Told once among the technical events of the house that is made of it.</param>
/// <param name="Head">The journal's last position in it.</param>
internal sealed record BackupManifest(string Format, string Id, DateTimeOffset MadeAt, long Head, string Version, IReadOnlyList<BackupManifest.Part> Parts)
{
    public const string Entry = "backup.json";

    public const string FormatNow = "retailpos-backup-1";

    /// <param name="Name">Its path in the data folder, with slashes.</param>
    /// <param name="Sha256">In hexadecimal digits.</param>
    internal sealed record Part(string Name, long Bytes, string Sha256);
}

/// <summary>Left in a data folder that was put back from a backup, until the house has written it down.</summary>
internal sealed record RestoredFrom(string Id, string Backup, DateTimeOffset MadeAt, long Head);
