using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

public sealed class MovingTests
{
    private static readonly NewLine Three = Steak with { Quantity = Quantity.Pieces(3) };

    // Scenario 7 of features.md §17, without the grains.
    [Fact]
    public void A_table_split_by_quantity_after_sending_tells_the_kitchen_nothing()
    {
        var bills = new Bills(After(Opened, Added(Three, Wine), Sent(Three, Wine)));

        bills.Move(0, 1, [new(Steak.Id, Quantity.One)]);

        Assert.Empty(bills.Told);
        Assert.Equal([2_000, 1_000], bills[0].Lines.Concat(bills[1].Lines).Where(line => line.Article.Name == "steak").Select(line => line.Quantity.Thousandths));
        Assert.All(bills.All, sale => Assert.Equal((TheOrder, 42), (sale.Order, sale.CallNumber)));
        Assert.All(bills[1].Lines, line => Assert.Equal((Steak.Id, true), (line.KitchenId, line.IsSent)));
        Assert.Equal([5_550, 420], bills.ByRow.Select(rate => rate.TaxIncluded.Cents));
    }

    [Fact]
    public void One_part_less_is_told_to_the_kitchen_as_so_much_less()
    {
        var bills = new Bills(After(Opened, Added(Three), Sent(Three)));
        bills.Move(0, 1, [new(Steak.Id, Quantity.One)]);

        bills.Tell(0, new SaleCommand.SetQuantity(Steak.Id, Quantity.One, Anna));
        bills.Tell(1, new SaleCommand.RemoveLine(bills[1].Lines[0].Id, "froid", Anna));

        Assert.Equal(
            [
                new SaleEvent.SentPartCut(TheOrder, Steak.Id, Quantity.One, "", Anna, Noon),
                new SaleEvent.SentPartCut(TheOrder, Steak.Id, Quantity.One, "froid", Anna, Noon),
            ],
            bills.Told);
    }

    [Fact]
    public void An_abandoned_part_takes_only_itself_off_the_stove()
    {
        var bills = new Bills(After(Opened, Added(Three, Wine), Sent(Three, Wine)));
        bills.Move(0, 1, [new(Steak.Id, Quantity.One)]);

        bills.Tell(1, new SaleCommand.Abandon("partis", Anna));

        Assert.Equal([new SaleEvent.SentPartCut(TheOrder, Steak.Id, Quantity.One, "partis", Anna, Noon)], bills.Told);
    }

    [Fact]
    public void Two_bills_joined_again_are_the_one_they_were()
    {
        var before = After(Opened, Added(Three with { Article = Three.Article with { UnitPrice = new(333) } }, Wine));
        var bills = new Bills(before);
        bills.Tell(0, new SaleCommand.ApplyReduction(new("r-1"), "Remise", -1_000, new(-7), FixedPrice: null, Lines: null, Anna));
        bills.Tell(0, new SaleCommand.Send(42, Anna));
        var total = bills[0].Total;

        bills.Move(0, 1, [new(Steak.Id, Quantity.One), new(Wine.Id, Quantity.One)]);
        bills.Move(1, 0, [.. bills[1].Lines.Select(line => new LinePart(line.Id, line.Quantity))]);

        Assert.Equal(SaleStage.Abandoned, bills[1].Stage);
        Assert.Equal((total, 2), (bills[0].Total, bills[0].Lines.Count));
        Assert.Equal(Quantity.Pieces(3), bills[0].Find(Steak.Id)!.Quantity);
        Assert.IsType<SaleEvent.LinesSent>(Assert.Single(bills.Told));
    }

    [Fact]
    public void Lines_moved_to_another_table_stay_in_the_order_that_the_kitchen_knows()
    {
        var bills = new Bills(After(Opened, Added(Steak, Wine), Sent(Steak, Wine)));
        bills.Open(1, new("o-2"));

        bills.Move(0, 1, [new(Steak.Id, Quantity.One)]);
        bills.Tell(1, new SaleCommand.SetNote(Steak.Id, null, "bleu", Anna));
        bills.Tell(1, new SaleCommand.RemoveLine(Steak.Id, "", Anna));

        Assert.Equal(TheOrder, Assert.IsType<SaleEvent.SentLineChanged>(bills.Told[0]).Order);
        Assert.Equal(TheOrder, Assert.IsType<SaleEvent.LineRemoved>(bills.Told[1]).SentTo);
    }

    [Fact]
    public void A_bill_that_gave_everything_to_another_table_says_where_its_dishes_are()
    {
        var bills = new Bills(After(Opened, new SaleEvent.TableTaken(T4, 2, Anna, Noon), Added(Steak), Sent(Steak)));
        bills.Open(1, new("o-2"), new TableId("T7"));

        bills.Move(0, 1, [new(Steak.Id, Quantity.One)]);

        Assert.Equal(new TableId("T7"), Assert.IsType<SaleEvent.DispatchChanged>(bills.Told[0]).Dispatch.Table);
        Assert.Equal(T4, bills.Happened.OfType<SaleEvent.Abandoned>().Single().Table);
    }

