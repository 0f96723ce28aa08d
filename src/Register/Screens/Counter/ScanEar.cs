namespace RetailPos.Register.Counter;

/// <summary>Tells a scanner's keys from fingers by the time between them, as the page measured it.</summary>
/// <param name="Burst">What has come without a finger's pause.</param>
/// <param name="LastMs">When its last key came, on the page's clock.</param>
public sealed record ScanEar(string Burst, long LastMs)
{
    /// <summary>Scanners take 1–20 ms a key, a slow radio one 40; the quickest fingers 60.</summary>
    public const int GapMsMax = 50;

    /// <summary>Two fingers that fall on two keys at once are no scan, and four are not fingers.</summary>
    public const int LengthMin = 4;

    /// <summary>A code on a table says a whole address. What goes on for longer is a key that something lies upon.</summary>
    public const int LengthMax = 256;

    public static readonly ScanEar Quiet = new("", long.MinValue);

    /// <summary>Its first key: what stands in the pad now stood there before the scanner typed into it.</summary>
    public bool HasJustBegun => Burst.Length == 1;

    /// <param name="key">One sign as the keyboard gave it, or the name of another key.</param>
    /// <param name="atMs">Null for a key that nobody timed: it is a finger's.</param>
    public ScanEar Hear(string key, long? atMs) =>
        key.Length != 1 || atMs is not { } now ? Quiet
        : IsWithin(now) && Burst.Length < LengthMax ? new(Burst + key, now)
        : new(key, now);

    /// <summary>The whole text when this key ends a scan; null when it is a finger's.</summary>
    public string? Ended(string key, long? atMs) =>
        key is "Enter" or "Tab" && atMs is { } now && IsWithin(now)
        && Burst.Length >= (Burst[0] is '$' or '\'' ? LengthMin - 1 : LengthMin)
            ? Burst
            : null;

    private bool IsWithin(long now) => Burst.Length > 0 && now - LastMs is >= 0 and <= GapMsMax;
}

/// <summary>A key that was pressed somewhere on the page.</summary>
/// <param name="Key">As the register names it: 0–9 , * Enter Escape F1 …</param>
/// <param name="Raw">As the keyboard gave it.</param>
/// <param name="AtMs">On the page's clock; null when nobody timed it.</param>
public sealed record KeyStroke(string Key, string Raw, long? AtMs);
