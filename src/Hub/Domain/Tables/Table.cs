using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

/// <summary>One table of the floor: free, or with the one visit that sits there.</summary>
public sealed record Table(TableVisit? Visit)
{
    public static readonly Table Free = new(Visit: null);
}

/// <param name="Order">All sales of the visit share it, so that no bill, split or merge can make the kitchen cook again.</param>
public sealed record TableVisit(OrderId Order, ValueList<SaleId> Sales, int Covers, DateTimeOffset Since);
