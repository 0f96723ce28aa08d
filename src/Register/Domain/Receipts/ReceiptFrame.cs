using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>What is the same on every receipt of the house.</summary>
/// <param name="SiteName">What the house is called where its rules name none.</param>
/// <param name="Currency">ISO 4217: named once, at the total.</param>
/// <param name="Software">Name and version of the program that made it.</param>
public sealed record ReceiptFrame(ReceiptRules Rules, ReceiptWords Words, string SiteName, string Software, string Currency)
{
    /// <summary>Nothing on it is real: it says so above and below, whatever the house has set.</summary>
    public bool IsTraining { get; init; }

    /// <summary>For another paper than the house's own, such as a telephone.</summary>
    public ReceiptFrame At(int width) => this with { Rules = Rules with { Width = width } };
}

/// <summary>A ticket that was given out before.</summary>
/// <param name="Number">Which duplicate it is, from 1.</param>
public sealed record Reprint(int Number, DateTimeOffset At, string By);
