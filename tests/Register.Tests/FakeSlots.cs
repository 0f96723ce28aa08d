using RetailPos.Grains.Contracts.Desks;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>A kitchen of two stations whose slots hold what the test says.</summary>
public sealed class FakeSlots(TimeProvider clock) : ISlotDesk
{
    private static readonly ValueList<StationSetup> Stations =
    [
        new(new("chaud"), "Cuisine chaude", Backup: null, Capacity: 3, Rank: 0),
        new(new("bar"), "Bar", Backup: null, Capacity: 1, Rank: 1),
    ];

    public bool RefusesFull { get; set; }

    /// <summary>Of the times that are offered, one after the other; what is not said fits.</summary>
    public List<SlotVerdict> Verdicts { get; } = [];

    /// <summary>The lines of the last question.</summary>
    public IReadOnlyCollection<SentLine> Asked { get; private set; } = [];

    public ValueTask<SlotTimeline> TimelineAsync(DateTimeOffset? from, int count, IReadOnlyCollection<SentLine> lines)
    {
        Asked = lines;
        return ValueTask.FromResult(new SlotTimeline([.. Enumerable.Range(0, count).Select(at => Choice(from ?? clock.GetUtcNow(), at))], Stations));
    }

    public ValueTask<SlotOffer> OfferAsync(DateTimeOffset due, IReadOnlyCollection<SentLine> lines) => throw new NotSupportedException();

    public DateTimeOffset? SurfaceAt(DateTimeOffset? due, IReadOnlyCollection<SentLine> lines) => throw new NotSupportedException();

    private SlotChoice Choice(DateTimeOffset from, int at)
    {
        var verdict = Verdicts.ElementAtOrDefault(at);
        return new(
            from.AddMinutes(10 * (at + 1)), verdict, Stations[0].Id,
            [new(Stations[0].Id, verdict is SlotVerdict.Full ? 1_800 : 900, 1_800), new(Stations[1].Id, 0, 600)]);
    }
}
