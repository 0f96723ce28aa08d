using System.Collections.Immutable;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>What is to be brought to guests, and what the couriers hold.</summary>
/// <param name="Open">Not delivered yet, or delivered with money that was not handed in.</param>
/// <param name="Done">The last that were delivered and handed in, newest first; <see cref="DoneMax"/> at most.</param>
public sealed record DeliveriesView(
    long Position, ImmutableDictionary<SaleId, Delivery> Open, ImmutableList<Delivery> Done) : IView
{
    /// <summary>An evening's worth, to look an address up again.</summary>
    public const int DoneMax = 60;

    public static readonly DeliveriesView Empty = new(Position: 0, ImmutableDictionary<SaleId, Delivery>.Empty, []);

    /// <summary>What each courier has taken at doors and not handed in, by name.</summary>
    public IEnumerable<CourierAccount> Accounts => Open.Values
        .SelectMany(delivery => delivery.Collected.Where(taken => !taken.IsHandedIn))
        .GroupBy(taken => taken.Courier, StringComparer.Ordinal)
        .OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new CourierAccount(
            group.Key,
            group.Where(taken => taken.As is CollectedAs.Cash).Sum(taken => taken.Amount),
            group.Where(taken => taken.As is CollectedAs.Card).Sum(taken => taken.Amount)));

    public Delivery? Find(SaleId sale) => Open.GetValueOrDefault(sale) ?? Done.Find(delivery => delivery.Job?.Sale == sale);
}

/// <param name="Cash">In his purse.</param>
/// <param name="Card">On his terminal's slips.</param>
public sealed record CourierAccount(string Courier, Money Cash, Money Card);
