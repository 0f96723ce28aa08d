using System.Buffers.Binary;
using System.IO.Compression;
using RetailPos.Hub.Domain.Devices;

namespace RetailPos.Grains.Contracts;

/// <summary>A picture of black and white as a PNG of one bit a point: what a browser shows is what a printer prints.</summary>
/// <remarks>It reads what it has written, and no other PNG.</remarks>
public static class RasterFile
{
    private static readonly byte[] Mark = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

    private static readonly uint[] Remainders = [.. Enumerable.Range(0, 256).Select(RemainderOf)];

    public static byte[] Write(Raster raster)
    {
        using var file = new MemoryStream();
        file.Write(Mark);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, raster.WidthPoints);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), raster.HeightPoints);
        head[8] = 1; // One bit a point, in grey: 1 is white there, and black here.
        Chunk(file, "IHDR"u8, head);
        Chunk(file, "IDAT"u8, Squeezed(raster));
        Chunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    /// <returns>Null for a file that this one has not written, or that is broken.</returns>
    public static Raster? Read(ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Mark))
        {
            return null;
        }

        file = file[Mark.Length..];
        byte[]? head = null;

        while (Next(ref file, out var name, out var data))
        {
            if (name.SequenceEqual("IHDR"u8))
            {
                head = data.Length == 13 && data[8] == 1 && data[9..].IndexOfAnyExcept((byte)0) < 0 ? data.ToArray() : null;
            }
            else if (name.SequenceEqual("IDAT"u8) && head is not null)
            {
                return Unsqueezed(
                    BinaryPrimitives.ReadInt32BigEndian(head), BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4)), data.ToArray());
            }
        }

        return null;
    }

    private static bool Next(ref ReadOnlySpan<byte> file, out ReadOnlySpan<byte> name, out ReadOnlySpan<byte> data)
    {
        name = data = default;

        if (file.Length < 12 || BinaryPrimitives.ReadUInt32BigEndian(file) is var length && length > file.Length - 12)
        {
            return false;
        }

        name = file.Slice(4, 4);
        data = file.Slice(8, (int)length);
        file = file[(12 + (int)length)..];
        return true;
    }

    // Each row begins with the number of its filter: none.
    private static byte[] Squeezed(Raster raster)
    {
        using var squeezed = new MemoryStream();

        using (var squeezing = new ZLibStream(squeezed, CompressionLevel.SmallestSize))
        {
            foreach (var row in raster.Bits.ToArray().Chunk(raster.RowBytes))
            {
                squeezing.WriteByte(0);
                squeezing.Write(Turned(row));
            }
        }

        return squeezed.ToArray();
    }

    private static Raster? Unsqueezed(int width, int height, byte[] squeezed)
    {
        if (width is < 1 or > Raster.WidthPointsMax || height is < 1 or > Raster.HeightPointsMax)
        {
            return null;
        }

        var (rowBytes, row) = ((width + 7) / 8, new byte[1 + ((width + 7) / 8)]);
        var bits = new byte[rowBytes * height];

        try
        {
            using var stream = new ZLibStream(new MemoryStream(squeezed), CompressionMode.Decompress);

            for (var y = 0; y < height; y++)
            {
                stream.ReadExactly(row);

                if (row[0] != 0)
                {
                    return null;
                }

                Turned(row[1..]).CopyTo(bits, y * rowBytes);
            }
        }
        catch (Exception fault) when (fault is InvalidDataException or EndOfStreamException)
        {
            return null;
        }

        return new(width, height, bits);
    }

    private static byte[] Turned(byte[] row) => [.. row.Select(eight => (byte)(eight ^ 0xff))];

    private static void Chunk(Stream file, ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        file.Write(name);
        file.Write(data);
        BinaryPrimitives.WriteUInt32BigEndian(number, Remainder([.. name, .. data]));
        file.Write(number);
    }

    // CRC-32 as ISO 3309 has it.
    private static uint Remainder(byte[] bytes) =>
        ~bytes.Aggregate(uint.MaxValue, (rest, next) => (rest >> 8) ^ Remainders[(rest ^ next) & 0xff]);

    private static uint RemainderOf(int number)
    {
        var rest = (uint)number;

        for (var bit = 0; bit < 8; bit++)
        {
            rest = (rest & 1) == 0 ? rest >> 1 : 0xedb88320 ^ (rest >> 1);
        }

        return rest;
    }
}
