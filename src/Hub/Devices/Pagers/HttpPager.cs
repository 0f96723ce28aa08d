using System.Net;
using System.Net.Sockets;
using System.Text;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Beepers;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>A transmitter in the house's network, asked by HTTP: <c>GET /page?mode&amp;pager_number&amp;alert_type&amp;message&amp;cancel</c>.</summary>
/// <remarks>
/// The interface is that of the open transmitter RPS (baycom/rps), which speaks LRS, POCSAG and Retekess. An answer 200
/// means that it has transmitted; beepers themselves never answer anybody. Nothing is repeated here, not even by the HTTP
/// stack: whether a guest is rung twice is for the caller to decide.
/// </remarks>
public sealed class HttpPager : IPager, IDisposable
{
    /// <summary>A reason is a line. What comes after it is a page for a browser.</summary>
    private const int ReasonBytesMax = 200;

    private readonly PagerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    // One radio, one page at a time. It is also what makes it certain whose bytes were sent.
    private readonly SemaphoreSlim _radio = new(1, 1);
    private volatile bool _isSent;

    /// <exception cref="ArgumentException">The settings mean another transmitter, or are faulty: see <see cref="PagerSettings.Faults"/>.</exception>
    public HttpPager(PagerSettings settings, TimeProvider clock)
    {
        settings.Demand(PagerKind.Http);
        _settings = settings;
        _clock = clock;
        _http = new(new SocketsHttpHandler
        {
            // A connection serves once, so that a request that the stack would repeat must ask for another: see ConnectAsync.
            PooledConnectionLifetime = TimeSpan.Zero,
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            ConnectCallback = ConnectAsync,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    public ValueTask<PageAnswer> PageAsync(int number, string message, CancellationToken stop) =>
        AskAsync(number, message, isCancel: false, stop);

    public ValueTask<PageAnswer> StopAsync(int number, CancellationToken stop) => AskAsync(number, "", isCancel: true, stop);

    private async ValueTask<PageAnswer> AskAsync(int number, string message, bool isCancel, CancellationToken stop)
    {
        PagerNumber.Check(number);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_settings.PatienceSeconds), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);

        try
        {
            await _radio.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(PageOutcome.Failed, "The transmitter is busy.", MayHelpAgain: true);
        }

        try
        {
            return await AskAsync(AddressOf(number, message, isCancel), either.Token, stop);
        }
        finally
        {
            _radio.Release();
        }
    }

    private async ValueTask<PageAnswer> AskAsync(Uri address, CancellationToken either, CancellationToken stop)
    {
        _isSent = false;

        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either);
            return answer.StatusCode is HttpStatusCode.OK ? PageAnswer.Sent : await RefusedAsync(answer, either);
        }
        catch (HttpRequestException)
        {
            return WithoutAnswer();
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return WithoutAnswer();
        }
    }

    // A bad request stays bad, however often it is made; a transmitter that is ill may be well in a moment. An answer that it
    // does not know how to give comes from something else: who knows what that did.
    private static async ValueTask<PageAnswer> RefusedAsync(HttpResponseMessage answer, CancellationToken either)
    {
        var status = (int)answer.StatusCode;
        var reason = await ReasonAsync(answer, either) is { Length: > 0 } said ? $"{status} {said}" : $"{status}";
        return new(status >= 400 ? PageOutcome.Failed : PageOutcome.Doubtful, reason, MayHelpAgain: status >= 500);
    }

    private static async ValueTask<string> ReasonAsync(HttpResponseMessage answer, CancellationToken either)
    {
        try
        {
            await using var body = await answer.Content.ReadAsStreamAsync(either);
            var bytes = new byte[ReasonBytesMax];
            var read = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, either);
            var text = Encoding.UTF8.GetString(bytes, 0, read).ReplaceLineEndings("\n").Split('\n')[0];
            return new([.. text.Where(sign => !char.IsControl(sign) && sign is not '\uFFFD')]);
        }
        catch (Exception fault) when (fault is IOException or HttpRequestException or OperationCanceledException)
        {
            return "";
        }
    }

    // As long as nothing has left this machine, nothing can have rung.
    private PageAnswer WithoutAnswer() => new(_isSent ? PageOutcome.Doubtful : PageOutcome.Failed, "", MayHelpAgain: true);

    private Uri AddressOf(int number, string message, bool isCancel) => new(FormattableString.Invariant(
        $"{_settings.Url.TrimEnd('/')}/page?mode={_settings.Mode}&pager_number={number}&alert_type={_settings.AlertType}&message={Uri.EscapeDataString(message)}&cancel={(isCancel ? 1 : 0)}"));

    private async ValueTask<Stream> ConnectAsync(SocketsHttpConnectionContext context, CancellationToken stop)
    {
        // When a line is cut before the answer, the stack repeats what it takes for harmless. A second ring is not.
        if (_isSent)
        {
            throw new IOException("The page was sent already, and is not sent twice.");
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

        try
        {
            await socket.ConnectAsync(context.DnsEndPoint, stop);
            return new NotingStream(socket, () => _isSent = true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    public void Dispose()
    {
        _http.Dispose();
        _radio.Dispose();
    }
}
