using System.Numerics;

namespace RetailPos.Verifier.Curve;

/// <summary>What P-256 is: y² = x³ − 3x + <see cref="Constant"/>, with a point that all others are multiples of.</summary>
internal static class Point
{
    public static readonly AffinePoint Generator = new(
        Field.Of(Hex("6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296")),
        Field.Of(Hex("4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5")));

    /// <summary>How many points there are.</summary>
    public static readonly BigInteger Order = Hex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551");

    public static readonly BigInteger Constant = Hex("5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b");

    private static BigInteger Hex(string digits) => BigInteger.Parse($"0{digits}", System.Globalization.NumberStyles.HexNumber);
}

/// <summary>A point by its two coordinates. Zeros, which are on no curve like this one, stand for infinity.</summary>
internal readonly record struct AffinePoint(Field X, Field Y)
{
    public bool IsInfinity => X.IsZero && Y.IsZero;

    public AffinePoint Opposite => new(X, Field.Zero - Y);

    public bool IsOnCurve => Y * Y == (X * X * X) - X - X - X + Field.Of(Point.Constant);
}
