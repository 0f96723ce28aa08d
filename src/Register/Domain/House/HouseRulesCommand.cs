using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

public abstract record HouseRulesCommand
{
    private HouseRulesCommand() { }

    public sealed record SetModes(ModeRules Modes, Actor By) : HouseRulesCommand;

    public sealed record SetDeliveries(DeliveryRules Deliveries, Actor By) : HouseRulesCommand;
    public sealed record SetPayments(PaymentRules Payments, Actor By) : HouseRulesCommand;
    public sealed record SetTillDay(TillDayRules TillDay, Actor By) : HouseRulesCommand;
    public sealed record SetFloor(FloorRules Floor, Actor By) : HouseRulesCommand;

    public sealed record SetRegisters(RegisterRules Registers, Actor By) : HouseRulesCommand;

    public sealed record SetReceipts(ReceiptRules Receipts, Actor By) : HouseRulesCommand;

    public sealed record SetAccounting(AccountingRules Accounting, Actor By) : HouseRulesCommand;

    public sealed record SetEReporting(EReportingRules EReporting, Actor By) : HouseRulesCommand;
}
