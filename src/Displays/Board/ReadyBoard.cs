using System.Globalization;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Board;

/// <summary>What the guests see: numbers, and whether they are ready. No names, no prices, no dishes.</summary>
/// <remarks>Guests at a table are served there, so their numbers are not called.</remarks>
/// <param name="Preparing">In the order they were taken.</param>
/// <param name="Ready">The newest first.</param>
/// <param name="NextLeavesAt">When a ready number that nobody fetched leaves the board, or a window is over; null without any.</param>
public sealed record ReadyBoard(
    ValueList<BoardNumber> Preparing, ValueList<BoardNumber> Ready, DateTimeOffset? NextLeavesAt)
{
    /// <param name="promises">Whether windows are shown.</param>
    public static ReadyBoard Of(KitchenView view, DateTimeOffset now, TimeSpan stay, bool promises = false)
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
        var nextOver = preparing.Where(order => promises && order.Promise?.To > now).Min(order => order.Promise?.To);
        var nextLeaves = ready.Min(order => order.ReadyAt) + stay;
        var shown = preparing.Concat(ready).Select(order => order.Header!.CallNumber).ToList();

        return new(Numbers(preparing), Numbers(ready), nextLeaves is null || nextOver < nextLeaves ? nextOver : nextLeaves);

        ValueList<BoardNumber> Numbers(List<Order> some) => some
            .Select(order => new BoardNumber(
                order.Header!.Id, CallLabel.Of(order.Header.CallNumber, shown), WindowOf(order)))
            .ToValueList();

        // A window that is over says only that somebody was wrong.
        PromisedWindow? WindowOf(Order order) =>
            promises && order.Stage is OrderStage.ToPrepare && order.Promise is { } window && window.To > now ? window : null;
    }
}

/// <param name="Window">When it should be ready; null when nothing is said of that.</param>
public sealed record BoardNumber(OrderId Order, string Label, PromisedWindow? Window = null);

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
