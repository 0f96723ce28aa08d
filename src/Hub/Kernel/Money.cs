namespace RetailPos.Kernel;

/// <summary>An amount in whole cents of the shop's currency, tax included unless its name says otherwise.</summary>
/// <remarks>Arithmetic is checked: an overflow is a fault, never a wrong total.</remarks>
public readonly record struct Money(long Cents) : IComparable<Money>
{
    /// <summary>One million: no till holds more, and sums of a year of them still fit.</summary>
    public const long LineCentsMax = 100_000_000;

    public static readonly Money Zero = new(0);

    public bool IsZero => Cents == 0;

    public bool IsNegative => Cents < 0;

    public static Money operator +(Money one, Money other) => new(checked(one.Cents + other.Cents));

    public static Money operator -(Money one, Money other) => new(checked(one.Cents - other.Cents));

    public static Money operator -(Money one) => new(checked(-one.Cents));

    public static bool operator <(Money one, Money other) => one.Cents < other.Cents;

    public static bool operator >(Money one, Money other) => one.Cents > other.Cents;

    public static bool operator <=(Money one, Money other) => one.Cents <= other.Cents;

    public static bool operator >=(Money one, Money other) => one.Cents >= other.Cents;

    public static Money Min(Money one, Money other) => one <= other ? one : other;

    /// <summary>Price of <paramref name="quantity"/> at this unit price, rounded half away from zero to the cent.</summary>
    public Money Times(Quantity quantity) => new(Rounding.HalfAwayFromZero(
        checked(Cents * quantity.Thousandths), Quantity.One.Thousandths));

    public int CompareTo(Money other) => Cents.CompareTo(other.Cents);

    public override string ToString() => $"{Cents} ¢";
}

/// <summary>The one place where a division of amounts says how it rounds.</summary>
public static class Rounding
{
    /// <param name="divisor">Greater than zero.</param>
    public static long HalfAwayFromZero(long amount, long divisor)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(divisor);
        var (quotient, remainder) = Math.DivRem(amount, divisor);
        return checked(Math.Abs(remainder) * 2) < divisor ? quotient : quotient + Math.Sign(amount);
    }
}

public static class MoneySums
{
    public static Money Sum<T>(this IEnumerable<T> source, Func<T, Money> amount) =>
        source.Aggregate(Money.Zero, (sum, item) => sum + amount(item));
}
