using System.Net.Sockets;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>
/// A printer behind a TCP line. Before the job it is asked how it is, and after it whether it came out: only then is it
/// printed. A line that breaks in between leaves a paper that nobody can vouch for.
/// </summary>
/// <remarks>Each job has its own connection: one that is kept for an hour dies unseen, and the next receipt with it.</remarks>
public sealed class LinePrinter(PrinterSetting setting, TimeProvider clock) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1);

    public async ValueTask<(PaperOutcome Outcome, PrinterState State)> PrintAsync(Paper paper, CancellationToken stop)
    {
        var (host, port) = setting.Endpoint!.Value;
        var job = setting.Words.Write(paper);

        // Two papers on one roll would be one paper of both.
        await _turn.WaitAsync(stop);

        try
        {
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(setting.PatienceSeconds), clock);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
            using var line = new TcpClient { NoDelay = true };
            return await PrintAsync(line, host, port, job, either.Token, stop);
        }
        finally
        {
            _turn.Release();
        }
    }

    private async ValueTask<(PaperOutcome, PrinterState)> PrintAsync(
        TcpClient line, string host, int port, byte[] job, CancellationToken either, CancellationToken stop)
    {
        try
        {
            await line.ConnectAsync(host, port, either);

            if (Asks && await StateAsync(line.GetStream(), either) is var state and not PrinterState.Ready)
            {
                return (PaperOutcome.Failed, state);
            }
        }
        catch (Exception fault) when (IsOfTheLine(fault) && !stop.IsCancellationRequested)
        {
            return (PaperOutcome.Failed, PrinterState.Unreached);
        }

        try
        {
            await line.GetStream().WriteAsync(job, either);
            return Asks ? await DoneAsync(line.GetStream(), either) : Closed(line);
        }
        catch (Exception fault) when (IsOfTheLine(fault) && !stop.IsCancellationRequested)
        {
            return (PaperOutcome.Doubtful, PrinterState.Unreached);
        }
    }

    public void Dispose() => _turn.Dispose();

    // Only ESC/POS is asked: Star's own answers differ from model to model.
    private bool Asks => setting.Answers && setting.Dialect is PrinterDialect.EscPos;

    private static async ValueTask<PrinterState> StateAsync(NetworkStream stream, CancellationToken either)
    {
        await stream.WriteAsync(PrinterStatus.Question.ToArray(), either);
        var answers = new byte[PrinterStatus.AnswerBytes];
        await stream.ReadExactlyAsync(answers, either);
        return PrinterStatus.Of(answers);
    }

    private static async ValueTask<(PaperOutcome, PrinterState)> DoneAsync(NetworkStream stream, CancellationToken either)
    {
        await stream.WriteAsync(PrinterStatus.DoneQuestion.ToArray(), either);
        var answer = new byte[1];

        while (await stream.ReadAsync(answer, either) > 0)
        {
            if (PrinterStatus.Done(answer[0]) is { } state)
            {
                // Its end was reached while printing: the last rows may be missing.
                return (state is PrinterState.Ready ? PaperOutcome.Printed : PaperOutcome.Doubtful, state);
            }
        }

        return (PaperOutcome.Doubtful, PrinterState.Unreached);
    }

    // Every byte is on its way; more nobody says.
    private static (PaperOutcome, PrinterState) Closed(TcpClient line)
    {
        line.Client.Shutdown(SocketShutdown.Send);
        return (PaperOutcome.Printed, PrinterState.Ready);
    }

    private static bool IsOfTheLine(Exception fault) => fault is IOException or SocketException or OperationCanceledException;
}
