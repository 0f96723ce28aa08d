using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Promises;
using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What anybody may ask about times that a guest could be given. It promises nothing and keeps nothing free.</summary>
public interface ISlotDesk
{
    /// <summary>Whether the house refuses an order for a slot that is full, or only says so.</summary>
    bool RefusesFull { get; }

    /// <summary>The next times from <paramref name="from"/> on that an order of these lines could be given, with what stands there.</summary>
    /// <param name="from">Null for now.</param>
    ValueTask<SlotTimeline> TimelineAsync(DateTimeOffset? from, int count, IReadOnlyCollection<SentLine> lines);

    /// <summary>Whether one more order of these lines can be due then.</summary>
    ValueTask<SlotOffer> OfferAsync(DateTimeOffset due, IReadOnlyCollection<SentLine> lines);

    /// <summary>When the stations must see an order of these lines; null for at once.</summary>
    DateTimeOffset? SurfaceAt(DateTimeOffset? due, IReadOnlyCollection<SentLine> lines);
}

/// <param name="Stations">Those that the choices' loads are of, in their order.</param>
public sealed record SlotTimeline(ValueList<SlotChoice> Choices, ValueList<StationSetup> Stations);

public static class SlotLines
{
    /// <summary>What a sale would send now.</summary>
    public static IReadOnlyCollection<SentLine> Of(Sale sale) =>
    [
        .. sale.Lines.Where(line => line.IsUnsent).Select(line => new SentLine(
            line.Id, line.Article.Name, line.Quantity, line.Options, line.Note, line.Article.Card!)),
    ];
}
