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
        var (pending, last) = (new Addition[DigitMax], new AffinePoint[1]);

        for (var place = 0; place < Places; place++)
        {
            var row = _points.AsSpan(place * DigitMax, DigitMax);
            row[0] = point;

            // What is known of the row, each with the last of it added, is as much again: one inversion for them all.
            for (var known = 1; known < DigitMax; known *= 2)
            {
                row[..known].CopyTo(row[known..]);
                AddToAll(row.Slice(known, known), row[known - 1], pending);
            }

            last[0] = row[^1];
            AddToAll(last, last[0], pending);
            point = last[0];
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
    public void AddTo(AffinePoint[] sums, short[][] scalars)
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

    private static void Finish(Span<AffinePoint> sums, Span<Addition> pending, Field inverse)
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

    // None of these sums is at infinity, for no point of the curve times so little is.
    private static void AddToAll(Span<AffinePoint> sums, AffinePoint point, Addition[] pending)
    {
        var product = Field.One;

        for (var at = 0; at < sums.Length; at++)
        {
            var (rise, run) = SlopeOf(sums[at], point);
            pending[at] = new(at, rise, run, product, point.X);
            product *= run;
        }

        Finish(sums, pending.AsSpan(0, sums.Length), product.Inverse());
    }

    /// <param name="Before">The product of all runs before it.</param>
    /// <param name="X">Of the point that is added.</param>
    private readonly record struct Addition(int At, Field Rise, Field Run, Field Before, Field X);
}
