using System.Globalization;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Look;

/// <summary>Numbers as people read them. Whole numbers go in, digits come out: no floating point on the way.</summary>
public static class Formats
{
    /// <summary>"12,50 €" in French, "CHF 12.50" in Swiss German: the culture says how, the currency what.</summary>
    /// <param name="currency">ISO 4217, three letters. One without a sign of its own is written as its code.</param>
    public static string Amount(Money amount, string currency, CultureInfo culture)
    {
        var number = culture.NumberFormat;
        var digits = Decimals(amount.Cents, 2, number.CurrencyDecimalSeparator, number.CurrencyGroupSeparator);
        var sign = amount.IsNegative ? number.NegativeSign : "";
        return $"{sign}{Placed(digits, Symbol(currency), number.CurrencyPositivePattern)}";
    }

    /// <summary>The figure alone, for a column whose head names the currency.</summary>
    public static string Amount(Money amount, CultureInfo culture)
    {
        var number = culture.NumberFormat;
        var digits = Decimals(amount.Cents, 2, number.CurrencyDecimalSeparator, number.CurrencyGroupSeparator);
        return amount.IsNegative ? $"{number.NegativeSign}{digits}" : digits;
    }

    /// <summary>"10 %", "5,5 %", "2,55 %": no zeros that say nothing.</summary>
    public static string Rate(Rate rate, CultureInfo culture)
    {
        var number = culture.NumberFormat;
        var digits = Trimmed(rate.BasisPoints, 2, number);
        return number.PercentPositivePattern switch
        {
            0 => $"{digits}\u00a0{number.PercentSymbol}",
            2 => $"{number.PercentSymbol}{digits}",
            3 => $"{number.PercentSymbol}\u00a0{digits}",
            _ => $"{digits}{number.PercentSymbol}",
        };
    }

    /// <summary>"2" for pieces; "0,350" as soon as something is weighed, because 0,35 reads as a price.</summary>
    public static string Quantity(Quantity quantity, CultureInfo culture)
    {
        var number = culture.NumberFormat;
        var sign = quantity.Thousandths < 0 ? number.NegativeSign : "";
        var digits = quantity.IsWhole
            ? Grouped(Magnitude(quantity.Thousandths) / 1_000, number.NumberGroupSeparator)
            : Decimals(quantity.Thousandths, 3, number.NumberDecimalSeparator, number.NumberGroupSeparator);
        return $"{sign}{digits}";
    }

    /// <summary>"03:20", and from an hour on "1 h 05". Never negative: a clock set back has not undone any work.</summary>
    public static string Duration(TimeSpan duration)
    {
        var seconds = Math.Max(0, duration.Ticks / TimeSpan.TicksPerSecond);
        return seconds < 3_600
            ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:00}:{seconds % 60:00}")
            : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3_600} h {seconds / 60 % 60:00}");
    }

    /// <summary>"12:47", on the clock of the site, with twenty-four hours whatever the culture.</summary>
    public static string TimeOfDay(DateTimeOffset time, TimeZoneInfo site) =>
        TimeZoneInfo.ConvertTime(time, site).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>A time for an attribute that look.js reads, such as <c>data-since</c>.</summary>
    public static string Attribute(DateTimeOffset time) =>
        time.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static string Symbol(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        _ => currency,
    };

    // NumberFormatInfo.CurrencyPositivePattern. A code of letters never touches its figure, whatever the pattern.
    private static string Placed(string digits, string symbol, int pattern)
    {
        var space = char.IsLetter(symbol[^1]) || pattern is 2 or 3 ? "\u00a0" : "";
        return pattern is 0 or 2 ? $"{symbol}{space}{digits}" : $"{digits}{space}{symbol}";
    }

    private static string Trimmed(long amount, int places, NumberFormatInfo number)
    {
        while (places > 0 && amount % 10 == 0)
        {
            amount /= 10;
            places--;
        }

        return Decimals(amount, places, number.PercentDecimalSeparator, number.PercentGroupSeparator);
    }

    private static string Decimals(long amount, int places, string point, string group)
    {
        var digits = Magnitude(amount).ToString(CultureInfo.InvariantCulture).PadLeft(places + 1, '0');
        var whole = Grouped(ulong.Parse(digits.AsSpan(0, digits.Length - places), CultureInfo.InvariantCulture), group);
        return places == 0 ? whole : $"{whole}{point}{digits[^places..]}";
    }

    private static string Grouped(ulong whole, string group)
    {
        var text = new StringBuilder(whole.ToString(CultureInfo.InvariantCulture));

        for (var at = text.Length - 3; at > 0; at -= 3)
        {
            text.Insert(at, group);
        }

        return $"{text}";
    }

    // Math.Abs has no answer for the smallest long; this has.
    private static ulong Magnitude(long amount) => amount < 0 ? (ulong)-(amount + 1) + 1 : (ulong)amount;
}
