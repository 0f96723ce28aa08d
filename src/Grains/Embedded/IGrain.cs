namespace RetailPos.Grains.Embedded;

/// <summary>A grain, or a reference to one.</summary>
public interface IAddressable;

public interface IGrain : IAddressable;

/// <summary>The base of every grain interface. Its methods return Task, Task&lt;T&gt;, ValueTask or ValueTask&lt;T&gt;.</summary>
public interface IGrainWithStringKey : IGrain;

public interface IGrainFactory
{
    /// <summary>Returns a reference. The grain wakes at the first call, not now.</summary>
    /// <param name="primaryKey">Not blank.</param>
    /// <param name="grainClassNamePrefix">How the class is called; only checked, since each interface has one class.</param>
    /// <exception cref="ArgumentException">The key is blank, or no class answers to the interface.</exception>
    TGrainInterface GetGrain<TGrainInterface>(string primaryKey, string? grainClassNamePrefix = null)
        where TGrainInterface : IGrainWithStringKey;
}

public static class GrainExtensions
{
    /// <summary>The key under which this grain is reached; for the grain itself as for a reference to it.</summary>
    public static string GetPrimaryKeyString(this IAddressable grain) => grain switch
    {
        GrainReference reference => reference.Id.Key,
        Grain { ActivationOrNone: { } activation } => activation.Slot.Id.Key,
        _ => throw new ArgumentException($"{grain?.GetType().Name ?? "null"} was not created by a grain host.", nameof(grain)),
    };
}
