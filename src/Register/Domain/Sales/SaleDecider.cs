using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>What may be done with a sale, stage by stage, and what becomes of it. How, each subject says in a file of its own.</summary>
public static class SaleDecider
{
    public static readonly Decider<Sale, SaleCommand, SaleEvent, SaleRefusal> Decider = new(Sale.None, Decide, Evolve);

    public static Answer Decide(Sale sale, SaleCommand command, DateTimeOffset now)
    {
        var answer = DecideAlone(sale, command, now);
        return command.Offers is { } offers ? WithOffers(sale, answer, offers, now) : answer;
    }

    // Whatever an edit was, what the house adds by itself follows it in the same append.
    private static Answer WithOffers(Sale sale, Answer answer, HouseOffers offers, DateTimeOffset now) =>
        !answer.Events.IsEmpty
        && answer.Events.Aggregate(sale, Evolve) is { Stage: SaleStage.Open, Pending: null, Moving: null, Card: null } after
        && AutomaticOffers.Of(after, offers, now) is { } changed
            ? [.. answer.Events, changed]
            : answer;

    private static Answer DecideAlone(Sale sale, SaleCommand command, DateTimeOffset now) => (sale.Stage, command) switch
    {
        (SaleStage.Absent, SaleCommand.Open c) => Open(c, now),
        (_, SaleCommand.Open) => SaleRefusal.AlreadyOpen,
        (SaleStage.Absent, SaleCommand.TakeIn c) => Moving.Begin(c, now),
        (SaleStage.Absent, _) => SaleRefusal.NotOpen,
        (_, SaleCommand.ConfirmPayment c) => Paying.Confirm(sale, c, now),
        (_, SaleCommand.RefusePayment c) => Paying.Refuse(sale, c, now),
        (_, SaleCommand.ConfirmMove c) => Moving.Confirm(sale, c, now),
        (_, SaleCommand.RefuseMove c) => Moving.Refuse(sale, c, now),
        (_, SaleCommand.RequestRefund c) => Refunding.Request(sale, c, now),
        (_, SaleCommand.ConfirmRefund c) => Refunding.Confirm(sale, c, now),
        (_, SaleCommand.RefuseRefund c) => Refunding.Refuse(sale, c, now),
        (_, SaleCommand.SendCard c) => CardPaying.Send(sale, c, now),
        (_, SaleCommand.AnswerCard c) => CardPaying.Answer(sale, c, now),
        (_, SaleCommand.CancelCard c) => CardPaying.Cancel(sale, c, now),
        (_, SaleCommand.QueryCard c) => CardPaying.Query(sale, c, now),
        (_, SaleCommand.ResolveCard c) => CardPaying.Resolve(sale, c, now),
        (_, SaleCommand.GiveReceipt c) => ReceiptCounts.Give(sale, c, now),
        (_, SaleCommand.TakeBackReceipt c) => ReceiptCounts.TakeBack(sale, c, now),
        (SaleStage.Settled, _) => SaleRefusal.AlreadySettled,
        (SaleStage.Abandoned, SaleCommand.Abandon) => [],
        (SaleStage.Abandoned, _) => SaleRefusal.AlreadyAbandoned,
        (_, SaleCommand.Move c) when sale.Moving?.Id == c.Id => [],
        (_, SaleCommand.MoveTable c) => Serving.MoveTable(sale, c, now),
        _ when sale.Moving is not null => SaleRefusal.MovePending,
        (_, SaleCommand.RequestPayment c) => Paying.Request(sale, c, now),
        _ when sale.Pending is not null => SaleRefusal.PaymentPending,
        _ when sale.Card is not null => SaleRefusal.CardPending,
        (SaleStage.Sealed, _) => SaleRefusal.AlreadySealed,
        (SaleStage.Open, SaleCommand.AddLines c) => Editing.AddLines(sale, c, now),
        (SaleStage.Open, SaleCommand.SetQuantity c) => Editing.SetQuantity(sale, c, now),
        (SaleStage.Open, SaleCommand.AddQuantity c) => Editing.AddQuantity(sale, c, now),
        (SaleStage.Open, SaleCommand.SetNote c) => Editing.SetNote(sale, c, now),
        (SaleStage.Open, SaleCommand.SetOption c) => Editing.SetOption(sale, c, now),
        (SaleStage.Open, SaleCommand.SetAllergy c) => Editing.SetAllergy(sale, c, now),
        (SaleStage.Open, SaleCommand.SetStep c) => Editing.SetStep(sale, c, now),
        (SaleStage.Open, SaleCommand.RemoveLine c) => Editing.RemoveLine(sale, c, now),
        (SaleStage.Open, SaleCommand.SetMode c) => Serving.SetMode(sale, c, now),
        (SaleStage.Open, SaleCommand.SetCustomer c) => Serving.SetCustomer(sale, c, now),
        (SaleStage.Open, SaleCommand.SetExemption c) => Exemption.Set(sale, c, now),
        (SaleStage.Open, SaleCommand.PutAside c) => Serving.PutAside(sale, c, now),
        (SaleStage.Open, SaleCommand.SetPhone c) => Serving.SetPhone(sale, c, now),
        (SaleStage.Open, SaleCommand.SetDestination c) => Serving.SetDestination(sale, c, now),
        (SaleStage.Open, SaleCommand.SetRelay c) => Serving.SetRelay(sale, c, now),
        (SaleStage.Open, SaleCommand.SetDue c) => Serving.SetDue(sale, c, now),
        (SaleStage.Open, SaleCommand.TakeTable c) => Serving.TakeTable(sale, c, now),
        (SaleStage.Open, SaleCommand.Send c) => Sending.Send(sale, c, now),
        (SaleStage.Open, SaleCommand.SetSeat c) => Editing.SetSeat(sale, c, now),
        (SaleStage.Open, SaleCommand.SetChoices c) => Editing.SetChoices(sale, c, now),
        (SaleStage.Open, SaleCommand.ApplyReduction c) => Adjusting.Reduce(sale, c, now),
        (SaleStage.Open, SaleCommand.MakeFree c) => Adjusting.MakeFree(sale, c, now),
        (SaleStage.Open, SaleCommand.RemoveAdjustment c) => Adjusting.Remove(sale, c, now),
        (SaleStage.Open, SaleCommand.ComposeMenu c) => Adjusting.Compose(sale, c, now),
        (SaleStage.Open, SaleCommand.Move c) => Moving.Ask(sale, c, now),
        (SaleStage.Open, SaleCommand.TakeIn c) => Moving.TakeIn(sale, c, now),
        (SaleStage.Open, SaleCommand.Abandon c) => Abandon(sale, c, now),
        _ => throw new UnreachableException($"{sale.Stage} has no row for {command}."),
    };

