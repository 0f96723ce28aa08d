using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays;

/// <summary>What the boards ask of orders, in the words of the kitchen.</summary>
internal static class OrderWords
{
    /// <summary>Somebody can work on it now.</summary>
    public static bool IsOpen(this OrderLine line) => line.State is LineState.Queued or LineState.Started;

    /// <summary>"2 Steak".</summary>
    public static string Dish(this OrderLine line) => $"{line.Sent.Quantity.Portions()} {line.Sent.Article}";

    /// <summary>Table and name of the bill a dish is on, as far as the order's head does not say them; empty for the head's own.</summary>
    public static string GuestOf(Order order, OrderLine line) =>
        line.Sent.Guest is { } guest && order.Header is { } header ? string.Join(" · ", guest.Beside(header)) : "";

    /// <summary>How many plates that is: 350 g of a kilo article are one.</summary>
    public static int Portions(this Quantity quantity) => Lateness.Portions(quantity);

    public static ValueList<int> NumbersOf(this BeeperPool pool, OrderId order) =>
        pool.Out.Where(beeper => beeper.Value.Holder == order).Select(beeper => beeper.Key).ToValueList();
}
