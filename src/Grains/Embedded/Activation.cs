using Microsoft.Extensions.DependencyInjection;

namespace RetailPos.Grains.Embedded;

/// <summary>One life of a grain, from waking to sleep, with the services that live as long.</summary>
internal sealed class Activation
{
    [ThreadStatic]
    private static Activation? _beingCreated;

    private readonly AsyncServiceScope _scope;

    public Activation(GrainSlot slot)
    {
        Slot = slot;
        _scope = slot.Host.Services.CreateAsyncScope();
    }

    /// <summary>
    /// Whose constructor is running on this thread: a grain knows its key before its own constructor begins, without handing it
    /// through every constructor.
    /// </summary>
    public static Activation? BeingCreated => _beingCreated;

    public GrainSlot Slot { get; }

    public IServiceProvider Services => _scope.ServiceProvider;

    public Grain Grain { get; private set; } = null!;

    /// <summary>Why it must end after the running turn, if it must. Guarded by the slot.</summary>
    public DeactivationReason? Leaving { get; set; }

    public void Leave(DeactivationReason reason) => Slot.Retire(this, reason);

    public void Create()
    {
        var outer = _beingCreated;
        _beingCreated = this;

        try
        {
            Grain = Slot.Id.Class.Create(Services);
        }
        finally
        {
            _beingCreated = outer;
        }
    }

    public async Task DisposeAsync()
    {
        switch (Grain)
        {
            case IAsyncDisposable grain: await grain.DisposeAsync(); break;
            case IDisposable grain: grain.Dispose(); break;
        }

        await _scope.DisposeAsync();
    }
}
