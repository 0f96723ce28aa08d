using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Tables;

/// <summary>A random evening on a small floor, with the answers between the tables arriving whenever they like.</summary>
public sealed class FloorProperties
{
    private const int Tables = 6;

    [Fact]
    public void No_bill_is_lost_or_at_two_tables_whoever_moves_joins_parts_splits_and_pays()
    {
        var reached = new HashSet<Type>();

        for (var seed = 0; seed < 300; seed++)
        {
            var floor = new Floor(new Random(seed), reached);

            for (var step = 0; step < 120; step++)
            {
                floor.Step();
            }

            floor.Settle();
            floor.Check($"seed {seed}");
        }

        // A generator proves its reach.
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(TableEvent.MoveRefused), typeof(TableEvent.MovedAway), typeof(TableEvent.MovedIn), typeof(TableEvent.TookIn),
                typeof(TableEvent.Parted), typeof(TableEvent.CameBack), typeof(TableEvent.SaleAdded), typeof(TableEvent.BecameToClear),
                typeof(TableEvent.Cleared), typeof(TableEvent.Freed),
            },
            reached);
    }

    private sealed class Bill(OrderId order)
    {
        public OrderId Order { get; } = order;

        public TableId? Table { get; set; }

        public bool IsClosed { get; set; }
    }

    private sealed class Floor(Random chance, HashSet<Type> reached)
    {
        private readonly TableId[] _ids = [.. Enumerable.Range(1, Tables).Select(at => new TableId($"T{at}"))];
        private readonly Dictionary<TableId, Table> _tables =
            Enumerable.Range(1, Tables).ToDictionary(at => new TableId($"T{at}"), _ => Table.Free);
        private readonly Dictionary<SaleId, Bill> _bills = [];
        private readonly Queue<TableEvent> _follow = [];
        private readonly Queue<(TableId Table, SaleId Sale)> _leave = [];
        private int _last;

        public void Step()
        {
            var (table, other) = (_ids[chance.Next(Tables)], _ids[chance.Next(Tables)]);

            switch (chance.Next(12))
            {
                case 0 or 1:
                    Seat(table);
                    break;
                case 2:
                    Split(table);
                    break;
                case 3 or 4:
                    Tell(table, new TableCommand.Move(table, other, Anna));
                    break;
                case 5 or 6:
                    Tell(table, new TableCommand.Join(table, other, Anna));
                    break;
                case 7:
                    Tell(table, new TableCommand.Part(table, other, Anna));
                    break;
                case 8 when _bills.Where(bill => bill.Value is { IsClosed: false, Table: not null }).ToList() is { Count: > 0 } open:
                    Pay(open[chance.Next(open.Count)].Key);
                    break;
                case 9:
                    Tell(table, new TableCommand.Clear(table, Anna));
                    break;
                default:
                    Deliver();
                    break;
            }
        }

        public void Settle()
        {
            while (Deliver())
            {
            }
        }

        public void Check(string where)
        {
            var open = _bills.Where(bill => !bill.Value.IsClosed && bill.Value.Table is not null).Select(bill => bill.Key).Order(ById);
            var seated = _tables.Values.SelectMany(table => table.Visit?.Sales ?? []).Order(ById);
            Assert.True(open.SequenceEqual(seated), where);

            foreach (var (id, table) in _tables)
            {
                Assert.True(table.Departure is null, where);
                Assert.True(table.JoinedTo is null || table.Visit is null, where);
                Assert.True(table.JoinedTo is not { } host || _tables[host].Visit!.Hosts(id), where);
                Assert.All(table.Visit?.Joined ?? [], joined => Assert.True(_tables[joined.Table].JoinedTo == id, where));
                Assert.All(table.Visit?.Sales ?? [], sale => Assert.True(_bills[sale].Table == id, where));
                Assert.False(table.Visit is { Sales.IsEmpty: true }, where);
            }
        }

        private static readonly Comparer<SaleId> ById = Comparer<SaleId>.Create((one, other) => string.CompareOrdinal(one.Value, other.Value));

        private void Seat(TableId table)
        {
            var (sale, order) = (new SaleId($"s-{++_last}"), new OrderId($"o-{_last}"));

            if (Tell(table, new TableCommand.Seat(table, sale, order, 2, Anna)) is null)
            {
                _bills[sale] = new(order) { Table = table };
            }
        }

        private void Split(TableId table)
        {
            if (_tables[table].Visit is { } visit)
            {
                var (sale, order) = (new SaleId($"s-{++_last}"), visit.Sales.IsEmpty ? visit.Order : _bills[visit.Sales[^1]].Order);

                if (Tell(table, new TableCommand.AddSale(table, sale, order, Anna)) is null)
                {
                    _bills[sale] = new(order) { Table = table };
                }
            }
        }

        private void Pay(SaleId sale)
        {
            _bills[sale].IsClosed = true;
            _leave.Enqueue((_bills[sale].Table!.Value, sale));
        }

        // Each of the two reactions goes at its own pace, in order.
        private bool Deliver()
        {
            if (_leave.Count > 0 && (_follow.Count == 0 || chance.Next(2) == 0))
            {
                var (table, sale) = _leave.Dequeue();
                Tell(table, new TableCommand.Leave(table, sale, Actor.Hub, MustBeCleared: chance.Next(4) == 0));
                return true;
            }

            if (_follow.TryDequeue(out var happened))
            {
                Follow(happened);
                return true;
            }

            return false;
        }

        private void Follow(TableEvent happened)
        {
            switch (happened)
            {
                case TableEvent.MoveAsked e:
                    var to = e.Departure.To;
                    TableCommand ask = e.Departure.AsGuest
                        ? new TableCommand.TakeIn(to, e.Table, e.Visit, e.By)
                        : new TableCommand.Receive(to, e.Table, e.Visit!, e.By);
                    Tell(e.Table, Tell(to, ask) is null ? new TableCommand.Release(e.Table, to) : new TableCommand.Stay(e.Table, to));
                    break;
                case TableEvent.MovedIn e:
                    Sit(e.Table, e.Visit.Sales);
                    break;
                case TableEvent.TookIn e:
                    Sit(e.Table, e.Joined.Own?.Sales ?? []);
                    break;
                case TableEvent.Parted e:
                    Tell(e.Joined.Table, new TableCommand.ComeBack(e.Joined.Table, e.Table, e.Joined.Own, e.IsToClear));
                    break;
                case TableEvent.CameBack e:
                    Sit(e.Table, e.Own?.Sales ?? []);
                    break;
            }
        }

        private void Sit(TableId table, ValueList<SaleId> sales)
        {
            foreach (var sale in sales)
            {
                if (_bills[sale].IsClosed)
                {
                    Tell(table, new TableCommand.Leave(table, sale, Actor.Hub));
                }
                else
                {
                    _bills[sale].Table = table;
                }
            }
        }

        private TableRefusal? Tell(TableId table, TableCommand command)
        {
            var decision = TableDecider.Decide(_tables[table], command, Noon);

            foreach (var happened in decision.Events)
            {
                reached.Add(happened.GetType());
                _tables[table] = TableDecider.Evolve(_tables[table], happened);
                _follow.Enqueue(happened);
            }

            return decision.Refusal;
        }
    }
}
