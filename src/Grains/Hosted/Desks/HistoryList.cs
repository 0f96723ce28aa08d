using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>The sales of some days, gathered from what happened on them, in the order it happened.</summary>
internal sealed class HistoryList(HistoryWish wish)
{
    private readonly Dictionary<SaleId, HistoryRow> _created = [];
    private readonly Dictionary<SaleId, HistoryRow> _sealed = [];
    private readonly List<HistoryRow> _refunds = [];
    private readonly Dictionary<SaleId, string> _guests = [];

    public void Hear(Recorded recorded)
    {
        switch (recorded.Inside())
        {
            case SaleEvent.Opened e:
                var id = new SaleId(recorded.KeyOf(Streams.Sale));
                _created[id] = Begun(id, e);
                break;
            case SaleEvent.CustomerSet e:
                _guests[new(recorded.KeyOf(Streams.Sale))] = e.Customer;
                break;
            case SaleEvent.Abandoned:
                var gone = new SaleId(recorded.KeyOf(Streams.Sale));

                if (_created.TryGetValue(gone, out var begun))
                {
                    _created[gone] = begun with { State = HistoryState.Abandoned };
                }

                break;
            case TillEvent.TicketSealed { Ticket: { Refund: not null } ticket }:
                _refunds.Add(Sealed(recorded, ticket, HistoryState.Refund));

                // Given up: nothing of it is waited for any more.
                if (!ticket.Due.IsZero && _sealed.TryGetValue(ticket.Sale, out var given))
                {
                    _sealed[ticket.Sale] = given with { State = HistoryState.Abandoned, Due = Money.Zero };
                }

                break;
            case TillEvent.TicketSealed { Ticket: var ticket } e:
                _sealed[ticket.Sale] = Sealed(
                    recorded, ticket,
                    ticket.Due.IsZero ? HistoryState.Paid : e.IsPutAside ? HistoryState.PutAside : HistoryState.PaidInPart);
                break;
            case TillEvent.PaymentSealed { Payment: var payment } when _sealed.TryGetValue(payment.Sale, out var row):
                _sealed[payment.Sale] = row with
                {
                    Due = payment.Due,
                    Modes = [.. row.Modes.Append(payment.Payment.Mode).Distinct()],
                    State = payment.Due.IsZero ? HistoryState.Paid : row.State,
                };
                break;
        }
    }

    public SalesHistory Told(SalesView view) => Cut(wish.Kind switch
    {
        HistoryKind.Created => _created.Keys.Select(id => Now(id, view)),
        HistoryKind.Paid => _sealed.Values,
        HistoryKind.Refunded => _refunds,
        HistoryKind.OnAccount => _sealed.Values.Concat(_refunds).Where(row => row.Modes.Contains(PaymentMode.OnAccount)),
        HistoryKind.All => _created.Keys.Where(id => !_sealed.ContainsKey(id)).Select(id => Now(id, view))
            .Concat(_sealed.Values).Concat(_refunds),
        HistoryKind.Open or HistoryKind.Planned or HistoryKind.PutAside => [],
    });

    /// <summary>Of sales that are open now: the journal need not be asked.</summary>
    public SalesHistory Of(IEnumerable<Sale> open) => Cut(open.Where(sale => !sale.Lines.IsEmpty).Select(Open));

    private SalesHistory Cut(IEnumerable<HistoryRow> rows)
    {
        ValueList<HistoryRow> found =
        [
            .. rows.Select(row => row.Customer.Length > 0 ? row : row with { Customer = _guests.GetValueOrDefault(row.Sale, "") })
                .Where(row => IsWished(row) && IsFound(row))
                .OrderByDescending(row => row.At).ThenByDescending(row => row.Position)
                .Take(SalesHistory.RowsMax + 1),
        ];

        return found.Count > SalesHistory.RowsMax ? new([.. found.Take(SalesHistory.RowsMax)], IsCut: true) : new(found, IsCut: false);
    }

    private HistoryRow Now(SaleId id, SalesView view) => _sealed.TryGetValue(id, out var ticket) ? ticket
        : view.Find(id) is { Stage: not SaleStage.Absent } sale ? Open(sale) with
        {
            State = sale.Stage is SaleStage.Abandoned ? HistoryState.Abandoned : sale.IsPutAside ? HistoryState.PutAside : HistoryState.Open,
        }
        : _created[id];

    private bool IsWished(HistoryRow row) =>
        (wish.Till is not { } till || row.Till == till) && (wish.Mode is not { } mode || row.Modes.Contains(mode));

    // What somebody types is a number, an amount, a table, a name or an id: whichever of them it is.
    private bool IsFound(HistoryRow row)
    {
        var sought = wish.Search.Trim();

        return sought.Length == 0
            || row.Ticket?.ToString(CultureInfo.InvariantCulture) == sought.TrimStart('#')
            || row.CallNumber?.ToString(CultureInfo.InvariantCulture) == sought
            || string.Equals(row.Sale.Value, sought, StringComparison.OrdinalIgnoreCase)
            || string.Equals(row.Table?.Value, sought, StringComparison.OrdinalIgnoreCase)
            || row.Customer.Contains(sought, StringComparison.CurrentCultureIgnoreCase)
            || AmountOf(row.Total) == sought.Replace(',', '.');
    }

    private static string AmountOf(Money amount) =>
        string.Create(CultureInfo.InvariantCulture, $"{(amount.IsNegative ? "-" : "")}{Math.Abs(amount.Cents / 100)}.{Math.Abs(amount.Cents % 100):00}");

    private static HistoryRow Begun(SaleId id, SaleEvent.Opened e) => new(
        id, Position: null, e.Till, Ticket: null, e.At, Table: null, CallNumber: null, "", e.By.Person, Money.Zero, Money.Zero,
        HistoryState.Open, []);

    private static HistoryRow Sealed(Recorded recorded, Ticket ticket, HistoryState state) => new(
        ticket.Sale, recorded.Position, ticket.Till, ticket.Number, ticket.SealedAt, ticket.Table, ticket.CallNumber, "", ticket.By.Person,
        ticket.Total, ticket.Due, state, [ticket.First.Mode], InTraining: recorded.Event is TillEvent.Trained);

    private static HistoryRow Open(Sale sale) => new(
        sale.Id, Position: null, sale.Till, sale.Ticket, sale.OpenedAt, sale.Table, sale.CallNumber, sale.Customer, sale.OpenedBy.Person,
        sale.Total, sale.Due,
        sale.IsPutAside ? HistoryState.PutAside : sale.Ticket is null ? HistoryState.Open : HistoryState.PaidInPart,
        [.. sale.Payments.Select(payment => payment.Mode).Distinct()], sale.DueAt, sale.InTraining);
}
