namespace RetailPos.Verifier.Curve;

/// <summary>One point times every byte at each of the 32 places of a scalar: then a product is 32 additions.</summary>
/// <remarks>Half a megabyte, made in some milliseconds: worth it for a key that signed thousands of records.</remarks>
internal sealed class Multiples
{
    private const int Places = 32;
    private const int Digits = 255;

    private readonly AffinePoint[] _points = new AffinePoint[Places * Digits];

    public Multiples(AffinePoint point)
    {
        for (var place = 0; place < Places; place++)
        {
            var row = RowOf(point);
            row.CopyTo(_points.AsSpan(place * Digits));
            point = Affine([new Point(row[^1].X, row[^1].Y, Field.One).Add(point)])[0];
        }
    }

    /// <summary>This point times each scalar, added to each sum; all of them at once, place by place.</summary>
    /// <remarks>In affine coordinates an addition is six products where one inversion serves a whole pack: half of what it is otherwise.</remarks>
    /// <param name="scalars">Each of 32 bytes, the lowest first.</param>
    /// <param name="sums">Null for the point at infinity.</param>
    public void AddTo(AffinePoint?[] sums, IReadOnlyList<byte[]> scalars)
    {
        var pending = new Addition[sums.Length];

        for (var place = 0; place < Places; place++)
        {
            var count = 0;
            var product = Field.One;

            for (var at = 0; at < sums.Length; at++)
            {
                if (scalars[at][place] is 0)
                {
                    continue;
                }

                var point = _points[(place * Digits) + scalars[at][place] - 1];

                if (sums[at] is not { } sum)
                {
                    sums[at] = point;
                    continue;
                }

                var (rise, run) = SlopeOf(sum, point);

                if (run.IsZero)
                {
                    sums[at] = null;
                    continue;
                }

                pending[count++] = new(at, rise, run, product, point.X);
                product *= run;
            }

            Finish(sums, pending.AsSpan(0, count), product.Inverse());
        }
    }

    // Of the line through both; of the tangent, where they are the same. Opposite points have none.
    private static (Field Rise, Field Run) SlopeOf(AffinePoint one, AffinePoint other)
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

    private static void Finish(AffinePoint?[] sums, Span<Addition> pending, Field inverse)
    {
        for (var at = pending.Length - 1; at >= 0; at--)
        {
            ref var addition = ref pending[at];
            var sum = sums[addition.At]!.Value;
            var slope = addition.Rise * (inverse * addition.Before);
            inverse *= addition.Run;
            var x = (slope * slope) - sum.X - addition.X;
            sums[addition.At] = new AffinePoint(x, (slope * (sum.X - x)) - sum.Y);
        }
    }

    private static AffinePoint[] RowOf(AffinePoint point)
    {
        var row = new Point[Digits];
        row[0] = new(point.X, point.Y, Field.One);

        for (var digit = 1; digit < Digits; digit++)
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
