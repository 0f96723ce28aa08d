using System.Net.Http.Headers;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Lines;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Poles;

/// <summary>
/// The house's poles: those that it has written down, and those of the settings for registers for which it has written down none.
/// One connection for each text, so that a pole that was off for an hour needs no care.
/// </summary>
public sealed class HousePoles : ICustomerPole, IDisposable
{
    private const int AnswerBytesMax = 16_384;

    private readonly PoleSettings _settings;
    private readonly IFeed<HouseRulesView> _rules;
    private readonly HttpClient _http;
    private readonly TimeProvider _clock;
    private readonly IDisposable _subscription;
    private CounterRules _counter;

    public HousePoles(PoleSettings settings, IFeed<HouseRulesView> rules, HttpClient http, TimeProvider clock)
    {
        (_settings, _rules, _http, _clock) = (settings, rules, http, clock);
        _counter = rules.Current.Rules.Counter;
        _subscription = rules.Subscribe(view => Follow(view.Rules.Counter));
    }

    public event Action? TillsMoved;

    public ValueList<TillId> Tills =>
    [
        .. _settings.Keys.Select(till => new TillId(till)).Concat(_rules.Current.Rules.Counter.Poles.Select(pole => pole.Till!.Value))
            .Distinct().OrderBy(till => till.Value, StringComparer.Ordinal),
    ];

    public async ValueTask<PoleOutcome> ShowAsync(TillId till, PoleText text, CancellationToken stop)
    {
        if (PoleOf(till) is not { } pole)
        {
            return PoleOutcome.Failed;
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(pole.PatienceSeconds), _clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        return pole.Kind is PoleKind.Epos
            ? await PostAsync(pole, text, either.Token, stop)
            : await WriteAsync(pole, text, either.Token, stop);
    }

    public void Dispose() => _subscription.Dispose();

    private void Follow(CounterRules counter)
    {
        if (Interlocked.Exchange(ref _counter, counter) != counter)
        {
            TillsMoved?.Invoke();
        }
    }

    private (PoleKind Kind, DeviceAddress Address, int PatienceSeconds)? PoleOf(TillId till) =>
        _rules.Current.Rules.Counter.Poles.FirstOrDefault(pole => pole.Till == till) is { } written && DeviceAddress.Of(written.Address) is { } at
            ? (KindOf(written.Kind), at, new PoleSetting().PatienceSeconds)
        : _settings.TryGetValue(till.Value, out var set) && set.Endpoint is var (host, port)
            ? (set.Kind, new(host, port, "", Baud: null), set.PatienceSeconds)
        : null;

    private static PoleKind KindOf(CounterKind kind) => kind switch
    {
        CounterKind.PoleCd5220 => PoleKind.Cd5220,
        CounterKind.PoleEpos => PoleKind.Epos,
        CounterKind.PoleEpson or CounterKind.ScaleToledo or CounterKind.ScaleDialog06 or CounterKind.Modem => PoleKind.Epson,
    };

    private static async ValueTask<PoleOutcome> WriteAsync(
        (PoleKind Kind, DeviceAddress Address, int PatienceSeconds) pole, PoleText text, CancellationToken either, CancellationToken stop)
    {
        Stream line;

        try
        {
            line = await DeviceLine.OpenAsync(pole.Address, new(Baud: 9_600, IsSevenEven: false), either);
        }
        catch (Exception fault) when (DeviceLine.IsFault(fault) && !stop.IsCancellationRequested)
        {
            return PoleOutcome.Failed;
        }

        try
        {
            await using (line)
            {
                await line.WriteAsync(PoleCodec.Encode(pole.Kind, text), either);
            }

            return PoleOutcome.Shown;
        }
        catch (Exception fault) when (DeviceLine.IsFault(fault) && !stop.IsCancellationRequested)
        {
            return PoleOutcome.Doubtful;
        }
    }

    private async ValueTask<PoleOutcome> PostAsync(
        (PoleKind Kind, DeviceAddress Address, int PatienceSeconds) pole, PoleText text, CancellationToken either, CancellationToken stop)
    {
        var address = new UriBuilder("http", pole.Address.Host, pole.Address.Port, "/cgi-bin/eposDisp/service.cgi").Uri;
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(PoleCodec.Encode(PoleKind.Epos, text)) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("text/xml") { CharSet = "utf-8" };
        request.Headers.Add("SOAPAction", "\"\"");

        try
        {
            using var answer = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either);
            await answer.Content.LoadIntoBufferAsync(AnswerBytesMax, either);
            return answer.IsSuccessStatusCode && EposDisplay.IsShown(await answer.Content.ReadAsByteArrayAsync(either)) ? PoleOutcome.Shown : PoleOutcome.Failed;
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError)
        {
            return PoleOutcome.Failed;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException && !stop.IsCancellationRequested)
        {
            return PoleOutcome.Doubtful;
        }
    }
}
