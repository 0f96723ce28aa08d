using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Customers;

/// <summary>What a customer has bought, and when.</summary>
/// <param name="Total">Of all tickets, less what was given back.</param>
/// <param name="Visits">Sales that were sealed.</param>
/// <param name="Favourite">The day of the week with most visits; null before the first. Of two alike the earlier in the week.</param>
/// <param name="Articles">What was bought most in the last three months, the most first.</param>
public sealed record CustomerHabits(Money Total, int Visits, DayOfWeek? Favourite, DateTimeOffset? Last, ValueList<BoughtArticle> Articles)
{
    /// <summary>What a waiter can keep in mind.</summary>
    public const int ArticlesMax = 5;

    /// <summary>« Three months » (features.md K36).</summary>
    public const int RecentMonths = 3;

    /// <param name="tickets">Of this customer, real ones alone, each with the moment it was sealed in the house's own time.</param>
    public static CustomerHabits Of(IReadOnlyCollection<(Ticket Ticket, DateTimeOffset At)> tickets, DateTimeOffset now)
    {
        var visits = tickets.Where(sealedOne => sealedOne.Ticket.Refund is null).ToList();
        var recent = now.AddMonths(-RecentMonths);

        return new(
            tickets.Sum(sealedOne => sealedOne.Ticket.Total),
            visits.Count,
            visits.GroupBy(visit => visit.At.DayOfWeek)
                .OrderByDescending(day => day.Count()).ThenBy(day => ((int)day.Key + 6) % 7)
                .Select(day => (DayOfWeek?)day.Key).FirstOrDefault(),
            visits.Count == 0 ? null : visits.Max(visit => visit.At),
            [
                .. tickets.Where(sealedOne => sealedOne.At >= recent)
                    .SelectMany(sealedOne => sealedOne.Ticket.Lines.Select(line => (line.Name, Thousandths: Counted(sealedOne.Ticket, line))))
                    .GroupBy(line => line.Name, StringComparer.Ordinal)
                    .Select(article => new BoughtArticle(article.Key, new(article.Sum(line => line.Thousandths))))
                    .Where(article => article.Quantity.Thousandths > 0)
                    .OrderByDescending(article => article.Quantity.Thousandths).ThenBy(article => article.Name, StringComparer.Ordinal)
                    .Take(ArticlesMax),
            ]);
    }

    // What was brought back was not liked.
    private static int Counted(Ticket ticket, TicketLine line) =>
        ticket.Refund is null ? line.Quantity.Thousandths : -Math.Abs(line.Quantity.Thousandths);
}

public sealed record BoughtArticle(string Name, Quantity Quantity);
