using System.Collections.Immutable;
using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

public static class TillDecider
{
    /// <param name="sealer">Holds the key. A record is sealed in the same append that numbers it.</param>
    /// <param name="till">Whose chains these are: its name stands in every record.</param>
    public static Decider<Till, TillCommand, TillEvent, TillRefusal> With(ISealer sealer, TillId till)
    {
        var sealing = new Sealing(sealer, till);
        return new(Till.New, (state, command, now) => Answer(state, command, now, sealing), Evolve);
    }

    /// <summary>What a command brings about: beside the real chains in training, and otherwise behind every closure that is due.</summary>
    /// <param name="now">In the site's own offset: it is printed and sealed as local time.</param>
    internal static Answer Answer(Till till, TillCommand command, DateTimeOffset now, Sealing sealing)
    {
        if (command.House.IsTraining)
        {
            return Training.Decide(till, command, (learner, marking) => Decide(learner, command, now, marking), now, sealing);
        }

        // The school is over, and nothing of it is left.
        till = till.IsTraining ? Till.New : till;

        if (command is TillCommand.Pay { Sale.InTraining: true } or TillCommand.GiveBack { Sale.InTraining: true })
        {
            return TillRefusal.TrainingIsOver;
        }

        // A closure in front of a hand-over would be signed before anybody has said by which key.
        if (command is TillCommand.CloseDay or TillCommand.CloseOver or TillCommand.HandOverKey)
        {
            return Decide(till, command, now, sealing);
        }

        var due = Closing.Due(till, command.House.Calendar, ClosureCause.BeforeRecord, Actor.Hub, now, sealing);
        var answer = Decide(due.Aggregate(till, Evolve), command, now, sealing);
        return answer.Events.IsEmpty ? answer : [.. due, .. answer.Events];
    }

