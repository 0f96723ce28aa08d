using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Watch;

/// <summary>
/// Sees to it that every open line can be read somewhere: looks at what the screens have painted, and puts what follows to
/// the stations. What is decided is in <see cref="Delivery"/>; what was decided is in the journal, and survives the hub.
/// </summary>
public sealed class DeliveryWatch(
    IFeed<KitchenView> kitchen,
    IFeed<ScreensView> paired,
    IFeed<HouseRulesView> rules,
    IScreenWatch screens,
    IGrainFactory grains,
    IStationPrinter printer,
    ScreensSettings settings,
    TimeProvider clock,
    ILogger<DeliveryWatch> log) : IHostedService, IAsyncDisposable
{
    /// <summary>A quarter of the second that an escalation may be late.</summary>
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(250);

    private readonly OwedLedger _ledger = new();
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _looks = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    // Slips whose printing this process began; what stands asked in the journal beside these may be on paper already.
    private readonly HashSet<(StationId Station, SlipLine Slip)> _asked = [];

    // Begun since the cover began, and never again while it lasts: the view that a look was made from may be older than the
    // printer's answer.
    private readonly HashSet<(StationId Station, SlipLine Slip)> _printing = [];
    private readonly Lock _printingGate = new();
    private Task _watching = Task.CompletedTask;
    private Task _papers = Task.CompletedTask;
    private IDisposable? _subscription;
    private ITimer? _timer;
    private DateTimeOffset _startedAt;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _startedAt = clock.GetUtcNow();
        _ledger.Read(kitchen.Current, _startedAt);
        _subscription = kitchen.Subscribe(_ => _looks.Writer.TryWrite(true));
        _timer = clock.CreateTimer(_ => _looks.Writer.TryWrite(true), state: null, LookEvery, LookEvery);
        _watching = Task.Run(() => WatchAsync(_stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        await (_timer?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _stop.CancelAsync();
        await Task.WhenAll(_watching, _papers).WaitAsync(cancellationToken);
    }

    private async Task WatchAsync(CancellationToken stop)
    {
        try
        {
            await foreach (var _ in _looks.Reader.ReadAllAsync(stop))
            {
                await LookAsync(stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // The house closes.
        }
    }

    private async Task LookAsync(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var standings = screens.Standings;
        _ledger.Read(kitchen.Current, now);

        if (now - _startedAt < TimeSpan.FromSeconds(settings.StartGraceSeconds))
        {
            return;
        }

        foreach (var station in _ledger.ByStation.Keys.Union(kitchen.Current.Covers.Keys).ToList())
        {
            try
            {
                await SeeToAsync(station, standings, now, stop);
            }
            catch (Exception fault) when (!stop.IsCancellationRequested)
            {
                // A full disk: the next look decides the same again. The other stations must not wait for it.
                log.LogWarning(fault, "What follows for station {Station} could not be written down.", station);
            }
        }
    }

    private async Task SeeToAsync(
        StationId station, ValueList<ScreenStanding> standings, DateTimeOffset now, CancellationToken stop)
    {
        if (Delivery.Next(FactsOf(station, standings), now) is { } command)
        {
            var told = await grains.GetGrain<IStationGrain>(station.Value)
                .TellAsync(new($"delivery-{Guid.CreateVersion7():N}"), command);
            Note(station, command, told);
            await kitchen.ReachAsync(told.Position, stop);
        }

        PrintWhatWasAsked(station);
    }

    private void Note(StationId station, StationCommand command, Told<StationRefusal> told)
    {
        if (command is StationCommand.AskPaper ask && told.Position > 0)
        {
            _asked.UnionWith(ask.Lines.Select(line => (station, line)));
        }

        if (command is StationCommand.HandBack && told.Position > 0)
        {
            _asked.RemoveWhere(line => line.Station == station);

            lock (_printingGate)
            {
                _printing.RemoveWhere(line => line.Station == station);
            }
        }

        if (told.Position > 0 && command is StationCommand.Cover cover)
        {
            log.LogWarning("Station {Station} is {Reason} since {Since:HH:mm:ss}; its lines: {Rung} {To}.",
                station, cover.Reason, cover.SilentSince, cover.Rung, cover.To);
        }
    }

    private DeliveryFacts FactsOf(StationId station, ValueList<ScreenStanding> standings)
    {
        var view = kitchen.Current;
        var cover = view.Covers.GetValueOrDefault(station);
        var backup = view.Stations.GetValueOrDefault(station)?.Backup;

        return new(
            cover?.Cover,
            cover?.Position ?? 0,
            _ledger.ByStation.GetValueOrDefault(station, []),
            SeenAt(standings, station),
            paired.Current.Screens.Paired.Values.Any(screen => screen.Place == PlaceOf(station)),
            backup,
            backup is { } other ? SeenAt(standings, other) : [],
            printer.Has(station),
            settings.LimitOf(station));
    }

    private static ValueList<PaintedScreen> SeenAt(ValueList<ScreenStanding> standings, StationId station) => standings
        .Where(screen => screen.Place == PlaceOf(station))
        .Select(screen => new PaintedScreen(screen.Position, screen.PaintedAt, screen.Hidden))
        .ToValueList();

    private static ScreenPlace PlaceOf(StationId station) => new(ScreenKind.Station, station.Value);

    // ---- paper ---------------------------------------------------------------------------------------------------

    private void PrintWhatWasAsked(StationId station)
    {
        var view = kitchen.Current;
        var waiting = view.Covers.GetValueOrDefault(station)?.Cover.Paper.Where(paper => paper.Outcome is null).ToList() ?? [];

        foreach (var job in waiting.Select(paper => paper.Slip).GroupBy(slip => OrderOf(view, slip.Line)))
        {
            List<SlipLine> slips;

            lock (_printingGate)
            {
                slips = [.. job.Where(slip => _printing.Add((station, slip)))];
            }

            if (slips.Count > 0)
            {
                var mayBeCopy = slips.Exists(slip => !_asked.Contains((station, slip)));
                _papers = Task.WhenAll(_papers, Task.Run(() => PrintAsync(station, job.Key, slips.ToValueList(), mayBeCopy, _stop.Token)));
            }
        }
    }

    // Printed once, and then written down however often that takes: a full disk must not print a second slip.
    private async Task PrintAsync(
        StationId station, Hub.Domain.Orders.Order? order, ValueList<SlipLine> slips, bool mayBeCopy, CancellationToken stop)
    {
        try
        {
            var said = order?.Header is null ? PaperOutcome.Failed : await PrintAsync(SlipOf(station, order, slips, mayBeCopy), stop);
            var outcome = mayBeCopy && said is PaperOutcome.Printed ? PaperOutcome.Doubtful : said;

            while (!await ReportedAsync(station, slips, outcome))
            {
                await Task.Delay(LookEvery, clock, stop);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            // Asked and never answered: the next start finds it so, and marks its copy.
        }
    }

    private async Task<PaperOutcome> PrintAsync(StationSlip slip, CancellationToken stop)
    {
        try
        {
            return await printer.PrintAsync(slip, stop);
        }
        catch (Exception fault) when (!stop.IsCancellationRequested)
        {
            log.LogError(fault, "The printer's driver of station {Station} failed.", slip.Station);
            return PaperOutcome.Doubtful;
        }
    }

    private async Task<bool> ReportedAsync(StationId station, ValueList<SlipLine> slips, PaperOutcome outcome)
    {
        try
        {
            var told = await grains.GetGrain<IStationGrain>(station.Value).TellAsync(
                new($"paper-{Guid.CreateVersion7():N}"), new StationCommand.ReportPaper(slips, outcome));
            await kitchen.ReachAsync(told.Position, _stop.Token);
            return true;
        }
        catch (Exception fault) when (!_stop.IsCancellationRequested)
        {
            log.LogWarning(fault, "What the printer of station {Station} said could not be written down yet.", station);
            return false;
        }
    }

    private StationSlip SlipOf(StationId station, Hub.Domain.Orders.Order order, ValueList<SlipLine> slips, bool mayBeCopy) => new(
        station,
        kitchen.Current.Stations.GetValueOrDefault(station)?.Name ?? station.Value,
        order.Header!,
        order.IsRush,
        slips.Select(slip => order.Find(slip.Line)!).ToValueList(),
        kitchen.Current.Beepers.Out.Where(beeper => beeper.Value.Holder == order.Header!.Id).Select(beeper => beeper.Key).ToValueList(),
        (kitchen.Current.Rules.GetValueOrDefault(station) ?? StationRules.Default).Fields,
        mayBeCopy,
        rules.Current.Rules.IsTraining,
        IsNext(order, slips));

    // A first slip of a later course: whoever has the paper of the one before is told that this one is wanted now.
    private static bool IsNext(Hub.Domain.Orders.Order order, ValueList<SlipLine> slips) =>
        slips.All(slip => !slip.IsCancelled && order.Find(slip.Line) is { IsLate: false, IsChanged: false } line && line.Sent.Card.Step == order.OpenStep)
        && order.Lines.Any(line => line.Sent.Card.Step < order.OpenStep);

    private static Hub.Domain.Orders.Order? OrderOf(KitchenView view, LineId line) =>
        view.Orders.Values.FirstOrDefault(order => order.Find(line) is not null);

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await Task.WhenAll(_watching, _papers);
    }
}
