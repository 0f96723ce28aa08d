using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <summary>How long one line has been where it is, and where it has been.</summary>
internal sealed class LineWatch
{
    private DateTimeOffset? _since;
    private int _secondsBefore;

    /// <summary>By the place in the line's route.</summary>
    public Dictionary<int, Passage> Done { get; } = [];

    public Cancellation? Cancelled { get; set; }

    public void Start(DateTimeOffset at, int secondsBefore) => (_since, _secondsBefore) = (at, secondsBefore);

    public void Stop() => (_since, _secondsBefore) = (null, 0);

    public int SecondsAt(DateTimeOffset at) =>
        Math.Min(Durations.SecondsMax, _secondsBefore + (_since is { } since ? Durations.WholeSeconds(at - since) : 0));
}

/// <summary>One line done at one station.</summary>
internal sealed record Passage(CellKey Key, int Seconds, int Portions, bool IsFinished, bool IsLate, bool IsCounted);

/// <param name="IsCounted">Its count can be taken back.</param>
internal sealed record Cancellation(string Reason, bool IsCounted);
