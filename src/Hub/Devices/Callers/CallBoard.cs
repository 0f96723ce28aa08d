using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Hub.Devices.Callers;

/// <summary>The calls of the last quarter of an hour, in memory alone.</summary>
public sealed class CallBoard(TimeProvider clock) : ICallBoard
{
    private const int CallsMax = 20;

    /// <summary>A telephone rings every five seconds; who calls again after half a minute calls again.</summary>
    private static readonly TimeSpan SameCall = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan KeptFor = TimeSpan.FromMinutes(15);

    private readonly Lock _gate = new();
    private ImmutableList<PhoneCall> _calls = [];
    private ImmutableList<Action<PhoneCall>> _listeners = [];
    private long _last;

    public ValueList<PhoneCall> Recent => [.. Volatile.Read(ref _calls).Where(call => clock.GetUtcNow() - call.At < KeptFor)];

    public void Ring(string number, string name, CallerKind kind)
    {
        PhoneCall call;

        lock (_gate)
        {
            var now = clock.GetUtcNow();

            if (_calls.FirstOrDefault() is { } newest && newest.Number == number && newest.Kind == kind && now - newest.At < SameCall)
            {
                return;
            }

            call = new(++_last, number, name, kind, now);
            _calls = _calls.Insert(0, call).RemoveAll(old => now - old.At >= KeptFor);
            _calls = _calls.Count > CallsMax ? _calls.GetRange(0, CallsMax) : _calls;
        }

        foreach (var listener in Volatile.Read(ref _listeners))
        {
            listener(call);
        }
    }

    public IDisposable Subscribe(Action<PhoneCall> rung)
    {
        ImmutableInterlocked.Update(ref _listeners, static (listeners, one) => listeners.Add(one), rung);
        return new Leaving(() => ImmutableInterlocked.Update(ref _listeners, static (listeners, one) => listeners.Remove(one), rung));
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}