    [Fact]
    public void While_lines_are_on_their_way_nothing_else_changes_and_a_refusal_leaves_all_as_it_was()
    {
        var asked = SaleDecider.Decider.Given(Opened, Added(Three)).When(new SaleCommand.Move(new("m-1"), new("s-2"), IsNew: false, [new(Steak.Id, Quantity.One)], Anna)).Events;
        SaleEvent[] history = [Opened, Added(Three), .. asked];

        SaleDecider.Decider.Given(history).When(Pay(Cash("p-1", 100))).IsRefused(SaleRefusal.MovePending);
        var after = SaleDecider.Decider.Given(history).After(new SaleCommand.RefuseMove(new("m-1"), SaleRefusal.AlreadySealed));
        Assert.Equal((null, SaleRefusal.AlreadySealed), (after.Moving, after.LastMove!.Refusal!.Value));
        Assert.Equal(After(Opened, Added(Three)).Lines, after.Lines);
    }

    [Fact]
    public void Nothing_is_taken_in_by_a_bill_that_is_paid_or_was_never_opened()
    {
        var asked = (SaleEvent.MoveRequested)SaleDecider.Decider.Given(Opened, Added(Three))
            .When(new SaleCommand.Move(new("m-1"), new("s-2"), IsNew: false, [new(Steak.Id, Quantity.One)], Anna)).Events[0];
        var arrival = new SaleCommand.TakeIn(asked.Transfer, Anna);

        SaleDecider.Decider.Given().When(arrival).IsRefused(SaleRefusal.NotOpen);
        SaleDecider.Decider.Given(Opened, Added(Mug), Requested(After(Opened, Added(Mug)), Cash("p-1", 500)), Confirmed(Cash("p-1", 500), 500))
            .When(arrival).IsRefused(SaleRefusal.AlreadySealed);
    }
}

/// <summary>Several bills, and what passes between them at once: the reactions of the hub, without the hub.</summary>
internal sealed class Bills
{
    private readonly Dictionary<int, Sale> _sales = [];
    private int _moves;

    public Bills(Sale first) => _sales[0] = first;

    public Sale this[int bill] => _sales.GetValueOrDefault(bill, Sale.None);

    public IEnumerable<Sale> All => _sales.Values;

    public List<SaleEvent> Happened { get; } = [];

    /// <summary>What the kitchen would hear of.</summary>
    public List<SaleEvent> Told =>
    [
        .. Happened.Where(happened => happened is SaleEvent.LinesSent or SaleEvent.SentLineChanged or SaleEvent.DispatchChanged
            or SaleEvent.SentPartCut or SaleEvent.LineRemoved { SentTo: not null } or SaleEvent.Abandoned { Sent.IsEmpty: false }),
    ];

    /// <summary>What all open bills cost together, by row of the tax.</summary>
    public ValueList<RowTotal> ByRow =>
    [
        .. All.Where(sale => sale.Stage is not SaleStage.Abandoned).SelectMany(sale => Pricing.Of(sale).ByRow)
            .GroupBy(row => row.Row).OrderBy(row => row.Key)
            .Select(row => new RowTotal(row.Key, row.Sum(part => part.TaxIncluded), row.Sum(part => part.Margin)))
            .Where(row => !row.TaxIncluded.IsZero),
    ];

    public void Open(int bill, OrderId order, TableId? table = null) => _sales[bill] = After(
        new SaleEvent.Opened(IdOf(bill), TheTill, order, ServiceMode.EatIn, Anna, Noon)) with { Table = table };

    public SaleRefusal? Tell(int bill, SaleCommand command)
    {
        var answer = SaleDecider.Decide(this[bill], command, Noon);

        foreach (var happened in answer.Events)
        {
            _sales[bill] = SaleDecider.Evolve(this[bill], happened);
            Happened.Add(happened);
        }

        return answer.Refusal;
    }

    /// <summary>Asks, takes in, confirms or refuses; the whole of it.</summary>
    public SaleRefusal? Move(int from, int to, ValueList<LinePart> parts)
    {
        var asked = Tell(from, new SaleCommand.Move(
            new($"m-{_moves++}"), IdOf(to), this[to].Stage is SaleStage.Absent, parts, Anna));

        if (asked is not null || this[from].Moving is not { } transfer)
        {
            return asked;
        }

        var refusal = Tell(to, new SaleCommand.TakeIn(transfer, Anna));
        Tell(from, refusal is { } reason
            ? new SaleCommand.RefuseMove(transfer.Id, reason)
            : new SaleCommand.ConfirmMove(transfer.Id, this[to].Table, Anna));
        return refusal;
    }

    private static SaleId IdOf(int bill) => new($"s-{bill + 1}");
}
