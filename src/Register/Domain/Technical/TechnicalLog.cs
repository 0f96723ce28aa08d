using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Technical;

/// <summary>One chain of technical events: that of the house, or of one till.</summary>
/// <param name="LastAt">When the last of them was; null before the first.</param>
/// <param name="Version">Of the program that started last; empty before the first.</param>
/// <param name="IsRunning">It was started and has not said that it stops: so it was cut off, if it starts now.</param>
public sealed record TechnicalLog(ChainEnd End, DateTimeOffset? LastAt, string Version, bool IsRunning)
{
    public static readonly TechnicalLog Empty = new(ChainEnd.Start, LastAt: null, Version: "", IsRunning: false);

    /// <summary>Two computers' clocks differ by so much without anybody having touched them.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);
}

/// <summary>What happened to the machinery, sealed as a sale is.</summary>
/// <param name="Number">Gapless within its chain, from 1. The first of all is the initialisation.</param>
/// <param name="Information">Pairs of a word and a value, in no language; what people typed among them.</param>
/// <param name="At">When it happened, in the site's own offset.</param>
/// <param name="Till">Whose chain; null for the house's.</param>
public sealed record TechnicalRecord(long Number, TechnicalCode Code, string Information, DateTimeOffset At, Actor By, TillId? Till)
{
    /// <summary>A few lines of a page. What is longer stands in the event that it is told of.</summary>
    public const int InformationMax = 400;
}
