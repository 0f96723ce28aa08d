using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace RetailPos.Verifier.Curve;

/// <summary>One step of the sums and products that are done by hand in four limbs of 64 bits.</summary>
internal static class Limbs
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Multiply(ulong one, ulong other, ulong add, ref ulong carry)
    {
        unchecked
        {
            var (low, high) = Product(one, other);
            low += add;
            high += low < add ? 1UL : 0;
            low += carry;
            high += low < carry ? 1UL : 0;
            carry = high;
            return low;
        }
    }

    // The platform's own product hands one half over by way of memory; two multiplications that need none are twice as fast.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (ulong Low, ulong High) Product(ulong one, ulong other)
    {
        if (Bmi2.X64.IsSupported)
        {
            return (unchecked(one * other), Bmi2.X64.MultiplyNoFlags(one, other));
        }

        var high = Math.BigMul(one, other, out var low);
        return (low, high);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong one, ulong other, ref ulong carry)
    {
        unchecked
        {
            var sum = one + other;
            var over = sum < one ? 1UL : 0;
            sum += carry;
            carry = over + (sum < carry ? 1UL : 0);
            return sum;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Subtract(ulong one, ulong other, ref ulong borrow)
    {
        unchecked
        {
            var difference = one - other;
            var under = one < other ? 1UL : 0;
            var result = difference - borrow;
            borrow = under + (difference < borrow ? 1UL : 0);
            return result;
        }
    }
}
