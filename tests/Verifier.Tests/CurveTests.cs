using System.Diagnostics;
using System.Numerics;
using System.Security.Cryptography;
using RetailPos.Verifier.Curve;
using Xunit.Abstractions;

namespace RetailPos.Verifier.Tests;

/// <summary>Our own arithmetic and the platform's agree on every signature, good or bad.</summary>
public sealed class CurveTests(ITestOutputHelper output)
{
    [Fact]
    public void Fields_add_subtract_multiply_and_invert_as_whole_numbers_do()
    {
        var random = new Random(1);
        BigInteger[] edges = [0, 1, 2, Field.Prime - 1, Field.Prime - 2, (BigInteger.One << 64) - 1, (BigInteger.One << 192), Field.Prime >> 1];
        var numbers = edges.Concat(Enumerable.Range(0, 300).Select(_ => new BigInteger(Bytes(random, 32), isUnsigned: true) % Field.Prime)).ToList();

        foreach (var one in numbers)
        {
            foreach (var other in numbers.Take(60))
            {
                Assert.Equal(Field.Of((one + other) % Field.Prime), Field.Of(one) + Field.Of(other));
                Assert.Equal(Field.Of((one - other + Field.Prime) % Field.Prime), Field.Of(one) - Field.Of(other));
                Assert.Equal(Field.Of(one * other % Field.Prime), Field.Of(one) * Field.Of(other));
            }
        }

        Assert.All(numbers.Where(number => !number.IsZero).Take(20), number => Assert.Equal(Field.One, Field.Of(number) * Field.Of(number).Inverse()));
    }

    [Fact]
    public void Scalars_multiply_and_invert_modulo_the_order_as_whole_numbers_do()
    {
        var random = new Random(2);
        BigInteger[] edges = [1, 2, Point.Order - 1, Point.Order - 2, Point.Order, Point.Order + 1, (BigInteger.One << 256) - 1, BigInteger.One << 192];
        var numbers = edges.Concat(Enumerable.Range(0, 100).Select(_ => new BigInteger(Bytes(random, 32), isUnsigned: true))).ToList();

        foreach (var one in numbers)
        {
            var inRange = ScalarOf(one % Point.Order);
            Assert.Equal(one < Point.Order, ScalarOf(one).IsInRange);
            Assert.Equal(inRange, ScalarOf(one).ModuloOrder());
            Assert.All(numbers, other => Assert.Equal(ScalarOf(one * other % Point.Order), ScalarOf(other).Times(inRange.Raised())));
            Assert.True(inRange == default || inRange.Raised().Times(inRange.Raised().Inverse()) == Scalar.RaisedOne);
        }

        Assert.False(ScalarOf(0).IsInRange);
    }

    private static Scalar ScalarOf(BigInteger number)
    {
        var bytes = new byte[Scalar.Bytes];
        var written = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        written.CopyTo(bytes, bytes.Length - written.Length);
        return Scalar.Read(bytes);
    }

    [Fact]
    public void The_generator_times_the_order_is_nothing_and_lies_on_the_curve()
    {
        var multiples = new Multiples(Point.Generator);
        short[] Digits(BigInteger number)
        {
            var bytes = new byte[32];
            number.TryWriteBytes(bytes, out _, isUnsigned: true);
            return Multiples.DigitsOf(bytes);
        }

        AffinePoint[] sums = [default, default, default, Point.Generator];
        multiples.AddTo(sums, [Digits(Point.Order - 1), Digits(Point.Order), Digits(1), Digits(1)]);
        multiples.AddTo(sums, [Digits(1), Digits(0), Digits(Point.Order - 1), Digits(1)]);

        Assert.True(Point.Generator.IsOnCurve);
        Assert.All(sums[..3], sum => Assert.True(sum.IsInfinity));
        AffinePoint[] three = [default];
        multiples.AddTo(three, [Digits(3)]);
        Assert.Equal(three[0], sums[3]);
        Assert.True(three[0].IsOnCurve);
    }

