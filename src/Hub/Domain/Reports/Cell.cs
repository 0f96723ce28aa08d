using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <summary>What is counted of one article at one station in one hour of the day.</summary>
internal sealed class Cell
{
    private readonly Durations _durations = new();
    private int _portions;
    private int _finished;
    private int _late;

    public int Recalls { get; set; }

    public long WasteThousandths { get; set; }

    public bool IsEmpty => _durations.Count == 0 && Recalls == 0 && WasteThousandths == 0;

    public Figures Figures => new(
        _durations.Count,
        _portions,
        _finished,
        _durations.Mean,
        _durations.Percentile(50),
        _durations.Percentile(95),
        _late,
        Recalls,
        WasteThousandths);

    public void Add(Passage passage)
    {
        _durations.Add(passage.Seconds);
        Change(passage, by: 1);
    }

    public void Remove(Passage passage)
    {
        _durations.Remove(passage.Seconds);
        Change(passage, by: -1);
    }

    public void Add(Cell other)
    {
        _durations.Add(other._durations);
        _portions += other._portions;
        _finished += other._finished;
        _late += other._late;
        Recalls += other.Recalls;
        WasteThousandths += other.WasteThousandths;
    }

    private void Change(Passage passage, int by)
    {
        _portions += by * passage.Portions;
        _finished += passage.IsFinished ? by * passage.Portions : 0;
        _late += passage.IsLate ? by : 0;
    }
}

internal readonly record struct CellKey(DishKey Dish, StationId? Station, int Hour);

/// <param name="Name">Empty for what is in the catalogue: there the id tells it.</param>
internal readonly record struct DishKey(ArticleId? Item, string Name);
