using System.Diagnostics;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Benchmarks;

/// <summary>How many sealed tickets one core verifies in a second: the text written out again, hashed, and linked.</summary>
internal static class ChainWalk
{
    private const int Tickets = 20_000;
    private const int Rounds = 5;

    public static Task RunAsync()
    {
        var past = new PastService();
        var tickets = Enumerable.Range(0, Tickets)
            .Select(_ => past.Next().SelectMany(append => append.Events).OfType<TillEvent.TicketSealed>().Single())
            .ToList();

        Walk(tickets);
        var seconds = Enumerable.Range(0, Rounds).Select(_ => Walk(tickets)).Order().ToList();
        Console.WriteLine(
            $"{Tickets:N0} tickets of 3 lines, one core: median {Tickets / seconds[Rounds / 2]:N0}/s, " +
            $"best {Tickets / seconds[0]:N0}/s, worst {Tickets / seconds[^1]:N0}/s");
        return Task.CompletedTask;
    }

    private static double Walk(List<TillEvent.TicketSealed> tickets)
    {
        var chain = new FiscalChain();
        var began = Stopwatch.GetTimestamp();

        foreach (var e in tickets)
        {
            chain.Add(e.Ticket.Number, Canonical.Of(e.Ticket), e.Seal);
        }

        return chain.Verified == tickets.Count
            ? Stopwatch.GetElapsedTime(began).TotalSeconds
            : throw new InvalidOperationException($"Only {chain.Verified} were verified: {chain.Fault}.");
    }
}
