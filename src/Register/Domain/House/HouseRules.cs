using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>
/// What the house has decided about selling, changed while it is open and felt by every running screen. One section per
/// subject, always replaced whole, so that the journal says what held before and after. What must be known before the hub
/// can start is no rule but a setting (config/README.md).
/// </summary>
public sealed record HouseRules(ModeRules Modes, PaymentRules Payments)
{
    public static readonly HouseRules Default = new(ModeRules.Default, PaymentRules.Default);

    /// <summary>Where it delivers, for how much, and from which amount.</summary>
    public DeliveryRules Deliveries { get; init; } = DeliveryRules.Default;

    /// <summary>Where guests fetch what they buy in the mode of relay points.</summary>
    public RelayRules Relays { get; init; } = RelayRules.Default;

    public FloorRules Floor { get; init; } = FloorRules.Default;

    public TillDayRules TillDay { get; init; } = TillDayRules.Default;

    public ReceiptRules Receipts { get; init; } = ReceiptRules.Default;

    /// <summary>What the register has keys for, beside its articles and its ways of paying.</summary>
    public ActionRules Actions { get; init; } = ActionRules.Default;

    public RegisterRules Registers { get; init; } = RegisterRules.Default;

    /// <summary>When the fiscal year ends, and how long a day waits to be closed.</summary>
    public ClosingRules Closing { get; init; } = ClosingRules.Default;

    public TrainingStage Training { get; init; }

    /// <summary>Nothing that is sold is real. A house that has never said so is real.</summary>
    public bool IsTraining => Training is TrainingStage.On;

    /// <summary>Whose law it sells under.</summary>
    public CountryRules Country { get; init; } = CountryRules.Default;

    public AccountingRules Accounting { get; init; } = AccountingRules.Default;

    public TerminalRules Terminals { get; init; } = TerminalRules.Default;

    public EReportingRules EReporting { get; init; } = EReportingRules.Default;

    /// <summary>Scales, customer displays and the telephone line.</summary>
    public CounterRules Counter { get; init; } = CounterRules.Default;

    public MailRules Mail { get; init; } = MailRules.Default;

    /// <summary>What a register's drawer is offered to be opened with.</summary>
    /// <param name="left">By the last closing.</param>
    public Money FloatAt(TillId till, Money left) => (Registers.SettingsAt(till).Opening, Registers.Find(till)?.FixedFloat) switch
    {
        (RegisterFloat.None, _) => Money.Zero,
        (RegisterFloat.CarryOver, _) => left,
        (_, { } own) => own,
        (RegisterFloat.Fixed, null) => TillDay.FixedFloat,
        (_, null) => TillDay.FloatAfter(left),
    };

    /// <summary>The modes as they are at one register: its sales may begin with another, if that one is on.</summary>
    public ModeRules ModesAt(TillId till) =>
        Registers.Find(till)?.Mode is { } mode && Modes.IsOn(mode) ? Modes with { First = mode } : Modes;
}
