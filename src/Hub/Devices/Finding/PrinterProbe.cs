using System.Net.Http.Headers;
using System.Net.Security;
using System.Net.Sockets;
using System.Xml;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Printers.Dialects;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Finding;

/// <summary>Asks an address whether a receipt printer stands there, by questions that every dialect answers without moving the paper.</summary>
public sealed class PrinterProbe(FinderPorts ports, FinderPatience patience) : IDisposable
{
    /// <summary>An answer is an element with a few attributes. One that goes on is something else.</summary>
    private const int AnswerBytesMax = 16_384;

    // A printer signs its certificate itself, and nothing that it is asked here is anybody's secret: any certificate is as good.
    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        SslOptions = { RemoteCertificateValidationCallback = (_, _, _, faults) => !faults.HasFlag(SslPolicyErrors.RemoteCertificateNotAvailable) },
    });

    public async ValueTask<ValueList<FoundDevice>> AskAsync(string host, CancellationToken stop)
    {
        var raw = RawAsync(host, stop);
        var plain = EposAsync(host, "http", ports.Http, FoundHow.Answered, stop);
        var encrypted = EposAsync(host, "https", ports.Https, FoundHow.Encrypted, stop);
        await Task.WhenAll(raw, plain, encrypted);
        return [.. ((FoundDevice?[])[await raw, await plain ?? await encrypted]).OfType<FoundDevice>()];
    }

    public void Dispose() => _http.Dispose();

    private async Task<FoundDevice?> RawAsync(string host, CancellationToken stop)
    {
        using var socket = await OpenLine.TryAsync(host, ports.Raw, patience.Connect, stop);

        if (socket is null)
        {
            return null;
        }

        if (await OpenLine.IsThereAsync(host, ports.Office, patience.Connect, stop))
        {
            return Found(PrinterDialect.EscPos, FoundHow.Office);
        }

        // DLE EOT 1, and where that means nothing, Star's ESC ACK SOH: both are heard past the paper's own bytes.
        return await AnswerAsync(socket, [0x10, 0x04, 0x01], stop) is { } dialect ? Found(dialect, FoundHow.Answered)
            : await AnswerAsync(socket, [0x1b, 0x06, 0x01], stop) is { } other ? Found(other, FoundHow.Answered)
            : Found(PrinterDialect.EscPos, FoundHow.Silent);

        FoundDevice Found(PrinterDialect dialect, FoundHow how) => new(FormattableString.Invariant($"{host}:{ports.Raw}"), dialect, Protocol: null, how);
    }

    private async ValueTask<PrinterDialect?> AnswerAsync(Socket socket, byte[] question, CancellationToken stop)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(stop);
        given.CancelAfter(patience.Printer);
        var answer = new byte[16];

        try
        {
            await socket.SendAsync(question, SocketFlags.None, given.Token);
            return await socket.ReceiveAsync(answer, SocketFlags.None, given.Token) > 0 ? DialectOf(answer[0]) : null;
        }
        catch (Exception fault) when (fault is SocketException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return null;
        }
    }

    /// <summary>By the bits that never change: ESC/POS sets bit 4 in whatever status it sends, Star clears it and sets bit 0 in the first byte.</summary>
    public static PrinterDialect? DialectOf(byte first) =>
        (first & 0x91) == 0x10 ? PrinterDialect.EscPos
        : (first & 0x91) == 0x01 ? PrinterDialect.StarLine
        : null;

    private async Task<FoundDevice?> EposAsync(string host, string scheme, IReadOnlyList<int> at, FoundHow how, CancellationToken stop)
    {
        foreach (var port in at)
        {
            if (await OpenLine.IsThereAsync(host, port, patience.Connect, stop) && await IsEposAsync(new UriBuilder(scheme, host, port).Uri, stop))
            {
                return new(FormattableString.Invariant($"{host}:{port}"), PrinterDialect.Epos, Protocol: null, how);
            }
        }

        return null;
    }

    // A document that prints nothing, as the driver sends before each paper.
    private async ValueTask<bool> IsEposAsync(Uri host, CancellationToken stop)
    {
        using var given = CancellationTokenSource.CreateLinkedTokenSource(stop);
        given.CancelAfter(patience.Printer * 3);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(host, "/cgi-bin/epos/service.cgi?devid=local_printer&timeout=1000"))
        {
            Content = new ByteArrayContent(new EposXml().Write(new Paper(PrinterSetup.WidthMin, []))),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        request.Headers.Add("SOAPAction", "\"\"");

        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, given.Token);
            await answer.Content.LoadIntoBufferAsync(AnswerBytesMax, given.Token);
            return answer.IsSuccessStatusCode && SaysHow(await answer.Content.ReadAsStreamAsync(given.Token));
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return false;
        }
    }

    private static bool SaysHow(Stream answer)
    {
        try
        {
            using var xml = XmlReader.Create(answer, new() { DtdProcessing = DtdProcessing.Prohibit });

            while (xml.Read())
            {
                if (xml is { NodeType: XmlNodeType.Element, LocalName: "response" })
                {
                    return xml.GetAttribute("success") is not null;
                }
            }
        }
        catch (XmlException)
        {
            // A page of something else.
        }

        return false;
    }
}
