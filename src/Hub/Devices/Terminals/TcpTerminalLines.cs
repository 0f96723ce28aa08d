using System.Net.Sockets;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>A connection of its own for each transaction: one that was kept open dies unseen, and the first to notice would be a guest.</summary>
public sealed class TcpTerminalLines : ITerminalLines
{
    public async ValueTask<ITerminalLine?> OpenAsync(string address, CancellationToken stop)
    {
        var colon = address.LastIndexOf(':');
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(
                address[..colon].Trim('[', ']'), int.Parse(address.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture), stop);
            return new TcpTerminalLine(socket);
        }
        catch (SocketException)
        {
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class TcpTerminalLine(Socket socket) : ITerminalLine
    {
        private readonly SemaphoreSlim _sending = new(1, 1);

        public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
        {
            await _sending.WaitAsync(stop);

            try
            {
                while (!bytes.IsEmpty)
                {
                    bytes = bytes[await socket.SendAsync(bytes, SocketFlags.None, stop)..];
                }

                return true;
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                return false;
            }
            finally
            {
                _sending.Release();
            }
        }

        public async ValueTask<int> ReceiveAsync(Memory<byte> into, CancellationToken stop)
        {
            try
            {
                return await socket.ReceiveAsync(into, SocketFlags.None, stop);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException)
            {
                return 0;
            }
        }

        // The semaphore has no handle unless somebody asks for one; whoever is still sending finds the socket closed.
        public ValueTask DisposeAsync()
        {
            socket.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
