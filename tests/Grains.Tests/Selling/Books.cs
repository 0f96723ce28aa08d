using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>
/// An accountant who reads the journal and nothing else, event by event, and keeps books of their own: what left a bill
/// against what came to another, what was sealed against what was sold, what was sent against what the kitchen owes. What
/// the books ask at each event holds at every moment; what <see cref="Close"/> asks, holds whenever the house is quiet.
/// </summary>
internal sealed class Books
{
    private readonly Dictionary<SaleId, Sale> _sales = [];
    private readonly Dictionary<CommandId, Worth> _came = [];
    private readonly Dictionary<CommandId, SaleId> _moves = [];
    private readonly HashSet<SaleId> _settled = [];
    private readonly Dictionary<TableId, Table> _tables = [];
    private readonly HashSet<SaleId> _splitOff = [];
    private readonly KitchenBooks _kitchen = new();
    private readonly TillBooks _tills = new();
    private readonly AccountBooks _accounts = new();
    private readonly ParcelBooks _parcels = new();
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);
    private long _read;

    /// <summary>How often each kind of event has happened.</summary>
    public IReadOnlyDictionary<string, int> Seen => _seen;

    public long Position => _read;

    public IEnumerable<Sale> Open => _sales.Values.Where(IsOpen);

    public IReadOnlyDictionary<TableId, Table> Tables => _tables;

    /// <summary>Whose parcels somebody in the house still has to send.</summary>
    public IEnumerable<SaleId> ToSend => _parcels.ToSend;

    /// <summary>Reads on to the journal's end.</summary>
    /// <returns>What has happened since.</returns>
    public async Task<List<Recorded>> ReadAsync(IJournal journal)
    {
        var read = new List<Recorded>();

        await foreach (var recorded in journal.ReadAllAsync(_read, CancellationToken.None))
        {
            Read(recorded);
            read.Add(recorded);
        }

        return read;
    }

    /// <summary>What must be true of the whole house when nothing is under way.</summary>
    public void Close()
    {
        foreach (var sale in _sales.Values)
        {
            Hold(sale is { Pending: null, Moving: null, Refunding: null }, $"{sale.Id} still waits for an answer.");
            Hold(sale.Stage is SaleStage.Settled == _settled.Contains(sale.Id), $"{sale.Id} is {sale.Stage}.");
            Hold(sale.Stage is not SaleStage.Settled || sale.Due.IsZero, $"{sale.Id} is settled, and {sale.Due} are due.");
            Hold(sale.Stage is not SaleStage.Sealed || !sale.Due.IsZero, $"{sale.Id} is paid in full, and not settled.");
            _tills.Check(sale);
        }

        CheckTables();
        _kitchen.Check(_sales.Values);
        _accounts.Check([.. _sales.Values]);
        _parcels.Check(_sales.Values);
        _tills.Check();
    }

    /// <summary>What must be true when everybody has gone home.</summary>
    public void CheckNobodyIsLeft()
    {
        Hold(!Open.Any(), $"Bills are left open: {string.Join(", ", Open.Select(sale => sale.Id))}.");
        Hold(_tables.Values.All(table => table is { Visit: null, Departure: null, JoinedTo: null }),
            $"Somebody still sits at {string.Join(", ", _tables.Where(table => table.Value.Visit is not null || table.Value.JoinedTo is not null).Select(table => table.Key))}.");
    }

    public Money DrawerOf(TillId till) => _tills.DrawerOf(till);

    public static void Hold(bool holds, FormattableString broken)
    {
        if (!holds)
        {
            throw new BrokenPromiseException(FormattableString.Invariant(broken));
        }
    }

    private void Read(Recorded recorded)
    {
        var name = $"{recorded.Event.GetType().DeclaringType?.Name}.{recorded.Event.GetType().Name}";
        _seen[name] = _seen.GetValueOrDefault(name) + 1;
        _read = recorded.Position;

        switch (recorded.Event)
        {
            case SaleEvent e:
                Read(new(recorded.Stream["sale-".Length..]), e);
                break;
            case TableEvent e:
                var table = new TableId(recorded.Stream["table-".Length..]);
                _tables[table] = TableDecider.Evolve(_tables.GetValueOrDefault(table, Table.Free), e);
                break;
        }

        _kitchen.Read(recorded);
        _tills.Read(recorded, _sales);
        _accounts.Read(recorded);
        _parcels.Read(recorded);
    }

    private void Read(SaleId id, SaleEvent e)
    {
        var before = _sales.GetValueOrDefault(id, Sale.None);
        var after = SaleDecider.Evolve(before, e);

        switch (e)
        {
            case SaleEvent.MoveRequested { Transfer: var transfer }:
                Hold(_moves.TryAdd(transfer.Id, transfer.To), $"Move {transfer.Id} was asked for twice.");
                Hold(Worth.Of(after) == Worth.Of(before), $"{id} changed by asking to move.");
                break;
            case SaleEvent.TakenIn { Transfer: var transfer }:
                Hold(_came.TryAdd(transfer.Id, Worth.Of(after) - Worth.Of(before)), $"Move {transfer.Id} arrived twice.");
                Hold(!transfer.IsNew || _splitOff.Add(id), $"{id} was split off twice.");
                break;
            case SaleEvent.MoveConfirmed confirmed:
                var left = Worth.Of(before) - Worth.Of(after);
                Hold(_came.TryGetValue(confirmed.Id, out var came) && came == left,
                    $"Move {confirmed.Id}: {left} left {id}, and {came} came to {confirmed.To}.");
                break;
            case SaleEvent.Adjusted { Adjustment: { Kind: AdjustmentKind.Reduction or AdjustmentKind.Free } adjustment }:
                CheckReduction(before, after, adjustment);
                break;
            case SaleEvent.Settled:
                Hold(_settled.Add(id), $"{id} was settled twice.");
                break;
            case SaleEvent.PaymentConfirmed { Payment: var payment }:
                CheckPayment(before, payment);
                break;
            case SaleEvent.RefundConfirmed:
                CheckRefunds(after);
                Hold(before.Stage is SaleStage.Settled || _settled.Add(id), $"{id} was settled, and given up.");
                break;
        }

        AsideBooks.Read(before, e, after);

        var priced = Pricing.Of(after);
        Hold(!priced.Lines.Any(line => line.Net.IsNegative), $"{id} has a line that costs less than nothing.");
        Hold(priced.Lines.Select(line => line.Line).Distinct().Count() == after.Lines.Count, $"{id} has a line twice.");
        Hold(!after.Due.IsNegative, $"{id} was paid {-after.Due} too much.");
        _sales[id] = after;
    }

    // In the words of the key and in whole numbers, on what stood before it; what the house gives by itself is counted after it.
    private static void CheckReduction(Sale before, Sale after, Adjustment adjustment)
    {
        // Without the tax each line is rounded by itself.
        if (after.IsExempt)
        {
            return;
        }

        var (was, now) = (ByHand(before), ByHand(after));
        var concerned = Pricing.Of(was).Lines.Where(line => adjustment.Lines.Contains(line.Line)).Sum(line => line.Net);
        var percent = Rounding.HalfAwayFromZero(concerned.Cents * adjustment.PercentPoints, 10_000);
        var wanted = adjustment.FixedPrice ?? new(Math.Max(0, concerned.Cents + percent + adjustment.Amount.Cents));
        Hold(now.Total - was.Total == wanted - concerned, $"{after.Id}: {adjustment} made {was.Total} to {now.Total}.");
    }

    private static Sale ByHand(Sale sale) =>
        sale with { Adjustments = [.. sale.Adjusted.Where(known => known is { IsByHand: true } or { Frozen: not null } or { Kind: AdjustmentKind.Menu })] };

    private static void CheckPayment(Sale before, Payment payment)
    {
        Hold(payment.Given == payment.Applied + payment.Rounding + payment.Tip + payment.Change, $"{before.Id}: {payment} does not add up.");
        Hold(payment.Applied <= before.Due, $"{before.Id}: {payment} of {before.Due} due.");
        Hold(payment.Mode is PaymentMode.Cash || payment.Change.IsZero, $"{before.Id}: change out of no drawer, {payment}.");
        Hold(!payment.Applied.IsNegative && !payment.Change.IsNegative && !payment.Tip.IsNegative, $"{before.Id}: {payment}.");
    }

    private static void CheckRefunds(Sale sale)
    {
        var refunds = sale.Refunds ?? [];
        var priced = Pricing.Of(sale);
        Hold(sale.Refunded <= sale.Paid, $"{sale.Id}: {sale.Refunded} of {sale.Paid} were given back.");

        foreach (var line in refunds.SelectMany(refund => refund.Lines).GroupBy(line => line.Line))
        {
            Hold(line.Sum(part => part.Quantity.Thousandths) <= sale.Find(line.Key)!.Quantity.Thousandths, $"{sale.Id}: more of {line.Key} went back than was sold.");
            Hold(line.Sum(part => part.Amount) <= priced.Of(line.Key).Net, $"{sale.Id}: more money for {line.Key} went back than it cost.");
        }

        foreach (var part in refunds.SelectMany(refund => refund.Payments).GroupBy(part => part.Payment))
        {
            Hold(part.Sum(given => given.Amount) <= sale.Payments.First(payment => payment.Id == part.Key).Applied, $"{sale.Id}: more than payment {part.Key} went back.");
        }
    }

    private void CheckTables()
    {
        foreach (var (id, table) in _tables)
        {
            Hold(table.Departure is null, $"{id} is still leaving.");
            Hold(table.JoinedTo is not { } host || _tables[host].Visit?.Hosts(id) is true, $"{id} is pushed to {table.JoinedTo}, which does not know it.");
            Hold(table.Visit is null || (table.JoinedTo is null && !table.IsToClear), $"{id} is two things at once.");

            foreach (var joined in table.Visit?.Joined ?? [])
            {
                Hold(_tables[joined.Table].JoinedTo == id, $"{id} hosts {joined.Table}, which does not know it.");
            }

            if (table.Visit is { } visit)
            {
                CheckVisit(id, visit);
            }
        }

        foreach (var sale in Open.Where(sale => sale.Table is not null))
        {
            Hold(_tables[sale.Table!.Value].Visit?.Sales.Contains(sale.Id) is true, $"{sale.Id} believes it sits at {sale.Table}, where nobody knows it.");
        }
    }

    private void CheckVisit(TableId id, TableVisit visit)
    {
        var bills = visit.Sales.Select(sale => _sales[sale]).ToList();
        Hold(bills.Count > 0, $"{id} is taken by nobody.");
        Hold(bills.Select(bill => bill.Id).Distinct().Count() == bills.Count, $"{id} has a bill twice.");

        foreach (var bill in bills)
        {
            Hold(IsOpen(bill) && bill.Table == id, $"{id} has the bill {bill.Id}, which is {bill.Stage} at {bill.Table?.Value ?? "no table"}.");
            Hold(visit.Eats(bill.Order), $"{id} has the bill {bill.Id} of {bill.Order}, who do not eat there.");
        }

        // One visit of one party has one bill, and those that somebody split off.
        Hold(bills.Where(bill => !_splitOff.Contains(bill.Id)).GroupBy(bill => bill.Order).All(party => party.Count() == 1),
            $"{id} has two open bills that nobody split: {string.Join(", ", visit.Sales)}.");
    }

    private static bool IsOpen(Sale sale) => sale.Stage is SaleStage.Open or SaleStage.Sealed;
}

/// <summary>The house did what it never does.</summary>
public sealed class BrokenPromiseException(string message) : Exception(message);
