using System.Buffers.Text;
using System.Numerics;
using System.Security.Cryptography;

namespace RetailPos.Verifier.Curve;

/// <summary>The public half of a key, ready to verify thousands of signatures (ECDSA on P-256 with SHA-256).</summary>
/// <remarks>
/// The platform verifies some 15 000 signatures a second and core; a table of the key's multiples, and one inversion for many
/// signatures, more than double it. What this arithmetic refuses, and a sample of what it accepts, is asked of the platform again
/// (<see cref="IsSignedByPlatform"/>): two implementations must agree before anybody is told that a record is false.
/// </remarks>
internal sealed class SigningKey : IDisposable
{
    public const int SignatureBytes = 64;

    /// <summary>The signs of a key's id: of its own fingerprint, so that no key can bear another's name.</summary>
    private const int IdLength = 16;

    private static readonly Multiples OfGenerator = new(Point.Generator);

    private readonly ECDsa _platform;
    private readonly Multiples _multiples;

    /// <param name="publicKey">SubjectPublicKeyInfo (RFC 5280), DER.</param>
    /// <exception cref="CryptographicException">It is no key of this curve.</exception>
    public SigningKey(byte[] publicKey)
    {
        Id = Base64Url.EncodeToString(SHA256.HashData(publicKey))[..IdLength];
        _platform = ECDsa.Create();
        _platform.ImportSubjectPublicKeyInfo(publicKey, out var read);
        var parameters = _platform.ExportParameters(includePrivateParameters: false);
        var point = new AffinePoint(Number(parameters.Q.X!), Number(parameters.Q.Y!));

        if (read != publicKey.Length || parameters.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value || !point.IsOnCurve)
        {
            throw new CryptographicException("It is no public key on P-256.");
        }

        _multiples = new(point);
    }

    public string Id { get; }

    /// <summary>Which of these are this key's signatures over these fingerprints.</summary>
    /// <param name="signed">Each with 32 bytes of hash and 64 of signature.</param>
    public void Verify(IReadOnlyList<Signed> signed, Span<bool> isGood)
    {
        var inverses = InversesOf([.. signed.Select(one => Scalar(one.Signature.AsSpan(32)))]);
        var numbers = signed.Select(one => Scalar(one.Signature.AsSpan(0, 32))).ToArray();
        var sums = new AffinePoint[signed.Count];
        OfGenerator.AddTo(sums, [.. signed.Select((one, at) => Digits(Scalar(one.Hash) * (inverses[at] ?? 0) % Point.Order))]);
        _multiples.AddTo(sums, [.. numbers.Select((r, at) => Digits(r * (inverses[at] ?? 0) % Point.Order))]);

        // x modulo the order is r: it is r, or the only other number below the prime.
        for (var at = 0; at < signed.Count; at++)
        {
            var r = numbers[at];
            isGood[at] = IsInRange(r) && inverses[at] is not null && sums[at] is { IsInfinity: false, X: var x }
                && (Field.Of(r) == x || (r + Point.Order < Field.Prime && Field.Of(r + Point.Order) == x));
        }
    }

    public bool IsSignedByPlatform(Signed signed) =>
        _platform.VerifyHash(signed.Hash, signed.Signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _platform.Dispose();

    // Null for what is out of range: it has none, and would spoil the others'.
    private static BigInteger?[] InversesOf(BigInteger[] numbers)
    {
        var before = new BigInteger[numbers.Length];
        var product = BigInteger.One;

        for (var at = 0; at < numbers.Length; at++)
        {
            before[at] = product;
            product = IsInRange(numbers[at]) ? product * numbers[at] % Point.Order : product;
        }

        var inverse = BigInteger.ModPow(product, Point.Order - 2, Point.Order);
        var inverses = new BigInteger?[numbers.Length];

        for (var at = numbers.Length - 1; at >= 0; at--)
        {
            if (IsInRange(numbers[at]))
            {
                inverses[at] = inverse * before[at] % Point.Order;
                inverse = inverse * numbers[at] % Point.Order;
            }
        }

        return inverses;
    }

    private static bool IsInRange(BigInteger number) => !number.IsZero && number < Point.Order;

    private static Field Number(byte[] bigEndian) => Field.Of(Scalar(bigEndian));

    private static BigInteger Scalar(ReadOnlySpan<byte> bigEndian) => new(bigEndian, isUnsigned: true, isBigEndian: true);

    private static short[] Digits(BigInteger number)
    {
        Span<byte> bytes = stackalloc byte[32];
        bytes.Clear();
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        return Multiples.DigitsOf(bytes);
    }
}

/// <summary>A fingerprint and what is said to be its signature.</summary>
internal readonly record struct Signed(byte[] Hash, byte[] Signature);
