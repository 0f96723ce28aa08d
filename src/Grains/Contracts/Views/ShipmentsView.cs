using System.Collections.Immutable;
using RetailPos.Hub.Domain.Shipments;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

/// <summary>What is to be sent by post or carrier, and what was.</summary>
/// <param name="Open">To be sent, or come back.</param>
/// <param name="Past">The last that were sent, newest first; <see cref="PastMax"/> at most.</param>
public sealed record ShipmentsView(
    long Position, ImmutableDictionary<SaleId, Shipment> Open, ImmutableList<Shipment> Past) : IView
{
    /// <summary>A month of a shop that sends a few a day: who asks for an older one asks the sale itself.</summary>
    public const int PastMax = 100;

    public static readonly ShipmentsView Empty = new(Position: 0, ImmutableDictionary<SaleId, Shipment>.Empty, []);

    public Shipment? Find(SaleId sale) => Open.GetValueOrDefault(sale) ?? Past.Find(shipment => shipment.Job?.Sale == sale);
}
