using System.Globalization;
using System.Net.Http.Headers;
using System.Xml;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Hub.Domain.Stations;

namespace RetailPos.Hub.Devices.Printers;

/// <summary>A printer that is asked over HTTP, and answers when the paper is out (ePOS-Print, fiscal-and-protocols.md §7.4).</summary>
public sealed class EposPrinter(PrinterSetting setting, HttpClient http, TimeProvider clock)
{
    /// <summary>An answer is an element with a few attributes. One that goes on is something else.</summary>
    private const int AnswerBytesMax = 16_384;

    public async ValueTask<(PaperOutcome Outcome, PrinterState State)> PrintAsync(Paper paper, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(setting.PatienceSeconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);

        // A printer that runs out of paper in the middle says so with the same words as one that had none to begin with: so it
        // is asked before, with a document that prints nothing.
        var (isReady, before) = await SayAsync(new Paper(paper.Width, []), either.Token, stop);
        return isReady is not PaperOutcome.Printed ? (PaperOutcome.Failed, before) : await SayAsync(paper, either.Token, stop);
    }

    private async ValueTask<(PaperOutcome Outcome, PrinterState State)> SayAsync(Paper paper, CancellationToken either, CancellationToken stop)
    {
        var (host, port) = setting.Endpoint!.Value;
        var milliseconds = setting.PatienceSeconds * 1_000;
        var address = new UriBuilder("http", host, port, "/cgi-bin/epos/service.cgi", FormattableString.Invariant($"?devid=local_printer&timeout={milliseconds}")).Uri;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(setting.Words.Write(paper)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        request.Headers.Add("SOAPAction", "\"\"");

        try
        {
            using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either);
            await answer.Content.LoadIntoBufferAsync(AnswerBytesMax, either);
            return answer.IsSuccessStatusCode
                ? Of(await answer.Content.ReadAsStreamAsync(either))
                : (PaperOutcome.Failed, PrinterState.Unclear);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return (PaperOutcome.Failed, PrinterState.Unreached);
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            // It may have heard all of it, and print it yet.
            return (PaperOutcome.Doubtful, PrinterState.Unreached);
        }
    }

    private static (PaperOutcome, PrinterState) Of(Stream answer)
    {
        try
        {
            using var xml = XmlReader.Create(answer, new() { DtdProcessing = DtdProcessing.Prohibit });

            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "response" })
                {
                    return Of(xml.GetAttribute("success"), xml.GetAttribute("code") ?? "", xml.GetAttribute("status") ?? "");
                }
            }
        }
        catch (XmlException)
        {
            // Whatever answered, it was no printer.
        }

        return (PaperOutcome.Doubtful, PrinterState.Unclear);
    }

    // It was ready a moment ago: whatever stopped it may have done so in the middle.
    private static (PaperOutcome, PrinterState) Of(string? success, string code, string status) => (success, code) switch
    {
        ("true" or "1", _) => (PaperOutcome.Printed, PrinterState.Ready),
        (_, "EPTR_COVER_OPEN") => (PaperOutcome.Doubtful, PrinterState.CoverOpen),
        (_, "EPTR_REC_EMPTY") => (PaperOutcome.Doubtful, PrinterState.PaperOut),
        (_, "EPTR_AUTOMATICAL" or "EPTR_CUTTER" or "EPTR_MECHANICAL" or "EPTR_UNRECOVERABLE") => (PaperOutcome.Doubtful, PrinterState.Broken),
        (_, "SchemaError" or "DeviceNotFound") => (PaperOutcome.Failed, PrinterState.Unclear),
        (_, "EX_TIMEOUT" or "Printing" or "EX_SPOOLER") => (PaperOutcome.Doubtful, PrinterState.Offline),
        _ => (PaperOutcome.Doubtful, StateOf(status)),
    };

    private static PrinterState StateOf(string status) =>
        !long.TryParse(status, NumberStyles.None, CultureInfo.InvariantCulture, out var bits) ? PrinterState.Unclear
        : (bits & 0x20) != 0 ? PrinterState.CoverOpen
        : (bits & 0x80000) != 0 ? PrinterState.PaperOut
        : (bits & 0x8) != 0 ? PrinterState.Offline
        : PrinterState.Unclear;
}
