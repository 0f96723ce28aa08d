using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Hub.Devices.Terminals;

/// <summary>What the terminals on a line have in common: a line for each errand, a patience, and what its end means.</summary>
public abstract class LineTerminal(TerminalRule rule, ITerminalLines lines, TimeProvider clock) : ICardTerminal
{
    /// <summary>Whoever is in the house's network answers at once; whoever is not, is not there.</summary>
    public static readonly TimeSpan ConnectPatience = TimeSpan.FromSeconds(5);

    /// <summary>A question that no guest is asked.</summary>
    public static readonly TimeSpan QueryPatience = TimeSpan.FromSeconds(20);

    /// <summary>A day's takings on their way to the bank, over a slow line.</summary>
    public static readonly TimeSpan ReconcilePatience = TimeSpan.FromSeconds(120);

    private readonly Lock _gate = new();
    private (CommandId Attempt, ITerminalLine Line)? _current;

    protected TerminalRule Rule { get; } = rule;

    protected TimeProvider Clock { get; } = clock;

    public async ValueTask<CardResult> StartAsync(CardOrder order, ICardTalk talk, CancellationToken stop)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(Rule.PatienceSeconds), Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        var once = new Once(talk);

        try
        {
            await using var line = await OpenAsync(either.Token);

            if (line is null)
            {
                return new(CardOutcome.Declined, CardReason.NotReached);
            }

            Begin(order.Attempt, line);
            return await TakeAsync(line, order, once, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return once.HasLeft ? new(CardOutcome.Unknown, CardReason.Silent) : new(CardOutcome.Declined, CardReason.NotReached);
        }
        finally
        {
            End();
        }
    }

    public async ValueTask<CardResult> QueryAsync(CardOrder order, CancellationToken stop) =>
        await OnLineAsync(
            QueryPatience, (line, either) => AskAsync(line, order, either), new(CardOutcome.Unknown, CardReason.NotReached),
            new(CardOutcome.Unknown, CardReason.Silent), stop);

    public async ValueTask<bool> CancelAsync(CommandId attempt, CancellationToken stop)
    {
        ITerminalLine? line;

        lock (_gate)
        {
            line = _current is { } current && current.Attempt == attempt ? current.Line : null;
        }

        return line is not null && AbortOf(attempt) is { } abort && await line.SendAsync(abort, stop);
    }

    public ValueTask<TerminalAnswer> TestAsync(CancellationToken stop) =>
        OnLineAsync(QueryPatience, GreetAsync, new(TerminalState.NotReached), new TerminalAnswer(TerminalState.Silent), stop);

    public ValueTask<TerminalAnswer> ReconcileAsync(CancellationToken stop) =>
        OnLineAsync(ReconcilePatience, CloseDayAsync, new(TerminalState.NotReached), new TerminalAnswer(TerminalState.Silent), stop);

    /// <summary>Asks the house before the amount leaves, and reads until there is an end.</summary>
    protected abstract ValueTask<CardResult> TakeAsync(ITerminalLine line, CardOrder order, ICardTalk talk, CancellationToken stop);

    protected abstract ValueTask<CardResult> AskAsync(ITerminalLine line, CardOrder order, CancellationToken stop);

    protected abstract ValueTask<TerminalAnswer> GreetAsync(ITerminalLine line, CancellationToken stop);

    protected abstract ValueTask<TerminalAnswer> CloseDayAsync(ITerminalLine line, CancellationToken stop);

    /// <returns>Null where the protocol has no word for it.</returns>
    protected abstract byte[]? AbortOf(CommandId attempt);

    /// <summary>What the caller never reads: the house has said that nothing may leave.</summary>
    protected static CardResult NotSent { get; } = new(CardOutcome.Cancelled);

    protected static CardResult Lost(FrameState state) =>
        new(CardOutcome.Unknown, state is FrameState.Nonsense ? CardReason.Nonsense : CardReason.LineCut);

    /// <summary>Before any amount has left: whatever it was, nothing was taken.</summary>
    protected static CardResult NotBegun(FrameState state) =>
        new(CardOutcome.Declined, state is FrameState.Nonsense ? CardReason.NotUnderstood : CardReason.NotReached);

    protected static TerminalAnswer Heard(FrameState state) =>
        new(state is FrameState.Nonsense ? TerminalState.Nonsense : TerminalState.Silent);

    private async ValueTask<T> OnLineAsync<T>(
        TimeSpan patience, Func<ITerminalLine, CancellationToken, ValueTask<T>> ask, T notReached, T silent, CancellationToken stop)
    {
        using var given = new CancellationTokenSource(patience, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(given.Token, stop);

        try
        {
            await using var line = await OpenAsync(either.Token);
            return line is null ? notReached : await ask(line, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return silent;
        }
    }

    private async ValueTask<ITerminalLine?> OpenAsync(CancellationToken stop)
    {
        using var given = new CancellationTokenSource(ConnectPatience, Clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(given.Token, stop);

        try
        {
            return await lines.OpenAsync(Rule.Address, either.Token);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return null;
        }
    }

    private void Begin(CommandId attempt, ITerminalLine line)
    {
        lock (_gate)
        {
            _current = (attempt, line);
        }
    }

    private void End()
    {
        lock (_gate)
        {
            _current = null;
        }
    }

    // Whether the amount may have left is remembered here, so that no driver can forget it.
    private sealed class Once(ICardTalk talk) : ICardTalk
    {
        public bool HasLeft { get; private set; }

        public async ValueTask<bool> MaySendAsync(string mark) => HasLeft = await talk.MaySendAsync(mark);

        public void Says(TerminalWord word, string said) => talk.Says(word, said);
    }
}
