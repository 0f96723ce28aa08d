using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.House;

/// <summary>Under whose law the house sells, and what it knows better than the pack that came with the program (features.md K38).</summary>
/// <param name="IsChosen">Somebody has said so; before, it is what most houses are.</param>
/// <param name="Rates">Of the house: the newest of a code holds, and of two of one day the house's own.</param>
/// <param name="Uses">The same for what a kind of thing is taxed as.</param>
/// <param name="OffersNote">The register offers the note from the country's sum on; below it whoever wants one asks.</param>
public sealed record CountryRules(
    Country Country, TaxRegion Region, bool IsChosen, ValueList<VatRate> Rates, ValueList<VatUse> Uses, bool OffersNote = true)
{
    /// <summary>Ten changes of each code of a country are more than a generation sees.</summary>
    public const int OwnMax = 60;

    public static readonly CountryRules Default = new(Country.France, TaxRegion.Mainland, IsChosen: false, [], []);

    public CountryPack Pack => CountryPack.Of(Country);

    /// <summary>What a code stands for on that day; null for a code that the country does not know.</summary>
    public VatRate? RateOn(VatCode code, DateOnly day) =>
        Newest(Pack.Rates.Where(rate => rate.Region == Region), Rates, rate => rate.Code == code && rate.HoldsOn(day), rate => rate.From);

    /// <summary>Which codes a kind of thing has on that day; null where the country says nothing of it.</summary>
    public VatUse? UseOn(VatSupply supply, DateOnly day) =>
        Newest(Pack.Uses.Where(use => use.Region == Region), Uses, use => use.Supply == supply && use.From <= day, use => use.From);

    /// <summary>What such a thing is taxed at when it is sold on that day; null where nobody knows.</summary>
    public (Rate OnSite, Rate Away)? RatesOf(VatSupply supply, DateOnly day) =>
        UseOn(supply, day) is { } use && RateOn(use.OnSite, day) is { } here && RateOn(use.Away, day) is { } away
            ? (here.Rate, away.Rate)
            : null;

    /// <summary>The article as it is taxed on that day. One that names its own rates keeps them.</summary>
    public SoldArticle Taxed(SoldArticle article, DateOnly day) =>
        article.Supply is { } supply && RatesOf(supply, day) is { } rates ? article with { EatIn = rates.OnSite, TakeAway = rates.Away } : article;

    /// <summary>The day by which the law counts: the calendar's, where the till stands.</summary>
    public static DateOnly DayOf(DateTimeOffset now) => DateOnly.FromDateTime(now.DateTime);

    /// <summary>The next day on which some rate or use becomes another; null when none is known.</summary>
    public DateOnly? NextChange(DateOnly today) =>
        Pack.Rates.Where(rate => rate.Region == Region).Concat(Rates).Select(rate => rate.From)
            .Concat(Pack.Uses.Where(use => use.Region == Region).Concat(Uses).Select(use => use.From))
            .Where(day => day > today)
            .Select(day => (DateOnly?)day)
            .Min();

    /// <summary>Whether the law wants the guest to be given a note for this, and the house has not switched the offer off.</summary>
    public bool IsNoteDue(Money total) => OffersNote && Pack.NoteFrom is { } from && total >= from;

    public HouseRulesRefusal? Check() =>
        !Enum.IsDefined(Country) || !Pack.Regions.Contains(Region) ? HouseRulesRefusal.RegionInvalid
        : Rates.Count > OwnMax || Rates.DistinctBy(rate => (rate.Code, rate.From)).Count() < Rates.Count || !Rates.All(IsFit)
            ? HouseRulesRefusal.VatRateInvalid
        : Uses.Count > OwnMax || Uses.DistinctBy(use => (use.Supply, use.From)).Count() < Uses.Count || !Uses.All(IsFit)
            ? HouseRulesRefusal.VatRateInvalid
        : null;

    private static bool IsFit(VatRate rate) => Enum.IsDefined(rate.Code) && rate.Rate.IsValid && IsDay(rate.From) && !(rate.Until < rate.From);

    private static bool IsFit(VatUse use) =>
        Enum.IsDefined(use.Supply) && Enum.IsDefined(use.OnSite) && Enum.IsDefined(use.Away) && IsDay(use.From);

    // A year typed with a figure too many would sleep for ever, and nobody would see why.
    private static bool IsDay(DateOnly day) => day.Year is >= 2000 and <= 2100;

    private static T? Newest<T>(IEnumerable<T> pack, IEnumerable<T> own, Func<T, bool> holds, Func<T, DateOnly> from)
        where T : class
    {
        T? newest = null;

        foreach (var one in pack.Concat(own).Where(holds))
        {
            newest = newest is null || from(one) >= from(newest) ? one : newest;
        }

        return newest;
    }
}