    [Fact]
    public void Digits_make_up_their_scalar_and_none_exceeds_half_a_place()
    {
        var random = new Random(5);
        BigInteger[] scalars =
            [0, 1, 2047, 2048, 2049, 4095, 4096, Point.Order - 1, (BigInteger.One << 256) - 1, .. Enumerable.Range(0, 200).Select(_ => Any(random))];

        foreach (var scalar in scalars)
        {
            var bytes = new byte[32];
            scalar.TryWriteBytes(bytes, out _, isUnsigned: true);
            var digits = Multiples.DigitsOf(bytes);

            Assert.All(digits, digit => Assert.InRange(digit, -2048, 2048));
            Assert.Equal(scalar, digits.Select((digit, place) => digit * BigInteger.Pow(4096, place)).Aggregate(BigInteger.Zero, BigInteger.Add));
        }
    }

    [Fact]
    public void Every_signature_gets_the_same_verdict_from_both()
    {
        var random = new Random(2);
        var (good, bad) = (0, 0);

        for (var round = 0; round < 12; round++)
        {
            using var private_ = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            using var key = new SigningKey(private_.ExportSubjectPublicKeyInfo());
            var signed = Enumerable.Range(0, 64).Select(at => Altered(private_, random, at)).ToList();
            var verdicts = new bool[signed.Count];
            key.Verify(signed, verdicts);

            for (var at = 0; at < signed.Count; at++)
            {
                Assert.Equal(key.IsSignedByPlatform(signed[at]), verdicts[at]);
                (good, bad) = verdicts[at] ? (good + 1, bad) : (good, bad + 1);
            }
        }

        Assert.True(good > 100 && bad > 100, $"{good} good, {bad} bad");
    }

    [Fact]
    public void A_key_of_another_curve_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);
        Assert.Throws<CryptographicException>(() => new SigningKey(other.ExportSubjectPublicKeyInfo()));
    }

    [Fact]
    public void It_is_faster_than_the_platform_where_many_are_of_one_key()
    {
        using var private_ = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        using var key = new SigningKey(private_.ExportSubjectPublicKeyInfo());
        var signed = Enumerable.Range(0, 1_024).Select(at => Sign(private_, BitConverter.GetBytes(at))).ToList();
        var verdicts = new bool[signed.Count];
        key.Verify(signed, verdicts);
        key.Verify(signed, verdicts);

        var began = Stopwatch.GetTimestamp();
        key.Verify(signed, verdicts);
        var own = Stopwatch.GetElapsedTime(began);
        began = Stopwatch.GetTimestamp();
        Assert.All(signed, one => Assert.True(key.IsSignedByPlatform(one)));
        var platform = Stopwatch.GetElapsedTime(began);

        Assert.DoesNotContain(false, verdicts);
        output.WriteLine($"own {signed.Count / own.TotalSeconds:0}/s, platform {signed.Count / platform.TotalSeconds:0}/s");
    }

    private static Signed Altered(ECDsa key, Random random, int at)
    {
        var signed = Sign(key, Bytes(random, 40));
        byte[] none = new byte[32], order = Point.Order.ToByteArray(isUnsigned: true, isBigEndian: true);

        return (at % 8) switch
        {
            0 => signed with { Signature = Flipped(signed.Signature, random) },
            1 => signed with { Hash = Flipped(signed.Hash, random) },
            2 => signed with { Signature = [.. none, .. signed.Signature[32..]] },
            3 => signed with { Signature = [.. signed.Signature[..32], .. none] },
            4 => signed with { Signature = [.. signed.Signature[..32], .. order] },
            // The other root is a signature too: whoever wants one text for one record compares texts.
            5 => signed with { Signature = [.. signed.Signature[..32], .. Negated(signed.Signature[32..])] },
            _ => signed,
        };
    }

    private static byte[] Negated(byte[] s)
    {
        var bytes = (Point.Order - new BigInteger(s, isUnsigned: true, isBigEndian: true)).ToByteArray(isUnsigned: true, isBigEndian: true);
        return [.. new byte[32 - bytes.Length], .. bytes];
    }

    private static Signed Sign(ECDsa key, byte[] content)
    {
        var hash = SHA256.HashData(content);
        return new(hash, key.SignHash(hash, DSASignatureFormat.IeeeP1363FixedFieldConcatenation));
    }

    private static byte[] Flipped(byte[] bytes, Random random)
    {
        var copy = bytes.ToArray();
        copy[random.Next(copy.Length)] ^= (byte)(1 << random.Next(8));
        return copy;
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }

    private static BigInteger Any(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        return new(bytes, isUnsigned: true);
    }
}
