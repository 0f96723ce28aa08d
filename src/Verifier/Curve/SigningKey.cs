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
        // Loops and no queries: a query over numbers is compiled for itself, at every start.
        var (numbers, seconds) = (new Scalar[signed.Count], new Scalar[signed.Count]);
        var (ofGenerator, ofKey) = (new short[signed.Count][], new short[signed.Count][]);

        for (var at = 0; at < signed.Count; at++)
        {
            (numbers[at], seconds[at]) = (Scalar.Read(signed[at].Signature), Scalar.Read(signed[at].Signature.AsSpan(Scalar.Bytes)));
        }

        var inverses = InversesOf(seconds);

        for (var at = 0; at < signed.Count; at++)
        {
            (ofGenerator[at], ofKey[at]) = (Digits(Scalar.Read(signed[at].Hash).Times(inverses[at])), Digits(numbers[at].Times(inverses[at])));
        }

        var sums = new AffinePoint[signed.Count];
        OfGenerator.AddTo(sums, ofGenerator);
        _multiples.AddTo(sums, ofKey);

        for (var at = 0; at < signed.Count; at++)
        {
            isGood[at] = numbers[at].IsInRange && inverses[at] != default && !sums[at].IsInfinity
                && sums[at].X.ToNumber().ModuloOrder() == numbers[at];
        }
    }

    public bool IsSignedByPlatform(Signed signed) =>
        _platform.VerifyHash(signed.Hash, signed.Signature, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);

    public void Dispose() => _platform.Dispose();

    // Raised. Zero for what is out of range: it has none, and would spoil the others'.
    private static Scalar[] InversesOf(Scalar[] numbers)
    {
        var (raised, before) = (new Scalar[numbers.Length], new Scalar[numbers.Length]);
        var product = Scalar.RaisedOne;

        for (var at = 0; at < numbers.Length; at++)
        {
            before[at] = product;
            raised[at] = numbers[at].IsInRange ? numbers[at].Raised() : default;
            product = raised[at] == default ? product : product.Times(raised[at]);
        }

        var inverse = product.Inverse();

        for (var at = numbers.Length - 1; at >= 0; at--)
        {
            if (raised[at] != default)
            {
                (raised[at], inverse) = (inverse.Times(before[at]), inverse.Times(raised[at]));
            }
        }

        return raised;
    }

    private static Field Number(byte[] bigEndian) => Field.Of(new BigInteger(bigEndian, isUnsigned: true, isBigEndian: true));

    private static short[] Digits(Scalar number)
    {
        Span<byte> bytes = stackalloc byte[Scalar.Bytes];
        number.Write(bytes);
        return Multiples.DigitsOf(bytes);
    }
}

/// <summary>A fingerprint and what is said to be its signature.</summary>
internal sealed record Signed(byte[] Hash, byte[] Signature);
