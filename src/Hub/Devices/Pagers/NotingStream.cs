using System.Net.Sockets;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>A connection that says when something is about to be sent over it: from there on nobody knows what arrived.</summary>
internal sealed class NotingStream(Socket socket, Action sending) : NetworkStream(socket, ownsSocket: true)
{
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        sending();
        return base.WriteAsync(buffer, cancellationToken);
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        sending();
        return base.WriteAsync(buffer, offset, count, cancellationToken);
    }

    public override void Write(ReadOnlySpan<byte> buffer)
    {
        sending();
        base.Write(buffer);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        sending();
        base.Write(buffer, offset, count);
    }
}
