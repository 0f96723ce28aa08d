using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>A go at a card: written down, sent once, answered once. Until its end is known the sale stands still.</summary>
public static class CardPaying
{
    /// <summary>What a sale remembers of them: more goes than any guest has the nerves for.</summary>
    public const int CardsMax = 40;

    /// <summary>What stands in the way of asking again; null for nothing.</summary>
    /// <returns>Nothing to do, for the same press a second time.</returns>
    internal static Answer? Standing(Sale sale, CommandId id) =>
        sale.Card is { } card ? (card.Id == id ? (Answer)[] : SaleRefusal.CardPending)
        : Ended(sale, id) is { Result.Outcome: not CardOutcome.Approved } ? SaleRefusal.CardRefused
        : null;

    internal static Answer AskPayment(
        Sale sale, Tender tender, TillId till, TerminalId terminal, int? callNumber, Actor by, DateTimeOffset now)
    {
        var amount = Tendering.Take(tender, sale.Due).Given;

        // A bill of nothing is nothing to tell a terminal.
        return amount.IsZero
            ? [new SaleEvent.PaymentRequested(sale with { Till = till }, tender, by, now, callNumber)]
            : [new SaleEvent.CardAsked(new(tender.Id, CardDeed.Payment, amount, till, terminal, by, now, tender, CallNumber: callNumber), now)];
    }

    internal static Answer AskRefund(Sale sale, Refund refund, TillId till, TerminalId terminal, Actor by, DateTimeOffset now)
    {
        var paid = Paid(sale, refund);
        return
        [
            new SaleEvent.CardAsked(
                new(
                    refund.Id, IsReversal(sale, refund, paid, terminal, now) ? CardDeed.Reversal : CardDeed.Refund, refund.Back, till,
                    terminal, by, now, Refund: refund, Original: paid?.Result?.Reference ?? ""),
                now,
                Bare(sale)),
        ];
    }

    internal static Answer Send(Sale sale, SaleCommand.SendCard c, DateTimeOffset now) =>
        Of(sale, c.Attempt) is not { } card ? SaleRefusal.NoSuchCard
        : card.Stage is not CardStage.Asked ? SaleRefusal.CardAlreadySent
        : [new SaleEvent.CardSent(c.Attempt, c.Mark.Length > CardResult.CodeMax ? c.Mark[..CardResult.CodeMax] : c.Mark, now)];

    internal static Answer Cancel(Sale sale, SaleCommand.CancelCard c, DateTimeOffset now) =>
        Of(sale, c.Attempt) is not { } card ? (Ended(sale, c.Attempt) is null ? SaleRefusal.NoSuchCard : [])
        : card.Stage is CardStage.Asked
            ? [new SaleEvent.CardAnswered(c.Attempt, new(CardOutcome.Cancelled, CardReason.ByHand), now)]
        : card.Stage is CardStage.Sent && !card.IsCancelAsked ? [new SaleEvent.CardCancelAsked(c.Attempt, c.By, now)]
        : [];

    internal static Answer Answer(Sale sale, SaleCommand.AnswerCard c, DateTimeOffset now)
    {
        if (Of(sale, c.Attempt) is not { } card)
        {
            return Ended(sale, c.Attempt) is null ? SaleRefusal.NoSuchCard : [];
        }

        // The till's word is what is missing there, and not the terminal's.
        if (card.Stage is CardStage.Unbooked || (card.Stage is CardStage.Unknown && c.Result.IsUnknown))
        {
            return [];
        }

        if (card.Stage is CardStage.Asked && c.Result.Outcome is CardOutcome.Approved or CardOutcome.Unknown)
        {
            return SaleRefusal.CardNotSent;
        }

        var answered = new SaleEvent.CardAnswered(c.Attempt, c.Result.Kept(), now);
        return c.Result.Outcome is CardOutcome.Approved ? [answered, Booking(sale, card, now)] : [answered];
    }

    internal static Answer Query(Sale sale, SaleCommand.QueryCard c, DateTimeOffset now) =>
        Of(sale, c.Attempt) is not { } card ? (Ended(sale, c.Attempt) is null ? SaleRefusal.NoSuchCard : [])
        : card.Stage switch
        {
            CardStage.Unknown => [new SaleEvent.CardQueryAsked(c.Attempt, c.By, now)],
            CardStage.Unbooked => [new SaleEvent.CardAnswered(c.Attempt, card.Result!, now), Booking(sale, card, now)],
            CardStage.Asked or CardStage.Sent or CardStage.Querying or CardStage.Ended => [],
        };

