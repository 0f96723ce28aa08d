using System.Globalization;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Board;

/// <summary>What the guests see: numbers, and whether they are ready. No names, no prices, no dishes.</summary>
/// <remarks>Guests at a table are served there, so their numbers are not called.</remarks>
/// <param name="Preparing">In the order they were taken.</param>
/// <param name="Ready">The newest first.</param>
/// <param name="NextLeavesAt">When a ready number that nobody fetched leaves the board; null without any.</param>
public sealed record ReadyBoard(
    ValueList<BoardNumber> Preparing, ValueList<BoardNumber> Ready, DateTimeOffset? NextLeavesAt)
{
    public static ReadyBoard Of(KitchenView view, DateTimeOffset now, TimeSpan stay)
    {
        var orders = view.Orders.Values.Where(order => order.Header is { Table: null }).ToList();
        var preparing = orders.Where(order => order is { Stage: OrderStage.ToPrepare, IsAhead: false })
            .OrderBy(order => order.Header!.PlacedAt)
            .ThenBy(order => order.Header!.CallNumber)
            .ToList();
        var ready = orders.Where(order => order.Stage is OrderStage.Ready && order.ReadyAt + stay > now)
            .OrderByDescending(order => order.ReadyAt)
            .ThenByDescending(order => order.Header!.CallNumber)
            .ToList();
        var shown = preparing.Concat(ready).Select(order => order.Header!.CallNumber).ToList();

        return new(Numbers(preparing), Numbers(ready), ready.Min(order => order.ReadyAt) + stay);

        ValueList<BoardNumber> Numbers(List<Order> some) => some
            .Select(order => new BoardNumber(order.Header!.Id, CallLabel.Of(order.Header.CallNumber, shown)))
            .ToValueList();
    }
}

public sealed record BoardNumber(OrderId Order, string Label);

/// <summary>A call number as a guest looks for it: its last two digits, and more only where two would look the same.</summary>
public static class CallLabel
{
    private const int DigitsMin = 2;

    /// <param name="shown">Every number on the board, this one among them.</param>
    public static string Of(int number, IReadOnlyCollection<int> shown)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture);

        for (var length = DigitsMin; length < digits.Length; length++)
        {
            if (!shown.Any(other => other != number && Ends(other, length) == Ends(number, length)))
            {
                return digits[^length..];
            }
        }

        return digits;
    }

    private static int Ends(int number, int length) => number % (length switch
    {
        2 => 100,
        3 => 1_000,
        _ => 10_000,
    });
}
