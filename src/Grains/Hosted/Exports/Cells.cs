using System.Globalization;
using RetailPos.Kernel;

namespace RetailPos.Grains.Exports;

/// <summary>Figures as the tables of an archive write them: decimal comma, no sign between thousands, times with their offset.</summary>
internal static class Cells
{
    public static string Of(Money amount) => Scaled(amount.Cents, 100, "00");

    public static string Of(Rate rate) => Scaled(rate.BasisPoints, 100, "00");

    public static string Of(Quantity quantity) => Scaled(quantity.Thousandths, 1_000, "000");

    public static string Of(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Of(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string Of(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:sszzz", CultureInfo.InvariantCulture);

    private static string Scaled(long number, long scale, string digits) =>
        $"{(number < 0 ? "-" : "")}{Of(Math.Abs(number) / scale)},{(Math.Abs(number) % scale).ToString(digits, CultureInfo.InvariantCulture)}";
}
