using System.Net;
using System.Net.Sockets;

namespace RetailPos.Devices.Tests;

/// <summary>A device on loopback: whoever connects is talked to by what the test gives.</summary>
internal sealed class Talker : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _serving;

    public Talker(Func<NetworkStream, CancellationToken, Task> talk)
    {
        _listener.Start();
        _serving = Task.Run(() => ServeAsync(talk));
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>How often somebody has connected.</summary>
    public int Guests { get; private set; }

    /// <summary>An address where nobody is.</summary>
    public static async Task<string> NobodyAsync()
    {
        await using var gone = new Talker((_, _) => Task.CompletedTask);
        return gone.Address;
    }

    /// <summary>Reads until an answer to what was heard is due; null hangs up, an empty one says nothing.</summary>
    public static Func<NetworkStream, CancellationToken, Task> Answering(Func<byte[], byte[]?> answer, int piece = int.MaxValue) => async (line, stop) =>
    {
        var bytes = new byte[256];

        while (await line.ReadAsync(bytes, stop) is > 0 and var read)
        {
            if (answer(bytes[..read]) is not { } said)
            {
                return;
            }

            for (var at = 0; at < said.Length; at += piece)
            {
                await line.WriteAsync(said.AsMemory(at, Math.Min(piece, said.Length - at)), stop);
                await Task.Yield();
            }
        }
    };

    private async Task ServeAsync(Func<NetworkStream, CancellationToken, Task> talk)
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                using var guest = await _listener.AcceptTcpClientAsync(_stop.Token);
                guest.NoDelay = true;
                Guests++;
                await talk(guest.GetStream(), _stop.Token);
            }
            catch (Exception fault) when (fault is IOException or SocketException or OperationCanceledException)
            {
                // The next guest may stay longer.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        // The listener last: one that is stopped answers the next "accept" with a fault.
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }
}
