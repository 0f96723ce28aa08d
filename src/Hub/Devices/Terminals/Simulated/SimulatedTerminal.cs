using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;

namespace RetailPos.Hub.Devices.Terminals.Simulated;

/// <summary>How a simulated terminal takes the next amount.</summary>
public enum TerminalMood
{
    Approve,
    Decline,

    /// <summary>The guest presses the red key.</summary>
    Abandon,

    /// <summary>It takes the amount and says nothing for ever; nothing is booked.</summary>
    Silent,

    /// <summary>It hangs up on the amount; nothing is booked.</summary>
    HangUpBefore,

    /// <summary>It books, and hangs up instead of saying so.</summary>
    HangUpAfter,

    /// <summary>It books, and says so only when <see cref="SimulatedTerminal.Release"/> is called: long after anybody waits.</summary>
    Late,
    Twice,

    /// <summary>Byte by byte, each in a packet of its own.</summary>
    InPieces,
    Nonsense,

    /// <summary>It says yes to a cent more.</summary>
    OtherAmount,

    /// <summary>It waits for a card until it is told to let go, or <see cref="SimulatedTerminal.Release"/> is called, which is the card.</summary>
    WaitForCard,
}

/// <summary>Something that a simulated terminal has done for good.</summary>
public sealed record BookedCard(CardDeed Deed, Money Amount, string Reference, int Receipt);

/// <summary>A terminal that nobody has to plug in: a real peer on a real port of this machine, which misbehaves as it is told.</summary>
public abstract class SimulatedTerminal : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly TcpListener _listener;
    private readonly Task _serving;
    private readonly ConcurrentQueue<TerminalMood> _moods = new();
    private readonly ConcurrentQueue<BookedCard> _booked = new();
    private readonly ConcurrentDictionary<Socket, bool> _open = new();
    private readonly SemaphoreSlim _received = new(0);
    private volatile TaskCompletionSource _released = New();

    /// <param name="port">0 for any that is free.</param>
    protected SimulatedTerminal(int port)
    {
        _listener = new(IPAddress.Loopback, port);
        _listener.Start();
        _serving = Task.Run(ServeAsync);
    }

    /// <summary>Host and port, as a terminal's address is written.</summary>
    public string Address => $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    /// <summary>What it does when nobody has told it otherwise.</summary>
    public Func<Money, TerminalMood> Usual { get; init; } = _ => TerminalMood.Approve;

    /// <summary>How long a card is on its way: nothing in a test, and long enough to be looked at in a demonstration.</summary>
    public TimeSpan CardTakes { get; init; }

    /// <summary>It takes the line and hangs up at once, whatever it is asked.</summary>
    public bool IsOutOfOrder { get; set; }

    public ImmutableArray<BookedCard> Booked => [.. _booked];

    /// <summary>How it is to take the next amount that is not told about yet.</summary>
    public void Next(TerminalMood mood) => _moods.Enqueue(mood);

    /// <summary>Lets go of what it holds back.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Hangs up on everybody, whatever it is at.</summary>
    public void HangUp()
    {
        foreach (var socket in _open.Keys)
        {
            socket.Dispose();
        }
    }

    /// <summary>Completes when an amount has come that nobody has waited for yet.</summary>
    public Task ReceivedAsync() => _received.WaitAsync(TimeSpan.FromSeconds(30));

    protected int LastReceipt => 41 + _booked.Count;

    protected abstract Task TalkAsync(SimulatedLine line, CancellationToken stop);

    protected TerminalMood MoodOf(Money amount)
    {
        _released = New();
        var mood = _moods.TryDequeue(out var next) ? next : Usual(amount);
        _received.Release();
        return mood;
    }

    protected BookedCard Book(CardDeed deed, Money amount, string reference)
    {
        var booked = new BookedCard(deed, amount, reference, LastReceipt + 1);
        _booked.Enqueue(booked);
        return booked;
    }

    protected Task HeldBackAsync(CancellationToken stop) => _released.Task.WaitAsync(stop);

    protected Task CardAsync(CancellationToken stop) => CardTakes > TimeSpan.Zero ? Task.Delay(CardTakes, stop) : Task.CompletedTask;

    private async Task ServeAsync()
    {
        var talks = new List<Task>();

        try
        {
            while (true)
            {
                talks.Add(ServeAsync(await _listener.AcceptSocketAsync(_stop.Token)));
                talks.RemoveAll(talk => talk.IsCompleted);
            }
        }
        catch (Exception fault) when (fault is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            _open[socket] = true;

            try
            {
                if (!IsOutOfOrder)
                {
                    await TalkAsync(new(socket), _stop.Token);
                }
            }
            catch (Exception fault) when (fault is OperationCanceledException or SocketException or IOException or ObjectDisposedException)
            {
                // The register has hung up, as registers do.
            }
            finally
            {
                _open.TryRemove(socket, out _);
            }
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _serving;
        _received.Dispose();
        _stop.Dispose();
        GC.SuppressFinalize(this);
    }
}

/// <summary>The terminal's end of a line.</summary>
public sealed class SimulatedLine(Socket socket) : ITerminalLine
{
    /// <summary>No bytes of any protocol of this house.</summary>
    public static readonly byte[] Nonsense = [0xDE, 0xAD, 0xBE, 0xEF, 0x00, 0x01, 0x02];

    public bool IsInPieces { get; set; }

    public async Task PutAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        var piece = IsInPieces ? 1 : bytes.Length;
        socket.NoDelay = true;

        for (var at = 0; at < bytes.Length; at += piece)
        {
            await socket.SendAsync(bytes.Slice(at, Math.Min(piece, bytes.Length - at)), SocketFlags.None, stop);
        }
    }

    public async ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        await PutAsync(bytes, stop);
        return true;
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> into, CancellationToken stop) => socket.ReceiveAsync(into, SocketFlags.None, stop);

    public ValueTask DisposeAsync()
    {
        socket.Dispose();
        return ValueTask.CompletedTask;
    }
}
