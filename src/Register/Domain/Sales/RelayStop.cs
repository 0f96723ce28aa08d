namespace RetailPos.Register.Domain.Sales;

/// <summary>Where a guest fetches a sale, as the point was when it was chosen.</summary>
/// <param name="Hours">Empty for not said.</param>
public sealed record RelayStop(string Id, string Name, string Address, string Hours);
