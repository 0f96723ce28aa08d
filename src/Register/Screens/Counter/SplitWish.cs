using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What the cashier wants on another bill.</summary>
/// <param name="To">Null for a new one.</param>
public sealed record SplitWish(SaleId? To, ValueList<LinePart> Parts);
