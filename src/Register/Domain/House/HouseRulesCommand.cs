using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.House;

public abstract record HouseRulesCommand
{
    private HouseRulesCommand() { }

    public sealed record SetModes(ModeRules Modes, Actor By) : HouseRulesCommand;

    public sealed record SetDeliveries(DeliveryRules Deliveries, Actor By) : HouseRulesCommand;
    public sealed record SetRelays(RelayRules Relays, Actor By) : HouseRulesCommand;
    public sealed record SetPayments(PaymentRules Payments, Actor By) : HouseRulesCommand;
    public sealed record SetActions(ActionRules Actions, Actor By) : HouseRulesCommand;
    public sealed record SetTillDay(TillDayRules TillDay, Actor By) : HouseRulesCommand;
    public sealed record SetFloor(FloorRules Floor, Actor By) : HouseRulesCommand;

    public sealed record SetRegisters(RegisterRules Registers, Actor By) : HouseRulesCommand;

    public sealed record SetReceipts(ReceiptRules Receipts, Actor By) : HouseRulesCommand;

    public sealed record SetMail(MailRules Mail, Actor By) : HouseRulesCommand;

    public sealed record SetCounter(CounterRules Counter, Actor By) : HouseRulesCommand;

    public sealed record SetClosing(ClosingRules Closing, Actor By) : HouseRulesCommand;

    /// <summary>A new house learns before it sells.</summary>
    public sealed record BeginTraining(Actor By) : HouseRulesCommand;

    /// <summary>From here everything is real, for ever.</summary>
    /// <param name="Seal">Over <paramref name="Leaving"/>, by the key of the house.</param>
    /// <param name="OpenTickets">Training tickets on which something is still to be paid: nobody could pay them afterwards.</param>
    public sealed record LeaveTraining(TrainingLeaving Leaving, Seal Seal, int OpenTickets = 0) : HouseRulesCommand;

    public sealed record SetCountry(CountryRules Country, Actor By) : HouseRulesCommand;

    public sealed record SetAccounting(AccountingRules Accounting, Actor By) : HouseRulesCommand;

    public sealed record SetTerminals(TerminalRules Terminals, Actor By) : HouseRulesCommand;

    public sealed record SetEReporting(EReportingRules EReporting, Actor By) : HouseRulesCommand;
}
