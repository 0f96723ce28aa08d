using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>The ways in which guests get what they buy here (features.md K71).</summary>
/// <param name="Modes">Each of the seven once, in the order of the keys.</param>
/// <param name="First">What a new sale begins with. One that is on.</param>
/// <param name="IsMandatory">A sale is not paid before somebody has said its mode: the first one is then only an offer.</param>
public sealed record ModeRules(ValueList<ModeRule> Modes, ServiceMode First, bool IsMandatory)
{
    public static readonly ModeRules Default = new(
        Enum.GetValues<ServiceMode>()
            .Select(mode => new ModeRule(
                mode,
                IsOn: mode is ServiceMode.EatIn or ServiceMode.TakeAway,
                KitchenStart.OnSend,
                Numbers: null,
                // A courier who cannot ring up stands before a closed door.
                mode is ServiceMode.Delivery ? GuestNeed.NameAndPhone : GuestNeed.None))
            .ToValueList(),
        ServiceMode.EatIn,
        IsMandatory: false);

    public IEnumerable<ServiceMode> On => Modes.Where(rule => rule.IsOn).Select(rule => rule.Mode);

    public bool IsOn(ServiceMode mode) => Of(mode).IsOn;

    public ModeRule Of(ServiceMode mode) => Modes.First(rule => rule.Mode == mode);

    public HouseRulesRefusal? Check() =>
        Modes.Count != Enum.GetValues<ServiceMode>().Length || Modes.DistinctBy(rule => rule.Mode).Count() != Modes.Count
            ? HouseRulesRefusal.ModesIncomplete
        : Modes.Any(rule => !Enum.IsDefined(rule.Mode) || !Enum.IsDefined(rule.Start) || !Enum.IsDefined(rule.Needs))
            ? HouseRulesRefusal.ModesIncomplete
        : Modes.Any(rule => rule.Numbers is { IsValid: false }) ? HouseRulesRefusal.NumbersOutOfRange
        : !Modes.Any(rule => rule.IsOn) ? HouseRulesRefusal.NoMode
        : !IsOn(First) ? HouseRulesRefusal.FirstModeOff
        : null;
}

/// <param name="Start">When the kitchen begins.</param>
/// <param name="Numbers">What its call numbers are counted in; null for the day's own, from 1.</param>
/// <param name="Needs">What must be known of the guest before anything is sent or paid.</param>
public sealed record ModeRule(
    ServiceMode Mode, bool IsOn, KitchenStart Start, CallNumberSeries? Numbers = null, GuestNeed Needs = GuestNeed.None);

/// <summary>What makes the kitchen begin (features.md §16, 4).</summary>
public enum KitchenStart
{
    /// <summary>Somebody sends it, or it is paid: whichever comes first.</summary>
    OnSend,

    /// <summary>Only what is paid in full is cooked.</summary>
    OnPayment,
}

/// <summary>What a house wants to know of a guest.</summary>
public enum GuestNeed
{
    None,
    Name,
    NameAndPhone,
}
