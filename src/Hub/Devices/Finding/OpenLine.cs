using System.Net.Sockets;

namespace RetailPos.Hub.Devices.Finding;

/// <summary>A connection to somebody who may not be there.</summary>
internal static class OpenLine
{
    /// <returns>Null where nobody takes connections.</returns>
    public static async ValueTask<Socket?> TryAsync(string host, int port, TimeSpan connect, CancellationToken stop)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(stop);
        patience.CancelAfter(connect);

        try
        {
            await socket.ConnectAsync(host, port, patience.Token);
            return socket;
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException && !stop.IsCancellationRequested)
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

    public static async ValueTask<bool> IsThereAsync(string host, int port, TimeSpan connect, CancellationToken stop)
    {
        using var socket = await TryAsync(host, port, connect, stop);
        return socket is not null;
    }
}
