using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>For the pages that set devices up: what stands on the house's network.</summary>
public interface IFinderDesk
{
    ValueList<AddressRange> OwnRanges { get; }

    /// <summary>As <see cref="IDeviceFinder.FindAsync"/>; one search after the other in the whole house.</summary>
    IAsyncEnumerable<FindStep> FindAsync(FindKind kind, AddressRange range, Actor by, CancellationToken stop);
}
