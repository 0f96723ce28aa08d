using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Grains.Cards;

/// <summary>What each terminal is at, for whoever looks.</summary>
public sealed class TerminalBoard(ILogger<TerminalBoard> log) : ITerminalWatch
{
    private readonly Lock _gate = new();
    private ImmutableDictionary<TerminalId, TerminalNow> _now = ImmutableDictionary<TerminalId, TerminalNow>.Empty;
    private ImmutableList<Action> _listeners = [];

    public TerminalNow Of(TerminalId terminal) => _now.GetValueOrDefault(terminal, TerminalNow.Idle);

    public void Put(TerminalId terminal, Func<TerminalNow, TerminalNow> change)
    {
        ImmutableList<Action> listeners;

        lock (_gate)
        {
            _now = _now.SetItem(terminal, change(Of(terminal)));
            listeners = _listeners;
        }

        foreach (var listener in listeners)
        {
            try
            {
                listener();
            }
            catch (Exception fault)
            {
                // A broken page must not stop a payment.
                log.LogWarning(fault, "A page that watches the terminals threw.");
            }
        }
    }

    public IDisposable Subscribe(Action changed)
    {
        lock (_gate)
        {
            _listeners = _listeners.Add(changed);
        }

        return new Subscription(this, changed);
    }

    private sealed class Subscription(TerminalBoard board, Action changed) : IDisposable
    {
        public void Dispose()
        {
            lock (board._gate)
            {
                board._listeners = board._listeners.Remove(changed);
            }
        }
    }
}
