using System.Buffers;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Settings;

namespace RetailPos.Hub.Backups;

/// <summary>Writes the data folder into one file: everything that is not a key, a log, or made again by itself.</summary>
internal static class BackupWriter
{
    private const int PieceBytes = 128 * 1024;

    /// <param name="path">Nobody sees the file before it is whole and on the disk.</param>
    /// <exception cref="IOException">No room. Nothing is left of it.</exception>
    public static async Task<BackupManifest> WriteAsync(
        DataFolder folder, IJournalCopy journal, string path, DateTimeOffset now, string version, CancellationToken stop)
    {
        var (unfinished, copy) = ($"{path}.new", $"{path}.journal.new");

        try
        {
            var manifest = await WriteToAsync(unfinished, copy, folder, journal, now, version, stop);
            File.Move(unfinished, path, overwrite: true);
            return manifest;
        }
        finally
        {
            File.Delete(unfinished);
            File.Delete(copy);
        }
    }

    // First the note of where the chains end, then the journal: one that is longer than its note is what a crash leaves too, one
    // that is shorter would be a missing tail. Pictures last: the journal names them by their content, and more of them do no harm.
    private static async Task<BackupManifest> WriteToAsync(
        string unfinished, string copy, DataFolder folder, IJournalCopy journal, DateTimeOffset now, string version, CancellationToken stop)
    {
        var parts = new List<BackupManifest.Part>();
        await using var file = PrivateFile.Create(unfinished);
        await using var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await AddAsync(zip, parts, folder.Root, folder.SealHead, stop);
        var head = await journal.CopyToAsync(copy, stop);
        parts.Add(await AddFileAsync(zip, copy, folder.NameOf(folder.Journal), stop));
        File.Delete(copy);

        foreach (var path in folder.Kept.Order(StringComparer.Ordinal))
        {
            await AddAsync(zip, parts, folder.Root, path, stop);
        }

        var manifest = new BackupManifest(BackupManifest.FormatNow, $"{Guid.CreateVersion7():N}", now, head, version, parts);

        await using (var entry = await zip.CreateEntry(BackupManifest.Entry, CompressionLevel.Fastest).OpenAsync(stop))
        {
            await JsonSerializer.SerializeAsync(entry, manifest, JsonSerializerOptions.Web, stop);
        }

        await zip.DisposeAsync();
        file.Flush(flushToDisk: true);
        return manifest;
    }

    private static async Task AddAsync(ZipArchive zip, List<BackupManifest.Part> parts, string root, string path, CancellationToken stop)
    {
        string[] files = Directory.Exists(path) ? Directory.GetFiles(path, "*", SearchOption.AllDirectories) : File.Exists(path) ? [path] : [];

        foreach (var file in files.Order(StringComparer.Ordinal))
        {
            parts.Add(await AddFileAsync(zip, file, Path.GetRelativePath(root, file).Replace('\\', '/'), stop));
        }
    }

    private static async Task<BackupManifest.Part> AddFileAsync(ZipArchive zip, string path, string name, CancellationToken stop)
    {
        // Others may replace it meanwhile, as a whole: the one that was opened is read to its end.
        await using var from = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, PieceBytes, useAsync: true);
        await using var into = await zip.CreateEntry(name, CompressionLevel.Fastest).OpenAsync(stop);
        var (bytes, hash) = await CopyAsync(from, into, stop);
        return new(name, bytes, hash);
    }

    /// <returns>How many bytes, and their SHA-256 in hexadecimal digits.</returns>
    public static async Task<(long Bytes, string Sha256)> CopyAsync(Stream from, Stream into, CancellationToken stop)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var piece = ArrayPool<byte>.Shared.Rent(PieceBytes);
        var bytes = 0L;

        try
        {
            while (await from.ReadAsync(piece, stop) is > 0 and var read)
            {
                hash.AppendData(piece, 0, read);
                await into.WriteAsync(piece.AsMemory(0, read), stop);
                bytes += read;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
