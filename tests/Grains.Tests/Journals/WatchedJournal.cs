using System.Collections.Concurrent;
using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Grains.Tests.Journals;

/// <summary>Tells from which version each stream was last replayed, so that a test knows what a snapshot spared.</summary>
public sealed class WatchedJournal(IJournal inner) : JournalAround(inner)
{
    private readonly ConcurrentDictionary<string, long> _replayedFrom = new(StringComparer.Ordinal);

    public long ReplayedFrom(string stream) => _replayedFrom[stream];

    public override IAsyncEnumerable<Recorded> ReadStreamAsync(string stream, long afterVersion, CancellationToken stop)
    {
        _replayedFrom[stream] = afterVersion;
        return base.ReadStreamAsync(stream, afterVersion, stop);
    }
}
