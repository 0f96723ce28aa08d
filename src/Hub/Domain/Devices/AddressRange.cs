using System.Globalization;

namespace RetailPos.Hub.Domain.Devices;

/// <summary>Addresses of a house's own network, one after the other: whole within one private block, and few enough to be asked one by one.</summary>
public sealed record AddressRange
{
    /// <summary>A /22: more machines than a house has, and asked within a minute.</summary>
    public const int CountMax = 1_024;

    /// <summary>"192.168.100.200-192.168.100.250", and room for spaces.</summary>
    public const int TextMax = 40;

    // RFC 1918, addresses that machines give themselves, and this machine.
    private static readonly (uint First, int Bits)[] Private =
        [(0x0a000000, 8), (0xac100000, 12), (0xc0a80000, 16), (0xa9fe0000, 16), (0x7f000000, 8)];

    private AddressRange(uint first, int count) => (First, Count) = (first, count);

    /// <summary>As a number, the leftmost figure highest.</summary>
    public uint First { get; }

    /// <summary>1–<see cref="CountMax"/>.</summary>
    public int Count { get; }

    public string At(int index) => Words(First + (uint)index);

    public override string ToString() => Count == 1 ? Words(First) : $"{Words(First)}-{Words(First + (uint)Count - 1)}";

    /// <summary>The network that a machine with this address stands in; of a larger one, the 254 around it.</summary>
    /// <returns>Null for an address that is not private.</returns>
    public static AddressRange? Around(string address, int bits) =>
        NumberOf(address) is not { } number ? null : Of(number, bits is >= 22 and <= 30 ? bits : 24).Range;

    /// <param name="typed">192.168.1.0/24, 192.168.1.10-60, 192.168.1.10-192.168.2.20, or one address.</param>
    public static (AddressRange? Range, AddressRangeFault? Fault) Read(string typed)
    {
        var text = typed.Trim();

        return text.IndexOf('/', StringComparison.Ordinal) is > 0 and var slash
                ? NumberOf(text[..slash]) is { } within && FigureOf(text[(slash + 1)..], 32) is { } bits ? Of(within, bits) : (null, AddressRangeFault.Unclear)
            : text.IndexOf('-', StringComparison.Ordinal) is > 0 and var dash
                ? Between(text[..dash].Trim(), text[(dash + 1)..].Trim())
            : NumberOf(text) is { } one ? Checked(one, 1)
            : (null, AddressRangeFault.Unclear);
    }

    private static (AddressRange?, AddressRangeFault?) Between(string from, string to)
    {
        if (NumberOf(from) is not { } first || (NumberOf(to) ?? (FigureOf(to, 255) is { } last ? (first & 0xffffff00) + (uint)last : null)) is not { } end)
        {
            return (null, AddressRangeFault.Unclear);
        }

        return end < first ? (null, AddressRangeFault.Unclear) : Checked(first, (long)end - first + 1);
    }

    // The first address of a network is its name, and the last calls everybody: neither is a machine's.
    private static (AddressRange? Range, AddressRangeFault? Fault) Of(uint within, int bits)
    {
        var count = 1L << (32 - bits);
        var first = bits == 0 ? 0 : within & (uint.MaxValue << (32 - bits));
        return bits <= 30 ? Checked(first + 1, count - 2) : Checked(first, count);
    }

    private static (AddressRange?, AddressRangeFault?) Checked(uint first, long count) =>
        !Array.Exists(Private, block => IsIn(block, first)) ? (null, AddressRangeFault.NotPrivate)
        : count > CountMax ? (null, AddressRangeFault.TooLarge)
        : Array.Exists(Private, block => IsIn(block, first) && IsIn(block, first + (uint)count - 1)) ? (new(first, (int)count), null)
        : (null, AddressRangeFault.NotPrivate);

    private static bool IsIn((uint First, int Bits) block, uint address) => address >> (32 - block.Bits) == block.First >> (32 - block.Bits);

    private static uint? NumberOf(string text)
    {
        var parts = text.Trim().Split('.');

        if (parts.Length != 4)
        {
            return null;
        }

        var number = 0u;

        foreach (var part in parts)
        {
            if (FigureOf(part, 255) is not { } figure)
            {
                return null;
            }

            number = (number << 8) | (uint)figure;
        }

        return number;
    }

    private static int? FigureOf(string text, int most) =>
        text.Length is > 0 and <= 3 && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var figure) && figure <= most ? figure : null;

    private static string Words(uint address) => string.Create(
        CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}");
}

/// <summary>Why addresses are not searched.</summary>
public enum AddressRangeFault
{
    Unclear,

    /// <summary>Some of them are other people's.</summary>
    NotPrivate,

    /// <summary>More than <see cref="AddressRange.CountMax"/>.</summary>
    TooLarge,
}
