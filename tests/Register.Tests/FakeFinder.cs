using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;

namespace RetailPos.Register.Tests;

/// <summary>A network on which stands what the test puts there.</summary>
internal sealed class FakeFinder : IFinderDesk
{
    public List<FoundDevice> There { get; } = [];

    /// <summary>The search goes on until this is complete.</summary>
    public Task Line { get; set; } = Task.CompletedTask;

    public List<(FindKind Kind, string Range)> Searches { get; } = [];

    public bool WasStopped { get; private set; }

    public ValueList<AddressRange> OwnRanges => [AddressRange.Around("192.168.1.20", 24)!];

    public async IAsyncEnumerable<FindStep> FindAsync(FindKind kind, AddressRange range, Actor by, [EnumeratorCancellation] CancellationToken stop)
    {
        Searches.Add((kind, $"{range}"));
        yield return new(1, range.Count, [.. There]);

        try
        {
            await Line.WaitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            WasStopped = true;
            throw;
        }

        yield return new(range.Count, range.Count, []);
    }
}
