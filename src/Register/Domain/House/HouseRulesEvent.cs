using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.House;

/// <summary>Each carries what held before: who changed what, and from what, is read from the event alone.</summary>
public abstract record HouseRulesEvent(DateTimeOffset At)
{
    public sealed record ModesSet(ModeRules Before, ModeRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record DeliveriesSet(DeliveryRules Before, DeliveryRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);
    public sealed record RelaysSet(RelayRules Before, RelayRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);
    public sealed record PaymentsSet(PaymentRules Before, PaymentRules After, Actor By, DateTimeOffset At)
        : HouseRulesEvent(At);
    public sealed record ActionsSet(ActionRules Before, ActionRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);
    public sealed record TillDaySet(TillDayRules Before, TillDayRules After, Actor By, DateTimeOffset At)
        : HouseRulesEvent(At);
    public sealed record FloorSet(FloorRules Before, FloorRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record RegistersSet(RegisterRules Before, RegisterRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record ReceiptsSet(ReceiptRules Before, ReceiptRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record MailSet(MailRules Before, MailRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record CounterSet(CounterRules Before, CounterRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record ClosingSet(ClosingRules Before, ClosingRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record TrainingBegan(Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    /// <summary>One way. What the seal is over stands beside it, as everywhere.</summary>
    public sealed record TrainingLeft(TrainingLeaving Leaving, Seal Seal, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record CountrySet(CountryRules Before, CountryRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record AccountingSet(AccountingRules Before, AccountingRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record TerminalsSet(TerminalRules Before, TerminalRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);

    public sealed record EReportingSet(EReportingRules Before, EReportingRules After, Actor By, DateTimeOffset At) : HouseRulesEvent(At);
}
