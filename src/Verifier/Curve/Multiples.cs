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

    /// <param name="scalar">32 bytes, the lowest first.</param>
    public Point AddTo(Point sum, ReadOnlySpan<byte> scalar)
    {
        for (var place = 0; place < Places; place++)
        {
            if (scalar[place] is not 0 and var digit)
            {
                sum = sum.Add(_points[(place * Digits) + digit - 1]);
            }
        }

        return sum;
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
}
