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

    public static Money Max(Money one, Money other) => one >= other ? one : other;

    /// <summary>Price of <paramref name="quantity"/> at this unit price, rounded half away from zero to the cent.</summary>
    public Money Times(Quantity quantity) => new(Rounding.HalfAwayFromZero(
        checked(Cents * quantity.Thousandths), Quantity.One.Thousandths));

    /// <summary>What so much of a whole costs of this, rounded half away from zero to the cent.</summary>
    /// <param name="whole">Greater than zero.</param>
    public Money Part(Quantity part, Quantity whole) =>
        new(Rounding.HalfAwayFromZero(checked(Cents * part.Thousandths), whole.Thousandths));

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

    /// <summary>
    /// Shares an amount out by weight, by largest remainder: the shares sum to it exactly, none is more than a cent away from
    /// its exact part, and of equal remainders the first gets the cent.
    /// </summary>
    /// <param name="weights">None negative. Where all are zero, the first takes everything.</param>
    public static long[] Spread(long amount, IReadOnlyList<long> weights)
    {
        var whole = weights.Aggregate(0L, (sum, weight) => checked(sum + weight));
        var shares = new long[weights.Count];

        if (whole == 0)
        {
            return weights.Count == 0 ? shares : [amount, .. shares[1..]];
        }

        var size = Math.Abs(amount);
        var left = size;

        for (var at = 0; at < shares.Length; at++)
        {
            shares[at] = (long)((Int128)size * weights[at] / whole);
            left -= shares[at];
        }

        var byRemainder = Enumerable.Range(0, shares.Length).OrderByDescending(at => (Int128)size * weights[at] % whole);

        foreach (var at in byRemainder.Take((int)left))
        {
            shares[at]++;
        }

        return amount < 0 ? [.. shares.Select(share => -share)] : shares;
    }
}

public static class MoneySums
{
    public static Money Sum<T>(this IEnumerable<T> source, Func<T, Money> amount) =>
        source.Aggregate(Money.Zero, (sum, item) => sum + amount(item));
}
