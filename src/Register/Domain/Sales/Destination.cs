using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

/// <summary>Where a sale is brought to, with the fee and the minimum that held there when it was said.</summary>
/// <param name="Address">As the courier reads it.</param>
/// <param name="Place">Null where nobody knows the spot: its zone was then chosen by hand.</param>
/// <param name="Zone">Null in a house without zones.</param>
/// <param name="Minimum">The least that must be ordered, without the fee.</param>
/// <param name="FeeName">What the fee is called on the bill.</param>
public sealed record Destination(
    string Address, GeoPoint? Place, string? Zone, Money Fee, Money Minimum, string FeeName, Rate FeeRate);
