using System.Net;
using System.Net.Sockets;

namespace RetailPos.Devices.Tests.Printers;

/// <summary>A printer on the loopback: it answers what it is asked, keeps what it was given, and misbehaves on request.</summary>
internal sealed class FakePrinter : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly List<byte[]> _jobs = [];
    private readonly TaskCompletionSource _asked = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public FakePrinter()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>DLE EOT 1–4.</summary>
    public byte[] States { get; set; } = [0x16, 0x12, 0x12, 0x12];

    /// <summary>GS r 1; null to stay silent.</summary>
    public byte? Done { get; set; } = 0;

    /// <summary>It hangs up when it has so many bytes of a job.</summary>
    public int? HangsUpAfterBytes { get; set; }

    /// <summary>A job has come whole, and the question whether it is out.</summary>
    public Task Asked => _asked.Task;

    public IReadOnlyList<byte[]> Jobs
    {
        get
        {
            lock (_gate)
            {
                return [.. _jobs];
            }
        }
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var line = await _listener.AcceptTcpClientAsync(_stop.Token);
                await PrintAsync(line);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            // The test is over.
        }
    }

    private async Task PrintAsync(TcpClient line)
    {
        var (stream, job, buffer, isAnswered) = (line.GetStream(), new List<byte>(), new byte[4_096], false);

        try
        {
            while (await stream.ReadAsync(buffer, _stop.Token) is var read and > 0)
            {
                job.AddRange(buffer.AsSpan(0, read));

                if (job.Count >= 12 && job[0] == 0x10)
                {
                    job.RemoveRange(0, 12);
                    await stream.WriteAsync(States, _stop.Token);
                }

                if (job.Count > HangsUpAfterBytes)
                {
                    line.Client.LingerState = new(enable: true, seconds: 0);
                    break;
                }

                var isAsked = job is [.., 0x1d, (byte)'r', 1];

                if (isAsked)
                {
                    _asked.TrySetResult();
                }

                if (!isAnswered && isAsked && Done is { } done)
                {
                    isAnswered = true;
                    Keep(job); // Whoever has the answer finds the paper.
                    await stream.WriteAsync(new[] { done }, _stop.Token);
                }
            }
        }
        catch (IOException)
        {
            // Hung up.
        }

        if (!isAnswered && job.Count > 0)
        {
            Keep(job);
        }
    }

    private void Keep(List<byte> job)
    {
        lock (_gate)
        {
            _jobs.Add([.. job]);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Dispose();
        await _serving;
        _stop.Dispose();
    }
}
