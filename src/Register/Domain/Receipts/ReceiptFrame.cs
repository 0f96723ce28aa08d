using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>What is the same on every receipt of the house.</summary>
/// <param name="SiteName">What the house is called where its rules name none.</param>
/// <param name="Currency">ISO 4217: named once, at the total.</param>
/// <param name="Software">Name and version of the program that made it.</param>
/// <param name="Country">In full, below the address; empty to leave the address as it was typed.</param>
public sealed record ReceiptFrame(
    ReceiptRules Rules, ReceiptWords Words, string SiteName, string Software, string Currency, string Country = "")
{
    /// <summary>Nothing on it is real: it says so above and below, whatever the house has set.</summary>
    public bool IsTraining { get; init; }

    /// <summary>Read from the customer's own record, and never from what was sealed; empty for nobody's.</summary>
    public string Customer { get; init; } = "";

    /// <summary>Where it is fetched, when that is a relay point; empty otherwise.</summary>
    public string Relay { get; init; } = "";

    /// <summary>Of the register that sold it; empty for none.</summary>
    public string TillText { get; init; } = "";

    /// <summary>Whose law says what must be read on it.</summary>
    public CountryPack Law { get; init; } = CountryPack.Of(Domain.Countries.Country.France);

    /// <summary>For another paper than the house's own, such as a telephone.</summary>
    public ReceiptFrame At(int width) => this with { Rules = Rules with { Width = width } };
}

/// <summary>A ticket that was given out before.</summary>
/// <param name="Number">Which duplicate it is, from 1.</param>
public sealed record Reprint(int Number, DateTimeOffset At, string By);
