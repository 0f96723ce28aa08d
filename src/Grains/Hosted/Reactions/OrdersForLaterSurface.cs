using System.Threading.Channels;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Grains.Reactions;

/// <summary>Shows the stations what was ordered for later, when its time has come.</summary>
/// <remarks>
/// Time is no event, so this is no reaction: it sleeps until the next order's time, or until the kitchen changes. It keeps nothing; after a
/// restart it looks again and tells at once what came due meanwhile. Told twice, an order is told nothing new.
/// </remarks>
public sealed class OrdersForLaterSurface(
    IFeed<KitchenView> kitchen, IGrainFactory grains, TimeProvider clock, ILogger<OrdersForLaterSurface> log)
    : IHostedService, IAsyncDisposable
{
    /// <summary>Timers hold a month at most, and a wedding is ordered a year ahead: it is looked at once a day.</summary>
    private static readonly TimeSpan SleepMax = TimeSpan.FromDays(1);

    /// <summary>A full disk or mailbox is asked again at this pace.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Channel<bool> _changes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _running = Task.Run(() => RunAsync(_stop.Token), CancellationToken.None);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        await _stop.CancelAsync();
        await _running.WaitAsync(cancellationToken);
    }

    private async Task RunAsync(CancellationToken stop)
    {
        // Listens first, then looks.
        using var subscription = kitchen.Subscribe(_ => _changes.Writer.TryWrite(true));

        while (!stop.IsCancellationRequested)
        {
            try
            {
                await SleepAsync(await SurfaceAsync(stop), stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                log.LogWarning(fault, "An order for later could not be shown to its stations, and is tried again.");
                await Task.Delay(PauseAfterFault, clock, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    /// <returns>How long nothing comes due.</returns>
    private async Task<TimeSpan> SurfaceAsync(CancellationToken stop)
    {
        var ahead = kitchen.Current.Orders.Values
            .Where(order => order.IsAhead)
            .Select(order => (order.Header!.Id, At: order.Header.SurfaceAt ?? DateTimeOffset.MinValue))
            .ToList();
        var now = clock.GetUtcNow();
        var reached = 0L;

        foreach (var (id, _) in ahead.Where(order => order.At <= now))
        {
            var told = await grains.GetGrain<IOrderGrain>(id.Value)
                .TellAsync(new CommandId($"surface.{id}"), new OrderCommand.Surface(Actor.Hub));
            reached = Math.Max(reached, told.Position);
        }

        // Until the view knows, the same orders would be told again and again.
        await kitchen.ReachAsync(reached, stop);
        var next = ahead.Where(order => order.At > now).Select(order => order.At - now).DefaultIfEmpty(SleepMax).Min();
        return next < SleepMax ? next : SleepMax;
    }

    private async Task SleepAsync(TimeSpan time, CancellationToken stop)
    {
        using var awake = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var timer = Task.Delay(time, clock, awake.Token);
        await Task.WhenAny(timer, _changes.Reader.WaitToReadAsync(awake.Token).AsTask());
        await awake.CancelAsync();
        _changes.Reader.TryRead(out _);
        stop.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _running;
    }
}
