using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Grains.Exports;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Verifier.Tests;

/// <summary>Changes a table of an archive and signs the whole anew: what somebody could do who had the key, but not the tills.</summary>
internal static class ArchiveEditor
{
    public static List<string> RowsOf(byte[] archive, string file)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        return Rows(Read(zip.GetEntry(file)!));
    }

    public static byte[] Rewrite(byte[] archive, string file, Action<List<string>> change, TestKeys keys)
    {
        using var zip = new ZipArchive(new MemoryStream(archive));
        var files = zip.Entries.ToDictionary(entry => entry.FullName, Read);
        var order = zip.Entries.Select(entry => entry.FullName).ToList();
        var rows = Rows(files[file]);
        change(rows);
        files[file] = Bytes(rows);

        var manifest = Rows(files["manifest.csv"]);
        var at = manifest.FindIndex(row => row.StartsWith($"file;{file};", StringComparison.Ordinal));
        manifest[at] = $"file;{file};{files[file].Length};{Convert.ToHexStringLower(SHA256.HashData(files[file]))}";
        files["manifest.csv"] = Bytes(manifest);
        var signed = keys.Sign(ManifestSignature.TextOf(Convert.ToHexStringLower(SHA256.HashData(files["manifest.csv"]))));
        files["manifest.sig"] = Bytes(["form;RETAILPOS-SIGNATURE1", $"text;{signed.Text}", $"key;{signed.KeyId}", $"signature;{signed.Signature}"]);

        using var output = new MemoryStream();
        var plain = new PlainZip(output);

        foreach (var name in order)
        {
            using var sheet = new DisposableSheet(name, files[name]);
            plain.AddAsync(name, sheet.File.Content, sheet.File.Crc, sheet.File.Length, CancellationToken.None).GetAwaiter().GetResult();
        }

        plain.EndAsync(CancellationToken.None).GetAwaiter().GetResult();
        return output.ToArray();
    }

    private static byte[] Read(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        return bytes.ToArray();
    }

    private static List<string> Rows(byte[] content) => [.. Encoding.UTF8.GetString(content).Split("\r\n")[..^1]];

    private static byte[] Bytes(List<string> rows) => Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => row + "\r\n")));

    private sealed class DisposableSheet : IDisposable
    {
        public DisposableSheet(string name, byte[] content)
        {
            File = new(name, new MemoryStream());
            File.Bytes(content);
            File.End();
        }

        public SheetFile File { get; }

        public void Dispose() => File.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }
}
