using System.Globalization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Benchmarks;

/// <summary>Sales as they were taken, cooked, paid and sealed for months: the deciders' own events, without the grains that asked.</summary>
internal sealed class PastService
{
    private const int SalesADay = 500;

    private static readonly Actor Lea = new("Léa", "T1");
    private static readonly StationId Kitchen = new("kitchen");
    private static readonly TillId TillT1 = new("T1");
    private static readonly DateTimeOffset Opening = new(2023, 1, 2, 11, 0, 0, TimeSpan.FromHours(1));

    private Till _till = Till.New;
    private int _sales;

    /// <summary>One sale with all that followed, by stream.</summary>
    public IEnumerable<(string Stream, long Expected, List<object> Events)> Next()
    {
        var (day, turn) = Math.DivRem(_sales++, SalesADay);
        var now = Opening.AddDays(day).AddMinutes(turn);
        var (id, order) = (new SaleId(NewId()), new OrderId(NewId()));
        List<object> sold = [], cooked = [], paid = [];

        var sale = Tell(SaleDecider.Decider, Sale.None, new SaleCommand.Open(id, TillT1, order, ServiceMode.EatIn, Lea), now, sold);
        sale = Tell(SaleDecider.Decider, sale, new SaleCommand.AddLines([Line("Soupe", 750), Line("Steak", 2450), Line("Tarte", 850)], Lea), now, sold);
        sale = Tell(SaleDecider.Decider, sale, new SaleCommand.Send(turn + 1, Lea), now, sold);

        var header = new OrderHeader(order, turn + 1, ServiceMode.EatIn, null, 0, "", "", "T1", now, DueAt: null);
        var lines = sale.Lines.Select(line => new SentLine(line.Id, line.Article.Name, line.Quantity, [], "", line.Article.Card!)).ToValueList();
        var work = Tell(OrderDecider.Decider, Order.None, new OrderCommand.Send(header, lines, Lea), now, cooked);
        work = Tell(OrderDecider.Decider, work, new OrderCommand.Start([.. work.Lines.Select(Tick.Of)], Lea), now.AddMinutes(2), cooked);
        work = Tell(OrderDecider.Decider, work, new OrderCommand.MarkReady([.. work.Lines.Select(Tick.Of)], Lea), now.AddMinutes(9), cooked);
        work = Tell(OrderDecider.Decider, work, new OrderCommand.HandOver(Lea), now.AddMinutes(10), cooked);

        var tender = new Tender(new(NewId()), PaymentMode.Card, sale.Due);
        sale = Tell(SaleDecider.Decider, sale, new SaleCommand.RequestPayment(tender, Lea), now.AddMinutes(40), sold);
        var before = _till.Tickets.Number;
        _till = Tell(TillDecider.With(HashOnlySealer.Instance, TillT1), _till, new TillCommand.Pay(sale, tender, Lea), now.AddMinutes(40), paid);
        var ticket = ((TillEvent.TicketSealed)paid[0]).Ticket;
        Tell(SaleDecider.Decider, sale, new SaleCommand.ConfirmPayment(ticket.Number, ticket.First), now.AddMinutes(40), sold);
        Tell(OrderDecider.Decider, work, new OrderCommand.Settle(Lea), now.AddMinutes(40), cooked);

        yield return ($"call-numbers-{now.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}", turn, [new CallNumbersEvent.Given(order, turn + 1, now)]);
        yield return ($"sale-{id}", 0, sold);
        yield return ($"order-{order}", 0, cooked);
        yield return ("till-T1", before, paid);
    }

    /// <summary>Fills a journal, many appends to a commit.</summary>
    public async Task WriteAsync(IJournal journal, long events)
    {
        // Far below the writer's queue: what is asked for one after another is then written one after another.
        const int underWayMax = 1_024;
        var underWay = new Queue<Task>();

        for (var written = 0L; written < events;)
        {
            foreach (var (stream, expected, happened) in Next())
            {
                underWay.Enqueue(journal.AppendAsync(stream, expected, new(NewId()), happened, CancellationToken.None).AsTask());
                written += happened.Count;
            }

            while (underWay.Count > underWayMax)
            {
                await underWay.Dequeue();
            }
        }

        await Task.WhenAll(underWay);
    }

    private static NewLine Line(string name, int cents) => new(
        new(NewId()),
        new(new(name), name, new(cents), new(1_000), new(550), new([Kitchen], 1, ExpectedSeconds: 420, [])),
        Quantity.One,
        [],
        "");

    private static TState Tell<TState, TCommand, TEvent, TRefusal>(
        Decider<TState, TCommand, TEvent, TRefusal> decider, TState state, TCommand command, DateTimeOffset now, List<object> happened)
        where TEvent : notnull
        where TRefusal : struct, Enum
    {
        var decision = decider.Decide(state, command, now);

        if (decision.Refusal is not null || decision.Events.IsEmpty)
        {
            throw new InvalidOperationException($"{command} came to nothing: {decision.Refusal}.");
        }

        happened.AddRange(decision.Events.Cast<object>());
        return decision.Events.Aggregate(state, decider.Evolve);
    }

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
