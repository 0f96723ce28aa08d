using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>A terminal of a French bank, by Caisse-AP over IP: one question and one answer on each connection.</summary>
/// <remarks>The protocol has no word to let go of a card: the terminal's red key does it, and its answer says so.</remarks>
public sealed class CaisseApTerminal(TerminalRule rule, ITerminalLines lines, TimeProvider clock) : LineTerminal(rule, lines, clock)
{
    private const char Debit = '0';
    private const char Credit = '1';
    private const char Cancellation = '2';
    private const char Duplicate = '3';
    private const char Identification = 'C';
    private const char Collection = 'B';

    /// <summary>The paper may come in a packet of its own. What has not come by then is no part of the answer.</summary>
    public static readonly TimeSpan RestPatience = TimeSpan.FromMilliseconds(300);

    protected override async ValueTask<CardResult> TakeAsync(ITerminalLine line, CardOrder order, ICardTalk talk, CancellationToken stop)
    {
        if (!await talk.MaySendAsync(mark: ""))
        {
            return NotSent;
        }

        talk.Says(TerminalWord.PresentCard, "");
        var action = ActionOf(order.Deed);
        var (state, message) = await ExchangeAsync(line, CaisseApCodec.Request(action, order.Amount, Rule.Currency, reference: CardReference.Of(order.Attempt)), stop);
        return message?.ResultOf(order, action, Rule.Currency) ?? Lost(state);
    }

    protected override async ValueTask<CardResult> AskAsync(ITerminalLine line, CardOrder order, CancellationToken stop)
    {
        var reference = CardReference.Of(order.Attempt);
        var (state, message) = await ExchangeAsync(line, CaisseApCodec.Request(Duplicate, order.Amount, Rule.Currency, reference: reference), stop);
        return message?.RepeatedOf(order, reference, Rule.Currency) ?? Lost(state);
    }

    protected override ValueTask<TerminalAnswer> GreetAsync(ITerminalLine line, CancellationToken stop) =>
        SimpleAsync(line, Identification, isAnyAnswerGood: true, stop);

    protected override ValueTask<TerminalAnswer> CloseDayAsync(ITerminalLine line, CancellationToken stop) =>
        SimpleAsync(line, Collection, isAnyAnswerGood: false, stop);

    protected override byte[]? AbortOf(CommandId attempt) => null;

    private static char ActionOf(CardDeed deed) => deed switch
    {
        CardDeed.Payment => Debit,
        CardDeed.Refund => Credit,
        CardDeed.Reversal => Cancellation,
    };

    // A terminal that does not know the question has understood the language, and that is what a test asks.
    private async ValueTask<TerminalAnswer> SimpleAsync(ITerminalLine line, char action, bool isAnyAnswerGood, CancellationToken stop)
    {
        var (state, message) = await ExchangeAsync(line, CaisseApCodec.Request(action, Money.Zero, Rule.Currency), stop);
        return message is null ? Heard(state)
            : new(isAnyAnswerGood || message.Of("AE") is "10" or "11" ? TerminalState.Ready : TerminalState.Refused, message.Of("AK"));
    }

    private async ValueTask<(FrameState State, CaisseApMessage? Message)> ExchangeAsync(ITerminalLine line, byte[] request, CancellationToken stop)
    {
        if (!await line.SendAsync(request, stop))
        {
            return (FrameState.Cut, null);
        }

        var heard = new byte[CaisseApCodec.BytesMax];
        var count = 0;

        while (count < heard.Length)
        {
            var state = CaisseApCodec.Read(heard.AsSpan(0, count), out var message, out _);

            if (state is FrameState.Nonsense)
            {
                return (state, null);
            }

            var read = await ReceiveAsync(line, heard.AsMemory(count), isWhole: message is not null, stop);

            if (read is 0)
            {
                return message is null ? (FrameState.Cut, null) : (FrameState.Whole, message);
            }

            count += read;
        }

        return (FrameState.Nonsense, null);
    }

    private async ValueTask<int> ReceiveAsync(ITerminalLine line, Memory<byte> into, bool isWhole, CancellationToken stop)
    {
        if (!isWhole)
        {
            return await line.ReceiveAsync(into, stop);
        }

        using var given = new CancellationTokenSource(RestPatience, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(given.Token, stop);

        try
        {
            return await line.ReceiveAsync(into, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return 0;
        }
    }
}
