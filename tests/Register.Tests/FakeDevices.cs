using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>A scale that shows what the test puts on it.</summary>
internal sealed class FakeScale : IScale
{
    public bool IsThere { get; set; } = true;

    public Weighed Shows { get; set; } = new(ScaleOutcome.Empty);

    public Money KilogramPrice { get; private set; }

    public bool Has(TillId till) => IsThere;

    public ValueTask<Weighed> WeighAsync(TillId till, Money kilogramPrice, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        KilogramPrice = kilogramPrice;
        return new(Shows);
    }
}

internal sealed class FakeCalls : ICallBoard
{
    private Action<PhoneCall>? _rung;

    public ValueList<PhoneCall> Recent { get; set; } = [];

    /// <summary>On the clock of the test.</summary>
    public DateTimeOffset Now { get; set; } = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);

    public void Ring(string number, string name, CallerKind kind)
    {
        Recent = [new(Recent.Count + 1, number, name, kind, Now), .. Recent];
        _rung?.Invoke(Recent[0]);
    }

    public IDisposable Subscribe(Action<PhoneCall> rung)
    {
        _rung += rung;
        return new Leaving(() => _rung -= rung);
    }

    private sealed class Leaving(Action leave) : IDisposable
    {
        public void Dispose() => leave();
    }
}

internal sealed class FakePoles : ICustomerPole
{
    public ValueList<TillId> Tills => [];

    public PoleOutcome Answer { get; set; } = PoleOutcome.Shown;

    public ValueTask<PoleOutcome> ShowAsync(TillId till, PoleText text, CancellationToken stop) => new(Answer);
}
