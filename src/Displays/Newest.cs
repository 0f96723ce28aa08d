using System.Globalization;
using RetailPos.Grains.Contracts.Views;

namespace RetailPos.Displays;

/// <summary>The last order that a screen has seen: what its people ask for first when the line to the hub is down.</summary>
internal static class Newest
{
    public static string CallNumber(KitchenView view) => view.Orders.Values.Concat(view.Done)
        .Where(order => order.Header is not null)
        .MaxBy(order => order.Header!.PlacedAt)?.Header?.CallNumber.ToString(CultureInfo.InvariantCulture) ?? "";
}
