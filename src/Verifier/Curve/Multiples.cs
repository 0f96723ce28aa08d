namespace RetailPos.Verifier.Curve;

/// <summary>One point times every digit at each place of a scalar: then a product is 22 additions.</summary>
/// <remarks>
/// Digits of twelve bits and a sign, for the opposite of a point costs nothing. Three megabytes, made in some milliseconds: worth it
/// for a key that signed thousands of records.
/// </remarks>
internal sealed class Multiples
{
    private const int Bits = 12;
    private const int Places = 22;
    private const int DigitMax = 1 << (Bits - 1);

    private readonly AffinePoint[] _points = new AffinePoint[Places * DigitMax];

    public Multiples(AffinePoint point)
    {
        for (var place = 0; place < Places; place++)
        {
            var row = RowOf(point);
            row.CopyTo(_points.AsSpan(place * DigitMax));
            point = Affine([new Point(row[^1].X, row[^1].Y, Field.One).Doubled()])[0];
        }
    }

    /// <summary>From −2048 to 2048 each, the lowest first: what exceeds half a place is borrowed from the next.</summary>
    /// <param name="scalar">Of 32 bytes, the lowest first.</param>
    public static short[] DigitsOf(ReadOnlySpan<byte> scalar)
    {
        var digits = new short[Places];
        var carry = 0;

        for (var place = 0; place < Places; place++)
        {
            var at = place * Bits / 8;
            var two = scalar[at] | (at + 1 < scalar.Length ? scalar[at + 1] << 8 : 0);
            var digit = ((two >> (place * Bits % 8)) & ((1 << Bits) - 1)) + carry;
            carry = digit > DigitMax ? 1 : 0;
            digits[place] = (short)(digit - (carry << Bits));
        }

        return digits;
    }

    /// <summary>This point times each scalar, added to each sum; all of them at once, place by place.</summary>
    /// <remarks>In affine coordinates an addition is six products where one inversion serves a whole pack: half of what it is otherwise.</remarks>
    /// <param name="scalars">The digits of each.</param>
    /// <param name="sums">Zeros for the point at infinity.</param>
    public void AddTo(AffinePoint[] sums, IReadOnlyList<short[]> scalars)
    {
        var pending = new Addition[sums.Length];

        for (var place = 0; place < Places; place++)
        {
            var count = 0;
            var product = Field.One;

            for (var at = 0; at < sums.Length; at++)
            {
                if (scalars[at][place] is var digit && digit is 0)
                {
                    continue;
                }

                ref readonly var multiple = ref _points[(place * DigitMax) + Math.Abs(digit) - 1];
                var point = digit > 0 ? multiple : multiple.Opposite;
                ref var sum = ref sums[at];

                if (sum.IsInfinity)
                {
                    sum = point;
                    continue;
                }

                var (rise, run) = SlopeOf(sum, point);

                if (run.IsZero)
                {
                    sum = default;
                    continue;
                }

                pending[count++] = new(at, rise, run, product, point.X);
                product *= run;
            }

            Finish(sums, pending.AsSpan(0, count), product.Inverse());
        }
    }

    // Of the line through both; of the tangent, where they are the same. Opposite points have none.
    private static (Field Rise, Field Run) SlopeOf(in AffinePoint one, in AffinePoint other)
    {
        var run = other.X - one.X;

        if (!run.IsZero)
        {
            return (other.Y - one.Y, run);
        }

        if (one.Y != other.Y)
        {
            return (Field.One, Field.Zero);
        }

        var square = (one.X * one.X) - Field.One;
        return (square + square + square, one.Y + one.Y);
    }

    private static void Finish(AffinePoint[] sums, Span<Addition> pending, Field inverse)
    {
        for (var at = pending.Length - 1; at >= 0; at--)
        {
            ref var addition = ref pending[at];
            ref var sum = ref sums[addition.At];
            var slope = addition.Rise * (inverse * addition.Before);
            inverse *= addition.Run;
            var x = (slope * slope) - sum.X - addition.X;
            sum = new(x, (slope * (sum.X - x)) - sum.Y);
        }
    }

    private static AffinePoint[] RowOf(AffinePoint point)
    {
        var row = new Point[DigitMax];
        row[0] = new(point.X, point.Y, Field.One);

        for (var digit = 1; digit < DigitMax; digit++)
        {
            row[digit] = row[digit - 1].Add(point);
        }

        return Affine(row);
    }

    // One inversion for all: Montgomery's trick.
    private static AffinePoint[] Affine(Point[] points)
    {
        var before = new Field[points.Length];
        var product = Field.One;

        for (var at = 0; at < points.Length; at++)
        {
            before[at] = product;
            product *= points[at].Z;
        }

        var inverse = product.Inverse();
        var affine = new AffinePoint[points.Length];

        for (var at = points.Length - 1; at >= 0; at--)
        {
            var z = inverse * before[at];
            var zz = z * z;
            affine[at] = new(points[at].X * zz, points[at].Y * zz * z);
            inverse *= points[at].Z;
        }

        return affine;
    }

    /// <param name="Before">The product of all runs before it.</param>
    /// <param name="X">Of the point that is added.</param>
    private readonly record struct Addition(int At, Field Rise, Field Run, Field Before, Field X);
}
