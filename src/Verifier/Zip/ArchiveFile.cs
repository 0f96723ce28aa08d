using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace RetailPos.Verifier.Zip;

/// <summary>An archive on the disk, read as strictly as it was written: every byte of it is a file's, or could be nothing else.</summary>
/// <remarks>
/// Files are stored and not compressed, one after the other, all dated 1980-01-01, without comments or extra fields. So the frame
/// can be written again from names, lengths and checksums, and a byte in it that was changed is found as one in a file is.
/// </remarks>
internal sealed class ArchiveFile : IDisposable
{
    private const int LocalLength = 30;
    private const int CentralLength = 46;
    private const int EndLength = 22;
    private const int NameMax = 64;
    private const int FilesMax = 100;

    private readonly SafeFileHandle _handle;

    private ArchiveFile(SafeFileHandle handle, IReadOnlyList<Entry> entries, IReadOnlyList<string> faults) =>
        (_handle, Entries, Faults) = (handle, entries, faults);

    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>Files that are not what their heading says: they are read all the same, for the record that was changed.</summary>
    public IReadOnlyList<string> Faults { get; }

    /// <exception cref="InvalidDataException">The frame is not the one that these files must have.</exception>
    public static ArchiveFile Open(string path)
    {
        var handle = File.OpenHandle(path, options: FileOptions.SequentialScan);

        try
        {
            var faults = new List<string>();
            return new(handle, Read(handle, faults), faults);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    public Entry? Find(string name) => Entries.FirstOrDefault(entry => entry.Name == name);

    public Stream Read(Entry entry) => new Section(_handle, entry.Offset, entry.Length);

    public byte[] ReadAll(Entry entry, int lengthMax)
    {
        if (entry.Length > lengthMax)
        {
            throw new InvalidDataException($"{entry.Name} is larger than {lengthMax} bytes.");
        }

        var bytes = new byte[entry.Length];
        return RandomAccess.Read(_handle, bytes, entry.Offset) == bytes.Length ? bytes : throw new InvalidDataException($"{entry.Name} ends too early.");
    }

    public void Dispose() => _handle.Dispose();

    private static List<Entry> Read(SafeFileHandle handle, List<string> faults)
    {
        var length = RandomAccess.GetLength(handle);
        var entries = new List<Entry>();
        var at = 0L;

        while (SignatureAt(handle, at) is 0x0403_4b50)
        {
            if (entries.Count >= FilesMax)
            {
                throw new InvalidDataException($"It holds more than {FilesMax} files.");
            }

            var entry = ReadEntry(handle, at, length, faults);
            entries.Add(entry);
            at = entry.Offset + entry.Length;
        }

        var frame = FrameOf(entries, at);
        var found = new byte[length - at];

        if (length - at != frame.Length || RandomAccess.Read(handle, found, at) != found.Length || !found.AsSpan().SequenceEqual(frame))
        {
            throw new InvalidDataException($"After {entries.Count} files, at byte {at}, stands something else than their directory.");
        }

        return entries;
    }

    private static Entry ReadEntry(SafeFileHandle handle, long at, long end, List<string> faults)
    {
        var head = new byte[LocalLength + NameMax];
        var read = RandomAccess.Read(handle, head, at);
        var nameLength = read < LocalLength ? 0 : BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(26));
        var fileLength = read < LocalLength ? 0 : BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(18));
        var offset = at + LocalLength + nameLength;

        if (nameLength is 0 or > NameMax || read < LocalLength + nameLength || offset + fileLength > end)
        {
            throw new InvalidDataException($"At byte {at} stands no whole file.");
        }

        var name = Encoding.ASCII.GetString(head, LocalLength, nameLength);
        var (crc, hash) = Fingerprints(handle, offset, fileLength, name);
        var entry = new Entry(name, at, offset, fileLength, BinaryPrimitives.ReadUInt32LittleEndian(head.AsSpan(14)), hash);

        if (crc != entry.Crc)
        {
            faults.Add($"{Printable(name)}: its checksum is not that of its content.");
        }

        return head.AsSpan(0, LocalLength + nameLength).SequenceEqual(LocalOf(entry))
            ? entry
            : throw new InvalidDataException($"The heading of {Printable(name)}, at byte {at}, is not the one that such a file has.");
    }

