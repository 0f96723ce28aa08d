namespace RetailPos.Hub.Settings;

/// <summary>What lies where in the data folder.</summary>
public sealed class DataFolder
{
    /// <exception cref="IOException">The folder can be neither found nor made.</exception>
    public DataFolder(string path)
    {
        Root = Path.GetFullPath(path);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }

    public string Journal => Path.Combine(Root, "journal.db");

    public string ApiKeys => Path.Combine(Root, "api-keys.json");

    /// <summary>The last part of the address of the guests' board.</summary>
    public string BoardToken => Path.Combine(Root, "board-token");

    /// <summary>The key that the addresses of guests' orders are made with.</summary>
    public string FollowKey => Path.Combine(Root, "follow-key");

    /// <summary>What the people's PINs, passwords and badges are checked against.</summary>
    public string Secrets => Path.Combine(Root, "secrets.json");

    /// <summary>What the house signs in with at its mail server. No backup holds it: it is typed again.</summary>
    public string MailSecret => Path.Combine(Root, "mail-secret.json");

    /// <summary>The keys that seal the journal. A backup keeps them apart from it.</summary>
    public string SealKeys => Path.Combine(Root, "seal-keys");

    /// <summary>Where the sealed chains end, outside of the journal.</summary>
    public string SealHead => Path.Combine(Root, "seal-head");

    /// <summary>The keys that customers' names are written with. A backup keeps them apart from the journal, and shorter.</summary>
    public string PersonalKeys => Path.Combine(Root, "personal-keys");

    /// <summary>Protects the tokens between pages and hub; losing it costs a reload of the open pages.</summary>
    public string PageKeys => Path.Combine(Root, "page-keys");

    /// <summary>Streets and towns with their positions, when the house has such a file.</summary>
    public string Gazetteer => Path.Combine(Root, "gazetteer.csv");

    /// <summary>Pictures of articles; a backup without them shows keys without pictures.</summary>
    public string Pictures => Path.Combine(Root, "images");

    /// <summary>What was exported and waits to be fetched; it can be made again.</summary>
    public string Exports => Path.Combine(Root, "exports");

    public string Logs => Path.Combine(Root, "logs");

    /// <summary>Where backups lie, unless the settings name another folder.</summary>
    public string Backups => Path.Combine(Root, "backups");

    /// <summary>Says that the folder was put back from a backup, until the house has written that down.</summary>
    public string Restored => Path.Combine(Root, "restored.json");

    /// <summary>What is kept apart from every backup.</summary>
    public IReadOnlyList<string> Keys => [SealKeys, PersonalKeys];

    /// <summary>What a backup holds beside the journal and the note of its ends: whatever is no key, no readable secret, no log, and not made again by itself.</summary>
    public IEnumerable<string> Kept
    {
        get
        {
            string[] others = [.. Keys, MailSecret, Journal, SealHead, PageKeys, Exports, Logs, Backups, Restored];
            return Directory.EnumerateFileSystemEntries(Root)
                .Where(path => !others.Contains(path) && !path.StartsWith(Journal, StringComparison.Ordinal) && !path.EndsWith(".new", StringComparison.Ordinal));
        }
    }

    /// <summary>As it is called in a backup.</summary>
    public string NameOf(string path) => Path.GetRelativePath(Root, path).Replace('\\', '/');

    public override string ToString() => Root;
}
