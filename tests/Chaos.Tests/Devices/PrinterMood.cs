namespace RetailPos.Chaos.Tests.Devices;

/// <summary>How a printer takes the next paper.</summary>
public enum PrinterMood
{
    Good,

    /// <summary>It says so, and prints nothing.</summary>
    PaperOut,

    /// <summary>It lets itself be called, and says nothing at all.</summary>
    Deaf,

    /// <summary>It says something that no printer says.</summary>
    Babbles,

    /// <summary>It hangs up in the middle of the paper.</summary>
    BreaksLine,

    /// <summary>It says that it is ready, takes every byte, and prints none of them.</summary>
    Swallows,

    /// <summary>It prints it all, and says that it has no paper.</summary>
    OutAndPrints,

    /// <summary>The paper ends in the middle.</summary>
    EndsInMiddle,

    /// <summary>It prints it all, and hangs up instead of saying so.</summary>
    HangsUpAfter,

    /// <summary>One byte a second, for as long as it likes; then the rest at once, or never.</summary>
    Slow,

    /// <summary>It stands still with the first byte, in the middle, or before its last word: for who wants to kill the hub just then.</summary>
    CatchBefore,
    CatchMiddle,
    CatchAfter,
}

/// <summary>Every other paper comes out as it should; of the rest each mood has its turn, in an order that the seed has shuffled.</summary>
public sealed class Deck<T>(Random chance, T good, params T[] bad)
{
    private readonly Lock _gate = new();
    private readonly Queue<T> _left = new();
    private readonly Dictionary<string, int> _drawn = new(StringComparer.Ordinal);
    private int _count;

    public T Draw()
    {
        lock (_gate)
        {
            if (_left.Count == 0)
            {
                chance.Shuffle(bad);
                Array.ForEach(bad, _left.Enqueue);
            }

            var drawn = _count++ % 2 == 0 ? good : _left.Dequeue();
            _drawn[$"{drawn}"] = _drawn.GetValueOrDefault($"{drawn}") + 1;
            return drawn;
        }
    }

    public override string ToString()
    {
        lock (_gate)
        {
            return string.Join(", ", _drawn.OrderBy(mood => mood.Key, StringComparer.Ordinal).Select(mood => $"{mood.Key} {mood.Value}"));
        }
    }
}
