using System.Buffers.Binary;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>The radio code of pagers (ITU-R M.584): an address and a message become the bits of one transmission.</summary>
/// <remarks>Preamble; then batches of a sync word and eight frames of two words. A pager listens to the frame of its address only.</remarks>
public static class Pocsag
{
    public const uint Sync = 0x7CD215D8;

    /// <summary>Fills what nobody is addressed in.</summary>
    public const uint Idle = 0x7A89C197;

    /// <summary>The last address: 21 bits.</summary>
    public const int AddressMax = (1 << 21) - 1;

    public const int FunctionMax = 3;

    /// <summary>Long enough that a pager that sleeps between two looks wakes up within it.</summary>
    public const int PreambleBits = 576;

    /// <summary>More than any beeper shows; about a second of air at 512 bit/s more.</summary>
    public const int MessageMax = 40;

    private const int FramesPerBatch = 8;
    private const int WordsPerBatch = FramesPerBatch * 2;
    private const int BitsPerWord = 20;

    /// <summary>The eight addresses whose word would be the idle word in one of its frames: a pager there would hear every pause as its call.</summary>
    private const int IdleAddress = 2_007_664;

    /// <summary>Whether a pager may listen there. The first eight are those of pagers that were never set.</summary>
    public static bool IsAddress(int address) =>
        address is > 7 and <= AddressMax && address is < IdleAddress or > IdleAddress + 7;

    /// <summary>The whole transmission, most significant bit first.</summary>
    public static byte[] Transmission(int address, PocsagMessage message)
    {
        var batches = Batches(address, message);
        var bytes = new byte[(PreambleBits / 8) + (batches.Length * sizeof(uint))];
        bytes.AsSpan(0, PreambleBits / 8).Fill(0b1010_1010);

        for (var at = 0; at < batches.Length; at++)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan((PreambleBits / 8) + (at * sizeof(uint))), batches[at]);
        }

        return bytes;
    }

    /// <summary>Sync words and all. The message begins in the frame of its address and flows through the frames after it.</summary>
    public static uint[] Batches(int address, PocsagMessage message)
    {
        uint[] words = [AddressWord(address, message.Function), .. message.Words()];
        var first = (address & 7) * 2;
        // An idle word must follow, in this batch or in one more: it is how a pager knows that the message is over.
        var count = ((first + words.Length) / WordsPerBatch) + 1;
        var batches = new List<uint>(count * (WordsPerBatch + 1));

        for (var at = 0; at < count * WordsPerBatch; at++)
        {
            if (at % WordsPerBatch == 0)
            {
                batches.Add(Sync);
            }

            batches.Add(at >= first && at < first + words.Length ? words[at - first] : Idle);
        }

        return [.. batches];
    }

    /// <summary>The last three bits of the address are not in the word: they are the frame it is sent in.</summary>
    /// <exception cref="ArgumentOutOfRangeException">No pager may listen there, or there is no such function.</exception>
    public static uint AddressWord(int address, int function)
    {
        if (!IsAddress(address))
        {
            throw new ArgumentOutOfRangeException(nameof(address), address, $"8–{AddressMax}, without those of the idle word.");
        }

        ArgumentOutOfRangeException.ThrowIfNegative(function);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(function, FunctionMax);
        return Protect((((uint)address >> 1) & 0x1FFFFC) | (uint)function);
    }

    /// <param name="bits">20 bits of a message.</param>
    public static uint MessageWord(uint bits) => Protect(0x100000 | (bits & 0xFFFFF));

    /// <summary>21 bits, ten of BCH(31,21), and one that makes the ones even: two wrong bits are mended, three are seen.</summary>
    public static uint Protect(uint bits)
    {
        const uint generator = 0x769;
        var rest = bits << 10;

        for (var at = 30; at >= 10; at--)
        {
            if ((rest & (1u << at)) != 0)
            {
                rest ^= generator << (at - 10);
            }
        }

        var word = ((bits << 10) | rest) << 1;
        return word | ((uint)System.Numerics.BitOperations.PopCount(word) & 1);
    }

    /// <summary>Cuts a row of bits into words; what is missing at the end is <paramref name="filling"/>.</summary>
    internal static IEnumerable<uint> Cut(IEnumerable<bool> bits, uint filling)
    {
        foreach (var chunk in bits.Chunk(BitsPerWord))
        {
            var word = 0u;

            for (var at = 0; at < BitsPerWord; at++)
            {
                var bit = at < chunk.Length ? chunk[at] : ((filling >> (BitsPerWord - 1 - at)) & 1) != 0;
                word = (word << 1) | (bit ? 1u : 0u);
            }

            yield return MessageWord(word);
        }
    }
}
