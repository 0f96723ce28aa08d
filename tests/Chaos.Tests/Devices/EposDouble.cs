using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace RetailPos.Chaos.Tests.Devices;

/// <summary>A printer that is asked over HTTP, on a line that it keeps open.</summary>
public sealed class EposDouble(Func<PrinterMood> mood, Random chance, TimeProvider clock) : PrinterDouble(mood)
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private PrinterMood _taking;

    protected override async Task TalkAsync(Socket line, CancellationToken stop)
    {
        var heard = new List<byte>();

        while (await RequestAsync(line, heard, stop) is { } body)
        {
            var text = Encoding.UTF8.GetString(body);
            var isQuestion = !text.Contains("<cut", StringComparison.Ordinal) && !text.Contains("<pulse", StringComparison.Ordinal);

            if (isQuestion)
            {
                _taking = Mood();
            }

            if (!await (isQuestion ? IsGreetedAsync(line, stop) : IsPrintedAsync(line, body, stop)))
            {
                return;
            }
        }
    }

    private async Task<bool> IsGreetedAsync(Socket line, CancellationToken stop)
    {
        switch (_taking)
        {
            case PrinterMood.Deaf:
                await StandStillAsync(line, stop);
                return false;
            case PrinterMood.Babbles:
                await SayAsync(line, "<html>Welcome to the box</html>", stop);
                return true;
            case PrinterMood.PaperOut:
                await OutAsync(line, stop);
                return true;
            default:
                await ReadyAsync(line, stop);
                return true;
        }
    }

    private async Task<bool> IsPrintedAsync(Socket line, byte[] job, CancellationToken stop)
    {
        var print = Roll.Begin();

        switch (_taking)
        {
            case PrinterMood.BreaksLine:
                print(job.Take(Upto(job.Length)));
                Cut(line);
                return false;
            case PrinterMood.CatchBefore:
                await StopAsync(line, stop);
                return false;
            case PrinterMood.CatchMiddle:
                print(job.Take(job.Length / 2));
                await StopAsync(line, stop);
                return false;
            case PrinterMood.CatchAfter:
                print(job);
                await StopAsync(line, stop);
                return false;
            case PrinterMood.Swallows:
                await StandStillAsync(line, stop);
                return false;
            case PrinterMood.EndsInMiddle:
                print(job.Take(job.Length / 2));
                await OutAsync(line, stop);
                return true;
            case PrinterMood.OutAndPrints:
                print(job);
                await OutAsync(line, stop);
                return true;
            case PrinterMood.HangsUpAfter:
                print(job);
                return false;
            case PrinterMood.Slow:
                using (var pace = new PeriodicTimer(Second, clock))
                {
                    for (var seconds = Upto(20); seconds >= 0; seconds--)
                    {
                        await pace.WaitForNextTickAsync(stop);
                    }
                }

                print(job.Take(Upto(2) == 0 ? job.Length : job.Length / 3));
                await (Upto(2) == 0 ? OutAsync(line, stop) : StandStillAsync(line, stop));
                return false;
            default:
                print(job);
                await ReadyAsync(line, stop);
                return true;
        }
    }

    private static Task ReadyAsync(Socket line, CancellationToken stop) => AnswerAsync(line, "success=\"true\" code=\"\" status=\"2\"", stop);

    private static Task OutAsync(Socket line, CancellationToken stop) => AnswerAsync(line, "success=\"false\" code=\"EPTR_REC_EMPTY\" status=\"524288\"", stop);

    private static Task AnswerAsync(Socket line, string attributes, CancellationToken stop) =>
        SayAsync(line, $"<response xmlns=\"http://www.epson-pos.com/schemas/2011/03/epos-print\" {attributes}/>", stop);

    private static async Task SayAsync(Socket line, string body, CancellationToken stop) => await line.SendAsync(
        Encoding.ASCII.GetBytes($"HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\n\r\n{body}"), SocketFlags.None, stop);

    /// <returns>What was posted; null once nobody asks any more.</returns>
    private static async Task<byte[]?> RequestAsync(Socket line, List<byte> heard, CancellationToken stop)
    {
        var buffer = new byte[8_192];

        while (true)
        {
            var text = Encoding.Latin1.GetString([.. heard]);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;

            if (end >= 4 && LengthIn(text[..end]) is var length && heard.Count >= end + length)
            {
                var body = heard.GetRange(end, length).ToArray();
                heard.RemoveRange(0, end + length);
                return body;
            }

            if (await line.ReceiveAsync(buffer, SocketFlags.None, stop) is not (> 0 and var read))
            {
                return null;
            }

            heard.AddRange(buffer.AsSpan(0, read));
        }
    }

    private static int LengthIn(string head)
    {
        const string Name = "Content-Length:";
        var at = head.IndexOf(Name, StringComparison.OrdinalIgnoreCase) + Name.Length;
        return int.Parse(head.AsSpan(at, head.IndexOf('\r', at) - at), CultureInfo.InvariantCulture);
    }

    private int Upto(int max)
    {
        lock (chance)
        {
            return chance.Next(max);
        }
    }
}
