namespace RetailPos.Verifier.Zip;

/// <summary>The checksum of ZIP (ISO 3309): told beside each file, and checked because nothing in an archive may be idle.</summary>
internal static class Crc32
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value =>
    {
        var remainder = (uint)value;

        for (var bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 1 ? (remainder >> 1) ^ 0xedb8_8320 : remainder >> 1;
        }

        return remainder;
    })];

    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        checksum = ~checksum;

        foreach (var value in bytes)
        {
            checksum = Table[(checksum ^ value) & 0xff] ^ (checksum >> 8);
        }

        return ~checksum;
    }
}
