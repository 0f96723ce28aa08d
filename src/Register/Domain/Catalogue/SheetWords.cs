using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>The words that sheets use for modes and days: the same in every language, as the columns are.</summary>
internal static class SheetWords
{
    public static readonly Dictionary<string, ServiceMode> ModeColumns = new(StringComparer.Ordinal)
    {
        ["price_eat_in"] = ServiceMode.EatIn,
        ["price_take_away"] = ServiceMode.TakeAway,
        ["price_delivery"] = ServiceMode.Delivery,
        ["price_drive"] = ServiceMode.Drive,
        ["price_counter"] = ServiceMode.Counter,
        ["price_relay_point"] = ServiceMode.RelayPoint,
        ["price_shipping"] = ServiceMode.Shipping,
    };

    public static readonly Dictionary<string, VatScheme> Schemes = new(StringComparer.Ordinal)
    {
        ["standard"] = VatScheme.Standard,
        ["second_hand"] = VatScheme.SecondHand,
        ["art"] = VatScheme.Art,
        ["antiques"] = VatScheme.Antiques,
    };

    public static readonly Dictionary<string, DayOfWeek> Days = new(StringComparer.Ordinal)
    {
        ["mon"] = DayOfWeek.Monday, ["tue"] = DayOfWeek.Tuesday, ["wed"] = DayOfWeek.Wednesday, ["thu"] = DayOfWeek.Thursday,
        ["fri"] = DayOfWeek.Friday, ["sat"] = DayOfWeek.Saturday, ["sun"] = DayOfWeek.Sunday,
    };
}
