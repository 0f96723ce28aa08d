using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace RetailPos.Devices.Tests.Finding;

/// <summary>Somebody on the loopback: notes every byte that comes, and answers each packet as it is told.</summary>
internal sealed class Listener : IAsyncDisposable
{
    private readonly TcpListener _listener;
    private readonly CancellationTokenSource _stop = new();
    private readonly Func<byte[], byte[]?> _answer;
    private readonly ConcurrentQueue<byte[]> _heard = new();
    private readonly Task _serving;

    public Listener(Func<byte[], byte[]?> answer, string host = "127.0.0.1", int port = 0)
    {
        _answer = answer;
        _listener = new(IPAddress.Parse(host), port);
        _listener.Start();
        _serving = ServeAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public IEnumerable<byte> Heard => _heard.SelectMany(bytes => bytes);

    /// <summary>Says nothing, whatever comes.</summary>
    public static byte[]? Nothing(byte[] heard) => null;

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                _ = TalkAsync(await _listener.AcceptTcpClientAsync(_stop.Token));
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException)
        {
            // The test is over.
        }
    }

    private async Task TalkAsync(TcpClient line)
    {
        using var _ = line;
        var buffer = new byte[8_192];

        try
        {
            while (await line.GetStream().ReadAsync(buffer, _stop.Token) is > 0 and var count)
            {
                _heard.Enqueue(buffer[..count]);

                if (_answer(buffer[..count]) is { } answer)
                {
                    await line.GetStream().WriteAsync(answer, _stop.Token);
                }
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or IOException)
        {
            // It hung up.
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _stop.Dispose();
    }
}
