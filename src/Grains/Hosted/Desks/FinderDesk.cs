using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>Lets one search after the other onto the house's network, and notes who asked for it.</summary>
public sealed class FinderDesk(IDeviceFinder finder, ILogger<FinderDesk> log) : IFinderDesk, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public ValueList<AddressRange> OwnRanges => finder.OwnRanges;

    public async IAsyncEnumerable<FindStep> FindAsync(
        FindKind kind, AddressRange range, Actor by, [EnumeratorCancellation] CancellationToken stop)
    {
        await _one.WaitAsync(stop);

        try
        {
            log.LogInformation("{Person} searches {Range} for {Kind}.", by.Person, range, kind);

            await foreach (var step in finder.FindAsync(kind, range, stop))
            {
                yield return step;
            }
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
