using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>What is asked of the hub, and what the hub said to it.</summary>
public sealed partial class RegisterScreen
{
    /// <summary>Long enough to be read once. What went well need not be dismissed; a refusal stays until it was answered.</summary>
    private static readonly TimeSpan SaidFor = TimeSpan.FromSeconds(6);

    private Answer? _said;
    private ITimer? _hush;

    private async Task AskAsync(Func<SaleInHand, Task<Answer>> ask)
    {
        _said = null;
        Hear(await ask(Hand));
    }

    // What is missing is asked for where it can be said.
    private void Ask(Answer answer) => _pane = answer switch
    {
        Answer.SaleRefused { Refusal: SaleRefusal.ModeMissing } => Pane.Mode,
        Answer.SaleRefused { Refusal: SaleRefusal.DestinationMissing or SaleRefusal.ZoneMissing } => Pane.Delivery,
        Answer.SaleRefused { Refusal: SaleRefusal.RelayMissing } => Pane.Relay,
        Answer.SaleRefused { Refusal: SaleRefusal.CustomerMissing or SaleRefusal.PhoneMissing } =>
            PlaceOf(Basket.Mode) is Pane.Delivery ? Pane.Delivery : Pane.Guest,
        _ => _pane,
    };

    private async Task AskThenCloseAsync(Func<SaleInHand, Task<Answer>> ask)
    {
        await AskAsync(ask);

        if (_said is not { IsRefusal: true })
        {
            _pane = Pane.Articles;
        }
    }

    private string SaidWords(Answer said) =>
        said is Answer.NotAllowed refused ? WordsOf(refused.Right, refused.Standing) : AnswerText.Of(said, Words, Culture);

    private void Hear(Answer answer)
    {
        _said = answer is Answer.Done or Answer.Paid or Answer.CardAsked or Answer.CardEnded { Result.Outcome: CardOutcome.Approved, Deed: CardDeed.Payment } ? null : answer;
        _hush?.Dispose();
        _hush = _said is { IsRefusal: false }
            ? clock.CreateTimer(_ => OnScreenAsync(() => Hush(answer)), state: null, SaidFor, Timeout.InfiniteTimeSpan)
            : null;
    }

    private void Hush(Answer answer)
    {
        if (ReferenceEquals(_said, answer))
        {
            _said = null;
            StateHasChanged();
        }
    }
}
