using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.House;

/// <summary>What the house asks of its tills (features.md K30).</summary>
/// <param name="MustBeOpened">Nothing is paid at a till that nobody has opened. Otherwise the first payment opens it.</param>
/// <param name="BlindCount">Whoever counts is not shown what should be there.</param>
/// <param name="FixedFloat">What a till is opened with where the float is fixed.</param>
/// <param name="AllSalesClosedBeforeClosing">A till is closed only when all its sales are finished.</param>
public sealed record TillDayRules(
    bool MustBeOpened, bool BlindCount, FloatKind Opening, Money FixedFloat, bool AllSalesClosedBeforeClosing)
{
    public static readonly TillDayRules Default = new(
        MustBeOpened: false, BlindCount: false, FloatKind.CarryOver, Money.Zero, AllSalesClosedBeforeClosing: false);

    /// <summary>What a till is offered to be opened with.</summary>
    /// <param name="left">By the last closing.</param>
    public Money FloatAfter(Money left) => Opening switch
    {
        FloatKind.CarryOver => left,
        FloatKind.Fixed => FixedFloat,
    };

    public HouseRulesRefusal? Check() =>
        Enum.IsDefined(Opening) && !FixedFloat.IsNegative && FixedFloat <= Tendering.GivenMax ? null : HouseRulesRefusal.FloatInvalid;
}

/// <summary>What a till begins its day with.</summary>
public enum FloatKind
{
    /// <summary>What the last closing left in the drawer.</summary>
    CarryOver,

    /// <summary>The same every day, whatever was left.</summary>
    Fixed,
}
