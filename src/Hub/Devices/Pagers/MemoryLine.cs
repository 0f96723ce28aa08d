using System.Collections.Immutable;
using System.Text;

namespace RetailPos.Hub.Devices.Pagers;

/// <summary>A line's twin in memory: it keeps what it carried, and answers as it was told.</summary>
public sealed class MemoryLine : ITransmitterLine
{
    private ImmutableQueue<LineAnswer> _next = [];
    private ImmutableList<byte[]> _carried = [];

    /// <summary>What happens when nothing else was ordered.</summary>
    public LineAnswer Answer { get; set; } = new(LineEnd.Closed, default);

    /// <summary>Every telegram that left, oldest first.</summary>
    public IReadOnlyList<byte[]> Carried => Volatile.Read(ref _carried);

    public void AnswerNext(LineEnd end, string heard = "") =>
        ImmutableInterlocked.Enqueue(ref _next, new(end, Encoding.ASCII.GetBytes(heard)));

    public ValueTask<LineAnswer> ExchangeAsync(
        ReadOnlyMemory<byte> telegram, Func<ReadOnlyMemory<byte>, bool> isEnough, CancellationToken stop)
    {
        var answer = ImmutableInterlocked.TryDequeue(ref _next, out var ordered) ? ordered : Answer;

        if (answer.End is not LineEnd.NotReached)
        {
            ImmutableInterlocked.Update(ref _carried, static (carried, newest) => carried.Add(newest), telegram.ToArray());
        }

        return ValueTask.FromResult(answer);
    }
}