    internal static Answer Resolve(Sale sale, SaleCommand.ResolveCard c, DateTimeOffset now)
    {
        if (Of(sale, c.Attempt) is not { } card)
        {
            return Ended(sale, c.Attempt) is null ? SaleRefusal.NoSuchCard : [];
        }

        if (card.Stage is not (CardStage.Unknown or CardStage.Unbooked))
        {
            return SaleRefusal.CardNotUnknown;
        }

        if (string.IsNullOrWhiteSpace(c.Reason) || !Text.IsNote(c.Reason))
        {
            return SaleRefusal.CardReasonMissing;
        }

        var outcome = c.WasDone ? CardOutcome.Approved : CardOutcome.Cancelled;
        var result = (card.Result ?? new(outcome)) with { Outcome = outcome, Reason = CardReason.ByHand };
        var resolved = new SaleEvent.CardResolved(c.Attempt, result, c.Reason, c.By, now);
        return c.WasDone ? [resolved, Booking(sale, card, now)] : [resolved];
    }

    /// <summary>The till has refused what the terminal has taken: it is not forgotten, and it waits under a new name.</summary>
    /// <remarks>A name of its own for each booking: the first request, told again after a restart, must find nothing that waits for it.</remarks>
    internal static ImmutableArray<SaleEvent> Unbooked(Sale sale, CommandId booking, DateTimeOffset now)
    {
        if ((sale.Cards ?? []).FirstOrDefault(card => card.Tender?.Id == booking || card.Refund?.Id == booking) is not { } card
            || card.Result?.Outcome is not CardOutcome.Approved)
        {
            return [];
        }

        var again = card.Id.Then($"book-{card.Unbooked + 1}");

        return
        [
            new SaleEvent.CardUnbooked(
                card with
                {
                    Stage = CardStage.Unbooked,
                    Unbooked = card.Unbooked + 1,
                    EndedAt = null,
                    Tender = card.Tender is { } tender ? tender with { Id = again } : null,
                    Refund = card.Refund is { } refund ? refund with { Id = again } : null,
                },
                now),
        ];
    }

    internal static Sale Apply(Sale sale, SaleEvent happened) => happened switch
    {
        SaleEvent.CardAsked e => sale with { Card = e.Attempt },
        SaleEvent.CardUnbooked e => sale with
        {
            Card = e.Attempt, Cards = [.. (sale.Cards ?? []).Where(card => card.Id != e.Attempt.Id)],
        },
        _ => sale.Card!.After(happened) is { Stage: CardStage.Ended } ended
            ? sale with { Card = null, Cards = [.. (sale.Cards ?? []).TakeLast(CardsMax - 1), ended] }
            : sale with { Card = sale.Card.After(happened) },
    };

    private static SaleEvent Booking(Sale sale, CardAttempt card, DateTimeOffset now) => card.Refund is { } refund
        ? new SaleEvent.RefundRequested(Bare(sale), refund, card.Till, card.By, now)
        : new SaleEvent.PaymentRequested(Bare(sale) with { Till = card.Till }, card.Tender!, card.By, now, card.CallNumber);

    // What is handed on is the bill: the till seals it, and a card's papers are none of its business.
    private static Sale Bare(Sale sale) => sale with { Card = null, Cards = null };

    private static CardAttempt? Of(Sale sale, CommandId id) => sale.Card?.Id == id ? sale.Card : null;

    private static CardAttempt? Ended(Sale sale, CommandId id) => (sale.Cards ?? []).FirstOrDefault(card => card.Id == id);

    // The one payment that the refund is of; null where it is of several, or no terminal has taken it.
    private static CardAttempt? Paid(Sale sale, Refund refund) => refund.Payments.Count is 1
        ? (sale.Cards ?? []).FirstOrDefault(card => card.Tender?.Id == refund.Payments[0].Payment && card.Result?.Outcome is CardOutcome.Approved)
        : null;

    // What a terminal has taken today, and gives back whole, it undoes; what it would not undo it may still give back.
    private static bool IsReversal(Sale sale, Refund refund, CardAttempt? paid, TerminalId terminal, DateTimeOffset now) =>
        paid is { Result.Reference.Length: > 0 } && paid.Terminal == terminal && paid.Amount == refund.Back
        && paid.AskedAt.ToOffset(now.Offset).Date == now.Date
        && !(sale.Cards ?? []).Any(card => card.Deed is CardDeed.Reversal && card.Original == paid.Result.Reference);
}
