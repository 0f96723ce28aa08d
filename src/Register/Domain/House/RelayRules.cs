using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.House;

/// <summary>Where guests fetch what is brought to a pick-up point (features.md K71).</summary>
/// <param name="Points">In the order in which they are offered.</param>
/// <remarks>None is ever taken away that a sale may still name: it is switched off. One that nobody has used may go.</remarks>
public sealed record RelayRules(ValueList<RelayPoint> Points)
{
    /// <summary>Every tobacconist of a large town; the whole list stands in each event that changes it.</summary>
    public const int PointsMax = 200;

    public static readonly RelayRules Default = new([]);

    public IEnumerable<RelayPoint> On => Points.Where(point => point.IsOn);

    public RelayPoint? Find(string id) => Points.FirstOrDefault(point => point.Id == id);

    public HouseRulesRefusal? Check() =>
        Points.Count > PointsMax ? HouseRulesRefusal.TooManyRelays
        : Points.DistinctBy(point => point.Id).Count() < Points.Count || !Points.All(point => point.IsFit) ? HouseRulesRefusal.RelayInvalid
        : null;
}

/// <param name="Address">As the guest, and whoever brings it there, reads it.</param>
/// <param name="Hours">When it is open, in the house's own words; empty for not said.</param>
public sealed record RelayPoint(string Id, string Name, string Address, string Hours, bool IsOn = true)
{
    /// <summary>What a sale keeps of it: moved or closed later, the bill says where it was to be fetched.</summary>
    public RelayStop Stop => new(Id, Name, Address, Hours);

    internal bool IsFit =>
        Kernel.Id.IsValid(Id) && Text.IsName(Name) && !string.IsNullOrWhiteSpace(Address) && Text.IsNote(Address) && Text.IsNote(Hours);
}
