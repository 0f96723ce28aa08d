using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Callers;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Devices.Tests.Callers;

public sealed class CallerTests
{
    private const string Usual = "\r\nRING\r\n\r\nDATE = 1122\r\nTIME = 1942\r\nNMBR = 0612345678\r\nNAME = DURAND ZOE\r\n\r\nRING\r\n\r\nRING\r\n";

    [Theory]
    [InlineData(Usual, "0612345678", "DURAND ZOE", CallerKind.Known)]
    [InlineData("RING\rDATE=1122\rTIME=1942\rNMBR=0612345678\rRING\r", "0612345678", "", CallerKind.Known)]
    [InlineData("RING\r\nNAME=ZOE\r\nNMBR=+33612345678\r\nRING\r\n", "+33612345678", "ZOE", CallerKind.Known)]
    [InlineData("RING\r\nNMBR = P\r\nNAME = P\r\nRING\r\n", "", "", CallerKind.Private)]
    [InlineData("RING\r\nNMBR = O\r\nRING\r\n", "", "", CallerKind.Unavailable)]
    [InlineData("RING\r\nMESG = 030735\r\nNMBR=0612345678\r\nNAME=O\r\n", "0612345678", "", CallerKind.Known)]
    [InlineData("ATZ\r\nOK\r\nAT+VCID=1\r\nOK\r\nAT#CID=1\r\nERROR\r\nRING\r\nNMBR=0612345678\r\nRING\r\n", "0612345678", "", CallerKind.Known)]
    public void A_modem_tells_who_calls_once(string said, string number, string name, CallerKind kind)
    {
        Assert.Equal([new(number, name, kind)], Heard(said));
        Assert.Equal([new(number, name, kind)], Heard(said, piece: 1));
    }

    [Fact]
    public void Rings_without_a_number_tell_nobody() => Assert.Empty(Heard("RING\r\n\r\nRING\r\nRING\r\n"));

    [Fact]
    public void A_line_that_does_not_end_is_thrown_away() =>
        Assert.Equal([new("0612345678", "", CallerKind.Known)], Heard($"NMBR={new string('1', 10_000)}\r\nNMBR=0612345678\r\nRING\r\n"));

    [Fact]
    public async Task A_modem_on_the_line_reaches_the_registers_and_rings_once()
    {
        var said = new TaskCompletionSource<string>();
        await using var modem = new Talker(async (line, stop) =>
        {
            var bytes = new byte[256];
            var read = await line.ReadAsync(bytes, stop);
            said.TrySetResult(Encoding.ASCII.GetString(bytes, 0, read));
            await line.WriteAsync(Encoding.ASCII.GetBytes(Usual), stop);
            await line.WriteAsync(Encoding.ASCII.GetBytes("\r\nRING\r\n"), stop);
            _ = await line.ReadAsync(bytes, stop);
        });
        var board = new CallBoard(TimeProvider.System);
        var rung = new TaskCompletionSource<PhoneCall>();
        using var listening = board.Subscribe(call => rung.TrySetResult(call));
        await using var listener = new ModemListener(
            new RulesFeed(new CounterDevice("modem", "", CounterKind.Modem, modem.Address, Till: null)), board, TimeProvider.System, NullLogger<ModemListener>.Instance);

        await listener.StartAsync(CancellationToken.None);

        Assert.Contains("AT+VCID=1\r", await said.Task.WaitAsync(TimeSpan.FromSeconds(20)), StringComparison.Ordinal);
        Assert.Equal(("0612345678", "DURAND ZOE"), await rung.Task.WaitAsync(TimeSpan.FromSeconds(20)) is { } call ? (call.Number, call.Name) : default);
        Assert.Single(board.Recent);
    }

    [Fact]
    public async Task A_modem_that_says_no_name_is_told_after_a_moment()
    {
        var clock = new FakeClock(new(2026, 11, 22, 19, 42, 0, TimeSpan.Zero));
        await using var modem = new Talker(async (line, stop) =>
        {
            await line.WriteAsync("RING\r\nNMBR=0612345678\r\n"u8.ToArray(), stop);
            await Task.Delay(Timeout.InfiniteTimeSpan, stop);
        });
        var board = new CallBoard(clock);
        var rung = new TaskCompletionSource<PhoneCall>();
        using var listening = board.Subscribe(call => rung.TrySetResult(call));
        await using var listener = new ModemListener(
            new RulesFeed(new CounterDevice("modem", "", CounterKind.Modem, modem.Address, Till: null)), board, clock, NullLogger<ModemListener>.Instance);
        await listener.StartAsync(CancellationToken.None);

        await clock.SleepsUntilAsync(clock.GetUtcNow() + TimeSpan.FromMilliseconds(700)).WaitAsync(TimeSpan.FromSeconds(20));
        clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("0612345678", (await rung.Task.WaitAsync(TimeSpan.FromSeconds(20))).Number);
    }

    [Fact]
    public void The_same_caller_who_rings_on_is_one_call_and_old_calls_are_forgotten()
    {
        var clock = new FakeClock(new(2026, 11, 22, 19, 42, 0, TimeSpan.Zero));
        var board = new CallBoard(clock);
        var rung = 0;
        var listening = board.Subscribe(_ => rung++);

        board.Ring("0612345678", "", CallerKind.Known);
        clock.Advance(TimeSpan.FromSeconds(5));
        board.Ring("0612345678", "", CallerKind.Known);
        clock.Advance(TimeSpan.FromSeconds(60));
        board.Ring("0612345678", "", CallerKind.Known);
        Assert.Equal((2, 2), (rung, board.Recent.Count));

        listening.Dispose();
        clock.Advance(TimeSpan.FromMinutes(15));
        board.Ring("", "", CallerKind.Private);
        Assert.Equal((2, 1), (rung, board.Recent.Count));

        for (var call = 0; call < 100; call++)
        {
            board.Ring($"06123{call:00000}", "", CallerKind.Known);
        }

        Assert.Equal(20, board.Recent.Count);
    }

    private static List<Caller> Heard(string said, int piece = int.MaxValue)
    {
        var (split, ear, callers, bytes) = (new LineSplit(), CallerEar.Quiet, new List<Caller>(), Encoding.Latin1.GetBytes(said));

        for (var at = 0; at < bytes.Length; at += Math.Min(piece, bytes.Length))
        {
            foreach (var line in split.Take(bytes.AsMemory(at, Math.Min(piece, bytes.Length - at))))
            {
                (ear, var caller) = ear.Hear(line);

                if (caller is not null)
                {
                    callers.Add(caller);
                }
            }
        }

        return callers;
    }
}
