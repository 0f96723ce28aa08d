namespace RetailPos.Kernel;

/// <summary>A tax rate in basis points: 1 000 is 10 %. From 0 to 10 000.</summary>
public readonly record struct Rate(int BasisPoints) : IComparable<Rate>
{
    public const int BasisPointsMax = 10_000;

    public bool IsValid => BasisPoints is >= 0 and <= BasisPointsMax;

    /// <summary>
    /// The tax inside a tax-included amount, rounded half away from zero, to be taken once per rate on a ticket's sum
    /// (fiscal-and-protocols.md §1.4).
    /// </summary>
    public Money TaxInside(Money taxIncluded) =>
        new(Rounding.HalfAwayFromZero(checked(taxIncluded.Cents * BasisPoints), checked(10_000 + BasisPoints)));

    public static bool operator <(Rate one, Rate other) => one.BasisPoints < other.BasisPoints;

    public static bool operator >(Rate one, Rate other) => one.BasisPoints > other.BasisPoints;

    public static bool operator <=(Rate one, Rate other) => one.BasisPoints <= other.BasisPoints;

    public static bool operator >=(Rate one, Rate other) => one.BasisPoints >= other.BasisPoints;

    public int CompareTo(Rate other) => BasisPoints.CompareTo(other.BasisPoints);

    public override string ToString() => $"{BasisPoints} bp";
}
