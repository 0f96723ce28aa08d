using System.Numerics;
using System.Text;

namespace RetailPos.Devices.Tests;

/// <summary>A pager, from the standard and from nothing of ours: it hears a row of bits, looks for the sync word, and reads what is for anybody.</summary>
/// <remarks>It mends nothing. Each word must be whole: its check bits by polynomial division, its parity by counting.</remarks>
internal static class PocsagDecoder
{
    internal sealed record Heard(int Address, int Function, IReadOnlyList<int> Nibbles, string Text, int PreambleBits);

    public static IReadOnlyList<Heard> Listen(IEnumerable<byte> transmission)
    {
        var bits = transmission.SelectMany(octet => Enumerable.Range(0, 8).Select(at => (octet & (0x80 >> at)) != 0)).ToList();
        var start = 0;

        while (Word(bits, start) != 0b0111_1100_1101_0010_0001_0101_1101_1000)
        {
            start++;
        }

        for (var at = 1; at < start; at++)
        {
            Assert.NotEqual(bits[at - 1], bits[at]);
        }

        var found = new List<Heard>();
        (int Address, int Function, List<bool> Bits)? open = null;

        for (var batch = start; batch < bits.Count; batch += 17 * 32)
        {
            Assert.Equal(0b0111_1100_1101_0010_0001_0101_1101_1000u, Word(bits, batch));

            for (var slot = 0; slot < 16; slot++)
            {
                var word = Word(bits, batch + ((slot + 1) * 32));
                Assert.True(IsWhole(word), $"{word:X8} is damaged.");

                if ((word & 0x80000000) != 0)
                {
                    Assert.NotNull(open);
                    open.Value.Bits.AddRange(Enumerable.Range(0, 20).Select(at => (word & (0x40000000u >> at)) != 0));
                    continue;
                }

                Close();

                if (word != 0b0111_1010_1000_1001_1100_0001_1001_0111)
                {
                    open = ((int)((word >> 13) & 0x3FFFF) * 8 + (slot / 2), (int)((word >> 11) & 3), []);
                }
            }
        }

        // A message that runs to the very end of the last batch would not be known to be over.
        Assert.Null(open);
        return found;

        void Close()
        {
            if (open is { } message)
            {
                found.Add(new(message.Address, message.Function, Nibbles(message.Bits), Letters(message.Bits), start));
                open = null;
            }
        }
    }

    private static uint Word(List<bool> bits, int at)
    {
        var word = 0u;

        for (var bit = 0; bit < 32; bit++)
        {
            word = (word << 1) | (bits[at + bit] ? 1u : 0u);
        }

        return word;
    }

    // x^10+x^9+x^8+x^6+x^5+x^3+1 must divide the first 31 bits, read as a polynomial.
    private static bool IsWhole(uint word)
    {
        var polynomial = new BigInteger(word >> 1);
        var generator = new BigInteger(0b111_0110_1001);

        for (var degree = 30; degree >= 10; degree--)
        {
            if (!(polynomial >> degree).IsEven)
            {
                polynomial ^= generator << (degree - 10);
            }
        }

        return polynomial.IsZero && Convert.ToString(word, 2).Count(bit => bit == '1') % 2 == 0;
    }

    private static List<int> Nibbles(List<bool> bits) =>
        [.. bits.Chunk(4).Select(four => (four[0] ? 1 : 0) + (four[1] ? 2 : 0) + (four[2] ? 4 : 0) + (four[3] ? 8 : 0))];

    private static string Letters(List<bool> bits)
    {
        var text = new StringBuilder();

        foreach (var seven in bits.Chunk(7).Where(chunk => chunk.Length == 7))
        {
            var value = 0;

            for (var at = 6; at >= 0; at--)
            {
                value = (value * 2) + (seven[at] ? 1 : 0);
            }

            text.Append((char)value);
        }

        return text.ToString().TrimEnd('\0');
    }
}
