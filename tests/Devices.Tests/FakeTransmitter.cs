using System.Net;
using System.Net.Sockets;
using System.Text;

namespace RetailPos.Devices.Tests;

/// <summary>A transmitter on the loopback that does as the test says with the connection itself.</summary>
internal sealed class FakeTransmitter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private readonly List<string> _requests = [];
    private readonly Func<NetworkStream, CancellationToken, Task> _answer;
    private readonly Task _serving;

    private FakeTransmitter(Func<NetworkStream, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Url => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>A request has arrived whole.</summary>
    public Task Asked => _asked.Task;

    /// <summary>The first lines of the requests.</summary>
    public IReadOnlyList<string> Requests
    {
        get
        {
            lock (_gate)
            {
                return [.. _requests];
            }
        }
    }

    public static FakeTransmitter Answering(string status) => Writing($"HTTP/1.1 {status}\r\nContent-Length: 2\r\n\r\nOK");

    public static FakeTransmitter Writing(string text) =>
        new(async (stream, stop) => await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop));

    /// <summary>Each request is answered with the next of these; what comes after the last, with the last.</summary>
    public static FakeTransmitter Writing(string first, params string[] then)
    {
        var answers = new Queue<string>([first, .. then]);
        return new(async (stream, stop) =>
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answers.Count > 1 ? answers.Dequeue() : answers.Peek()), stop));
    }

    /// <summary>Begins an answer and never ends it.</summary>
    public static FakeTransmitter Starting(string text) => new(async (stream, stop) =>
    {
        await stream.WriteAsync(Encoding.ASCII.GetBytes(text), stop);
        await Task.Delay(Timeout.Infinite, stop);
    });

    public static FakeTransmitter Hanging() => new((_, stop) => Task.Delay(Timeout.Infinite, stop));

    public static FakeTransmitter Cutting() => new((stream, _) =>
    {
        stream.Socket.LingerState = new(enable: true, seconds: 0);
        return Task.CompletedTask;
    });

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                using var stream = client.GetStream();
                var head = await ReadHeadAsync(stream);

                if (head.Length == 0)
                {
                    continue;
                }

                lock (_gate)
                {
                    _requests.Add(head.Split("\r\n")[0]);
                }

                _asked.TrySetResult();
                await _answer(stream, _stop.Token);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException || _stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task<string> ReadHeadAsync(NetworkStream stream)
    {
        var head = new StringBuilder();
        var buffer = new byte[1_024];

        while (!head.ToString().Contains("\r\n\r\n", StringComparison.Ordinal))
        {
            var read = await stream.ReadAsync(buffer, _stop.Token);

            if (read == 0)
            {
                return "";
            }

            head.Append(Encoding.ASCII.GetString(buffer, 0, read));
        }

        return head.ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }
}
