namespace RetailPos.Grains.Contracts.Ports;

/// <summary>How it stands with the backups, for whoever only wants to know whether there is one.</summary>
public interface IBackupWatch
{
    /// <summary>Null while there is none.</summary>
    ExportFile? Newest { get; }

    /// <summary>Why the last one was not made; null when it was.</summary>
    string? Fault { get; }
}
