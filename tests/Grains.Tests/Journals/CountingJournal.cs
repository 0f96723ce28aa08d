using System.Runtime.CompilerServices;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;

namespace RetailPos.Grains.Tests.Journals;

/// <summary>Counts what wakings read and how often the index is asked.</summary>
public sealed class CountingJournal(IJournal inner) : JournalAround(inner)
{
    private int _read;
    private int _asked;

    public int Read => _read;

    public int Asked => _asked;

    public override async IAsyncEnumerable<Recorded> ReadStreamAsync(
        string stream, long afterVersion, [EnumeratorCancellation] CancellationToken stop)
    {
        await foreach (var recorded in Inner.ReadStreamAsync(stream, afterVersion, stop))
        {
            Interlocked.Increment(ref _read);
            yield return recorded;
        }
    }

    public override ValueTask<bool> KnowsAsync(string stream, CommandId cause, CancellationToken stop)
    {
        Interlocked.Increment(ref _asked);
        return Inner.KnowsAsync(stream, cause, stop);
    }
}
