using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RetailPos.Devices.Tests;

/// <summary>A transmitter with a line of its own on the loopback. It hears a telegram, and does what the test says.</summary>
internal sealed class FakeRadio : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<byte[]> _heard = [];
    private readonly Func<ReadOnlyMemory<byte>, bool> _isTelegram;
    private readonly Func<Socket, CancellationToken, Task> _answer;
    private readonly Task _serving;

    private FakeRadio(Func<ReadOnlyMemory<byte>, bool> isTelegram, Func<Socket, CancellationToken, Task> answer)
    {
        (_isTelegram, _answer) = (isTelegram, answer);
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Line => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public Task Asked => _asked.Task;

    public IReadOnlyList<byte[]> Heard
    {
        get
        {
            lock (_gate)
            {
                return [.. _heard];
            }
        }
    }

    /// <summary>Reads a line and writes these pieces, one after the other.</summary>
    public static FakeRadio Saying(params string[] pieces) => new(IsLine, async (socket, stop) =>
    {
        foreach (var piece in pieces)
        {
            await socket.SendAsync(Encoding.ASCII.GetBytes(piece), stop);
        }
    });

    public static FakeRadio Silent() => new(IsLine, (_, stop) => Task.Delay(Timeout.Infinite, stop));

    public static FakeRadio HangingUp() => new(IsLine, (_, _) => Task.CompletedTask);

    public static FakeRadio Cutting() => new(IsLine, (socket, _) =>
    {
        socket.LingerState = new(enable: true, seconds: 0);
        return Task.CompletedTask;
    });

    /// <summary>Reads to the end, and closes: how a bare radio gives its receipt.</summary>
    public static FakeRadio Sending() => new(_ => false, (_, _) => Task.CompletedTask);

    /// <summary>Reads to the end and never closes.</summary>
    public static FakeRadio Stuck() => new(_ => false, (_, stop) => Task.Delay(Timeout.Infinite, stop));

    /// <summary>Where nobody listens.</summary>
    public static string LineOfNobody()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return $"127.0.0.1:{((IPEndPoint)probe.LocalEndpoint).Port}";
    }

    private static bool IsLine(ReadOnlyMemory<byte> heard) => heard.Span.Contains((byte)'\r');

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var socket = await _listener.AcceptSocketAsync(_stop.Token);
                var telegram = await ReadAsync(socket);

                lock (_gate)
                {
                    _heard.Add(telegram);
                }

                _asked.TrySetResult();
                await _answer(socket, _stop.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private async Task<byte[]> ReadAsync(Socket socket)
    {
        var heard = new MemoryStream();
        var buffer = new byte[256];

        while (await socket.ReceiveAsync(buffer.AsMemory(), _stop.Token) is > 0 and var read)
        {
            heard.Write(buffer, 0, read);

            if (_isTelegram(heard.ToArray()))
            {
                break;
            }
        }

        return heard.ToArray();
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
