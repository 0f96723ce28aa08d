using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Crash.Tests;

/// <summary>Reads a journal that no hub holds, and says what in it would have to be impossible.</summary>
public sealed class JournalAudit
{
    private readonly List<Recorded> _events = [];

    private JournalAudit()
    {
    }

    public long Head => _events.Count;

    public static async Task<JournalAudit> OfAsync(string path)
    {
        var audit = new JournalAudit();
        await using var journal = new SqliteJournal(path, HouseEvents.Catalog, TimeProvider.System);

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, CancellationToken.None))
        {
            audit._events.Add(recorded);
        }

        return audit;
    }

    /// <summary>What holds at any instant, in the very moment of a crash too.</summary>
    public void NothingStandsTwice()
    {
        Assert.Equal(Enumerable.Range(1, _events.Count).Select(position => (long)position), _events.Select(e => e.Position));

        // One command is one append: what it caused in a stream stands together.
        Assert.All(_events.GroupBy(e => (e.Stream, e.Cause)), caused =>
            Assert.Equal(caused.Count() - 1, caused.Max(e => e.Version) - caused.Min(e => e.Version)));
        Unique("line of the kitchen", Of<OrderEvent.LinesAdded>().SelectMany(e => e.Lines.Select(line => line.Id)));
        Unique("line of a sale", Of<SaleEvent.LinesAdded>().SelectMany(e => e.Lines.Select(line => line.Id)));
        Unique("call number", _events.Where(e => e.Event is CallNumbersEvent.Given)
            .Select(e => (e.Stream, ((CallNumbersEvent.Given)e.Event).Number)));
        Unique("order with a number", Of<CallNumbersEvent.Given>().Select(e => e.Order));
        Unique("ticketed sale", Of<TillEvent.TicketSealed>().Select(e => e.Ticket.Sale));
        Unique("sealed payment", Sealed());
        Unique("confirmed payment", Of<SaleEvent.PaymentConfirmed>().Select(e => e.Payment.Id));
        Unique("settled sale", Of<SaleEvent.Settled>().Select(e => e.Sale));
        Assert.All(
            _events.Select(e => e.SealedRecord()).OfType<SealedRecord>().GroupBy(record => (record.Till, record.Kind)),
            chain => Assert.Equal(
                Enumerable.Range(1, chain.Count()).Select(number => (long)number), chain.Select(record => record.Number)));
        Assert.All(_events.Where(e => e.Event is TillEvent).GroupBy(e => e.Stream), TheTotalsAreTheRecount);
    }

    // What the till says that it took, against every ticket and payment of its journal added up once more.
    private static void TheTotalsAreTheRecount(IGrouping<string, Recorded> journal)
    {
        var events = journal.Select(e => (TillEvent)e.Event).ToList();
        var till = events.Aggregate(Till.New, TillDecider.Evolve);
        var closed = events.OfType<TillEvent.Closed>().Select(e => e.Session.Totals);
        List<SessionTotals> sessions = [.. closed, .. till.Session is { } open ? [open.Totals] : Array.Empty<SessionTotals>()];
        var tickets = events.OfType<TillEvent.TicketSealed>().Select(e => e.Ticket).ToList();
        var paid = tickets.Select(ticket => ticket.First).Concat(events.OfType<TillEvent.PaymentSealed>().Select(e => e.Payment.Payment));

        Assert.Equal(tickets.Sum(ticket => ticket.Total), sessions.Sum(totals => totals.Turnover));
        Assert.Equal(paid.Sum(payment => payment.Given - payment.Change), sessions.Sum(totals => totals.Modes.Sum(mode => mode.Amount)));
        Assert.Equal(tickets.Count(ticket => ticket.Refund is null), sessions.Sum(totals => totals.Tickets));

        // What no closing ever sets back, and what the closings of the days say of it.
        Assert.Equal(tickets.Sum(ticket => ticket.Total), till.Books.PerpetualAlgebraic);
        Assert.Equal(tickets.Sum(ticket => ticket.Total.IsNegative ? -ticket.Total : ticket.Total), till.Books.PerpetualAbsolute);
        var days = events.OfType<TillEvent.PeriodClosed>().Select(e => e.Closure).Where(closure => closure.Kind is ClosureKind.Day);
        Assert.Equal(tickets.Sum(ticket => ticket.Total), days.Sum(day => day.Totals.Total) + till.Books.Day.Total);
    }

    /// <summary>How many tills have sealed tickets.</summary>
    public int Tills => Of<TillEvent.TicketSealed>().Select(e => e.Ticket.Till).Distinct().Count();

    /// <summary>What holds once a hub has had the time to do all that follows.</summary>
    public void NothingIsOwed()
    {
        Same("lines sent and lines in the kitchen",
            Of<SaleEvent.LinesSent>().SelectMany(e => e.Lines.Select(line => line.Id.Value)),
            Of<OrderEvent.LinesAdded>().SelectMany(e => e.Lines.Select(line => line.Id.Value))
                .Where(line => line.Contains("-sale-", StringComparison.Ordinal)));
        Same("payments asked for and payments sealed",
            Of<SaleEvent.PaymentRequested>().Select(e => e.Tender.Id.Value), Sealed().Select(id => id.Value));
        Same("payments sealed and payments confirmed",
            Sealed().Select(id => id.Value), Of<SaleEvent.PaymentConfirmed>().Select(e => e.Payment.Id.Value));
        Assert.Empty(Of<SaleEvent.PaymentRefused>());
        Same("settled sales and settled orders",
            Of<SaleEvent.Settled>().Select(e => e.Order.Value),
            _events.Where(e => e.Event is OrderEvent.Settled).Select(e => e.Stream["order-".Length..]));
    }

    /// <summary>Each of these commands is in the journal.</summary>
    public void Holds(IEnumerable<Errand> errands)
    {
        var causes = _events.Select(e => e.Cause.Value.Split('/')).Where(cause => cause is ["api", "kiosk", ..])
            .Select(cause => cause[2]).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(errands, errand => !causes.Contains(errand.Key));
    }

    private IEnumerable<T> Of<T>() => _events.Select(e => e.Event).OfType<T>();

    private IEnumerable<CommandId> Sealed() => Of<TillEvent.TicketSealed>().Select(e => e.Ticket.First.Id)
        .Concat(Of<TillEvent.PaymentSealed>().Select(e => e.Payment.Payment.Id));

    private static void Unique<T>(string what, IEnumerable<T> items) => Assert.True(
        items.GroupBy(item => item).FirstOrDefault(same => same.Count() > 1) is not { } twice,
        $"A {what} stands twice.");

    private static void Same(string what, IEnumerable<string> one, IEnumerable<string> other)
    {
        var (these, those) = (one.ToHashSet(StringComparer.Ordinal), other.ToHashSet(StringComparer.Ordinal));
        var differing = these.Except(those).Concat(those.Except(these)).ToList();
        Assert.True(differing.Count == 0, $"Differ, {what}: {string.Join(", ", differing.Take(10))}");
    }
}
