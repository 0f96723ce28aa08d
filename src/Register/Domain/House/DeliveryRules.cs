using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>Where the house delivers, for how much, and from which amount (features.md K72).</summary>
/// <param name="Shop">Where the couriers start; null while nobody has said.</param>
/// <param name="Zones">In rank order: the first that an address lies in is its zone. With none, every address is served for nothing.</param>
/// <param name="FeeName">What the fee is called on the bill. May be empty while no zone has a fee.</param>
/// <param name="FeeRate">The VAT rate of the fee, whatever the meals are taxed at.</param>
public sealed record DeliveryRules(GeoPoint? Shop, ValueList<DeliveryZone> Zones, string FeeName, Rate FeeRate)
{
    /// <summary>More rings and quarters than a courier can keep apart.</summary>
    public const int ZonesMax = 40;

    /// <summary>20 %: what a service is taxed at in France where nothing else is said.</summary>
    public static readonly DeliveryRules Default = new(Shop: null, [], FeeName: "", new Rate(2_000));

    /// <summary>The first zone the place lies in; its edge belongs to it. Null outside of all.</summary>
    public DeliveryZone? ZoneAt(GeoPoint place) => Zones.FirstOrDefault(zone => zone.Contains(place));

    public DeliveryZone? Named(string name) => Zones.FirstOrDefault(zone => zone.Name == name);

    public HouseRulesRefusal? Check() =>
        Shop is { IsValid: false } || Zones.Any(zone => !zone.Centre.IsValid) ? HouseRulesRefusal.PlaceInvalid
        : Zones.Count > ZonesMax ? HouseRulesRefusal.TooManyZones
        : Zones.Any(zone => !Text.IsName(zone.Name)) ? HouseRulesRefusal.ZoneNameInvalid
        : Zones.DistinctBy(zone => zone.Name).Count() < Zones.Count ? HouseRulesRefusal.ZoneNameTwice
        : Zones.Any(zone => zone.RadiusMetres is < 1 or > DeliveryZone.RadiusMetresMax) ? HouseRulesRefusal.RadiusOutOfRange
        : Zones.Any(zone => !IsAmount(zone.Fee) || !IsAmount(zone.Minimum)) ? HouseRulesRefusal.AmountOutOfRange
        : !FeeRate.IsValid ? HouseRulesRefusal.RateOutOfRange
        : !Text.IsNameOrEmpty(FeeName) || (FeeName is "" && Zones.Any(zone => !zone.Fee.IsZero)) ? HouseRulesRefusal.FeeNameInvalid
        : null;

    private static bool IsAmount(Money amount) => !amount.IsNegative && amount <= DeliveryZone.AmountMax;
}

/// <param name="Fee">What the guest pays for being brought it, tax included; zero for nothing.</param>
/// <param name="Minimum">The least that must be ordered, without the fee.</param>
public sealed record DeliveryZone(string Name, GeoPoint Centre, int RadiusMetres, Money Fee, Money Minimum)
{
    /// <summary>A hundred kilometres. What goes farther is shipped.</summary>
    public const int RadiusMetresMax = 100_000;

    /// <summary>1 000.00: a banquet's minimum.</summary>
    public static readonly Money AmountMax = new(100_000);

    public bool Contains(GeoPoint place) => Centre.MetresTo(place) <= RadiusMetres;
}
