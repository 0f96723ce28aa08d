using RetailPos.Kernel;

namespace RetailPos.Register.Counter;

/// <summary>What the cashier has written down for a delivery, put to the hub in one press.</summary>
/// <param name="Zone">Chosen by hand; null for the one that the place lies in.</param>
public sealed record DeliveryDraft(string Customer, string Phone, string Address, GeoPoint? Place, string? Zone);
