using System.Net;
using System.Net.Sockets;

namespace RetailPos.Chaos.Tests.Devices;

/// <summary>A printer on a real port of this machine, with paper that can be looked at. It serves one after the other, as printers do.</summary>
public abstract class PrinterDouble : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly int _port;
    private Socket _door;
    private Socket? _line;
    private bool _isPluggedIn = true;
    private volatile TaskCompletionSource _caught = new();
    private Task _serving;

    protected PrinterDouble(Func<PrinterMood> mood)
    {
        Mood = mood;
        _door = Bind(0);
        _port = ((IPEndPoint)_door.LocalEndPoint!).Port;
        _door.Listen();
        _serving = ServeAsync(_door);
    }

    /// <summary>Asked for each paper.</summary>
    public Func<PrinterMood> Mood { get; set; }

    public Roll Roll { get; } = new();

    public string Address => $"127.0.0.1:{_port}";

    /// <summary>From now on it takes each paper like this, and stands still over it.</summary>
    /// <returns>Completes when it does.</returns>
    public Task CatchAsync(PrinterMood mood)
    {
        _caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Mood = () => mood;
        return _caught.Task;
    }

    /// <summary>The cable is pulled: who was talking is cut off, and nobody answers any more.</summary>
    public void Unplug()
    {
        lock (_gate)
        {
            _door.Dispose();
            Cut(_line);
            // The port stays ours, and nobody listens on it.
            _door = Bind(_port);
            _isPluggedIn = false;
        }
    }

    public void PlugIn()
    {
        lock (_gate)
        {
            if (_isPluggedIn)
            {
                return;
            }

            _isPluggedIn = true;
            _door.Dispose();
            _door = Bind(_port);
            _door.Listen();
            _serving = Task.WhenAll(_serving, ServeAsync(_door));
        }
    }

    protected abstract Task TalkAsync(Socket line, CancellationToken stop);

    /// <summary>The far end finds a line that was torn, and not one that was closed.</summary>
    protected static void Cut(Socket? line)
    {
        try
        {
            line?.LingerState = new(enable: true, seconds: 0);
            line?.Dispose();
        }
        catch (ObjectDisposedException)
        {
            // It has just ended by itself.
        }
    }

    protected static async Task StandStillAsync(Socket line, CancellationToken stop)
    {
        var nothing = new byte[4_096];

        while (await line.ReceiveAsync(nothing, SocketFlags.None, stop) > 0)
        {
        }
    }

    protected Task StopAsync(Socket line, CancellationToken stop)
    {
        _caught.TrySetResult();
        return StandStillAsync(line, stop);
    }

    private async Task ServeAsync(Socket door)
    {
        while (true)
        {
            try
            {
                using var line = await door.AcceptAsync(_stop.Token);
                line.NoDelay = true;
                Hold(line);
                await TalkAsync(line, _stop.Token);
            }
            catch (Exception fault) when (fault is SocketException or ObjectDisposedException or OperationCanceledException)
            {
                if (_stop.IsCancellationRequested || !IsOpen(door))
                {
                    return;
                }
            }
            finally
            {
                Hold(null);
            }
        }
    }

    private bool IsOpen(Socket door)
    {
        lock (_gate)
        {
            return _door == door;
        }
    }

    private void Hold(Socket? line)
    {
        lock (_gate)
        {
            _line = line;
        }
    }

    private static Socket Bind(int port)
    {
        var door = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        door.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        door.Bind(new IPEndPoint(IPAddress.Loopback, port));
        return door;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _door.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }
}
