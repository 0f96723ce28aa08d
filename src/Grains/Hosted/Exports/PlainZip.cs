using System.Buffers.Binary;
using System.Text;

namespace RetailPos.Grains.Exports;

/// <summary>Writes files one after the other into a ZIP: stored, all dated 1980-01-01, in the order they come, and nothing else.</summary>
/// <remarks>
/// Not compressed, so that the same content is the same archive for ever: compressors change with their versions. And a byte
/// that means nothing has no place in it, so that none can be changed unseen. Names are ASCII, files below 4 GB.
/// </remarks>
internal sealed class PlainZip(Stream output)
{
    /// <summary>What the format can say without its extension for larger ones.</summary>
    public const long LengthMax = uint.MaxValue - 1_000_000;

    private readonly List<(string Name, uint Crc, long Length, long At)> _files = [];
    private long _at;

    /// <param name="content">From its beginning; its length and checksum are known before.</param>
    public async Task AddAsync(string name, Stream content, uint crc, long length, CancellationToken stop)
    {
        var head = new byte[30 + name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x0403_4b50);
        Common(head.AsSpan(4), name, crc, length);
        Encoding.ASCII.GetBytes(name, head.AsSpan(30));
        await output.WriteAsync(head, stop);
        await content.CopyToAsync(output, stop);
        _files.Add((name, crc, length, _at));
        _at += head.Length + length;
    }

    public async Task EndAsync(CancellationToken stop)
    {
        var start = _at;

        foreach (var (name, crc, length, at) in _files)
        {
            var head = new byte[46 + name.Length];
            BinaryPrimitives.WriteUInt32LittleEndian(head, 0x0201_4b50);
            BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(4), 20);
            Common(head.AsSpan(6), name, crc, length);
            BinaryPrimitives.WriteUInt32LittleEndian(head.AsSpan(42), checked((uint)at));
            Encoding.ASCII.GetBytes(name, head.AsSpan(46));
            await output.WriteAsync(head, stop);
            _at += head.Length;
        }

        var end = new byte[22];
        BinaryPrimitives.WriteUInt32LittleEndian(end, 0x0605_4b50);
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(8), checked((ushort)_files.Count));
        BinaryPrimitives.WriteUInt16LittleEndian(end.AsSpan(10), checked((ushort)_files.Count));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(12), checked((uint)(_at - start)));
        BinaryPrimitives.WriteUInt32LittleEndian(end.AsSpan(16), checked((uint)start));
        await output.WriteAsync(end, stop);
        await output.FlushAsync(stop);
    }

    // From "version needed" to the length of the name: the same in both headings.
    private static void Common(Span<byte> head, string name, uint crc, long length)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(head, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], 0x0021);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], checked((uint)length));
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], checked((uint)length));
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], checked((ushort)name.Length));
    }
}
