using System.Numerics;
using System.Runtime.CompilerServices;

using static RetailPos.Verifier.Curve.Limbs;

namespace RetailPos.Verifier.Curve;

/// <summary>A number modulo the prime of P-256, in Montgomery form: times 2²⁵⁶. Four limbs, the lowest first; always below the prime.</summary>
/// <remarks>
/// The prime is 2²⁵⁶ − 2²²⁴ + 2¹⁹² + 2⁹⁶ − 1, whose lowest limb is −1 modulo 2⁶⁴: one step of the reduction is a shift and one
/// product. Nothing here is secret, so nothing runs in constant time.
/// </remarks>
internal readonly record struct Field(ulong A, ulong B, ulong C, ulong D)
{
    public static readonly BigInteger Prime = BigInteger.Parse(
        "0ffffffff00000001000000000000000000000000ffffffffffffffffffffffff", System.Globalization.NumberStyles.HexNumber);

    public static readonly Field Zero;
    public static readonly Field One = Of(BigInteger.One);

    private const ulong P0 = 0xffff_ffff_ffff_ffff;
    private const ulong P1 = 0x0000_0000_ffff_ffff;
    private const ulong P3 = 0xffff_ffff_0000_0001;

    public bool IsZero => (A | B | C | D) == 0;

    /// <param name="number">From 0 to the prime, exclusive.</param>
    public static Field Of(BigInteger number)
    {
        Span<byte> bytes = stackalloc byte[33];
        ((number << 256) % Prime).TryWriteBytes(bytes, out _, isUnsigned: false);
        return new(
            BitConverter.ToUInt64(bytes), BitConverter.ToUInt64(bytes[8..]), BitConverter.ToUInt64(bytes[16..]), BitConverter.ToUInt64(bytes[24..]));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Field operator *(in Field one, in Field other)
    {
        unchecked
        {
            ulong t0 = 0, t1 = 0, t2 = 0, t3 = 0, t4 = 0;
            Step(one, other.A, ref t0, ref t1, ref t2, ref t3, ref t4);
            Step(one, other.B, ref t0, ref t1, ref t2, ref t3, ref t4);
            Step(one, other.C, ref t0, ref t1, ref t2, ref t3, ref t4);
            Step(one, other.D, ref t0, ref t1, ref t2, ref t3, ref t4);
            return Reduced(t0, t1, t2, t3, t4);
        }
    }

    public static Field operator +(in Field one, in Field other)
    {
        unchecked
        {
            var a = one.A + other.A;
            var carry = a < one.A ? 1UL : 0;
            var b = Add(one.B, other.B, ref carry);
            var c = Add(one.C, other.C, ref carry);
            var d = Add(one.D, other.D, ref carry);
            return Reduced(a, b, c, d, carry);
        }
    }

    public static Field operator -(in Field one, in Field other)
    {
        unchecked
        {
            var borrow = 0UL;
            var a = Subtract(one.A, other.A, ref borrow);
            var b = Subtract(one.B, other.B, ref borrow);
            var c = Subtract(one.C, other.C, ref borrow);
            var d = Subtract(one.D, other.D, ref borrow);

            // Every other difference is below zero, and no processor guesses which: the prime or nothing is added, without a branch.
            var below = 0 - borrow;
            var carry = 0UL;
            a = Add(a, P0 & below, ref carry);
            b = Add(b, P1 & below, ref carry);
            c = Add(c, 0, ref carry);
            d = Add(d, P3 & below, ref carry);
            return new(a, b, c, d);
        }
    }

    /// <summary>The number itself, out of Montgomery form.</summary>
    public Scalar ToNumber()
    {
        var number = this * new Field(1, 0, 0, 0);
        return new(number.A, number.B, number.C, number.D);
    }

    /// <summary>By Fermat: to the power of the prime less two.</summary>
    public Field Inverse()
    {
        ReadOnlySpan<ulong> exponent = [P3, 0, P1, P0 - 2];
        var power = One;

        foreach (var limb in exponent)
        {
            for (var bit = 63; bit >= 0; bit--)
            {
                power *= power;
                power = ((limb >> bit) & 1) == 1 ? power * this : power;
            }
        }

        return power;
    }

    // One limb of the other factor, and one limb of the reduction.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Step(in Field one, ulong limb, ref ulong t0, ref ulong t1, ref ulong t2, ref ulong t3, ref ulong t4)
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

            // Adding r0 times the prime makes the lowest limb vanish; of the two lower limbs of the product a shift is left.
            var low = r0 << 32;
            t0 = r1 + low;
            carry = (r0 >> 32) + (t0 < low ? 1UL : 0);
            t1 = r2 + carry;
            carry = t1 < carry ? 1UL : 0;
            t2 = Multiply(r0, P3, r3, ref carry);
            t3 = r4 + carry;
            t4 = r5 + (t3 < carry ? 1UL : 0);
        }
    }

    // Below twice the prime: it fits once at most.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Field Reduced(ulong a, ulong b, ulong c, ulong d, ulong carry)
    {
        unchecked
        {
            var borrow = 0UL;
            var a1 = Subtract(a, P0, ref borrow);
            var b1 = Subtract(b, P1, ref borrow);
            var c1 = Subtract(c, 0, ref borrow);
            var d1 = Subtract(d, P3, ref borrow);
            var keep = 0 - (borrow & ~carry & 1);
            return new(a1 ^ ((a ^ a1) & keep), b1 ^ ((b ^ b1) & keep), c1 ^ ((c ^ c1) & keep), d1 ^ ((d ^ d1) & keep));
        }
    }
}
