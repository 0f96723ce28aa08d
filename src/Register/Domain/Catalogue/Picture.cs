namespace RetailPos.Register.Domain.Catalogue;

/// <summary>What a picture of an article may be. Its first bytes say what it is; its name says nothing.</summary>
public static class Picture
{
    /// <summary>2 MB (features.md K51): a good photograph for a key of the size of a thumb, many times over.</summary>
    public const int BytesMax = 2 * 1024 * 1024;

    /// <summary>"jpg", "png" or "webp"; null for anything else.</summary>
    public static string? KindOf(ReadOnlySpan<byte> content) =>
        content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "jpg"
        : content.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "png"
        : content.Length > 12 && content[..4].SequenceEqual("RIFF"u8) && content[8..12].SequenceEqual("WEBP"u8) ? "webp"
        : null;
}
