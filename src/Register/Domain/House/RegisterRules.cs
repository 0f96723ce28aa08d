using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.House;

/// <summary>The registers of the house (features.md K40). Empty while nobody has said: then there are those of the settings.</summary>
/// <remarks>None is ever taken away: tickets, sessions and chains are named after their till. It is switched off.</remarks>
public sealed record RegisterRules(ValueList<RegisterRule> Registers)
{
    /// <summary>A department store has fewer in one hall.</summary>
    public const int RegistersMax = 50;

    public static readonly RegisterRules Default = new([]);

    public RegisterHabits SettingsAt(TillId till) => Find(till)?.Settings ?? RegisterHabits.Default;

    public RegisterRule? Find(TillId till) => Registers.FirstOrDefault(register => register.Id == till);

    /// <summary>What people call it; its id where nobody has named it.</summary>
    public string NameOf(TillId till) => Find(till) is { Name: { Length: > 0 } name } ? name : till.Value;

    /// <summary>It sells nothing more; one that nobody has written down is none of these.</summary>
    public bool IsOff(TillId till) => Find(till) is { IsOn: false };

    /// <summary>Those that sell, in their order.</summary>
    /// <param name="first">Of the settings, for a house that has not decided.</param>
    public ValueList<TillId> Open(ValueList<TillId> first) =>
        Registers.IsEmpty ? first : [.. Registers.Where(register => register.IsOn).Select(register => register.Id)];

    public HouseRulesRefusal? Check() =>
        Registers.Count > RegistersMax
        || Registers.DistinctBy(register => register.Id).Count() < Registers.Count
        || !Registers.All(register => register.IsFit)
            ? HouseRulesRefusal.RegisterInvalid
        : !Registers.IsEmpty && !Registers.Any(register => register.IsOn) ? HouseRulesRefusal.NoRegister
        : null;
}

/// <param name="Name">Empty for its id.</param>
/// <param name="Mode">What its sales begin with; null for what the house's do.</param>
/// <param name="FixedFloat">What its drawer is offered at every opening; null for what the house has decided.</param>
/// <param name="TicketText">A line of its own above what it sells; empty for none.</param>
/// <param name="Settings">Null where nobody has set any.</param>
public sealed record RegisterRule(
    TillId Id, string Name, ServiceMode? Mode, bool IsOn = true, Money? FixedFloat = null, string TicketText = "",
    RegisterHabits? Settings = null)
{
    internal bool IsFit =>
        Kernel.Id.IsValid(Id.Value) && Text.IsNameOrEmpty(Name) && (Mode is not { } mode || Enum.IsDefined(mode))
        && (Settings?.IsFit ?? true) && Text.IsNameOrEmpty(TicketText) && FixedFloat is not { IsNegative: true } && !(FixedFloat > Tendering.GivenMax);
}
