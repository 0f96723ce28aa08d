using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Register.TillDay;

/// <summary>What somebody looks for among the sessions.</summary>
/// <param name="Till">Null for every till.</param>
/// <param name="Text">In the name of anybody who had to do with it, or in what a movement was for.</param>
/// <param name="OnlyGaps">Those in which something was missing or too much.</param>
public sealed record SessionWish(TillId? Till, DateOnly From, DateOnly To, string Text, bool OnlyGaps);

/// <summary>The sessions that were found, newest first, and what they come to.</summary>
/// <param name="Turnover">Of those that are over.</param>
/// <param name="Difference">What is missing is below zero.</param>
public sealed record SessionBoard(ValueList<PastSession> Rows, bool IsCut, Money Turnover, Money Difference)
{
    /// <summary>A quarter of two registers; whoever looks further back narrows the days.</summary>
    public const int RowsMax = 200;

    public static SessionBoard Of(SessionsView view, SessionWish wish, TimeZoneInfo zone)
    {
        var found = view.Sessions
            .Where(till => wish.Till is not { } only || till.Key == only)
            .SelectMany(till => till.Value)
            .Where(session => DayOf(session.OpenedAt, zone) is var day && day >= wish.From && day <= wish.To
                && (!wish.OnlyGaps || session.HasGap) && Says(session, wish.Text.Trim()))
            .OrderByDescending(session => session.OpenedAt)
            .ThenBy(session => session.Till.Value, StringComparer.Ordinal)
            .ToList();

        return new(
            [.. found.Take(RowsMax)],
            found.Count > RowsMax,
            found.Select(session => session.Closed).OfType<ClosedSession>().Sum(closed => closed.Totals.Turnover),
            found.Sum(session => session.Difference));
    }

    // On the clock of the house: what began before midnight is of that day, however long it lasted.
    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static bool Says(PastSession session, string text) =>
        text.Length == 0
        || session.People.Concat(session.Movements.Select(movement => movement.Reason))
            .Any(word => word.Contains(text, StringComparison.CurrentCultureIgnoreCase));
}
