namespace RetailPos.Grains.Embedded;

/// <summary>The only holder of one thing's state. At most one activation of it lives at a time, and it runs one turn at a time.</summary>
/// <remarks>
/// Names and meanings are those of <c>Orleans.Grain</c>, so that a grain file compiles and behaves alike on both hosts. What is
/// not copied here is what the house does not use. One difference shows: arguments and results are not copied between
/// grains, so messages must be immutable.
/// </remarks>
public abstract class Grain : IAddressable
{
    private readonly Activation? _activation = Activation.BeingCreated;

    /// <summary>Null for a grain that was made by hand, without a host.</summary>
    internal Activation? ActivationOrNone => _activation;

    protected IGrainFactory GrainFactory => Activated.Slot.Host;

    /// <summary>Lives as long as this activation.</summary>
    protected IServiceProvider ServiceProvider => Activated.Services;

    private Activation Activated => _activation
        ?? throw new InvalidOperationException($"{GetType().Name} was not created by a grain host.");

    /// <summary>Runs before the first turn. When it throws, the waiting callers get the exception and the next call tries again.</summary>
    public virtual Task OnActivateAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs after the last turn, before another activation of the same thing may begin. Not run after a crash: nothing may depend on it.</summary>
    public virtual Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken) =>
        Task.CompletedTask;

    /// <summary>Drops this activation after the running turn. Calls that wait go to a fresh one.</summary>
    protected void DeactivateOnIdle() => Activated.Leave(
        new(DeactivationReasonCode.ApplicationRequested, $"{nameof(DeactivateOnIdle)} was called."));
}
