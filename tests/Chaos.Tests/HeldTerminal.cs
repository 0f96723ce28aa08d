using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Chaos.Tests;

/// <summary>A terminal that approves, but for the one amount over which somebody wants to kill the hub.</summary>
internal sealed class HeldTerminal : IAsyncDisposable
{
    private readonly SimulatedTerminal _terminal;
    private TaskCompletionSource? _caught;
    private TerminalMood _mood = TerminalMood.Approve;

    public HeldTerminal(TerminalProtocol protocol)
    {
        Protocol = protocol;
        _terminal = protocol switch
        {
            TerminalProtocol.CaisseAp => new SimulatedCaisseAp { Usual = MoodOf },
            TerminalProtocol.Zvt => new SimulatedZvt { Usual = MoodOf },
            TerminalProtocol.Nexo => new SimulatedNexo { Usual = MoodOf },
        };
    }

    public TerminalProtocol Protocol { get; }

    public string Address => _terminal.Address;

    public IReadOnlyList<long> Booked => [.. _terminal.Booked.Select(card => card.Amount.Cents).Order()];

    /// <summary>Takes the next amounts like this.</summary>
    /// <returns>Completes when one has come.</returns>
    public Task CatchAsync(TerminalMood mood)
    {
        _caught = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _mood = mood;
        return _caught.Task;
    }

    public void CalmDown()
    {
        _mood = TerminalMood.Approve;
        _terminal.HangUp();
    }

    public ValueTask DisposeAsync() => _terminal.DisposeAsync();

    private TerminalMood MoodOf(Money amount)
    {
        var mood = _mood;
        _caught?.TrySetResult();
        return mood;
    }
}
