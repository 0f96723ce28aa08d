using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What the office may ask of the terminals. What becomes of it is shown by <see cref="ITerminalWatch"/>: nobody waits for a device.</summary>
/// <remarks>What a register may ask of a card is a command to its sale.</remarks>
public interface ITerminalDesk
{
    /// <summary>Asks whether somebody answers there.</summary>
    /// <returns>False when the house has no such terminal.</returns>
    Task<bool> TestAsync(TerminalId terminal, Actor by);

    /// <summary>Has the terminal send the day's takings to its bank.</summary>
    /// <returns>False when the house has no such terminal.</returns>
    Task<bool> ReconcileAsync(TerminalId terminal, Actor by);
}

/// <summary>What each terminal is at. It is no event, and forgotten at a restart: what counts is in the attempts.</summary>
public interface ITerminalWatch
{
    TerminalNow Of(TerminalId terminal);

    /// <summary>Calls back on any thread whenever a terminal says something.</summary>
    IDisposable Subscribe(Action changed);
}

/// <param name="Attempt">What it is busy with; null for nothing.</param>
/// <param name="Word">What it does about that; null before it has said anything.</param>
/// <param name="Said">Its own words.</param>
/// <param name="CannotCancel">It was asked to let go of the card, and has no word for that: its own key does it.</param>
/// <param name="Test">What came of the last test.</param>
/// <param name="Reconciled">What came of the last closing of the terminal's day.</param>
/// <param name="Office">What the office has it do now; null for nothing.</param>
public sealed record TerminalNow(
    CommandId? Attempt = null,
    TerminalWord? Word = null,
    string Said = "",
    bool CannotCancel = false,
    TerminalHeard? Test = null,
    TerminalHeard? Reconciled = null,
    TerminalErrand? Office = null)
{
    public static readonly TerminalNow Idle = new();
}

public sealed record TerminalHeard(TerminalAnswer Answer, DateTimeOffset At, Actor By);

public enum TerminalErrand
{
    Test,
    Reconcile,
}
