using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>One telegram of ZVT: class, instruction, data.</summary>
public sealed record ZvtFrame(byte Class, byte Instruction, ImmutableArray<byte> Data)
{
    public int Code => (Class << 8) | Instruction;
}

/// <summary>ZVT over TCP: class, instruction, length, data; no checksum, for TCP has one.</summary>
public static class ZvtCodec
{
    /// <summary>A text block of a whole paper is a tenth of it.</summary>
    public const int BytesMax = 16_384;

    public const int Registration = 0x0600;
    public const int Authorization = 0x0601;
    public const int LogOff = 0x0602;
    public const int Completion = 0x060F;
    public const int Aborted = 0x061E;
    public const int RepeatReceipt = 0x0620;
    public const int Reversal = 0x0630;
    public const int Refund = 0x0631;
    public const int EndOfDay = 0x0650;
    public const int Abort = 0x06B0;
    public const int StatusEnquiry = 0x0501;
    public const int StatusInformation = 0x040F;
    public const int Intermediate = 0x04FF;
    public const int PrintLine = 0x06D1;
    public const int PrintBlock = 0x06D3;

    /// <summary>What terminals leave the factory with. It protects nothing: whoever reaches the line may send it.</summary>
    private static readonly byte[] Password = [0x00, 0x00, 0x00];

    /// <summary>The register prints the papers, is told what goes on, and is the only one to begin.</summary>
    private const byte Configuration = 0xBE;

    public static readonly byte[] Acknowledgement = [0x80, 0x00, 0x00];

    public static byte[] Write(int code, params ReadOnlySpan<byte> data)
    {
        byte[] head = data.Length < 0xFF
            ? [(byte)(code >> 8), (byte)(code & 0xFF), (byte)data.Length]
            : [(byte)(code >> 8), (byte)(code & 0xFF), 0xFF, (byte)(data.Length & 0xFF), (byte)(data.Length >> 8)];
        return [.. head, .. data];
    }

    public static byte[] Register(CardCurrency currency) => Write(Registration, [.. Password, Configuration, .. CurrencyOf(currency)]);

    public static byte[] Authorize(Money amount) => Write(Authorization, [0x04, .. AmountOf(amount)]);

    public static byte[] GiveBack(Money amount, CardCurrency currency) => Write(Refund, [.. Password, 0x04, .. AmountOf(amount), 0x49, .. CurrencyOf(currency)]);

    public static byte[] Reverse(string receipt) => Write(Reversal, [.. Password, 0x87, .. Packed(receipt.PadLeft(4, '0'))]);

    public static byte[] Repeat() => Write(RepeatReceipt, Password);

    public static byte[] CloseDay() => Write(EndOfDay, Password);

    public static byte[] Enquire() => Write(StatusEnquiry, Password);

    public static byte[] LetGo() => Write(Abort);

    public static FrameState Read(ReadOnlySpan<byte> heard, out ZvtFrame? frame, out int used)
    {
        (frame, used) = (null, 0);

        if (heard.Length > 0 && heard[0] is not (0x04 or 0x05 or 0x06 or 0x08 or 0x0F or 0x80 or 0x84))
        {
            return FrameState.Nonsense;
        }

        if (heard.Length < 3 || (heard[2] is 0xFF && heard.Length < 5))
        {
            return FrameState.Part;
        }

        var (head, length) = heard[2] is 0xFF ? (5, heard[3] | (heard[4] << 8)) : (3, heard[2]);

        if (head + length > BytesMax)
        {
            return FrameState.Nonsense;
        }

        if (heard.Length < head + length)
        {
            return FrameState.Part;
        }

        (frame, used) = (new(heard[0], heard[1], [.. heard.Slice(head, length)]), head + length);
        return FrameState.Whole;
    }

    public static byte[] AmountOf(Money amount) => Packed(amount.Cents.ToString("D12", CultureInfo.InvariantCulture));

    public static byte[] CurrencyOf(CardCurrency currency) => Packed(((int)currency).ToString("D4", CultureInfo.InvariantCulture));

    /// <summary>Two figures in each byte.</summary>
    public static byte[] Packed(string figures) => Convert.FromHexString(figures);

