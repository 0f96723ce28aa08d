using System.Collections.Concurrent;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Devices.Tests.Terminals;

/// <summary>A house that lets every amount leave once, and remembers what it was told.</summary>
internal sealed class OpenTalk(bool maySend = true) : ICardTalk
{
    public string? Mark { get; private set; }

    public ConcurrentQueue<(TerminalWord Word, string Said)> Said { get; } = new();

    public ValueTask<bool> MaySendAsync(string mark)
    {
        Mark = mark;
        return ValueTask.FromResult(maySend);
    }

    public void Says(TerminalWord word, string said) => Said.Enqueue((word, said));
}

/// <summary>Everything that a terminal says, whatever it is asked, in pieces; then it hangs up.</summary>
internal sealed class ScriptedLine(ReadOnlyMemory<byte> script, Func<int> pieceBytes) : ITerminalLine, ITerminalLines
{
    private ReadOnlyMemory<byte> _left = script;

    public long Sent { get; private set; }

    public ValueTask<ITerminalLine?> OpenAsync(string address, CancellationToken stop) => ValueTask.FromResult<ITerminalLine?>(this);

    public ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        Sent += bytes.Length;
        return ValueTask.FromResult(true);
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> into, CancellationToken stop)
    {
        var count = Math.Min(Math.Min(_left.Length, into.Length), Math.Max(1, pieceBytes()));
        _left[..count].CopyTo(into);
        _left = _left[count..];
        return ValueTask.FromResult(count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Answers each nexo request as it is told, in pieces; when nothing is left it hangs up.</summary>
internal sealed class AnsweringLine(Func<NexoMessage, byte[]> answer, Func<int> pieceBytes) : ITerminalLine, ITerminalLines
{
    private ReadOnlyMemory<byte> _left;

    public ValueTask<ITerminalLine?> OpenAsync(string address, CancellationToken stop) => ValueTask.FromResult<ITerminalLine?>(this);

    public ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop)
    {
        NexoCodec.Read(bytes.Span, out var request, out _);
        _left = (byte[])[.. _left.Span, .. answer(request!)];
        return ValueTask.FromResult(true);
    }

    public ValueTask<int> ReceiveAsync(Memory<byte> into, CancellationToken stop)
    {
        var count = Math.Min(Math.Min(_left.Length, into.Length), Math.Max(1, pieceBytes()));
        _left[..count].CopyTo(into);
        _left = _left[count..];
        return ValueTask.FromResult(count);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

/// <summary>Never stops talking, and says the same for ever.</summary>
internal sealed class EndlessLine(byte[] word) : ITerminalLine, ITerminalLines
{
    private long _at;

    public long Heard => _at;

    public ValueTask<ITerminalLine?> OpenAsync(string address, CancellationToken stop) => ValueTask.FromResult<ITerminalLine?>(this);

    public ValueTask<bool> SendAsync(ReadOnlyMemory<byte> bytes, CancellationToken stop) => ValueTask.FromResult(true);

    public ValueTask<int> ReceiveAsync(Memory<byte> into, CancellationToken stop)
    {
        for (var at = 0; at < into.Length; at++)
        {
            into.Span[at] = word[_at++ % word.Length];
        }

        return ValueTask.FromResult(into.Length);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal static class Terminal
{
    public static readonly Money Amount = new(1_250);

    public static CardOrder Order(string attempt = "attempt-1", CardDeed deed = CardDeed.Payment, long cents = 1_250, string mark = "", string original = "") =>
        new(new(attempt), deed, new(cents), new("T1"), mark, original);

    public static TerminalRule Rule(TerminalProtocol protocol, string address = "127.0.0.1:1", int patienceSeconds = 60) =>
        new(new("tpe-1"), "TPE", protocol, address, patienceSeconds, CardCurrency.EUR, [new("T1")], Poi: protocol is TerminalProtocol.Nexo ? "P400Plus-1" : "");

    public static SimulatedTerminal Simulator(TerminalProtocol protocol) => protocol switch
    {
        TerminalProtocol.CaisseAp => new SimulatedCaisseAp(),
        TerminalProtocol.Zvt => new SimulatedZvt(),
        TerminalProtocol.Nexo => new SimulatedNexo(),
    };
}
