using Microsoft.Extensions.Options;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Settings;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Hub.Backups;

/// <summary>The backups in their folder: made, written down among the technical events, and thinned out.</summary>
/// <remarks>What there is, the folder says: a list beside it could be wrong.</remarks>
internal sealed class BackupFolder(
    IOptions<BackupSettings> settings, DataFolder data, IJournalCopy journal, ITechnicalDesk technical, TimeProvider clock, ILogger<BackupFolder> log)
    : IBackupDesk, IBackupWatch, IDisposable
{
    private const string Prefix = "retailpos-";
    private const string Suffix = ".zip";

    private readonly SemaphoreSlim _one = new(1);
    private string? _fault;

    public string Folder => settings.Value.Folder is { Length: > 0 } named ? named : data.Backups;

    public BackupStanding Standing => new(Folder, IsOnTheSameDisk(Folder), settings.Value.KeysFolder, Files, Next ?? AtNight, Fault);

    public ExportFile? Newest => Files is [var newest, ..] ? newest : null;

    public string? Fault => Volatile.Read(ref _fault);

    /// <summary>Set by whoever makes them at their time; null until it has looked, a moment after the start.</summary>
    public DateTimeOffset? Next { get; set; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<ExportFile> Files => !Directory.Exists(Folder) ? [] :
    [
        .. new DirectoryInfo(Folder).EnumerateFiles($"{Prefix}*{Suffix}").OrderByDescending(file => file.Name, StringComparer.Ordinal)
            .Select(file => new ExportFile(file.Name, file.Length, file.LastWriteTimeUtc)),
    ];

    public string? Find(string name) =>
        Id.IsValid(name) && name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
        && Path.Combine(Folder, name) is var path && File.Exists(path)
            ? path
            : null;

    private DateTimeOffset AtNight => BackupTimes.NextAfter(clock.GetUtcNow(), settings.Value.Time, clock.LocalTimeZone);

    public async Task<ExportFile> MakeAsync(Actor by, CancellationToken stop)
    {
        await _one.WaitAsync(stop);

        try
        {
            var made = await MakeNowAsync(by, stop);
            Volatile.Write(ref _fault, null);
            return made;
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogError(fault, "The backup in {Folder} was not made.", Folder);
            Volatile.Write(ref _fault, fault.Message);
            throw fault as IOException ?? new IOException(fault.Message, fault);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ExportFile> MakeNowAsync(Actor by, CancellationToken stop)
    {
        PrivateFile.CreateFolder(Folder);
        var now = clock.GetUtcNow();
        var path = Path.Combine(Folder, $"{Prefix}{now.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}{Suffix}");
        var manifest = await BackupWriter.WriteAsync(data, journal, path, now, HouseSoftware.Version, stop);
        File.SetLastWriteTimeUtc(path, now.UtcDateTime);

        if (settings.Value.KeysFolder is { Length: > 0 } keys)
        {
            foreach (var folder in data.Keys)
            {
                KeyMirror.Copy(folder, Path.Combine(keys, data.NameOf(folder)));
            }
        }

        var made = new FileInfo(path);
        log.LogInformation("Backup {File} of {Bytes} bytes holds the journal up to {Head}.", made.Name, made.Length, manifest.Head);
        await technical.NoteAsync(
            new($"backup-{manifest.Id}"), till: null, TechnicalCode.BackedUp, $"backup:{made.Name} position:{manifest.Head} bytes:{made.Length}", by);
        Thin();
        return new(made.Name, made.Length, now);
    }

    private void Thin()
    {
        foreach (var old in Files.Skip(settings.Value.Keep))
        {
            File.Delete(Path.Combine(Folder, old.Name));
        }
    }

    // By the longest mount point above each. On Windows that is the drive.
    private bool IsOnTheSameDisk(string folder)
    {
        var mounts = DriveInfo.GetDrives().Select(drive => drive.RootDirectory.FullName).OrderByDescending(root => root.Length).ToList();
        return MountOf(folder) == MountOf(data.Root);

        string? MountOf(string path) => mounts.Find(root =>
            path.StartsWith(root, StringComparison.Ordinal) && (root.EndsWith(Path.DirectorySeparatorChar) || path.Length == root.Length || path[root.Length] == Path.DirectorySeparatorChar));
    }
}
