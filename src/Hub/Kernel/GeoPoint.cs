namespace RetailPos.Kernel;

/// <summary>A place on the ground, in millionths of a degree (WGS 84): a step of a tenth of a metre at most.</summary>
/// <param name="LatitudeMicrodegrees">From −90 000 000 (South Pole) to 90 000 000.</param>
/// <param name="LongitudeMicrodegrees">From −180 000 000 to 180 000 000, growing eastwards.</param>
public readonly record struct GeoPoint(int LatitudeMicrodegrees, int LongitudeMicrodegrees)
{
    public const int LatitudeMax = 90_000_000;

    public const int LongitudeMax = 180_000_000;

    public bool IsValid =>
        LatitudeMicrodegrees is >= -LatitudeMax and <= LatitudeMax
        && LongitudeMicrodegrees is >= -LongitudeMax and <= LongitudeMax;

    /// <summary>The great circle between the two, on the sphere of the earth's mean radius, to the nearest metre.</summary>
    public int MetresTo(GeoPoint other) => GreatCircle.Metres(this, other);

    public override string ToString() => $"{LatitudeMicrodegrees}, {LongitudeMicrodegrees} µ°";
}

/// <summary>The haversine formula in whole numbers: the same answer on every machine, so that who is inside a zone is nobody's luck.</summary>
/// <remarks>
/// Angles, sines and lengths are counted in billionths of a thousandth (10⁻¹²) of the earth's radius. Each step rounds by one of
/// these, sixty at most in a row: less than a millimetre. Rounding to the metre at the end is then all that is lost, so that the
/// answer is within one metre of the exact one. The real earth is no sphere and differs from this one by 0.5 % at most.
/// </remarks>
internal static class GreatCircle
{
    /// <summary>IUGG's mean radius.</summary>
    private const long RadiusMetres = 6_371_009;

    private const long One = 1_000_000_000_000;

    /// <summary>π in units of <see cref="One"/>, rounded.</summary>
    private const long Pi = 3_141_592_653_590;

    private const long MicrodegreesOfHalfTurn = 180_000_000;

    public static int Metres(GeoPoint from, GeoPoint to)
    {
        var north = HalfSine(from.LatitudeMicrodegrees - (long)to.LatitudeMicrodegrees);
        var east = HalfSine(from.LongitudeMicrodegrees - (long)to.LongitudeMicrodegrees);
        var (cosFrom, cosTo) = (Cosine(from.LatitudeMicrodegrees), Cosine(to.LatitudeMicrodegrees));

        // hav = sin²(Δφ/2) + cos φ₁ · cos φ₂ · sin²(Δλ/2), in units of One squared: its root is a sine in units of One.
        var haversine = ((Int128)north * north) + ((Int128)cosFrom * cosTo / One * east / One * east);
        var sine = Math.Min(Root(haversine), One);
        return (int)Rounding.HalfAwayFromZero((long)((Int128)2 * ArcSine(sine) * RadiusMetres / (One / 1_000)), 1_000);
    }

    // Of half the angle, whatever its sign: it is squared anyway.
    private static long HalfSine(long microdegrees) => Sine(Angle(Math.Abs(microdegrees)) / 2);

    private static long Cosine(long latitude) => Sine((Pi / 2) - Angle(Math.Abs(latitude)));

    private static long Angle(long microdegrees) => (long)((Int128)microdegrees * Pi / MicrodegreesOfHalfTurn);

    /// <param name="angle">0 to π.</param>
    private static long Sine(long angle)
    {
        Int128 folded = angle > Pi / 2 ? Pi - angle : Math.Max(0, angle);
        var (term, sum) = (folded, folded);

        for (var at = 2; term != 0; at += 2)
        {
            term = -(term * folded / One * folded / One) / (at * (at + 1));
            sum += term;
        }

        return (long)sum;
    }

    // Sine grows from 0 to π/2, so the angle is found by halving: forty-one times.
    private static long ArcSine(long sine)
    {
        long low = 0, high = Pi / 2;

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = Sine(middle) <= sine ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static long Root(Int128 square)
    {
        long low = 0, high = 2 * One;

        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = (Int128)middle * middle <= square ? (middle, high) : (low, middle - 1);
        }

        return low;
    }
}
