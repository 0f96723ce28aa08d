using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>
/// Which key may sign next at each till: the one that it began with, and from each hand-over on the one that it was given to. A key
/// that has handed over is old paper in somebody's drawer; what it signs afterwards is that somebody's.
/// </summary>
/// <remarks>It is shown good records alone: a forged hand-over gives nothing to anybody.</remarks>
/// <param name="from">Where a walk begins that does not begin at the beginning.</param>
public sealed class KeyTurns(ValueList<TillChainEnd> from)
{
    private readonly Dictionary<TillId, string> _turns = from.Where(end => end.Key is not null).DistinctBy(end => end.Till)
        .ToDictionary(end => end.Till, end => end.Key!);

    // Of the house: what a till begins with that has sealed nothing yet. Unknown where a walk begins between two hand-overs.
    private string? _house = from.Select(end => end.Key).OfType<string>().Distinct().ToList() is [var only] ? only : null;

    /// <summary>The key whose turn it is; null for a till that has signed nothing.</summary>
    public string? Of(TillId till) => _turns.GetValueOrDefault(till);

    public bool IsInTurn(SealedRecord record) =>
        record.Seal.KeyId is not { } key
        || (record.HandOver is { } handOver
            ? key == (handOver.IsLoss ? handOver.To : handOver.From) && (Of(record.Till) is not { } goes || goes == handOver.From)
            : (Of(record.Till) ?? _house) is not { } turn || turn == key);

    public void Took(SealedRecord record)
    {
        if (record.Seal.KeyId is { } key)
        {
            _turns[record.Till] = record.HandOver?.To ?? key;
            _house = record.HandOver?.To ?? _house ?? key;
        }
    }
}
