using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using static RetailPos.Verifier.Curve.Limbs;

namespace RetailPos.Verifier.Curve;

/// <summary>A number of 256 bits, and products modulo the order of P-256. Four limbs, the lowest first.</summary>
/// <remarks>
/// <see cref="Times"/> is Montgomery's product, which divides by 2²⁵⁶: of two factors, one is held times 2²⁵⁶ (<see cref="Raised"/>), and
/// the result is the plain product. Nothing here is secret, so nothing runs in constant time.
/// </remarks>
internal readonly record struct Scalar(ulong A, ulong B, ulong C, ulong D)
{
    public const int Bytes = 32;

    /// <summary>One, times 2²⁵⁶.</summary>
    public static readonly Scalar RaisedOne = new(0x0c46_353d_039c_daaf, 0x4319_0552_58e8_617b, 0, 0x0000_0000_ffff_ffff);

    // 2⁵¹² modulo the order.
    private static readonly Scalar Square = new(0x8324_4c95_be79_eea2, 0x4699_799c_49bd_6fa6, 0x2845_b239_2b6b_ec59, 0x66e1_2d94_f3d9_5620);

    private const ulong N0 = 0xf3b9_cac2_fc63_2551;
    private const ulong N1 = 0xbce6_faad_a717_9e84;
    private const ulong N2 = 0xffff_ffff_ffff_ffff;
    private const ulong N3 = 0xffff_ffff_0000_0000;

    // What makes the lowest limb vanish: the opposite of the inverse of N0 modulo 2⁶⁴.
    private const ulong Reduction = 0xccd1_c8aa_ee00_bc4f;

    /// <summary>From 1 to the order, exclusive: what a signature may consist of.</summary>
    public bool IsInRange => (A | B | C | D) != 0 && this == ModuloOrder();

    public static Scalar Read(ReadOnlySpan<byte> bigEndian) => new(
        BinaryPrimitives.ReadUInt64BigEndian(bigEndian[24..]),
        BinaryPrimitives.ReadUInt64BigEndian(bigEndian[16..]),
        BinaryPrimitives.ReadUInt64BigEndian(bigEndian[8..]),
        BinaryPrimitives.ReadUInt64BigEndian(bigEndian));

    public void Write(Span<byte> littleEndian)
    {
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian, A);
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[8..], B);
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[16..], C);
        BinaryPrimitives.WriteUInt64LittleEndian(littleEndian[24..], D);
    }

    /// <summary>Times 2²⁵⁶.</summary>
    public Scalar Raised() => Times(Square);

    /// <summary>No number of 256 bits is twice the order.</summary>
    public Scalar ModuloOrder() => Reduced(A, B, C, D, carry: 0);

    /// <summary>The product divided by 2²⁵⁶, below the order where one factor is.</summary>
    public Scalar Times(in Scalar other)
    {
        ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0;
        Step(this, other.A, ref t0, ref t1, ref t2, ref t3, ref t4);
        Step(this, other.B, ref t0, ref t1, ref t2, ref t3, ref t4);
        Step(this, other.C, ref t0, ref t1, ref t2, ref t3, ref t4);
        Step(this, other.D, ref t0, ref t1, ref t2, ref t3, ref t4);
        return Reduced(t0, t1, t2, t3, t4);
    }

    /// <summary>Of a raised number, raised: by Fermat, to the power of the order less two.</summary>
    public Scalar Inverse()
    {
        ReadOnlySpan<ulong> exponent = [N3, N2, N1, N0 - 2];
        var power = RaisedOne;

        foreach (var limb in exponent)
        {
            for (var bit = 63; bit >= 0; bit--)
            {
                power = power.Times(power);
                power = ((limb >> bit) & 1) == 1 ? power.Times(this) : power;
            }
        }

        return power;
    }

    // One limb of the other factor, and one limb of the reduction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(in Scalar one, ulong limb, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4)
    {
        unchecked
        {
            var carry = 0UL;
            var r0 = Multiply(one.A, limb, t0, ref carry);
            var r1 = Multiply(one.B, limb, t1, ref carry);
            var r2 = Multiply(one.C, limb, t2, ref carry);
            var r3 = Multiply(one.D, limb, t3, ref carry);
            var r4 = t4 + carry;
            var r5 = r4 < carry ? 1UL : 0;

            var times = r0 * Reduction;
            carry = 0;
            _ = Multiply(times, N0, r0, ref carry);
            t0 = Multiply(times, N1, r1, ref carry);
            t1 = Multiply(times, N2, r2, ref carry);
            t2 = Multiply(times, N3, r3, ref carry);
            t3 = r4 + carry;
            t4 = r5 + (t3 < carry ? 1UL : 0);
        }
    }

    private static Scalar Reduced(ulong a, ulong b, ulong c, ulong d, ulong carry)
    {
        var borrow = 0UL;
        var (a1, b1, c1, d1) = (Subtract(a, N0, ref borrow), Subtract(b, N1, ref borrow), Subtract(c, N2, ref borrow), Subtract(d, N3, ref borrow));
        return borrow > carry ? new(a, b, c, d) : new(a1, b1, c1, d1);
    }
}
