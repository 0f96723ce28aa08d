using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains;

/// <summary>The only writer of one aggregate, whatever the aggregate is.</summary>
/// <remarks>
/// It holds no rules; a rule found in a grain belongs in its decider. <c>Grain</c> is Orleans' name: whether the embedded
/// host or Orleans stands behind it is chosen by the build, and no grain knows.
/// </remarks>
/// <param name="deciderOf">By the grain's key: for deciders that must know whose they are.</param>
/// <param name="family">What its streams begin with: <c>order</c> in <c>order-4711</c>.</param>
public abstract class JournaledGrain<TState, TCommand, TEvent, TRefusal>(
    Func<string, Decider<TState, TCommand, TEvent, TRefusal>> deciderOf, string family, IJournal journal, TimeProvider clock) : Grain
    where TEvent : notnull
    where TRefusal : struct, Enum
{
    private Journaled<TState, TCommand, TEvent, TRefusal> _aggregate = null!;

    protected JournaledGrain(
        Decider<TState, TCommand, TEvent, TRefusal> decider, string family, IJournal journal, TimeProvider clock)
        : this(_ => decider, family, journal, clock)
    {
    }

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        var key = this.GetPrimaryKeyString();
        _aggregate = new(deciderOf(key), $"{family}-{key}", journal, clock);
        await _aggregate.ReplayAsync(cancellationToken);
    }

    public virtual async Task<Told<TRefusal>> TellAsync(CommandId id, TCommand command)
    {
        try
        {
            return await _aggregate.TellAsync(id, command, CancellationToken.None);
        }
        catch
        {
            // Whatever was thrown, memory may differ from the disk now: the next message starts from the disk.
            DeactivateOnIdle();
            throw;
        }
    }

    public Task<TState> ReadAsync() => Task.FromResult(_aggregate.State);
}