    /// <returns>Null where there is anything but figures.</returns>
    public static long? Unpacked(ReadOnlySpan<byte> packed)
    {
        long value = 0;

        foreach (var pair in packed)
        {
            if (pair >> 4 > 9 || (pair & 0xF) > 9 || value > long.MaxValue / 1_000)
            {
                return null;
            }

            value = (value * 100) + ((pair >> 4) * 10) + (pair & 0xF);
        }

        return value;
    }
}

/// <summary>The fields of a status information, as far as this house can read them.</summary>
/// <param name="IsWhole">False from a field on whose length nobody here knows: what stands before it counts.</param>
public sealed record ZvtFields(ImmutableDictionary<byte, ImmutableArray<byte>> Fields, bool IsWhole)
{
    public const byte ResultCode = 0x27;
    public const byte Amount = 0x04;
    public const byte Currency = 0x49;
    public const byte CardNumber = 0x22;
    public const byte Receipt = 0x87;
    public const byte Trace = 0x0B;
    public const byte Authorisation = 0x3B;
    public const byte CardName = 0x8B;
    public const byte AddedText = 0x3C;

    // Bytes of each field; below zero: two (LLVAR) or three (LLLVAR) bytes say it, one figure each.
    private static readonly Dictionary<byte, int> Lengths = new()
    {
        [0x01] = 1, [0x02] = 1, [0x03] = 1, [0x04] = 6, [0x05] = 1, [0x0B] = 3, [0x0C] = 3, [0x0D] = 2, [0x0E] = 2, [0x17] = 2, [0x19] = 1,
        [0x22] = -2, [0x23] = -2, [0x24] = -3, [0x27] = 1, [0x29] = 4, [0x2A] = 15, [0x2D] = -2, [0x2E] = -3, [0x3A] = 2, [0x3B] = 8,
        [0x3C] = -3, [0x3D] = 3, [0x49] = 2, [0x60] = -3, [0x87] = 2, [0x88] = 3, [0x8A] = 1, [0x8B] = -2, [0x8C] = 1, [0x92] = -3,
        [0x9A] = -3, [0xA0] = 1, [0xA7] = -2, [0xAA] = 3, [0xAF] = -3, [0xBA] = 5, [0xD0] = 1, [0xD2] = 1, [0xD3] = 1,
    };

    public static ZvtFields Of(ReadOnlySpan<byte> data)
    {
        var fields = ImmutableDictionary.CreateBuilder<byte, ImmutableArray<byte>>();
        var at = 0;

        while (at < data.Length)
        {
            var tag = data[at++];

            if (!Lengths.TryGetValue(tag, out var length) || !IsRead(data, ref at, ref length) || at + length > data.Length)
            {
                return new(fields.ToImmutable(), IsWhole: false);
            }

            fields[tag] = [.. data.Slice(at, length)];
            at += length;
        }

        return new(fields.ToImmutable(), IsWhole: true);
    }

    public long? Number(byte tag) => Fields.TryGetValue(tag, out var bytes) ? ZvtCodec.Unpacked(bytes.AsSpan()) : null;

    public byte? Byte(byte tag) => Fields.TryGetValue(tag, out var bytes) && bytes.Length is 1 ? bytes[0] : null;

    public string Text(byte tag) => Fields.TryGetValue(tag, out var bytes) ? Encoding.Latin1.GetString(bytes.AsSpan()).TrimEnd('\0', ' ') : "";

    /// <summary>The card's number, with E for every figure that the terminal hides, and F at the end of an odd one.</summary>
    public string Card => Fields.TryGetValue(CardNumber, out var bytes)
        ? Convert.ToHexString(bytes.AsSpan()).TrimEnd('F').Replace('E', '*')
        : "";

    private static bool IsRead(ReadOnlySpan<byte> data, ref int at, ref int length)
    {
        if (length >= 0)
        {
            return true;
        }

        var signs = -length;
        length = 0;

        for (; signs > 0; signs--)
        {
            if (at >= data.Length || data[at] is < 0xF0 or > 0xF9)
            {
                return false;
            }

            length = (length * 10) + (data[at++] & 0xF);
        }

        return true;
    }
}
