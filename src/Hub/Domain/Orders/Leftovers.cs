namespace RetailPos.Hub.Domain.Orders;

/// <summary>What stands in the kitchen still though its service is over: nobody has marked it, or nobody has handed it over.</summary>
public static class Leftovers
{
    /// <param name="before">Wanted later than that, it is still somebody's dinner.</param>
    /// <returns>The oldest first.</returns>
    public static IEnumerable<Order> Of(IEnumerable<Order> orders, DateTimeOffset before) => orders
        .Where(order => order is { ConcernsKitchen: true, IsAhead: false } && WantedAt(order) < before)
        .OrderBy(WantedAt)
        .ThenBy(order => order.Header!.Id.Value, StringComparer.Ordinal);

    /// <summary>The last moment at which somebody wanted something of it: it was placed, was to be there, or got another dish.</summary>
    public static DateTimeOffset WantedAt(Order order)
    {
        var wanted = order.Header!.DueAt is { } due && due > order.Header.PlacedAt ? due : order.Header.PlacedAt;
        return order.Lines.Aggregate(wanted, (latest, line) => line.SentAt > latest ? line.SentAt : latest);
    }
}
