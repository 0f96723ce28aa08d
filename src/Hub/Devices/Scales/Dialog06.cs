using System.Globalization;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Scales;

/// <summary>
/// Dialog 06: the scale is told the price of a kilogram and answers weight, price and amount; before that it may ask for a
/// proof that the program's version is the one that was checked with it (fiscal-and-protocols.md §8.5).
/// </summary>
public static class Dialog06
{
    /// <summary>The longest record has some thirty signs.</summary>
    public const int FrameBytesMax = 64;

    /// <summary>Six figures of cents.</summary>
    public const int PriceCentsMax = 999_999;

    private const byte Stx = 0x02;
    private const byte Etx = 0x03;
    private const byte Eot = 0x04;
    private const byte Enq = 0x05;
    private const byte Ack = 0x06;
    private const byte Nak = 0x15;
    private const byte Esc = 0x1b;

    /// <summary>Asks for the result of what was told before.</summary>
    public static ReadOnlySpan<byte> ResultQuestion => [Eot, Enq];

    /// <summary>Asks why not.</summary>
    public static ReadOnlySpan<byte> StatusQuestion => [Eot, Stx, (byte)'0', (byte)'8', Etx];

    /// <summary>EOT STX 01 ESC price ESC ETX.</summary>
    public static byte[] Price(Money kilogram) =>
    [
        Eot, Stx, (byte)'0', (byte)'1', Esc, .. Figures(kilogram.Cents, 6), Esc, Etx,
    ];

    /// <summary>EOT STX 10 ESC CS KW ETX: the check sum turned left by the first chance figure, its code turned right by the second.</summary>
    /// <param name="checkSum">What the program was checked with.</param>
    /// <param name="polynomial">The maker's own, which is nobody else's.</param>
    public static byte[] Proof(ushort checkSum, ushort polynomial, int first, int second) =>
    [
        Eot, Stx, (byte)'1', (byte)'0', Esc,
        .. Hex(ushort.RotateLeft(checkSum, first)), .. Hex(ushort.RotateRight(Code(checkSum, polynomial), second)),
        Etx,
    ];

    /// <summary>A sum of 16 bits over the two bytes of the check sum, the higher first.</summary>
    public static ushort Code(ushort checkSum, ushort polynomial)
    {
        var code = checkSum;

        for (var bit = 0; bit < 16; bit++)
        {
            code = (ushort)(((code << 1) ^ ((code & 0x8000) != 0 ? polynomial : 0)) & 0xffff);
        }

        return code;
    }

    public static (FrameHeard Heard, Dialog06Answer? Answer) Read(ReadOnlySpan<byte> heard) => heard switch
    {
        [] => (FrameHeard.Part, null),
        [Ack, ..] => (FrameHeard.Whole, new Dialog06Answer.Taken()),
        [Nak, ..] => (FrameHeard.Whole, new Dialog06Answer.NotTaken()),
        // Nothing to say: it is not done.
        [Eot] => (FrameHeard.Whole, new Dialog06Answer.NotTaken()),
        [Eot, .. var rest] => Read(rest),
        [Stx, ..] when heard.IndexOf(Etx) is > 0 and <= FrameBytesMax and var end => Record(heard[1..end]),
        [Stx, ..] when heard.Length < FrameBytesMax => (FrameHeard.Part, null),
        _ => (FrameHeard.Nonsense, null),
    };

    private static (FrameHeard, Dialog06Answer?) Record(ReadOnlySpan<byte> record)
    {
        if (record.ContainsAnyExceptInRange((byte)' ', (byte)'~') && record.ContainsAnyExcept(Allowed))
        {
            return (FrameHeard.Nonsense, null);
        }

        Dialog06Answer? answer = Encoding.ASCII.GetString(record).Split('\u001b') switch
        {
            ["02", "3", var weight, var price, var amount]
                when Number(weight, 5) is { } grams && Number(price, 6) is { } cents && Number(amount, 6) is { } sum =>
                new Dialog06Answer.Result(grams, new(cents), new(sum)),
            ["09", { Length: 2 } status] when Number(status, 2) is { } code => new Dialog06Answer.Status(code),
            ["11", "2", { Length: 2 } chance] when Nibble(chance[0]) is { } first && Nibble(chance[1]) is { } second =>
                new Dialog06Answer.Challenge(first, second),
            ["11", "1"] or ["11", "1", _] => new Dialog06Answer.Proven(IsGood: true),
            ["11", "0"] or ["11", "0", _] => new Dialog06Answer.Proven(IsGood: false),
            _ => null,
        };
        return answer is null ? (FrameHeard.Nonsense, null) : (FrameHeard.Whole, answer);
    }

    private static readonly System.Buffers.SearchValues<byte> Allowed =
        System.Buffers.SearchValues.Create([Esc, .. Enumerable.Range(' ', '~' - ' ' + 1).Select(sign => (byte)sign)]);

    private static int? Number(string text, int digits) =>
        text.Length == digits && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static int? Nibble(char sign) =>
        char.IsAsciiHexDigit(sign) ? Convert.ToInt32($"{sign}", 16) : null;

    private static byte[] Figures(long number, int digits) =>
        Encoding.ASCII.GetBytes(number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0'));

    private static byte[] Hex(ushort number) => Encoding.ASCII.GetBytes(number.ToString("X4", CultureInfo.InvariantCulture));
}

public abstract record Dialog06Answer
{
    private Dialog06Answer() { }

    public sealed record Taken : Dialog06Answer;

    public sealed record NotTaken : Dialog06Answer;

    /// <summary>What it has weighed, and what it computed.</summary>
    public sealed record Result(int Grams, Money KilogramPrice, Money Amount) : Dialog06Answer
    {
        /// <summary>Weight times price, half a cent up: what the scale must have come to.</summary>
        public bool IsRight => Amount.Cents == ((Grams * KilogramPrice.Cents) + 500) / 1_000;
    }

    /// <param name="Code">20 still moving, 21 not moved since the last, 22 not computed yet, 30 below its least, 31 below zero, 32 too much.</param>
    public sealed record Status(int Code) : Dialog06Answer;

    /// <summary>It wants a proof, turned by these.</summary>
    public sealed record Challenge(int First, int Second) : Dialog06Answer;

    public sealed record Proven(bool IsGood) : Dialog06Answer;
}
