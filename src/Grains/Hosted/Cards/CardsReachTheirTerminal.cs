using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Cards;

/// <summary>Speaks with the terminals for the sales that wait for them. No sale, grain or screen ever does.</summary>
/// <remarks>
/// It looks at what is, not at what happened: an attempt says by itself whether its amount may have left, so that nothing is
/// forgotten over a restart. What was only written down is sent; what may have left is asked about, and never sent again.
/// </remarks>
public sealed class CardsReachTheirTerminal(
    IGrainFactory grains,
    ICardTerminals terminals,
    IFeed<TerminalsView> cards,
    TerminalBoard board,
    TerminalLanes lanes,
    TimeProvider clock,
    ILogger<CardsReachTheirTerminal> log) : IHostedService, IAsyncDisposable
{
    /// <summary>A full disk or mailbox is asked again at this pace.</summary>
    private static readonly TimeSpan PauseAfterFault = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private readonly Dictionary<CommandId, UnderWay> _underWay = [];
    private IDisposable? _subscription;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        _subscription = cards.Subscribe(Look);
        Look(cards.Current);
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        _subscription?.Dispose();
        await lanes.StopAsync(cancellationToken);
    }

    private void Look(TerminalsView view)
    {
        foreach (var seen in view.Open.Values.Where(seen => seen.Card.IsPending).OrderBy(seen => seen.Card.AskedAt))
        {
            Take(seen);
        }
    }

    // Who waits its turn behind another register may still be told to let go.
    private void Take(SeenCard seen)
    {
        UnderWay? known;

        lock (_gate)
        {
            if (lanes.IsStopped)
            {
                return;
            }

            if (!_underWay.TryGetValue(seen.Card.Id, out known))
            {
                var fresh = _underWay[seen.Card.Id] = new();
                lanes.Queue(seen.Card.Terminal, () => WorkAsync(seen, fresh));
                return;
            }
        }

        if (seen.Card.IsCancelAsked && known.Terminal is { } terminal && known.MayPassCancel())
        {
            _ = CancelAsync(seen.Card, terminal);
        }
    }

    private async Task WorkAsync(SeenCard seen, UnderWay underWay)
    {
        while (!lanes.IsStopped)
        {
            try
            {
                var reached = await WorkOnceAsync(seen, underWay);
                await cards.ReachAsync(reached, lanes.Stop);
                break;
            }
            catch (OperationCanceledException) when (lanes.IsStopped)
            {
                break;
            }
            catch (Exception fault)
            {
                // What the attempt has become meanwhile is read anew: whether it may still be sent is never a matter of memory.
                log.LogWarning(fault, "What the terminal {Terminal} did could not be written down, and is a little later.", seen.Card.Terminal);
                await Task.Delay(PauseAfterFault, clock, lanes.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }

        lock (_gate)
        {
            _underWay.Remove(seen.Card.Id);
        }

        Show(seen.Card, now => now with { Attempt = null, Word = null, Said = "", CannotCancel = false });

        // It may have been asked again while this was ending.
        LookAgain();
    }

    private void LookAgain() => Look(cards.Current);

    private ISaleGrain SaleOf(SaleId sale) => grains.GetGrain<ISaleGrain>(sale.Value);

    private void Show(CardAttempt card, Func<TerminalNow, TerminalNow> change) =>
        board.Put(card.Terminal, now => now.Attempt == card.Id ? change(now) : now);

    /// <returns>Up to where the feed must have come before anybody looks again.</returns>
    private async Task<long> WorkOnceAsync(SeenCard seen, UnderWay underWay)
    {
        var sale = SaleOf(seen.Sale);
        var head = cards.Head;

        if ((await sale.ReadAsync()).Card is not { IsPending: true } card || card.Id != seen.Card.Id)
        {
            return head;
        }

        board.Put(card.Terminal, now => now with { Attempt = card.Id, Word = TerminalWord.Connecting, Said = "", CannotCancel = false });

        // A result that was not written down is kept: the terminal has said it, and need not be asked again.
        if ((underWay.Kept ?? await ResultOfAsync(seen.Sale, card, underWay)) is not { } result)
        {
            return head;
        }

        underWay.Kept = result;
        var told = await sale.TellAsync(CommandOf(card, $"answer-{card.Stage}-{Guid.CreateVersion7():N}"), new SaleCommand.AnswerCard(card.Id, result));
        underWay.Kept = null;
        return Math.Max(head, told.Position);
    }

    private async Task<CardResult?> ResultOfAsync(SaleId sale, CardAttempt card, UnderWay underWay)
    {
        var rules = await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync();

        if (rules.Terminals.Find(card.Terminal) is not { } rule)
        {
            return card.Stage is CardStage.Asked
                ? new(CardOutcome.Declined, CardReason.NoTerminal)
                : new(CardOutcome.Unknown, CardReason.NoTerminal);
        }

        var terminal = terminals.For(rule);

        if (card.Stage is not CardStage.Asked)
        {
            return await QueryAsync(terminal, card);
        }

        if (clock.GetUtcNow() - card.AskedAt > TimeSpan.FromSeconds(rule.PatienceSeconds))
        {
            return new(CardOutcome.Cancelled, CardReason.TooLate);
        }

        return await StartAsync(sale, card, terminal, underWay);
    }

    private async Task<CardResult?> StartAsync(SaleId sale, CardAttempt card, ICardTerminal terminal, UnderWay underWay)
    {
        var talk = new Talk(this, sale, card, underWay, terminal);
        CardResult result;

        try
        {
            result = await terminal.StartAsync(OrderOf(card), talk, lanes.Stop);
        }
        catch (Exception fault) when (!lanes.IsStopped && talk.IsAnswered)
        {
            // A faulty driver is no reason to believe that nothing was taken.
            log.LogError(fault, "The driver of terminal {Terminal} failed.", card.Terminal);
            result = new(CardOutcome.Unknown, CardReason.Nonsense);
        }

        // Asked at once while the guest still stands there: a line that was cut, or a patience that ended, is often no doubt at all.
        return !talk.MaySend && talk.IsAnswered ? null
            : result.IsUnknown ? Better(await QueryAsync(terminal, card with { Mark = talk.Mark }), result)
            : result;
    }

    // Two unknowns: the first says what went wrong.
    private static CardResult Better(CardResult asked, CardResult first) =>
        asked.IsUnknown ? first with { Said = first.Said.Length > 0 ? first.Said : asked.Said } : asked;

    private async Task<CardResult> QueryAsync(ICardTerminal terminal, CardAttempt card)
    {
        try
        {
            return await terminal.QueryAsync(OrderOf(card), lanes.Stop);
        }
        catch (Exception fault) when (!lanes.IsStopped)
        {
            log.LogError(fault, "The driver of terminal {Terminal} failed.", card.Terminal);
            return new(CardOutcome.Unknown, CardReason.Nonsense);
        }
    }

    private async Task CancelAsync(CardAttempt card, ICardTerminal terminal)
    {
        try
        {
            if (!await terminal.CancelAsync(card.Id, lanes.Stop))
            {
                Show(card, now => now with { CannotCancel = true });
            }
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            log.LogWarning(fault, "Terminal {Terminal} could not be told to let go.", card.Terminal);
        }
        catch (OperationCanceledException)
        {
        }
    }

    private static CardOrder OrderOf(CardAttempt card) => new(card.Id, card.Deed, card.Amount, card.Till, card.Mark, card.Original);

    private static CommandId CommandOf(CardAttempt card, string step) => card.Id.Then($"card-{step}");

    public async ValueTask DisposeAsync()
    {
        _subscription?.Dispose();
        await lanes.StopAsync(CancellationToken.None);
    }

    private sealed class UnderWay
    {
        private int _isPassed;

        /// <summary>Set once the amount has left: before that there is nothing to cancel there.</summary>
        public ICardTerminal? Terminal { get; set; }

        public CardResult? Kept { get; set; }

        public bool MayPassCancel() => Interlocked.Exchange(ref _isPassed, 1) is 0;
    }

    private sealed class Talk(CardsReachTheirTerminal house, SaleId sale, CardAttempt card, UnderWay underWay, ICardTerminal terminal) : ICardTalk
    {
        public bool MaySend { get; private set; }

        public bool IsAnswered { get; private set; }

        public string Mark { get; private set; } = "";

        public async ValueTask<bool> MaySendAsync(string mark)
        {
            var told = await house.SaleOf(sale).TellAsync(CommandOf(card, "send"), new SaleCommand.SendCard(card.Id, mark));

            // Known by that id and without effect: it was written down before, and so it may have left before.
            (MaySend, IsAnswered, Mark) = (told is { Refusal: null, Position: > 0 }, true, mark);

            if (MaySend)
            {
                underWay.Terminal = terminal;
                house.LookAgain();
            }

            return MaySend;
        }

        public void Says(TerminalWord word, string said) => house.Show(
            card, now => now with { Word = word, Said = new CardResult(CardOutcome.Unknown, Said: said).Kept().Said });
    }
}
