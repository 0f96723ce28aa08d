namespace RetailPos.Hub.Devices.Finding;

/// <summary>Where devices of each kind take connections (fiscal-and-protocols.md §6.1, §6.3, §7).</summary>
public sealed record FinderPorts
{
    /// <summary>ESC/POS and Star Line: bytes as they are.</summary>
    public int Raw { get; init; } = 9_100;

    /// <summary>IPP. Whoever takes office documents is no receipt printer.</summary>
    public int Office { get; init; } = 631;

    /// <summary>ePOS-Print over HTTP.</summary>
    public IReadOnlyList<int> Http { get; init; } = [80, 8_008];

    /// <summary>ePOS-Print over HTTPS.</summary>
    public IReadOnlyList<int> Https { get; init; } = [443, 8_043];

    public int CaisseAp { get; init; } = 8_888;

    public IReadOnlyList<int> Zvt { get; init; } = [20_007, 22_000];
}

/// <summary>How long one of them is waited for.</summary>
/// <param name="Connect">A machine of the same network answers within milliseconds, one on a sleeping radio within half a second.</param>
/// <param name="Printer">For the answer to one question.</param>
/// <param name="Terminal">For the whole of its talk.</param>
/// <param name="Host">For all that one address is asked: whoever is slower is not found, and can be typed.</param>
public sealed record FinderPatience(TimeSpan Connect, TimeSpan Printer, TimeSpan Terminal, TimeSpan Host)
{
    public static readonly FinderPatience Usual =
        new(TimeSpan.FromMilliseconds(800), TimeSpan.FromMilliseconds(800), TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(8));
}
