using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Tables;

public sealed class TableDeciderTests
{
    private static readonly TableId T4 = new("T4");
    private static readonly SaleId Dupont = new("s-1");
    private static readonly SaleId Martin = new("s-2");
    private static readonly OrderId Order = new("o-1");

    private static readonly TableEvent Seated = new TableEvent.Seated(T4, Dupont, Order, 2, Anna, Noon);
    private static readonly TableEvent Left = new TableEvent.Left(Dupont, Anna, Noon);
    private static readonly TableEvent Freed = new TableEvent.Freed(T4, Noon);

    private static readonly TableCommand.AddSale Second = new(T4, Martin, Order, Anna);

    public static TheoryData<TableEvent[], TableCommand, TableRefusal> Refusals => new()
    {
        { [], Seat(new("s 1"), covers: 201), TableRefusal.IdInvalid },
        { [], Seat(Dupont, covers: 201), TableRefusal.CoversOutOfRange },
        { [Seated], Seat(Martin), TableRefusal.Taken },
        { [], Second, TableRefusal.NobodySits },
        { [Seated], Second with { Order = new("o-9") }, TableRefusal.OtherOrder },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(TableEvent[] history, TableCommand command, TableRefusal reason) =>
        TableDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<TableRefusal>(), Refusals.Select(row => (TableRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<TableCommand>(), new TableCommand[] { Seat(Dupont), Leave(Dupont), Second }.Select(c => c.GetType().Name).Order());

    public static TheoryData<TableCommand> BadNames =>
    [
        Seat(Dupont) with { Table = new("") },
        Seat(Dupont) with { Sale = default },
        Seat(Dupont) with { Order = new("o/1") },
        Leave(Dupont) with { Table = new("T 4") },
        Leave(Dupont) with { Sale = new("") },
    ];

    [Theory]
    [MemberData(nameof(BadNames), DisableDiscoveryEnumeration = true)]
    public void Every_id_is_checked_before_anything_else(TableCommand command)
    {
        TableDecider.Decider.Given().When(command).IsRefused(TableRefusal.IdInvalid);
        TableDecider.Decider.Given(Seated).When(command).IsRefused(TableRefusal.IdInvalid);
    }

    [Fact]
    public void Covers_are_checked_before_who_sits_there() =>
        TableDecider.Decider.Given(Seated).When(Seat(Martin, covers: -1)).IsRefused(TableRefusal.CoversOutOfRange);

    [Fact]
    public void A_second_bill_keeps_the_table_taken_until_both_are_paid()
    {
        var two = TableDecider.Decider.Given(Seated).After(Second);

        TableDecider.Decider.Given(Seated).When(Second).Happens(new TableEvent.SaleAdded(T4, Martin, Order, 2, Anna, Noon));
        Assert.Empty(TableDecider.Decide(two, Second, Noon).Events);
        Assert.Equal<IEnumerable<SaleId>>([Dupont, Martin], two.Visit!.Sales);
        Assert.Single(TableDecider.Decide(two, Leave(Dupont), Noon).Events);
    }

    [Fact]
    public void Guests_sit_down_at_a_free_table() => TableDecider.Decider.Given().When(Seat(Dupont)).Happens(Seated);

    [Fact]
    public void Guests_who_sit_there_already_stay() => TableDecider.Decider.Given(Seated).When(Seat(Dupont)).NothingHappens();

    [Fact]
    public void With_the_last_sale_the_table_is_free() =>
        TableDecider.Decider.Given(Seated).When(Leave(Dupont)).Happens(Left, Freed);

    [Fact]
    public void Who_does_not_sit_there_cannot_leave() =>
        TableDecider.Decider.Given(Seated).When(Leave(Martin)).NothingHappens();

    [Fact]
    public void Leaving_twice_is_leaving_once() =>
        TableDecider.Decider.Given(Seated, Left, Freed).When(Leave(Dupont)).NothingHappens();

    [Fact]
    public void A_table_that_is_free_again_takes_the_next_guests() => TableDecider.Decider
        .Given(Seated, Left, Freed)
        .When(Seat(Martin))
        .Happens(new TableEvent.Seated(T4, Martin, Order, 2, Anna, Noon));

    [Fact]
    public void A_late_leave_of_earlier_guests_does_not_free_the_table_of_later_ones() => TableDecider.Decider
        .Given(Seated, Left, Freed, new TableEvent.Seated(T4, Martin, Order, 2, Anna, Noon))
        .When(Leave(Dupont))
        .NothingHappens();

    [Fact]
    public void A_table_remembers_who_sits_there_and_since_when() => Assert.Equal(
        new Table(new TableVisit(Order, [Dupont], 2, Noon)), TableDecider.Decider.Given(Seated).State);

    private static TableCommand.Seat Seat(SaleId sale, int covers = 2) => new(T4, sale, Order, covers, Anna);

    private static TableCommand.Leave Leave(SaleId sale) => new(T4, sale, Anna);
}