    private static (uint Crc, byte[] Sha256) Fingerprints(SafeFileHandle handle, long offset, long length, string name)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[128 * 1024];
        var crc = 0u;

        for (var done = 0L; done < length;)
        {
            var read = RandomAccess.Read(handle, buffer.AsSpan(0, (int)Math.Min(buffer.Length, length - done)), offset + done);

            if (read is 0)
            {
                throw new InvalidDataException($"{Printable(name)} ends too early.");
            }

            crc = Crc32.Add(crc, buffer.AsSpan(0, read));
            sha.AppendData(buffer, 0, read);
            done += read;
        }

        return (crc, sha.GetHashAndReset());
    }

    private static byte[] LocalOf(Entry entry)
    {
        var head = new byte[LocalLength + entry.Name.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(head, 0x0403_4b50);
        Common(head.AsSpan(4), entry);
        Encoding.ASCII.GetBytes(entry.Name, head.AsSpan(LocalLength));
        return head;
    }

    private static byte[] FrameOf(List<Entry> entries, long start)
    {
        var frame = new byte[entries.Sum(entry => CentralLength + entry.Name.Length) + EndLength];
        var at = 0;

        foreach (var entry in entries)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(at), 0x0201_4b50);
            BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(at + 4), 20);
            Common(frame.AsSpan(at + 6), entry);
            BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(at + 42), checked((uint)entry.At));
            Encoding.ASCII.GetBytes(entry.Name, frame.AsSpan(at + CentralLength));
            at += CentralLength + entry.Name.Length;
        }

        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(at), 0x0605_4b50);
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(at + 8), checked((ushort)entries.Count));
        BinaryPrimitives.WriteUInt16LittleEndian(frame.AsSpan(at + 10), checked((ushort)entries.Count));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(at + 12), checked((uint)at));
        BinaryPrimitives.WriteUInt32LittleEndian(frame.AsSpan(at + 16), checked((uint)start));
        return frame;
    }

    // From "version needed" to the length of the name: the same in both headings.
    private static void Common(Span<byte> head, Entry entry)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(head, 20);
        BinaryPrimitives.WriteUInt16LittleEndian(head[8..], 0x0021);
        BinaryPrimitives.WriteUInt32LittleEndian(head[10..], entry.Crc);
        BinaryPrimitives.WriteUInt32LittleEndian(head[14..], checked((uint)entry.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(head[18..], checked((uint)entry.Length));
        BinaryPrimitives.WriteUInt16LittleEndian(head[22..], checked((ushort)entry.Name.Length));
    }

    private static uint SignatureAt(SafeFileHandle handle, long at)
    {
        Span<byte> bytes = stackalloc byte[4];
        return RandomAccess.Read(handle, bytes, at) == 4 ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : 0;
    }

    private static string Printable(string name) => string.Concat(name.Select(sign => char.IsControl(sign) ? '?' : sign));

    /// <param name="At">Where its heading begins.</param>
    /// <param name="Offset">Where its content does.</param>
    internal sealed record Entry(string Name, long At, long Offset, long Length, uint Crc, byte[] Sha256);

    /// <summary>A file within the file, read from its beginning to its end.</summary>
    private sealed class Section(SafeFileHandle handle, long offset, long length) : Stream
    {
        private long _at;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position
        {
            get => _at;
            set => throw new NotSupportedException();
        }

        public override int Read(Span<byte> buffer)
        {
            var read = RandomAccess.Read(handle, buffer[..(int)Math.Min(buffer.Length, length - _at)], offset + _at);
            _at += read;
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