    private static Answer Decide(Till till, TillCommand command, DateTimeOffset now, Sealing sealing) => command switch
    {
        TillCommand.Pay { Day.MustBeOpened: true } or TillCommand.GiveBack { Day.MustBeOpened: true } or
            TillCommand.TakeSettling { Day.MustBeOpened: true } when till.Session is null => TillRefusal.TillClosed,
        TillCommand.Pay { Sale.Ticket: null } c => SealTicket(till, c, now, sealing),
        TillCommand.Pay c => SealPayment(till, c, now, sealing),
        TillCommand.GiveBack c => SealRefund(till, c, now, sealing),
        TillCommand.Open c => TillDay.Open(till, c, now, sealing),
        TillCommand.MoveCash c => TillDay.MoveCash(till, c, now, sealing),
        TillCommand.TakeSettling c => TillDay.TakeSettling(till, c, SessionOf(till), now, sealing),
        TillCommand.Count c => TillDay.Count(till, c, now, sealing),
        TillCommand.HandOver c => TillDay.HandOver(till, c, now, sealing),
        TillCommand.CloseDay c => Closing.CloseDay(till, c, now, sealing),
        TillCommand.CloseOver c => [.. Closing.Due(till, c.House.Calendar, c.Cause, c.By, now, sealing)],
        TillCommand.Close c => TillDay.Close(till, c, now, sealing),
        TillCommand.BringNote c => TillPapers.BringNote(till, c, now, sealing),
        TillCommand.GiveAgain c => TillPapers.GiveAgain(till, c, now, sealing),
        TillCommand.DrawExpense c => Expensing.Draw(till, c, now, sealing),
        TillCommand.GiveExpense c => Expensing.Give(till, c, now, sealing),
        TillCommand.HandOverKey c => TillPapers.HandOverKey(till, c, now, sealing),
        TillCommand.SealArchive c => TillArchives.Seal(till, c, now, sealing),
        TillCommand.DrawInvoice c => Invoicing.Draw(till, c, now, sealing),
        TillCommand.DrawQuote c => Invoicing.Quote(till, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static Till Evolve(Till till, TillEvent happened)
    {
        if (happened is TillEvent.Trained { What: var trained })
        {
            return Moved(till.IsTraining ? till : Till.New, trained) with { IsTraining = true };
        }

        var real = till.IsTraining ? Till.New : till;
        return Moved(real, happened) with { Books = real.Books.With(happened) };
    }

    private static Till Moved(Till till, TillEvent happened) => happened switch
    {
        TillEvent.TicketSealed e => (till.Sealed(FiscalChainKind.Tickets, e.Ticket.Number, e.Seal) with
        {
            Open = e.Ticket.Due.IsZero ? till.Open
                : e.Ticket.Refund is not null ? till.Open.Remove(e.Ticket.Sale)
                : till.Open.Add(e.Ticket.Sale, new(e.Ticket.Number, e.Ticket.Due, e.IsPutAside)),
            Notes = e.Ticket.Due.IsZero ? till.Notes.Remove(e.Ticket.Sale) : till.Notes,
        }).Took(e.Session, e.Ticket.By, e.At, totals => totals.With(e.Ticket)),
        TillEvent.PaymentSealed e => (till.Sealed(FiscalChainKind.Payments, e.Payment.Number, e.Seal) with
        {
            Open = e.Payment.Due.IsZero
                ? till.Open.Remove(e.Payment.Sale)
                : till.Open.SetItem(
                    e.Payment.Sale, new(e.Payment.Ticket, e.Payment.Due, till.Open.GetValueOrDefault(e.Payment.Sale)?.IsPutAside is true)),
            Notes = e.Payment.Due.IsZero ? till.Notes.Remove(e.Payment.Sale) : till.Notes,
        }).Took(e.Session, e.Payment.By, e.At, totals => totals.With(e.Payment.Payment)),
        TillEvent.Opened e => till.Sealed(FiscalChainKind.Movements, e.Number, e.Seal) with
        {
            Sessions = e.Session, Session = TillSession.New(e.Session, e.OpeningCash, e.By, e.At) with { IsOpenedByHand = true },
        },
        TillEvent.CashMoved e => till.Sealed(FiscalChainKind.Movements, e.Number, e.Seal) with
        {
            Session = till.Session! with { Movements = till.Session.Movements.Add(e.Movement) },
        },
        TillEvent.DebtSettled e => till.Sealed(FiscalChainKind.Movements, e.Number, e.Seal).Took(e.Session, e.Settling.By, e.At, totals => totals.With(e.Settling)),
        TillEvent.Counted e => till.Sealed(FiscalChainKind.Movements, e.Number, e.Seal),
        TillEvent.HandedOver e => till.Sealed(FiscalChainKind.Movements, e.Number, e.Seal) with
        {
            Session = till.Session! with { Cashier = e.To },
        },
        TillEvent.Closed e => till.Sealed(FiscalChainKind.Movements, e.Number, e.Seal) with
        {
            Session = null, Left = e.Session.Left, Last = e.Session, Notes = Till.New.Notes,
        },
        TillEvent.NoteSealed e => TillPapers.Apply(till, e),
        TillEvent.DuplicateSealed e => TillPapers.Apply(till, e),
        TillEvent.KeyHandedOver e => till.Sealed(FiscalChainKind.Keys, e.HandOver.Number, e.Seal) with { SealKey = e.HandOver.To },
        TillEvent.ArchiveSealed e => TillArchives.With(till, e),
        TillEvent.InvoiceSealed e => Invoicing.Drawn(till, e),
        TillEvent.ExpenseSealed e => Expensing.Drawn(till, e),
        TillEvent.ExpenseGiven e => Expensing.Given(till, e.Number),
        TillEvent.QuoteDrawn e => till with { Quotes = e.Quote.Number },
        TillEvent.TicketReprinted => till, // No paper came of it; the sale counts what was given out.
        TillEvent.PeriodClosed e => till.Sealed(ClosureKinds.ChainOf(e.Closure.Kind), e.Closure.Number, e.Seal),
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer SealTicket(Till till, TillCommand.Pay c, DateTimeOffset now, Sealing sealing)
    {
        if (c.Sale.Lines.IsEmpty)
        {
            return TillRefusal.NoLines;
        }

        // The sale was sealed by a payment that it has not heard of yet: this one is not its first.
        if (till.Open.ContainsKey(c.Sale.Id))
        {
            return TillRefusal.NoSuchTicket;
        }

        if (Tendering.Check(c.Tender, c.Sale.Total) is { } refusal)
        {
            return Of(refusal);
        }

        var ticket = Ticket.Of(
            c.Sale, till.Tickets.Next, Tendering.Take(c.Tender, c.Sale.Total), c.By, now);

        return
        [
            new TillEvent.TicketSealed(
                ticket, sealing.Of(till, FiscalChainKind.Tickets, Canonical.Of(ticket)), now, SessionOf(till), c.Sale.IsPutAside && !ticket.Due.IsZero),
        ];
    }

    private static Answer SealRefund(Till till, TillCommand.GiveBack c, DateTimeOffset now, Sealing sealing)
    {
        if (c.Refund.Lines.IsEmpty || c.Sale.Ticket is null)
        {
            return TillRefusal.NoLines;
        }

        // Given up is what is still owed, to the cent: a deposit that came between is another sum.
        if (!c.Refund.Forgone.IsZero && till.Open.GetValueOrDefault(c.Sale.Id)?.Due != c.Refund.Forgone)
        {
            return TillRefusal.NoSuchTicket;
        }

        var ticket = Ticket.Of(c.Sale, c.Refund, c.Till, till.Tickets.Next, c.By, now);
        return [new TillEvent.TicketSealed(ticket, sealing.Of(till, FiscalChainKind.Tickets, Canonical.Of(ticket)), now, SessionOf(till))];
    }

    private static Answer SealPayment(Till till, TillCommand.Pay c, DateTimeOffset now, Sealing sealing)
    {
        if (!till.Open.TryGetValue(c.Sale.Id, out var open))
        {
            return TillRefusal.NoSuchTicket;
        }

        if (Tendering.Check(c.Tender, open.Due) is { } refusal)
        {
            return Of(refusal);
        }

        var taken = Tendering.Take(c.Tender, open.Due);
        var payment = new LaterPayment(
            c.Sale.Till, till.Payments.Next, open.Number, c.Sale.Id, taken, open.Due - taken.Applied, c.By, now);

        return [new TillEvent.PaymentSealed(payment, sealing.Of(till, FiscalChainKind.Payments, Canonical.Of(payment)), now, SessionOf(till))];
    }

    // Where nobody opens tills, the first payment does: a house without cash control has sessions all the same.
    private static int SessionOf(Till till) => till.Session?.Number ?? till.Sessions + 1;

    private static TillRefusal Of(TenderRefusal refusal) => refusal switch
    {
        TenderRefusal.AmountNegative => TillRefusal.AmountNegative,
        TenderRefusal.AmountMissing => TillRefusal.AmountMissing,
        TenderRefusal.AmountTooLarge => TillRefusal.AmountTooLarge,
        TenderRefusal.BelowMin => TillRefusal.BelowMin,
        TenderRefusal.NotInCoins => TillRefusal.NotInCoins,
        TenderRefusal.TipTooLarge => TillRefusal.TipTooLarge,
        TenderRefusal.CardAboveDue => TillRefusal.CardAboveDue,
    };
}
