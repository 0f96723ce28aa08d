using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Verifier.Curve;
using RetailPos.Verifier.Zip;

namespace RetailPos.Verifier.Records;

/// <summary>What an archive says that it holds: its period, its files with their fingerprints, its chains and totals; signed.</summary>
internal sealed class Manifest
{
    public const string Name = "manifest.csv";
    public const string SignatureName = "manifest.sig";

    private const string Form = "RETAILPOS-ARCHIVE1";
    private const string SignatureForm = "RETAILPOS-SIGNATURE1";
    private const int LengthMax = 4 * 1024 * 1024;

    private Manifest(List<string[]> rows) => Rows = rows;

    public IReadOnlyList<string[]> Rows { get; }

    public string Period => string.Join(" – ", Of("period").FirstOrDefault()?.Skip(1) ?? []);

    public IEnumerable<string[]> Of(string kind) => Rows.Where(row => row[0] == kind);

    /// <exception cref="InvalidDataException">Manifest and files, or manifest and signature, do not belong together.</exception>
    public static Manifest Read(ArchiveFile archive, IReadOnlyDictionary<string, SigningKey> keys, List<string> faults)
    {
        if (archive.Entries.Count < 2 || archive.Entries[^2] is not { Name: Name } manifest || archive.Entries[^1] is not { Name: SignatureName } signature)
        {
            throw new InvalidDataException($"The last two files are not {Name} and {SignatureName}.");
        }

        var files = archive.Entries.SkipLast(2).ToList();

        CheckSignature(archive.ReadAll(signature, LengthMax), manifest.Sha256, keys, faults);
        var read = new Manifest(RowsOf(archive.ReadAll(manifest, LengthMax)));

        if (read.Rows is not [["form", Form], ..])
        {
            throw new InvalidDataException($"{Name} is not of the form {Form}.");
        }

        var said = read.Of("file").ToList();

        if (!said.Select(row => row[1]).SequenceEqual(files.Select(file => file.Name), StringComparer.Ordinal))
        {
            throw new InvalidDataException($"The files are not those that {Name} lists.");
        }

        // Named and gone on from: which record of it is the wrong one is worth knowing.
        faults.AddRange(files
            .Where((file, at) => said[at] is not [_, _, var length, var hash] || length != $"{file.Length}" || hash != Convert.ToHexStringLower(file.Sha256))
            .Select(file => $"{file.Name}: its fingerprint is not the one that {Name} gives."));
        return read;
    }

    private static void CheckSignature(byte[] content, byte[] hash, IReadOnlyDictionary<string, SigningKey> keys, List<string> faults)
    {
        var rows = RowsOf(content);

        if (rows is not [["form", SignatureForm], ["text", var text], ["key", var id], ["signature", var signature]]
            || !content.AsSpan().SequenceEqual(Encoding.UTF8.GetBytes($"form;{SignatureForm}\r\ntext;{text}\r\nkey;{id}\r\nsignature;{signature}\r\n")))
        {
            throw new InvalidDataException($"{SignatureName} is not of the form {SignatureForm}.");
        }

        if (text != $"MANIFEST1,{Convert.ToHexStringLower(hash)},N,")
        {
            faults.Add($"{SignatureName}: what was signed is not this {Name}.");
        }

        if (!keys.TryGetValue(id, out var key))
        {
            faults.Add($"{SignatureName}: signed by the key {id}, which was not given.");
        }
        else if (SignatureText.Read(signature) is not { } bytes || !key.IsSignedByPlatform(new(SHA256.HashData(Encoding.UTF8.GetBytes(text)), bytes)))
        {
            faults.Add($"{SignatureName}: the signature is not that of the key {id}.");
        }
    }

    // Rows of different lengths, the first cell of each saying what it is; none of them needs quotes.
    private static List<string[]> RowsOf(byte[] content)
    {
        var text = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true).GetString(content);
        return text.EndsWith("\r\n", StringComparison.Ordinal)
            ? [.. text[..^2].Split("\r\n").Select(row => row.Split(';'))]
            : throw new InvalidDataException("A list ends within a row.");
    }
}

internal static class SignatureText
{
    /// <summary>Null for what is not 64 bytes in base64url without padding, each bit of it used.</summary>
    public static byte[]? Read(string text)
    {
        // The last sign carries four idle bits: written otherwise it would be the same signature, and another text.
        return Base64Url.IsValid(text, out var length) && length == SigningKey.SignatureBytes
            && Base64Url.DecodeFromChars(text) is var bytes && Base64Url.EncodeToString(bytes) == text
                ? bytes
                : null;
    }
}
