using System.Globalization;

namespace RetailPos.Hub.Devices.Scales;

/// <summary>What scales that compute prices must be proven. Section <c>Scales</c>. Which scale stands where is a rule of the house.</summary>
public sealed record ScaleSettings
{
    public const string Section = "Scales";

    /// <summary><c>Scales:CheckSum</c>, 0000–FFFF: the check sum that the program was checked with, from the scale's maker; empty for none.</summary>
    public string CheckSum { get; init; } = "";

    /// <summary><c>Scales:Polynomial</c>, 0001–FFFF: the maker's polynomial; empty for none.</summary>
    public string Polynomial { get; init; } = "";

    /// <summary><c>Scales:PatienceMilliseconds</c>, 200–10000: how long one answer may take.</summary>
    public int PatienceMilliseconds { get; init; } = 1_500;

    internal (ushort CheckSum, ushort Polynomial)? Proof =>
        Hex(CheckSum) is { } sum && Hex(Polynomial) is { } polynomial and > 0 ? (sum, polynomial) : null;

    /// <summary>What is wrong, each fault naming its key; empty when nothing is. The polynomial's own figures are in no message.</summary>
    public IReadOnlyList<string> Faults() =>
    [
        .. CheckSum.Length > 0 && Hex(CheckSum) is null ? [$"{Section}:{nameof(CheckSum)} must be four hexadecimal figures."] : Array.Empty<string>(),
        .. Polynomial.Length > 0 && Hex(Polynomial) is null or 0 ? [$"{Section}:{nameof(Polynomial)} must be four hexadecimal figures other than 0000."] : Array.Empty<string>(),
        .. CheckSum.Length > 0 != Polynomial.Length > 0 ? [$"{Section}:{nameof(CheckSum)} and {Section}:{nameof(Polynomial)} are set together, or not at all."] : Array.Empty<string>(),
        .. PatienceMilliseconds is < 200 or > 10_000
            ? [FormattableString.Invariant($"{Section}:{nameof(PatienceMilliseconds)} is {PatienceMilliseconds}; it must lie between 200 and 10000.")]
            : Array.Empty<string>(),
    ];

    private static ushort? Hex(string text) =>
        text.Length == 4 && ushort.TryParse(text, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var number) ? number : null;
}
