using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Lines;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Scales;

/// <summary>The scales that the house has written down, each asked by one at a time.</summary>
/// <remarks>A line is kept while a weight is watched, and made anew after a rest: one that is kept for an hour dies unseen.</remarks>
public sealed class HouseScales(IFeed<HouseRulesView> rules, ScaleSettings settings, TimeProvider clock, ILogger<HouseScales> log) : IScale, IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, Line> _lines = new(StringComparer.Ordinal);

    public bool Has(TillId till) => rules.Current.Rules.Counter.ScaleOf(till) is not null;

    public async ValueTask<Weighed> WeighAsync(TillId till, Money kilogramPrice, CancellationToken stop)
    {
        if (rules.Current.Rules.Counter.ScaleOf(till) is not { } scale || DeviceAddress.Of(scale.Address) is not { } address)
        {
            return new(ScaleOutcome.Unreached);
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(settings.PatienceMilliseconds), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        var line = _lines.GetOrAdd(scale.Id, static _ => new());

        try
        {
            // Two questions on one line would be two answers to the first.
            await line.Turn.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return new(ScaleOutcome.Unreached);
        }

        try
        {
            return await WeighAsync(line, scale, address, kilogramPrice, either.Token);
        }
        catch (InvalidDataException)
        {
            line.Drop();
            return Told(scale, ScaleOutcome.Unclear);
        }
        catch (Exception fault) when (DeviceLine.IsFault(fault) && !stop.IsCancellationRequested)
        {
            line.Drop();
            return Told(scale, ScaleOutcome.Unreached);
        }
        catch (OperationCanceledException)
        {
            // An answer may be on its way that the next question must not take for its own.
            line.Drop();
            throw;
        }
        finally
        {
            line.Turn.Release();
        }
    }

    public void Dispose()
    {
        foreach (var line in _lines.Values)
        {
            line.Dispose();
        }
    }

    private async ValueTask<Weighed> WeighAsync(Line line, CounterDevice scale, DeviceAddress address, Money kilogramPrice, CancellationToken stop)
    {
        var now = clock.GetUtcNow();

        if (line.Address != scale.Address || now - line.UsedAt > KeptFor)
        {
            line.Drop();
        }

        line.Stream ??= await DeviceLine.OpenAsync(address, FormOf(scale.Kind), stop);
        (line.Address, line.UsedAt) = (scale.Address, now);
        return scale.Kind switch
        {
            CounterKind.ScaleToledo => await ScaleTalk.ToledoAsync(line.Stream, stop),
            CounterKind.ScaleDialog06 => await ScaleTalk.Dialog06Async(line.Stream, kilogramPrice, settings.Proof, stop),
            CounterKind.PoleEpson or CounterKind.PoleCd5220 or CounterKind.PoleEpos or CounterKind.Modem => new(ScaleOutcome.Unclear),
        };
    }

    // Dialog 06 leaves it to the scale: most come so.
    private static SerialForm FormOf(CounterKind kind) => new(Baud: 9_600, IsSevenEven: kind is CounterKind.ScaleToledo);

    private Weighed Told(CounterDevice scale, ScaleOutcome outcome)
    {
        log.LogInformation("The scale {Scale} is {Outcome}.", scale.Id, outcome);
        return new(outcome);
    }

    private sealed class Line : IDisposable
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Stream? Stream { get; set; }

        public string Address { get; set; } = "";

        public DateTimeOffset UsedAt { get; set; }

        public void Drop()
        {
            Stream?.Dispose();
            Stream = null;
        }

        public void Dispose()
        {
            Drop();
            Turn.Dispose();
        }
    }
}
