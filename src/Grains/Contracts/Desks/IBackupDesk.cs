using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Copies of the house for the day on which its machine is gone. They are made while it works.</summary>
public interface IBackupDesk
{
    BackupStanding Standing { get; }

    /// <summary>Makes one now. One at a time: who comes meanwhile waits and gets one of their own.</summary>
    /// <exception cref="IOException">No room, or the folder is gone. It is said on the page and in the log, and older backups stay.</exception>
    Task<ExportFile> MakeAsync(Actor by, CancellationToken stop);

    /// <summary>Where a backup lies; null when there is none of that name.</summary>
    string? Find(string name);
}

/// <param name="Folder">Where they lie.</param>
/// <param name="IsOnTheSameDisk">They would be lost with what they are copies of.</param>
/// <param name="KeysFolder">Where the keys are kept, apart; empty for nowhere.</param>
/// <param name="Files">Newest first.</param>
/// <param name="Next">When the next one is made by itself; null while nobody makes any.</param>
/// <param name="Fault">Why the last one was not made, in the system's words; null when it was.</param>
public sealed record BackupStanding(
    string Folder, bool IsOnTheSameDisk, string KeysFolder, IReadOnlyList<ExportFile> Files, DateTimeOffset? Next, string? Fault);
