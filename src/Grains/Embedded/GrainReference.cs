using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Reflection;

namespace RetailPos.Grains.Embedded;

/// <summary>What stands for a grain in the hands of its callers. Two references to one grain are equal.</summary>
[SuppressMessage("Performance", "CA1852", Justification = "The proxies made at run time derive from it.")]
internal class GrainReference : DispatchProxy, IAddressable
{
    private static readonly ConcurrentDictionary<MethodInfo, GrainMethod> Methods = new();

    // Where the grain was last found. A slot that is gone is looked up again, so a stale one costs time and nothing else.
    private GrainSlot? _slot;

    public GrainHost Host { get; private set; } = null!;

    public GrainId Id { get; private set; }

    public static T To<T>(GrainHost host, GrainId id)
    {
        var proxy = Create<T, GrainReference>();
        var reference = (GrainReference)(object)proxy!;
        reference.Host = host;
        reference.Id = id;
        return proxy;
    }

    public bool TryBeginTurn([NotNullWhen(true)] out GrainSlot? slot, [NotNullWhen(true)] out Grain? grain)
    {
        slot = _slot ??= Host.SlotOf(Id);
        return slot.TryBeginTurn(out grain);
    }

    public void Post(PendingCall call)
    {
        var slot = _slot ?? Host.SlotOf(Id);

        while (!slot.TryPost(call))
        {
            slot = Host.SlotOf(Id);
        }

        _slot = slot;
    }

    public override bool Equals(object? obj) => obj is GrainReference other && other.Host == Host && other.Id == Id;

    public override int GetHashCode() => Id.GetHashCode();

    public override string ToString() => Id.ToString();

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        Methods.GetOrAdd(targetMethod!, GrainMethod.Of).Send(this, args!);
}
