using System.Text;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Lines;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Callers;

/// <summary>Listens to the modems that the house has written down, for as long as it has.</summary>
public sealed class ModemListener(IFeed<HouseRulesView> rules, ICallBoard board, TimeProvider clock, ILogger<ModemListener> log) : IHostedService, IAsyncDisposable
{
    /// <summary>Who calls is told between two rings, which lie three seconds apart or more.</summary>
    private static readonly TimeSpan PauseAfter = TimeSpan.FromMilliseconds(700);

    /// <summary>Two rings that never came: the call is over.</summary>
    private static readonly TimeSpan OverAfter = TimeSpan.FromSeconds(12);

    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(10);

    private readonly CancellationTokenSource _stop = new();
    private readonly Dictionary<string, (CounterDevice Modem, CancellationTokenSource Stop, Task Listening)> _modems = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private IDisposable? _subscription;
    private bool _isOver;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = rules.Subscribe(view => Follow(view.Rules.Counter));
        Follow(rules.Current.Rules.Counter);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        Task[] listening;

        lock (_gate)
        {
            // Whoever stops a house that was disposed already finds nobody listening any more.
            if (_isOver)
            {
                return;
            }
        }

        await _stop.CancelAsync();

        lock (_gate)
        {
            listening = [.. _modems.Values.Select(modem => modem.Listening)];
        }

        await Task.WhenAll(listening).WaitAsync(cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync(CancellationToken.None);

        lock (_gate)
        {
            if (_isOver)
            {
                return;
            }

            _isOver = true;
        }

        foreach (var (_, stop, _) in _modems.Values)
        {
            stop.Dispose();
        }

        _stop.Dispose();
    }

    private void Follow(CounterRules counter)
    {
        lock (_gate)
        {
            var wanted = counter.Callers.ToDictionary(modem => modem.Id, StringComparer.Ordinal);

            foreach (var (id, known) in _modems.Where(known => wanted.GetValueOrDefault(known.Key) != known.Value.Modem).ToList())
            {
                known.Stop.Cancel();
                _modems.Remove(id);
            }

            foreach (var modem in wanted.Values.Where(modem => !_modems.ContainsKey(modem.Id) && !_stop.IsCancellationRequested))
            {
                var stop = CancellationTokenSource.CreateLinkedTokenSource(_stop.Token);
                _modems[modem.Id] = (modem, stop, Task.Run(() => KeepListeningAsync(modem, stop.Token), CancellationToken.None));
            }
        }
    }

    private async Task KeepListeningAsync(CounterDevice modem, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync(DeviceAddress.Of(modem.Address)!, stop);
            }
            catch (Exception fault) when (DeviceLine.IsFault(fault) && !stop.IsCancellationRequested)
            {
                log.LogInformation("The modem {Modem} cannot be heard: {Reason}", modem.Id, fault.GetType().Name);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await Task.Delay(AgainAfter, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task ListenAsync(DeviceAddress address, CancellationToken stop)
    {
        await using var line = await DeviceLine.OpenAsync(address, new(Baud: 9_600, IsSevenEven: false), stop);

        // Each maker has its own word for it; a modem answers ERROR to the other's, and stays as it is.
        await line.WriteAsync(Encoding.ASCII.GetBytes("ATZ\rAT+VCID=1\rAT#CID=1\r"), stop);
        var (split, ear, bytes) = (new LineSplit(), CallerEar.Quiet, new byte[256]);
        Task<int>? reading = null;

        while (true)
        {
            reading ??= line.ReadAsync(bytes, stop).AsTask();
            var patience = ear == CallerEar.Quiet ? Timeout.InfiniteTimeSpan : ear.IsTold ? OverAfter : PauseAfter;

            if (!await IsDoneAsync(reading, patience, stop))
            {
                ear = ear.IsTold ? CallerEar.Quiet : Tell(ear.Pause());
                ear = ear is { IsTold: false, Number: null } ? CallerEar.Quiet : ear;
                continue;
            }

            var read = await reading;
            reading = null;

            if (read == 0)
            {
                return;
            }

            foreach (var text in split.Take(bytes.AsMemory(0, read)))
            {
                ear = Tell(ear.Hear(text));
            }
        }
    }

    private async Task<bool> IsDoneAsync(Task reading, TimeSpan patience, CancellationToken stop)
    {
        if (patience == Timeout.InfiniteTimeSpan)
        {
            await reading.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return true;
        }

        using var over = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var first = await Task.WhenAny(reading, Task.Delay(patience, clock, over.Token));
        await over.CancelAsync();
        return first == reading || stop.IsCancellationRequested;
    }

    private CallerEar Tell((CallerEar Next, Caller? Caller) heard)
    {
        if (heard.Caller is { } caller)
        {
            board.Ring(caller.Number, caller.Name, caller.Kind);
        }

        return heard.Next;
    }
}
