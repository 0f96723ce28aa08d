using System.IO.Compression;
using System.Text.Json;
using RetailPos.Hub.Settings;

namespace RetailPos.Hub.Backups;

/// <summary>Puts a house back from one of its backups: into an empty folder, and only when every byte is what was written.</summary>
internal static class BackupReader
{
    /// <exception cref="InvalidDataException">It is no backup, not a whole one, or of a newer version; or the folder has a journal already. In words for whoever stands there.</exception>
    public static async Task<BackupManifest> RestoreAsync(string path, DataFolder into, CancellationToken stop)
    {
        if (File.Exists(into.Journal))
        {
            throw new InvalidDataException($"{into} holds a house already. Name a folder that is empty, with --data.");
        }

        await using var file = File.OpenRead(path);
        await using var zip = await OpenAsync(file, path, stop);
        var manifest = await ManifestOf(zip, path, stop);

        // The journal comes last: a folder without one is no house, whatever cut this short.
        foreach (var part in manifest.Parts.OrderBy(part => part.Name == into.NameOf(into.Journal)))
        {
            await UnpackAsync(zip, part, into, path, stop);
        }

        PrivateFile.Write(
            into.Restored,
            stream => JsonSerializer.Serialize(stream, new RestoredFrom(manifest.Id, Path.GetFileName(path), manifest.MadeAt, manifest.Head), JsonSerializerOptions.Web));
        File.Move($"{into.Journal}.new", into.Journal);
        return manifest;
    }

    /// <summary>The keys as they were kept apart, for the hub's own user only.</summary>
    /// <returns>Whether the keys that seal were among them.</returns>
    public static bool BringKeys(string from, DataFolder into)
    {
        foreach (var keys in into.Keys)
        {
            KeyMirror.Copy(Path.Combine(from, into.NameOf(keys)), keys);
        }

        return Directory.Exists(Path.Combine(from, into.NameOf(into.SealKeys)));
    }

    private static async Task<ZipArchive> OpenAsync(FileStream file, string path, CancellationToken stop)
    {
        try
        {
            return await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, stop);
        }
        catch (InvalidDataException fault)
        {
            throw new InvalidDataException($"{path} is no backup, or not a whole one: {fault.Message}", fault);
        }
    }

    private static async Task<BackupManifest> ManifestOf(ZipArchive zip, string path, CancellationToken stop)
    {
        if (zip.GetEntry(BackupManifest.Entry) is not { } entry)
        {
            throw new InvalidDataException($"{path} is no backup: it has no {BackupManifest.Entry}.");
        }

        try
        {
            await using var stream = await entry.OpenAsync(stop);

            return await JsonSerializer.DeserializeAsync<BackupManifest>(stream, JsonSerializerOptions.Web, stop) is { Format: BackupManifest.FormatNow, Parts: not null } manifest
                ? manifest
                : throw new InvalidDataException($"{path} was written by another version of the program; {BackupManifest.FormatNow} is known.");
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}: its {BackupManifest.Entry} cannot be read: {fault.Message}", fault);
        }
    }

    private static async Task UnpackAsync(ZipArchive zip, BackupManifest.Part part, DataFolder into, string path, CancellationToken stop)
    {
        var isJournal = part.Name == into.NameOf(into.Journal);
        var target = Path.GetFullPath(Path.Combine(into.Root, isJournal ? $"{part.Name}.new" : part.Name));

        if (!target.StartsWith(into.Root + Path.DirectorySeparatorChar, StringComparison.Ordinal) || zip.GetEntry(part.Name) is not { } entry)
        {
            throw new InvalidDataException($"{path} is not whole: {part.Name} is missing.");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(target)!);

        await using var from = await entry.OpenAsync(stop);
        await using var file = PrivateFile.Create(target);

        if (await BackupWriter.CopyAsync(from, file, stop) != (part.Bytes, part.Sha256))
        {
            throw new InvalidDataException($"{path} is damaged: {part.Name} is not what was written.");
        }

        file.Flush(flushToDisk: true);
    }
}
