using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Speaks the language of every terminal that the house may set up.</summary>
public interface ICardTerminals
{
    ICardTerminal For(TerminalRule rule);
}

/// <summary>One card terminal, on the other end of a line that may fail at any instant.</summary>
/// <remarks>
/// Whatever the terminal or the line does is a value, and none of it an exception: only <c>stop</c>, and what
/// <see cref="ICardTalk.MaySendAsync"/> throws, come through. It never sends an amount twice: only the caller tries again.
/// One caller at a time, except for <see cref="CancelAsync"/>, which is meant to come in between.
/// </remarks>
public interface ICardTerminal
{
    /// <summary>Takes a payment, gives one back or undoes one, and waits for its end within the house's patience.</summary>
    /// <returns>Unknown as soon as an amount has left and no definite answer has come; declined when none has left.</returns>
    ValueTask<CardResult> StartAsync(CardOrder order, ICardTalk talk, CancellationToken stop);

    /// <summary>Asks what became of an amount that may have left.</summary>
    /// <returns>Unknown unless the terminal's answer can be about nothing else.</returns>
    ValueTask<CardResult> QueryAsync(CardOrder order, CancellationToken stop);

    /// <summary>Asks the terminal to let go of the card. What comes of it is what <see cref="StartAsync"/> answers.</summary>
    /// <returns>False where the protocol has no word for it, or nothing is under way: whoever stands there presses the terminal's own key.</returns>
    ValueTask<bool> CancelAsync(CommandId attempt, CancellationToken stop);

    /// <summary>Whether somebody answers there, in the right language.</summary>
    ValueTask<TerminalAnswer> TestAsync(CancellationToken stop);

    /// <summary>The terminal sends the day's takings to its bank, and counts from zero.</summary>
    ValueTask<TerminalAnswer> ReconcileAsync(CancellationToken stop);
}

/// <param name="Mark">What the terminal named as its last transaction before this one; empty where nobody asked, or it names none.</param>
/// <param name="Original">What it called the payment that is given back or undone; empty where nobody knows.</param>
public sealed record CardOrder(CommandId Attempt, CardDeed Deed, Money Amount, TillId Till, string Mark = "", string Original = "");

/// <summary>The house's side of a transaction.</summary>
public interface ICardTalk
{
    /// <summary>Asked once, with the line open and nothing sent: returns when the house has written down that the amount leaves now.</summary>
    /// <param name="mark">What the terminal names as its last transaction; empty where it names none.</param>
    /// <returns>False when it must not leave: the guest has changed their mind, or it may have left before.</returns>
    ValueTask<bool> MaySendAsync(string mark);

    /// <summary>What the terminal is doing, for whoever waits beside it.</summary>
    /// <param name="said">Its own words, where it has any.</param>
    void Says(TerminalWord word, string said);
}

/// <summary>What a terminal is doing, whatever its language.</summary>
public enum TerminalWord
{
    Connecting,
    PresentCard,
    EnterPin,
    AskingBank,
    RemoveCard,
    Printing,

    /// <summary>Something that only it has words for.</summary>
    Other,
}

/// <param name="Said">The terminal's own words or totals.</param>
public sealed record TerminalAnswer(TerminalState State, string Said = "");

public enum TerminalState
{
    Ready,

    /// <summary>At something else, or another register's.</summary>
    Busy,
    NotReached,

    /// <summary>It took the line and did not answer, or hung up.</summary>
    Silent,

    /// <summary>It answered in no language of this protocol.</summary>
    Nonsense,

    /// <summary>It understood, and said no.</summary>
    Refused,
}
