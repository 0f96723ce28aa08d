namespace RetailPos.Hub.Domain.Reports;

/// <summary>An average over what happened in the time that is counted.</summary>
internal sealed class Mean
{
    private int _count;
    private long _seconds;

    public Average Average => new(_count, _count == 0 ? 0 : (int)((_seconds + (_count / 2)) / _count));

    public void Add(bool now, TimeSpan duration)
    {
        _count += now ? 1 : 0;
        _seconds += now ? Durations.WholeSeconds(duration) : 0;
    }
}
