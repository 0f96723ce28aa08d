using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports;

/// <summary>What the tills wrote, with the service day it belongs to; one page of the journal in memory at a time.</summary>
public sealed class TillJournal(IJournal journal, SiteSettings site, TimeProvider clock)
{
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public long Head => journal.Head;

    public DateOnly Today => ServiceDay.DateOf(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), _zone), site);

    /// <summary>Where some days lie in the journal: after the first position, and up to the second.</summary>
    public async ValueTask<(long After, long Until)> SpanOf(DayRange days, CancellationToken stop) => (
        await journal.PositionAtAsync(ServiceDay.StartOf(days.First, site, _zone), stop),
        await journal.PositionAtAsync(ServiceDay.StartOf(days.Last.AddDays(1), site, _zone), stop));

    internal async IAsyncEnumerable<TillHappening> ReadAsync(long after, long until, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var recorded in RecordedAsync(after, until, stop))
        {
            if (recorded.Event is TillEvent happened)
            {
                var day = ServiceDay.DateOf(TimeZoneInfo.ConvertTime(happened.At, _zone), site);
                yield return new(new(recorded.KeyOf(Streams.Till)), happened, day, recorded.Position);
            }
        }
    }

    /// <summary>Whatever the house wrote there.</summary>
    internal async IAsyncEnumerable<Recorded> RecordedAsync(long after, long until, [EnumeratorCancellation] CancellationToken stop)
    {
        if (after >= until)
        {
            yield break;
        }

        await foreach (var recorded in journal.ReadAllAsync(after, stop))
        {
            if (recorded.Position > until)
            {
                yield break;
            }

            yield return recorded;
        }
    }

    /// <summary>Who the house was when the journal stood there: what it calls itself today changes no archive of last year.</summary>
    internal async Task<HouseIdentity> HouseAtAsync(long position, CancellationToken stop)
    {
        var house = HouseIdentity.None;

        await foreach (var recorded in journal.ReadStreamAsync($"{Streams.HouseRules}-{GrainKeys.House}", afterVersion: 0, stop))
        {
            house = recorded.Position <= position && recorded.Event is HouseRulesEvent.ReceiptsSet e ? e.After.House : house;
        }

        return house;
    }
}

internal sealed record TillHappening(TillId Till, TillEvent Event, DateOnly Day, long Position);
