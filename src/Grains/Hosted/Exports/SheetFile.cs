using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace RetailPos.Grains.Exports;

/// <summary>A table on its way into an archive: written to a scratch file, its fingerprint and checksum known when it is ended.</summary>
internal sealed class SheetFile : IAsyncDisposable
{
    private const int BufferBytes = 64 * 1024;

    private static readonly SearchValues<char> Special = SearchValues.Create(";\"\r\n");
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(value =>
        Enumerable.Range(0, 8).Aggregate((uint)value, (left, _) => (left & 1) == 1 ? (left >> 1) ^ 0xedb8_8320 : left >> 1))];

    private readonly Stream _scratch;
    private readonly IncrementalHash _sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly StringBuilder _row = new();
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferBytes);
    private uint _crc = uint.MaxValue;

    public SheetFile(string name, Stream scratch) => (Name, _scratch) = (name, scratch);

    public string Name { get; }

    public long Length { get; private set; }

    /// <summary>Once it is ended.</summary>
    public string Sha256 { get; private set; } = "";

    public uint Crc => ~_crc;

    /// <summary>A row of cells, with quotes where a cell needs them.</summary>
    public void Row(params ReadOnlySpan<string> cells)
    {
        for (var at = 0; at < cells.Length; at++)
        {
            _row.Append(at is 0 ? "" : ";");

            if (cells[at].AsSpan().ContainsAny(Special))
            {
                _row.Append('"').Append(cells[at].Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
            }
            else
            {
                _row.Append(cells[at]);
            }
        }

        _row.Append("\r\n");
        Flush(atLeast: BufferBytes);
    }

    public void Text(string text)
    {
        _row.Append(text);
        Flush(atLeast: 0);
    }

    public void Bytes(ReadOnlySpan<byte> bytes)
    {
        Flush(atLeast: 0);
        _buffer.Write(bytes);
        WriteOut();
    }

    public void End()
    {
        Flush(atLeast: 0);
        Sha256 = Convert.ToHexStringLower(_sha.GetHashAndReset());
        _scratch.Position = 0;
    }

    public Stream Content => _scratch;

    public ValueTask DisposeAsync()
    {
        _sha.Dispose();
        return _scratch.DisposeAsync();
    }

    private void Flush(int atLeast)
    {
        if (_row.Length < atLeast || _row.Length is 0)
        {
            return;
        }

        foreach (var chunk in _row.GetChunks())
        {
            Encoding.UTF8.GetBytes(chunk.Span, _buffer);
        }

        _row.Clear();
        WriteOut();
    }

    private void WriteOut()
    {
        var bytes = _buffer.WrittenSpan;
        _scratch.Write(bytes);
        _sha.AppendData(bytes);

        foreach (var value in bytes)
        {
            _crc = Table[(_crc ^ value) & 0xff] ^ (_crc >> 8);
        }

        Length += bytes.Length;
        _buffer.ResetWrittenCount();
    }
}
