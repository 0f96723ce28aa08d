namespace RetailPos.Hub.Devices.Lines;

/// <summary>A serial device as a stream: a read that brings nothing is silence, and no end.</summary>
internal sealed class SerialStream(FileStream device) : Stream
{
    public static SerialStream Open(string path) => new(new FileStream(path, new FileStreamOptions
    {
        Mode = FileMode.Open, Access = FileAccess.ReadWrite, Share = FileShare.ReadWrite, BufferSize = 0,
    }));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();

            if (await device.ReadAsync(buffer, CancellationToken.None) is > 0 and var read)
            {
                return read;
            }
        }
    }

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => device.WriteAsync(buffer, cancellationToken);

    public override int Read(byte[] buffer, int offset, int count) => device.Read(buffer, offset, count);

    public override void Write(byte[] buffer, int offset, int count) => device.Write(buffer, offset, count);

    public override void Flush() => device.Flush();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            device.Dispose();
        }

        base.Dispose(disposing);
    }
}
