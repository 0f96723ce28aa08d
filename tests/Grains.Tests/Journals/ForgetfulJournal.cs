using RetailPos.Grains.Contracts.Ports;

namespace RetailPos.Grains.Tests.Journals;

/// <summary>Every reaction starts from the beginning of history.</summary>
public sealed class ForgetfulJournal(IJournal inner) : JournalAround(inner)
{
    public override ValueTask<long> ReadCheckpointAsync(string reaction, CancellationToken stop) => ValueTask.FromResult(0L);
}
