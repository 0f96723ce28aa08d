using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Reports;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Streams a few days of the journal through the tally. It counts nothing itself.</summary>
/// <remarks>One report at a time: it is for the hour after the service, and must not take a core from the service of somebody else.</remarks>
public sealed class ServiceReportDesk(
    IJournal journal, IFeed<KitchenView> kitchen, SiteSettings site, TimeProvider clock) : IServiceReportDesk, IDisposable
{
    private readonly SemaphoreSlim _one = new(1);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public DateOnly Today => ServiceDay.DateOf(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone), site);

    public async Task<ServiceReport> ReadAsync(ServiceDays days, CancellationToken stop)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(days.Days, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(days.Days, ServiceDays.DaysMax);
        await _one.WaitAsync(stop);

        try
        {
            // Away from the page that asks: counting would hold up what else it has to draw.
            return await Task.Run(() => CountAsync(days, stop), stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ServiceReport> CountAsync(ServiceDays days, CancellationToken stop)
    {
        var after = await journal.PositionAtAsync(ServiceDay.StartOf(days.First, site, _zone), stop);
        var until = await journal.PositionAtAsync(ServiceDay.StartOf(days.Last.AddDays(1), site, _zone), stop);
        var tally = NewTally();

        if (after >= until)
        {
            return tally.Report();
        }

        await foreach (var recorded in journal.ReadAllAsync(after, stop))
        {
            if (recorded.Position > until)
            {
                break;
            }

            if (recorded.Event is OrderEvent happened)
            {
                await CountAsync(tally, recorded, happened, after, stop);
            }
            else if (recorded.Event is StationEvent atStation)
            {
                tally.Count(new StationId(recorded.KeyOf(Streams.Station)), atStation);
            }
        }

        return tally.Report();
    }

    private async Task CountAsync(
        ServiceTally tally, Recorded recorded, OrderEvent happened, long after, CancellationToken stop)
    {
        var order = new OrderId(recorded.KeyOf(Streams.Order));

        // An order that began before these days, or that was done so long ago that the tally has let it go.
        if (recorded.Version > 1 && !tally.Knows(order))
        {
            await foreach (var earlier in journal.ReadStreamAsync(recorded.Stream, afterVersion: 0, stop))
            {
                if (earlier.Version >= recorded.Version)
                {
                    break;
                }

                tally.Remember(order, (OrderEvent)earlier.Event, isCounted: earlier.Position > after);
            }
        }

        tally.Count(order, happened);
    }

    // The hands are those of today: whoever sets up a station anew wants to see the same evening by the new measure.
    private ServiceTally NewTally() => new(
        new(site.WaitingAfterMinutes, site.LateAfterMinutes),
        kitchen.Current.Stations.ToDictionary(station => station.Key, station => station.Value.Capacity),
        _zone);
}
