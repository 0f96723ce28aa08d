using System.Net.Sockets;

namespace RetailPos.Chaos.Tests.Devices;

/// <summary>A printer behind a TCP line: ESC/POS, or Star Line with its automatic status.</summary>
public sealed class LinePrinterDouble(bool isStar, Func<PrinterMood> mood, Random chance, TimeProvider clock) : PrinterDouble(mood)
{
    /// <summary>DLE EOT 1 to 4; ESC ACK SOH.</summary>
    private static readonly byte[] EscPosQuestion = [0x10, 4, 1, 0x10, 4, 2, 0x10, 4, 3, 0x10, 4, 4];
    private static readonly byte[] StarQuestion = [0x1b, 0x06, 0x01];

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly byte[] _question = isStar ? StarQuestion : EscPosQuestion;

    /// <summary>GS r 1; ETB, and the first question after it.</summary>
    private readonly byte[] _end = isStar ? [0x17, .. StarQuestion] : [0x1d, (byte)'r', 1];

    private int _ended;

    public bool IsStar => isStar;

    protected override async Task TalkAsync(Socket line, CancellationToken stop)
    {
        var taking = Mood();
        var heard = new List<byte>();
        var buffer = new byte[8_192];
        var isGreeted = false;
        var print = Roll.Begin();

        while (await line.ReceiveAsync(buffer, SocketFlags.None, stop) is > 0 and var read)
        {
            heard.AddRange(buffer.AsSpan(0, read));

            if (!isGreeted && heard.Count >= _question.Length)
            {
                heard.RemoveRange(0, _question.Length);
                isGreeted = true;

                if (taking is PrinterMood.Deaf)
                {
                    await StandStillAsync(line, stop);
                    return;
                }

                await SayAsync(line, GreetingOf(taking), stop);
            }

            if (heard.Count > 0 && await IsTornAsync(line, taking, heard, print, stop))
            {
                return;
            }

            if (heard.Count > _end.Length && heard[^_end.Length..].SequenceEqual(_end))
            {
                heard.RemoveRange(heard.Count - _end.Length, _end.Length);
                await EndAsync(line, taking, heard, print, stop);
                return;
            }
        }
    }

    private byte[] GreetingOf(PrinterMood taking) => taking switch
    {
        PrinterMood.Babbles => [0xDE, 0xAD, 0xBE, 0xEF],
        PrinterMood.PaperOut => isStar ? Status(isOut: true) : [0x16, 0x12, 0x12, 0x72],
        _ => isStar ? Status(isOut: false) : [0x16, 0x12, 0x12, 0x12],
    };

    /// <returns>True once there is nothing more to say.</returns>
    private async Task<bool> IsTornAsync(Socket line, PrinterMood taking, List<byte> heard, Action<IEnumerable<byte>> print, CancellationToken stop)
    {
        switch (taking)
        {
            case PrinterMood.BreaksLine:
                print(heard.Take(Upto(heard.Count)));
                Cut(line);
                return true;
            case PrinterMood.CatchBefore:
                await StopAsync(line, stop);
                return true;
            case PrinterMood.CatchMiddle:
                print(heard.Take(heard.Count / 2));
                await StopAsync(line, stop);
                return true;
            default:
                return false;
        }
    }

    private async Task EndAsync(Socket line, PrinterMood taking, List<byte> job, Action<IEnumerable<byte>> print, CancellationToken stop)
    {
        switch (taking)
        {
            case PrinterMood.Swallows:
                await AnswerOnAsync(line, isOut: false, stop);
                return;
            case PrinterMood.EndsInMiddle:
                print(job.Take(job.Count / 2));
                await SayAsync(line, isStar ? Status(isOut: true) : [0x0c], stop);
                await AnswerOnAsync(line, isOut: true, stop);
                return;
            case PrinterMood.OutAndPrints:
                print(job);
                await SayAsync(line, isStar ? Status(isOut: true) : [0x0c], stop);
                await AnswerOnAsync(line, isOut: true, stop);
                return;
            case PrinterMood.HangsUpAfter:
                print(job);
                return;
            case PrinterMood.CatchAfter:
                print(job);
                await StopAsync(line, stop);
                return;
            case PrinterMood.Slow when !await IsSlowlyDoneAsync(job, print, stop):
                return;
            case PrinterMood.Slow:
                break;
            default:
                print(job);
                break;
        }

        _ended = (_ended + 1) % 32;
        await SayAsync(line, isStar ? Status(isOut: false) : [0x00], stop);
        await AnswerOnAsync(line, isOut: false, stop);
    }

    // A byte a second; whether the rest comes at once or somebody pulls the plug, the hub may have hung up long before.
    private async Task<bool> IsSlowlyDoneAsync(List<byte> job, Action<IEnumerable<byte>> print, CancellationToken stop)
    {
        var slowly = Math.Min(job.Count, 1 + Upto(20));
        using var pace = new PeriodicTimer(Second, clock);

        for (var at = 0; at < slowly; at++)
        {
            await pace.WaitForNextTickAsync(stop);
            print(job.Skip(at).Take(1));
        }

        var goesOn = Upto(2) == 0;
        print(job.Skip(slowly).Take(goesOn ? job.Count : 0));
        return goesOn;
    }

    private async Task AnswerOnAsync(Socket line, bool isOut, CancellationToken stop)
    {
        var buffer = new byte[64];

        while (await line.ReceiveAsync(buffer, SocketFlags.None, stop) is > 0 and var read)
        {
            // Only the other language asks again.
            if (isStar && read >= StarQuestion.Length)
            {
                await SayAsync(line, Status(isOut), stop);
            }
        }
    }

    // Nine bytes: the length in the first, then a version, how it is, errors, and in the eighth how many documents have ended.
    private byte[] Status(bool isOut) =>
        [0x23, 0x06, isOut ? (byte)0x08 : (byte)0, 0, 0, isOut ? (byte)0x08 : (byte)0, 0, (byte)(((_ended & 7) << 1) | ((_ended & 0x18) << 2)), 0];

    private int Upto(int max)
    {
        lock (chance)
        {
            return chance.Next(max);
        }
    }

    private static async Task SayAsync(Socket line, byte[] said, CancellationToken stop) => await line.SendAsync(said, SocketFlags.None, stop);
}
