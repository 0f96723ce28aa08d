using System.Numerics;
using FsCheck;
using FsCheck.Fluent;
using RetailPos.Kernel;

namespace RetailPos.Domain.Tests.Kernel;

/// <summary>Goal: amounts round as the law says, to the cent. Method: the same sums in numbers without a limit.</summary>
public sealed class MoneyTests
{
    private static readonly Gen<long> Cents = Gen.OneOf(
        Gen.Choose(-1_000, 1_000).Select(cents => (long)cents),
        Gen.Choose(-100_000_000, 100_000_000).Select(cents => (long)cents));

    [Fact]
    public void A_price_times_a_quantity_rounds_half_away_from_zero() => Prop.ForAll(
        Cents.ToArbitrary(),
        Gen.Choose(-Quantity.ThousandthsMax, Quantity.ThousandthsMax).ToArbitrary(),
        (cents, thousandths) => new Money(cents).Times(new(thousandths)).Cents
            == Rounded((BigInteger)cents * thousandths, 1_000)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_tax_inside_rounds_half_away_from_zero() => Prop.ForAll(
        Cents.ToArbitrary(),
        Gen.OneOf(Gen.Elements(0, 90, 105, 175, 210, 550, 850, 1_000, 1_300, 2_000), Gen.Choose(0, Rate.BasisPointsMax)).ToArbitrary(),
        (cents, points) => new Rate(points).TaxInside(new(cents)).Cents
            == Rounded((BigInteger)cents * points, 10_000 + points)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(1_250, 1_000, 114)] // 12.50 at 10 %: 1.13636…
    [InlineData(199, 2_000, 33)] // 1.99 at 20 %: 0.33166…
    [InlineData(211, 550, 11)] // 2.11 at 5.5 %: 0.11, to the cent
    [InlineData(11, 10_000, 6)] // half a cent goes up
    [InlineData(-11, 10_000, -6)] // and a return takes back as much
    [InlineData(0, 2_000, 0)]
    [InlineData(500, 0, 0)]
    public void Known_taxes(long cents, int basisPoints, long tax) =>
        Assert.Equal(tax, new Rate(basisPoints).TaxInside(new(cents)).Cents);

    [Theory]
    [InlineData(199, 350, 70)] // 350 g at 1.99: 0.6965
    [InlineData(1, 500, 1)]
    [InlineData(1, 499, 0)]
    [InlineData(-1, 500, -1)]
    public void Known_prices(long cents, int thousandths, long price) =>
        Assert.Equal(price, new Money(cents).Times(new(thousandths)).Cents);

    [Fact]
    public void An_overflow_is_a_fault_and_never_a_wrong_total()
    {
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue) + new Money(1));
        Assert.Throws<OverflowException>(() => new Money(long.MinValue) - new Money(1));
        Assert.Throws<OverflowException>(() => -new Money(long.MinValue));
        Assert.Throws<OverflowException>(() => new Money(long.MaxValue).Times(new(1_001)));
        Assert.Throws<OverflowException>(() => new Rate(2_000).TaxInside(new(long.MaxValue)));
        Assert.Throws<OverflowException>(() => Quantity.Pieces(int.MaxValue));
    }

    [Fact]
    public void Nothing_is_divided_by_nothing() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Rounding.HalfAwayFromZero(1, 0));

    [Fact]
    public void Amounts_compare_by_their_cents()
    {
        Assert.True(new Money(1) < new Money(2) && new Money(2) > new Money(1));
        Assert.True(new Money(1) <= new Money(1) && new Money(1) >= new Money(1));
        Assert.Equal(new Money(1), Money.Min(new(2), new(1)));
        Assert.Equal(new Money(6), new[] { 1, 2, 3 }.Sum(cents => new Money(cents)));
    }

    private static long Rounded(BigInteger amount, BigInteger divisor)
    {
        var magnitude = (BigInteger.Abs(amount) * 2 + divisor) / (divisor * 2);
        return (long)(amount.Sign * magnitude);
    }
}
