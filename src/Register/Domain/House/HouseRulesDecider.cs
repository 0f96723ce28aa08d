using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

using Answer = Decision<HouseRulesEvent, HouseRulesRefusal>;

public static class HouseRulesDecider
{
    public static readonly Decider<HouseRules, HouseRulesCommand, HouseRulesEvent, HouseRulesRefusal> Decider =
        new(HouseRules.Default, Decide, Evolve);

    public static Answer Decide(HouseRules rules, HouseRulesCommand command, DateTimeOffset now) => command switch
    {
        HouseRulesCommand.SetModes c => c.Modes.Check() is { } fault ? fault
            : c.Modes == rules.Modes ? []
            : [new HouseRulesEvent.ModesSet(rules.Modes, c.Modes, c.By, now)],
        HouseRulesCommand.SetDeliveries c => c.Deliveries.Check() is { } fault ? fault
            : c.Deliveries == rules.Deliveries ? []
            : [new HouseRulesEvent.DeliveriesSet(rules.Deliveries, c.Deliveries, c.By, now)],
        HouseRulesCommand.SetPayments c => c.Payments.Check() is { } fault ? fault
            : c.Payments == rules.Payments ? []
            : [new HouseRulesEvent.PaymentsSet(rules.Payments, c.Payments, c.By, now)],
        HouseRulesCommand.SetFloor c => c.Floor.Check() is { } fault ? fault
            : c.Floor == rules.Floor ? []
            : [new HouseRulesEvent.FloorSet(rules.Floor, c.Floor, c.By, now)],
        HouseRulesCommand.SetTillDay c => c.TillDay.Check() is { } fault ? fault
            : c.TillDay == rules.TillDay ? []
            : [new HouseRulesEvent.TillDaySet(rules.TillDay, c.TillDay, c.By, now)],
        HouseRulesCommand.SetRegisters c => c.Registers.Check() is { } fault ? fault
            : c.Registers == rules.Registers ? []
            : [new HouseRulesEvent.RegistersSet(rules.Registers, c.Registers, c.By, now)],
        HouseRulesCommand.SetReceipts c => c.Receipts.Check() is { } fault ? fault
            : c.Receipts == rules.Receipts ? []
            : [new HouseRulesEvent.ReceiptsSet(rules.Receipts, c.Receipts, c.By, now)],
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static HouseRules Evolve(HouseRules rules, HouseRulesEvent happened) => happened switch
    {
        HouseRulesEvent.ModesSet e => rules with { Modes = e.After },
        HouseRulesEvent.DeliveriesSet e => rules with { Deliveries = e.After },
        HouseRulesEvent.PaymentsSet e => rules with { Payments = e.After },
        HouseRulesEvent.TillDaySet e => rules with { TillDay = e.After },
        HouseRulesEvent.FloorSet e => rules with { Floor = e.After },
        HouseRulesEvent.RegistersSet e => rules with { Registers = e.After },
        HouseRulesEvent.ReceiptsSet e => rules with { Receipts = e.After },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };
}
