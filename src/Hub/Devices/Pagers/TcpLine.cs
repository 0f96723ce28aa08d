using System.Net.Sockets;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>A line over TCP: to a transmitter with a network port, or to the serial server that one hangs on.</summary>
/// <remarks>
/// Each telegram has its own connection. A page comes every few minutes, and a connection that is kept open so long dies
/// unseen on the way: the first to notice would be a guest. A new one says at once whether somebody is there.
/// </remarks>
public sealed class TcpLine : ITransmitterLine
{
    /// <summary>A transmitter's answer is a line. One that goes on talking is something else.</summary>
    private const int HeardBytesMax = 4_096;

    private readonly string _host;
    private readonly int _port;
    private readonly bool _endsWithTelegram;

    /// <param name="line">Host and port, as in <c>Pager:Line</c>.</param>
    /// <param name="endsWithTelegram">
    /// Our side is closed after the telegram, for a transmitter that reads to the end. A serial server would take that for a
    /// goodbye, and hang up before the answer.
    /// </param>
    public TcpLine(string line, bool endsWithTelegram)
    {
        var address = new Uri($"tcp://{line}");
        (_host, _port, _endsWithTelegram) = (address.IdnHost.Trim('[', ']'), address.Port, endsWithTelegram);
    }

    public async ValueTask<LineAnswer> ExchangeAsync(
        ReadOnlyMemory<byte> telegram, Func<ReadOnlyMemory<byte>, bool> isEnough, CancellationToken stop)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        var heard = new MemoryStream();
        var isSent = false;

        try
        {
            await socket.ConnectAsync(_host, _port, stop);
            isSent = true;
            await SendAsync(socket, telegram, stop);
            return new(await ListenAsync(socket, heard, isEnough, stop), heard.ToArray());
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException)
        {
            return new(isSent ? LineEnd.Lost : LineEnd.NotReached, heard.ToArray());
        }
    }

    private async ValueTask SendAsync(Socket socket, ReadOnlyMemory<byte> telegram, CancellationToken stop)
    {
        while (!telegram.IsEmpty)
        {
            telegram = telegram[await socket.SendAsync(telegram, SocketFlags.None, stop)..];
        }

        if (_endsWithTelegram)
        {
            socket.Shutdown(SocketShutdown.Send);
        }
    }

    private static async ValueTask<LineEnd> ListenAsync(
        Socket socket, MemoryStream heard, Func<ReadOnlyMemory<byte>, bool> isEnough, CancellationToken stop)
    {
        var buffer = new byte[512];

        while (heard.Length < HeardBytesMax)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(), SocketFlags.None, stop);

            if (read == 0)
            {
                return LineEnd.Closed;
            }

            heard.Write(buffer, 0, read);

            if (isEnough(heard.ToArray()))
            {
                return LineEnd.Answered;
            }
        }

        return LineEnd.Lost;
    }
}