    public static Sale Evolve(Sale sale, SaleEvent happened) => happened switch
    {
        SaleEvent.Opened e => Sale.None with
        {
            Id = e.Sale, Till = e.Till, Order = e.Order, Stage = SaleStage.Open, Mode = e.Mode,
            OpenedBy = e.By, OpenedAt = e.At, IsModeSaid = e.IsModeSaid,
        },
        SaleEvent.LinesAdded e => sale with
        {
            Lines = sale.Lines.AddRange(e.Lines.Select(LineOf)),
        },
        SaleEvent.QuantitySet e => Adjusting.Follow(
            Change(sale, [e.Line], line => line with
            {
                Quantity = e.After, SplitCents = Money.Zero, PurchaseCents = Money.Zero,
                // No scale says less or more of what lies on the plate already.
                Weight = line.Article.IsWeighed ? WeightSource.Hand : line.Weight,
            }), e.Line, e.Before, e.After),
        SaleEvent.NoteSet e => Change(sale, [e.Line], line => line with
        {
            Options = e.Options, Note = e.Note, Allergies = e.Allergies ?? line.Allergies,
        }),
        SaleEvent.StepSet e => Change(sale, [e.Line], line => line with
        {
            Article = line.Article with { Card = line.Article.Card! with { Step = e.After } },
        }),
        SaleEvent.LineRemoved e => Adjusting.Follow(
            sale with
            {
                Lines = sale.Lines.Where(line => line.Id != e.Line).ToValueList(), Spent = sale.Spent.Add(e.Line),
                Fee = sale.Fee == e.Line ? null : sale.Fee,
            },
            e.Line, sale.Find(e.Line)?.Quantity ?? Quantity.One, new(0)),
        SaleEvent.ModeSet e => sale with
        {
            Mode = e.After, Lines = [.. sale.Lines.Select(line => Serving.Repriced(line, e.Before, e.After))], IsModeSaid = true,
        },
        SaleEvent.ExemptionSet e => sale with { Exemption = e.After },
        SaleEvent.PutAsideSet e => sale with { IsPutAside = e.IsOn },
        SaleEvent.PhoneSet e => sale with { Phone = e.Phone },
        SaleEvent.DestinationSet e => sale with { Destination = e.After },
        SaleEvent.RelaySet e => sale with { Relay = e.After },
        SaleEvent.FeeSet e => sale with
        {
            Lines = [.. sale.Lines.Where(line => line.Id != e.Before), .. e.Line is null ? [] : new[] { LineOf(e.Line) }],
            Spent = e.Before is { } gone ? sale.Spent.Add(gone) : sale.Spent,
            Fee = e.Line?.Id,
        },
        SaleEvent.CustomerSet e => sale with { Customer = e.Customer, Known = e.Known },
        SaleEvent.DueSet e => sale with { DueAt = e.After },
        SaleEvent.TableTaken e => sale with { Table = e.Table, Covers = e.Covers },
        SaleEvent.LinesSent e => Change(
            sale with { CallNumber = e.Dispatch.CallNumber },
            [.. e.Lines.Select(line => line.Id)],
            line => line with { IsSent = true }),
        SaleEvent.SentLineChanged or SaleEvent.DispatchChanged or SaleEvent.SentPartCut => sale, // For the kitchen; the sale has it already.
        SaleEvent.SeatSet e => Change(sale, [e.Line], line => line with { Seat = e.After }),
        SaleEvent.ChoicesSet e => Change(sale, [e.Line], line => line with { Choices = e.After, SplitCents = Money.Zero }),
        SaleEvent.Adjusted e => Adjusting.Apply(sale, e),
        SaleEvent.AdjustmentRemoved e => Adjusting.Apply(sale, e),
        SaleEvent.OffersChanged e => AutomaticOffers.Apply(sale, e),
        SaleEvent.MoveRequested e => sale with { Moving = e.Transfer },
        SaleEvent.TakenIn e => Moving.Apply(sale, e),
        SaleEvent.MoveConfirmed e => Moving.Apply(sale, e),
        SaleEvent.MoveRefused e => sale with { Moving = null, LastMove = new(e.Id, e.Reason) },
        SaleEvent.RefundRequested e => sale with { Refunding = e.Refund },
        SaleEvent.RefundConfirmed => sale with
        {
            Refunding = null, Refunds = (sale.Refunds ?? []).Add(sale.Refunding!),

            // What was put aside and is given up is owed by nobody any more.
            Stage = sale.Refunding!.Forgone.IsZero ? sale.Stage : SaleStage.Settled,
        },
        SaleEvent.RefundRefused => sale with { Refunding = null },
        SaleEvent.CardAsked or SaleEvent.CardSent or SaleEvent.CardCancelAsked or SaleEvent.CardQueryAsked or SaleEvent.CardAnswered
            or SaleEvent.CardUnbooked or SaleEvent.CardResolved => CardPaying.Apply(sale, happened),
        SaleEvent.PaymentRequested e => sale with { Till = e.Sale.Till, Pending = e.Tender, Reserved = e.CallNumber ?? sale.Reserved },
        SaleEvent.PaymentConfirmed e => sale with
        {
            Stage = SaleStage.Sealed, Ticket = e.Ticket, Pending = null, Payments = sale.Payments.Add(e.Payment),
            InTraining = e.InTraining,
        },
        SaleEvent.PaymentRefused => sale with { Pending = null },
        SaleEvent.ReceiptGiven e => ReceiptCounts.Apply(sale, e.Till, e.Ticket, e.Payment, e.Copy),
        SaleEvent.ReceiptTakenBack e => ReceiptCounts.Apply(sale, e.Till, e.Ticket, e.Payment, e.Copy - 1),
        SaleEvent.Settled => sale with { Stage = SaleStage.Settled },
        SaleEvent.Abandoned => sale with { Stage = SaleStage.Abandoned },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Open(SaleCommand.Open c, DateTimeOffset now)
    {
        if (!Id.IsValid(c.Sale.Value) || !Id.IsValid(c.Till.Value) || !Id.IsValid(c.Order.Value))
        {
            return SaleRefusal.SaleIdInvalid;
        }

        if (c.House?.Registers.IsOff(c.Till) is true)
        {
            return SaleRefusal.TillClosed;
        }

        if (c.House?.Modes.IsOn(c.Mode) is false)
        {
            return SaleRefusal.ModeOff;
        }

        var opened = new SaleEvent.Opened(c.Sale, c.Till, c.Order, c.Mode, c.By, now, c.IsModeSaid);

        if (c.Lines is null)
        {
            return [opened];
        }

        var added = Editing.AddLines(Evolve(Sale.None, opened), new SaleCommand.AddLines(c.Lines, c.By, c.SoldOut, c.Choices, c.Archived, c.House?.Country), now);
        return added.Refusal is { } fault ? fault : [opened, .. added.Events];
    }

    private static Answer Abandon(Sale sale, SaleCommand.Abandon c, DateTimeOffset now)
    {
        var sent = sale.Lines.Where(line => line is { IsSent: true, IsShared: false, SentUnder: null })
            .Select(line => line.Id).ToValueList();
        var elsewhere = sale.Lines.Where(line => line.IsSent && !sent.Contains(line.Id));

        return Text.IsNote(c.Reason)
            ? [
                .. elsewhere.Select(line => Sending.CutOff(sale, line, line.Quantity, c.Reason, c.By, now)),
                new SaleEvent.Abandoned(sale.Id, sale.Order, sale.Table, sent, c.Reason, c.By, now),
            ]
            : SaleRefusal.ReasonInvalid;
    }

    private static SaleLine LineOf(NewLine line) => new(
        line.Id, line.Article, line.Quantity, line.Options, line.Note, IsSent: false, line.Allergies, line.Choices, line.Seat,
        Weight: line.Article.IsWeighed && line.Weight is WeightSource.None ? WeightSource.Hand : line.Weight);

    private static Sale Change(Sale sale, ValueList<LineId> ids, Func<SaleLine, SaleLine> change) => sale with
    {
        Lines = sale.Lines.Select(line => ids.Contains(line.Id) ? change(line) : line).ToValueList(),
    };
}
