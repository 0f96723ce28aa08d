using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Countries;

/// <summary>What a code stands for, from a day on, until the next one of the same code and region.</summary>
/// <param name="Until">The last day; null where nothing is known to follow.</param>
/// <param name="IsToVerify">Announced, or told at second hand: the office shows it as such.</param>
public sealed record VatRate(
    VatCode Code, Rate Rate, DateOnly From, DateOnly? Until = null, TaxRegion Region = TaxRegion.Mainland, bool IsToVerify = false)
{
    public bool HoldsOn(DateOnly day) => From <= day && !(Until < day);
}

/// <summary>Which code a kind of thing has, eaten here or carried away, from a day on.</summary>
/// <param name="IsToVerify">Announced, or told at second hand: the office shows it as such.</param>
public sealed record VatUse(
    VatSupply Supply, VatCode OnSite, VatCode Away, DateOnly From, TaxRegion Region = TaxRegion.Mainland, bool IsToVerify = false);
