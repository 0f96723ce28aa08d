using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>A card at the terminal: the register shows what the house knows of it, and waits for nothing else.</summary>
public sealed partial class RegisterScreen
{
    private CommandId? _cardWatched;

    /// <summary>Of the bill in hand, or of the one whose money is going back.</summary>
    private (SaleId Sale, CardAttempt Card)? CardHere =>
        Hand.Sale is { Card: { } card } sale ? (sale.Id, card)
        : _pane is Pane.Refund && RefundedSale is { Card: { } back } refunded ? (refunded.Id, back)
        : null;

    private string NameOf(TerminalId terminal) =>
        _rules.Rules.Terminals.Find(terminal) is { Name: { Length: > 0 } name } ? name : terminal.Value;

    private Task CancelCardAsync(SaleId sale, CardAttempt card) => AskAsync(hand => hand.TellCardAsync(sale, by => new SaleCommand.CancelCard(card.Id, by)));

    private Task QueryCardAsync(SaleId sale, CardAttempt card) => AskAsync(hand => hand.TellCardAsync(sale, by => new SaleCommand.QueryCard(card.Id, by)));

    private Task ResolveCardAsync(SaleId sale, CardAttempt card, (bool WasDone, string Reason) verdict) =>
        AskAsync(hand => hand.TellCardAsync(sale, by => new SaleCommand.ResolveCard(card.Id, verdict.WasDone, verdict.Reason, by)));

    // What it waited for has an end: that is said once, and the sale goes on where it stood.
    private void FollowCard()
    {
        if (CardHere is { } here)
        {
            _cardWatched = here.Card.Id;
            return;
        }

        if (_cardWatched is not { } watched)
        {
            return;
        }

        _cardWatched = null;

        if ((EndedIn(Hand.Sale, watched) ?? EndedIn(RefundedSale, watched)) is not { Result: { } result } ended)
        {
            return;
        }

        if (ended is { Result.Outcome: CardOutcome.Approved, Refund: not null })
        {
            (_refunded, _pane) = (null, Pane.Articles);
        }

        Hear(new Answer.CardEnded(ended.Deed, ended.Amount, result));
    }

    private static CardAttempt? EndedIn(Sale? sale, CommandId attempt) => (sale?.Cards ?? []).FirstOrDefault(card => card.Id == attempt);
}
