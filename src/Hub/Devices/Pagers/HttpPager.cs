using System.Net;
using System.Net.Sockets;
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
    /// <summary>The highest number that beepers have (features.md K86). 0 would be all of them at once.</summary>
    private const int NumberMax = 9_999;

    private readonly PagerSettings _settings;
    private readonly TimeProvider _clock;
    private readonly HttpClient _http;

    // One radio, one page at a time. It is also what makes it certain whose bytes were sent.
    private readonly SemaphoreSlim _radio = new(1, 1);
    private volatile bool _isSent;

    /// <exception cref="ArgumentException">The settings name no transmitter, or are faulty: see <see cref="PagerSettings.Faults"/>.</exception>
    public HttpPager(PagerSettings settings, TimeProvider clock)
    {
        if (!settings.IsPresent || settings.Faults().Count > 0)
        {
            throw new ArgumentException($"There is no transmitter. {string.Join(' ', settings.Faults())}", nameof(settings));
        }

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

    public async ValueTask<PageOutcome> PageAsync(int number, string message, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, NumberMax);

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(_settings.PatienceSeconds), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);

        try
        {
            await _radio.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return PageOutcome.Failed;
        }

        try
        {
            return await AskAsync(AddressOf(number, message), either.Token, stop);
        }
        finally
        {
            _radio.Release();
        }
    }

    private async ValueTask<PageOutcome> AskAsync(Uri address, CancellationToken either, CancellationToken stop)
    {
        _isSent = false;

        try
        {
            using var answer = await _http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, either);
            return OutcomeOf(answer.StatusCode);
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

    // An answer that the transmitter does not know how to give comes from something else: who knows what it did.
    private static PageOutcome OutcomeOf(HttpStatusCode answer) =>
        answer is HttpStatusCode.OK ? PageOutcome.Sent
        : (int)answer >= 400 ? PageOutcome.Failed
        : PageOutcome.Doubtful;

    // As long as nothing has left this machine, nothing can have rung.
    private PageOutcome WithoutAnswer() => _isSent ? PageOutcome.Doubtful : PageOutcome.Failed;

    private Uri AddressOf(int number, string message) => new(FormattableString.Invariant(
        $"{_settings.Url.TrimEnd('/')}/page?mode={_settings.Mode}&pager_number={number}&alert_type={_settings.AlertType}&message={Uri.EscapeDataString(message)}&cancel=0"));

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
