using RetailPos.Hub.Domain.People;
using RetailPos.Kernel;

namespace RetailPos.Grains.Guard;

/// <summary>What somebody must have to be heard.</summary>
public abstract record Needed
{
    private Needed() { }

    /// <summary>Whoever sees the page may ask.</summary>
    public static readonly Needed Nothing = new Free();

    /// <summary>The house itself alone: reactions and desks, never a page.</summary>
    public static readonly Needed Inside = new House();

    public static Needed Of(params Right[] rights) => new AnyOf([.. rights]);

    public sealed record Free : Needed;

    public sealed record House : Needed;

    /// <summary>One of them is enough: calling a guest is the waiter's work as well as the cook's.</summary>
    public sealed record AnyOf(ValueList<Right> Rights) : Needed;
}
