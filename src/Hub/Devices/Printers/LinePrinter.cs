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
    /// <summary>A printer that is at it is asked again at this pace.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

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
        int ended;

        try
        {
            await line.ConnectAsync(host, port, either);
            (var state, ended) = setting.Answers ? await StateAsync(line.GetStream(), either) : (PrinterState.Ready, 0);

            if (state is not PrinterState.Ready)
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
            return !setting.Answers ? Closed(line)
                : IsStar ? await EndedAsync(line.GetStream(), ended, either)
                : await DoneAsync(line.GetStream(), either);
        }
        catch (Exception fault) when (IsOfTheLine(fault) && !stop.IsCancellationRequested)
        {
            return (PaperOutcome.Doubtful, PrinterState.Unreached);
        }
    }

    public void Dispose() => _turn.Dispose();

    private bool IsStar => setting.Dialect is PrinterDialect.StarLine;

    /// <returns>How it is, and for Star's how many documents it has ended.</returns>
    private async ValueTask<(PrinterState State, int Ended)> StateAsync(NetworkStream stream, CancellationToken either)
    {
        if (IsStar)
        {
            await stream.WriteAsync(StarStatus.Question.ToArray(), either);
            return await StarStatus.ReadAsync(stream, either);
        }

        await stream.WriteAsync(PrinterStatus.Question.ToArray(), either);
        var answers = new byte[PrinterStatus.AnswerBytes];
        await stream.ReadExactlyAsync(answers, either);
        return (PrinterStatus.Of(answers), 0);
    }

    // It counts what it has ended; whoever hears of one more knows that the paper is out.
    private async ValueTask<(PaperOutcome, PrinterState)> EndedAsync(NetworkStream stream, int before, CancellationToken either)
    {
        await stream.WriteAsync(StarStatus.EndOfDocument.ToArray(), either);

        while (true)
        {
            await stream.WriteAsync(StarStatus.Question.ToArray(), either);
            var (state, ended) = await StarStatus.ReadAsync(stream, either);

            if (state is not PrinterState.Ready)
            {
                return (PaperOutcome.Doubtful, state);
            }

            if (ended == StarStatus.After(before))
            {
                return (PaperOutcome.Printed, state);
            }

            await Task.Delay(Glance, clock, either);
        }
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
