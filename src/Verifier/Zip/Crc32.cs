using System.Buffers.Binary;

namespace RetailPos.Verifier.Zip;

/// <summary>The checksum of ZIP (ISO 3309): told beside each file, and checked because nothing in an archive may be idle.</summary>
internal static class Crc32
{
    private const int Slices = 8;

    // Slice n is what a byte does to the checksum n bytes later: eight bytes then take eight looks and no waiting for each other.
    private static readonly uint[][] Tables = Made();

    public static uint Add(uint checksum, ReadOnlySpan<byte> bytes)
    {
        checksum = ~checksum;

        for (; bytes.Length >= Slices; bytes = bytes[Slices..])
        {
            var low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ checksum;
            var high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            checksum = Tables[7][low & 0xff] ^ Tables[6][(low >> 8) & 0xff] ^ Tables[5][(low >> 16) & 0xff] ^ Tables[4][low >> 24]
                ^ Tables[3][high & 0xff] ^ Tables[2][(high >> 8) & 0xff] ^ Tables[1][(high >> 16) & 0xff] ^ Tables[0][high >> 24];
        }

        foreach (var value in bytes)
        {
            checksum = Tables[0][(checksum ^ value) & 0xff] ^ (checksum >> 8);
        }

        return ~checksum;
    }

    private static uint[][] Made()
    {
        var tables = new uint[Slices][];

        for (var slice = 0; slice < Slices; slice++)
        {
            tables[slice] = new uint[256];

            for (var value = 0; value < 256; value++)
            {
                var before = slice is 0 ? 0 : tables[slice - 1][value];
                tables[slice][value] = slice is 0 ? AfterByte((uint)value) : tables[0][before & 0xff] ^ (before >> 8);
            }
        }

        return tables;
    }

    private static uint AfterByte(uint remainder)
    {
        for (var bit = 0; bit < 8; bit++)
        {
            remainder = (remainder & 1) == 1 ? (remainder >> 1) ^ 0xedb8_8320 : remainder >> 1;
        }

        return remainder;
    }
}
