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
        HouseRulesCommand.SetModes c => Replace(
            rules.Modes, c.Modes, c.Modes.Check(), (before, after) => new HouseRulesEvent.ModesSet(before, after, c.By, now)),
        HouseRulesCommand.SetDeliveries c => Replace(
            rules.Deliveries, c.Deliveries, c.Deliveries.Check(), (before, after) => new HouseRulesEvent.DeliveriesSet(before, after, c.By, now)),
        HouseRulesCommand.SetRelays c => Replace(
            rules.Relays, c.Relays, c.Relays.Check(), (before, after) => new HouseRulesEvent.RelaysSet(before, after, c.By, now)),
        HouseRulesCommand.SetPayments c => Replace(
            rules.Payments, c.Payments, c.Payments.Check(), (before, after) => new HouseRulesEvent.PaymentsSet(before, after, c.By, now)),
        HouseRulesCommand.SetActions c => Replace(
            rules.Actions, c.Actions, c.Actions.Check(), (before, after) => new HouseRulesEvent.ActionsSet(before, after, c.By, now)),
        HouseRulesCommand.SetFloor c => Replace(
            rules.Floor, c.Floor, c.Floor.Check(), (before, after) => new HouseRulesEvent.FloorSet(before, after, c.By, now)),
        HouseRulesCommand.SetTillDay c => Replace(
            rules.TillDay, c.TillDay, c.TillDay.Check(), (before, after) => new HouseRulesEvent.TillDaySet(before, after, c.By, now)),
        HouseRulesCommand.SetRegisters c => Replace(
            rules.Registers, c.Registers, c.Registers.Check(), (before, after) => new HouseRulesEvent.RegistersSet(before, after, c.By, now)),
        HouseRulesCommand.SetReceipts c => Replace(
            rules.Receipts, c.Receipts, c.Receipts.Check(), (before, after) => new HouseRulesEvent.ReceiptsSet(before, after, c.By, now)),
        HouseRulesCommand.SetAccounting c => Replace(
            rules.Accounting, c.Accounting, c.Accounting.Check(), (before, after) => new HouseRulesEvent.AccountingSet(before, after, c.By, now)),
        HouseRulesCommand.SetTerminals c => Replace(
            rules.Terminals, c.Terminals, c.Terminals.Check(), (before, after) => new HouseRulesEvent.TerminalsSet(before, after, c.By, now)),
        HouseRulesCommand.SetEReporting c => Replace(
            rules.EReporting, c.EReporting, c.EReporting.Check(), (before, after) => new HouseRulesEvent.EReportingSet(before, after, c.By, now)),
        HouseRulesCommand.SetCounter c => Replace(
            rules.Counter, c.Counter, c.Counter.Check(), (before, after) => new HouseRulesEvent.CounterSet(before, after, c.By, now)),
        HouseRulesCommand.SetMail c => Replace(
            rules.Mail, c.Mail,
            c.Mail.Check() ?? (c.Mail.NeedsSecretAfter(rules.Mail) ? HouseRulesRefusal.MailSecretNeeded : null),
            (before, after) => new HouseRulesEvent.MailSet(before, after, c.By, now)),
        HouseRulesCommand.SetClosing c => Replace(
            rules.Closing, c.Closing, c.Closing.Check(), (before, after) => new HouseRulesEvent.ClosingSet(before, after, c.By, now)),
        HouseRulesCommand.BeginTraining { By: var by } => rules.Training switch
        {
            TrainingStage.Never => [new HouseRulesEvent.TrainingBegan(by, now)],
            TrainingStage.On => [],
            TrainingStage.Left => HouseRulesRefusal.TrainingIsOver,
        },
        HouseRulesCommand.LeaveTraining c => !rules.IsTraining ? HouseRulesRefusal.TrainingIsOver
            : c.OpenTickets > 0 ? HouseRulesRefusal.TrainingTicketsOpen
            : [new HouseRulesEvent.TrainingLeft(c.Leaving, c.Seal, c.Leaving.By, now)],
        HouseRulesCommand.SetCountry c => Replace(
            rules.Country, c.Country, c.Country.Check(), (before, after) => new HouseRulesEvent.CountrySet(before, after, c.By, now)),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static HouseRules Evolve(HouseRules rules, HouseRulesEvent happened) => happened switch
    {
        HouseRulesEvent.ModesSet e => rules with { Modes = e.After },
        HouseRulesEvent.DeliveriesSet e => rules with { Deliveries = e.After },
        HouseRulesEvent.RelaysSet e => rules with { Relays = e.After },
        HouseRulesEvent.PaymentsSet e => rules with { Payments = e.After },
        HouseRulesEvent.TillDaySet e => rules with { TillDay = e.After },
        HouseRulesEvent.FloorSet e => rules with { Floor = e.After },
        HouseRulesEvent.RegistersSet e => rules with { Registers = e.After },
        HouseRulesEvent.ReceiptsSet e => rules with { Receipts = e.After },
        HouseRulesEvent.AccountingSet e => rules with { Accounting = e.After },
        HouseRulesEvent.TerminalsSet e => rules with { Terminals = e.After },
        HouseRulesEvent.EReportingSet e => rules with { EReporting = e.After },
        HouseRulesEvent.ActionsSet e => rules with { Actions = e.After },
        HouseRulesEvent.CounterSet e => rules with { Counter = e.After },
        HouseRulesEvent.MailSet e => rules with { Mail = e.After },
        HouseRulesEvent.ClosingSet e => rules with { Closing = e.After },
        HouseRulesEvent.TrainingBegan => rules with { Training = TrainingStage.On },
        HouseRulesEvent.TrainingLeft => rules with { Training = TrainingStage.Left },
        HouseRulesEvent.CountrySet e => rules with { Country = e.After },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    // A section is replaced as a whole: what was written before is in the event, beside what holds from now on.
    private static Answer Replace<TSection>(
        TSection before, TSection after, HouseRulesRefusal? fault, Func<TSection, TSection, HouseRulesEvent> set)
        where TSection : class =>
        fault is { } refusal ? refusal
        : before.Equals(after) ? []
        : [set(before, after)];
}
