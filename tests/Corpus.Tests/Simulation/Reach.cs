using System.Globalization;

namespace RetailPos.Corpus.Tests.Simulation;

/// <summary>How often what happened: a run in which nothing can go wrong proves nothing.</summary>
internal sealed class Reach
{
    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);

    public long this[string what] => _counts.GetValueOrDefault(what);

    public void Count(string what, long times = 1) => _counts[what] = _counts.GetValueOrDefault(what) + times;

    public void Add(Reach other)
    {
        foreach (var (what, times) in other._counts)
        {
            Count(what, times);
        }
    }

    public override string ToString() => string.Join(
        '\n', _counts.Select(pair => string.Create(CultureInfo.InvariantCulture, $"  {pair.Value,10:N0}  {pair.Key}")));
}
