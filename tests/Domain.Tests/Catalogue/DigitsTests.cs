using System.Globalization;
using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Domain.Tests.Catalogue;

public sealed class DigitsTests
{
    [Theory]
    [InlineData("12,50", 2, 1_250L)]
    [InlineData("12.5", 2, 1_250L)]
    [InlineData(" 7 ", 0, 7L)]
    [InlineData("0", 2, 0L)]
    [InlineData("007", 0, 7L)]
    [InlineData("999999999,99", 2, 99_999_999_999L)]
    [InlineData("1000000000", 0, null)]
    [InlineData("12,505", 2, null)]
    [InlineData("12,", 2, null)]
    [InlineData(",5", 2, null)]
    [InlineData("5,0", 0, null)]
    [InlineData("1.234,50", 2, null)]
    [InlineData("1 234", 0, null)]
    [InlineData("-5", 0, null)]
    [InlineData("+5", 0, null)]
    [InlineData("1e3", 0, null)]
    [InlineData("0x10", 0, null)]
    [InlineData("١٢", 0, null)]
    [InlineData("", 2, null)]
    [InlineData(".", 2, null)]
    public void Reads(string text, int decimals, long? number) => Assert.Equal(number, Digits.Read(text, decimals));

    [Fact]
    public void What_is_written_out_reads_as_what_it_was() => Prop.ForAll(
        Gen.Choose(0, 999_999_999).ToArbitrary(),
        Gen.Choose(0, 4).ToArbitrary(),
        Gen.Elements(",", ".").ToArbitrary(),
        (number, decimals, point) => Digits.Read(Written(number, decimals, point), decimals) == number)
        .QuickCheckThrowOnFailure();

    // The oracle splits the text by hand and adds up with numbers without a limit.
    [Fact]
    public void Any_other_text_is_a_number_only_when_the_oracle_says_so() => Prop.ForAll(
        Gen.Elements('0', '1', '9', ',', '.', '-', ' ', 'e', '٣').ArrayOf().Select(signs => new string(signs)).ToArbitrary(),
        Gen.Choose(0, 4).ToArbitrary(),
        (text, decimals) => Digits.Read(text, decimals) == Oracle(text, decimals)).QuickCheckThrowOnFailure();

    private static long? Oracle(string text, int decimals)
    {
        var parts = text.Trim().Split(',', '.');
        var fits = parts.Length is 1 or 2
            && parts.All(part => part.Length > 0 && part.All(sign => "0123456789".Contains(sign, StringComparison.Ordinal)))
            && parts[0].Length <= 9
            && (parts.Length is 1 || parts[1].Length <= decimals);

        return fits
            ? (long)(BigInteger.Parse(string.Concat(parts), CultureInfo.InvariantCulture)
                * BigInteger.Pow(10, decimals - (parts.Length is 1 ? 0 : parts[1].Length)))
            : null;
    }

    private static string Written(int number, int decimals, string point)
    {
        var digits = number.ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        return decimals is 0 ? digits : $"{digits[..^decimals]}{point}{digits[^decimals..]}";
    }
}
