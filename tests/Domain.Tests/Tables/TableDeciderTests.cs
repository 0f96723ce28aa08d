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

    private static readonly TableId T5 = new("T5");
    private static readonly Reservation Durand = new("r-1", "Durand", 4, Noon.AddHours(8));
    private static readonly TableEvent Asked = new TableEvent.MoveAsked(T4, new(T5, AsGuest: false), Visit, Anna, Noon);
    private static readonly TableEvent JoinedAway = new TableEvent.MovedAway(T4, new(T5, AsGuest: true), Noon);
    private static readonly TableEvent ToClear = new TableEvent.BecameToClear(T4, Noon);
    private static readonly TableEvent TookIn = new TableEvent.TookIn(T4, new(T5, Theirs), Anna, Noon);

    private static TableVisit Visit => new(Order, [Dupont], 2, Noon);

    private static TableVisit Theirs => new(new("o-2"), [Martin], 3, Noon);

    public static TheoryData<TableEvent[], TableCommand, TableRefusal> Refusals => new()
    {
        { [], Seat(new("s 1"), covers: 201), TableRefusal.IdInvalid },
        { [], Seat(Dupont, covers: 201), TableRefusal.CoversOutOfRange },
        { [Seated], new TableCommand.Move(T4, T4, Anna), TableRefusal.SameTable },
        { [Seated], Seat(Martin), TableRefusal.Taken },
        { [Seated, Asked], Seat(Martin), TableRefusal.Leaving },
        { [Seated, JoinedAway], Seat(Martin), TableRefusal.JoinedElsewhere },
        { [Seated, Left, ToClear], Seat(Martin), TableRefusal.NotCleared },
        { [], new TableCommand.BringBill(T4, Anna), TableRefusal.NobodySits },
        { [Seated], new TableCommand.AddSale(T4, Martin, new("o-2"), Anna), TableRefusal.OtherOrder },
        { [Seated, TookIn], new TableCommand.Join(T4, new("T6"), Anna), TableRefusal.HostsOthers },
        { [Seated, .. Enumerable.Range(1, Table.JoinedMax).Select(at => new TableEvent.TookIn(T4, new(new($"B{at}"), Own: null), Anna, Noon))],
            new TableCommand.TakeIn(T4, T5, Own: null, Anna), TableRefusal.TooManyJoined },
        { [Seated], new TableCommand.Part(T4, T5, Anna), TableRefusal.NotJoined },
        { [], new TableCommand.Reserve(T4, Durand with { Name = " " }, Anna), TableRefusal.ReservationInvalid },
        { [], new TableCommand.Reserve(T4, Durand with { At = Noon.AddHours(-2) }, Anna), TableRefusal.ReservationTimeAbsurd },
        { [.. Enumerable.Range(1, Table.ReservationsMax).Select(at => new TableEvent.Reserved(T4, Durand with { Id = $"x-{at}" }, Anna, Noon))],
            new TableCommand.Reserve(T4, Durand, Anna), TableRefusal.TooManyReservations },
        { [], new TableCommand.CancelReservation(T4, "r-1", Anna), TableRefusal.NoSuchReservation },
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
        CasesOf<TableCommand>(), Commands.Select(c => c.GetType().Name).Order());

    private static TableCommand[] Commands =>
    [
        Seat(Dupont), Leave(Dupont), new TableCommand.AddSale(T4, Martin, Order, Anna), new TableCommand.SetCovers(T4, 3, Anna),
        new TableCommand.BringBill(T4, Anna), new TableCommand.Clear(T4, Anna), new TableCommand.Move(T4, T5, Anna),
        new TableCommand.Join(T4, T5, Anna), new TableCommand.Part(T4, T5, Anna), new TableCommand.Reserve(T4, Durand, Anna),
        new TableCommand.CancelReservation(T4, "r-1", Anna), new TableCommand.Receive(T4, T5, Visit, Anna),
        new TableCommand.TakeIn(T4, T5, Visit, Anna), new TableCommand.Release(T4, T5), new TableCommand.Stay(T4, T5),
        new TableCommand.ComeBack(T4, T5, Visit, IsToClear: false),
    ];

    // Whatever a table has come to, it answers every command, and what it answers can be replayed.
    [Fact]
    public void Every_command_has_an_answer_at_every_table()
    {
        TableEvent[][] histories =
        [
            [], [Seated], [Seated, Asked], [Seated, Left, ToClear], [Seated, JoinedAway], [Seated, TookIn],
            [new TableEvent.Reserved(T4, Durand, Anna, Noon)],
        ];

        foreach (var history in histories)
        {
            Assert.All(Commands, command => TableDecider.Decider.Given(history).After(command));
        }
    }

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
        var second = new TableCommand.AddSale(T4, Martin, Order, Anna);
        var two = TableDecider.Decider.Given(Seated).After(second);

        TableDecider.Decider.Given(Seated).When(second).Happens(new TableEvent.SaleAdded(T4, Martin, Order, 2, Anna, Noon));
        Assert.Empty(TableDecider.Decide(two, second, Noon).Events);
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

    [Fact]
    public void A_table_that_must_be_cleared_waits_for_it()
    {
        TableDecider.Decider.Given(Seated).When(Leave(Dupont) with { MustBeCleared = true }).Happens(Left, ToClear);
        var cleared = new TableEvent.Cleared(T4, Anna, Noon);
        TableDecider.Decider.Given(Seated, Left, ToClear).When(new TableCommand.Clear(T4, Anna)).Happens(cleared);
        Assert.True(TableDecider.Decider.Given(Seated, Left, ToClear, cleared).State.IsFree);
    }

    [Fact]
    public void A_bill_that_is_split_off_stays_at_the_table_and_keeps_it()
    {
        var added = new TableEvent.SaleAdded(T4, Martin, Order, 2, Anna, Noon);
        TableDecider.Decider.Given(Seated).When(new TableCommand.AddSale(T4, Martin, Order, Anna)).Happens(added);
        TableDecider.Decider.Given(Seated, added).When(Leave(Dupont)).Happens(Left);
        Assert.Equal([Martin], TableDecider.Decider.Given(Seated, added, Left).State.Visit!.Sales);
    }

    [Fact]
    public void A_visit_that_moves_stays_until_the_other_table_has_answered()
    {
        TableDecider.Decider.Given(Seated).When(new TableCommand.Move(T4, T5, Anna)).Happens(Asked);
        TableDecider.Decider.Given(Seated, Asked).When(new TableCommand.Stay(T4, T5)).Happens(new TableEvent.MoveRefused(T4, T5, Noon));
        TableDecider.Decider.Given(Seated, Asked).When(new TableCommand.Release(T4, T5))
            .Happens(new TableEvent.MovedAway(T4, new(T5, AsGuest: false), Noon));
        Assert.Equal(Visit, TableDecider.Decider.Given(Seated, Asked).State.Visit);
    }

    [Fact]
    public void Joined_tables_move_as_one_visit_and_those_that_were_pushed_are_let_go_of()
    {
        var asked = new TableEvent.MoveAsked(
            T4, new(new("T6"), AsGuest: false), new(Order, [Dupont, Martin], 5, Noon, Others: [new("o-2")]), Anna, Noon);
        TableDecider.Decider.Given(Seated, TookIn).When(new TableCommand.Move(T4, new("T6"), Anna)).Happens(asked);
        var pulled = new TableEvent.Parted(T4, new(T5, Own: null), IsToClear: false, Actor.Hub, Noon);
        var away = new TableEvent.MovedAway(T4, new(new("T6"), AsGuest: false), Noon);
        TableDecider.Decider.Given(Seated, TookIn, asked).When(new TableCommand.Release(T4, new("T6"))).Happens(pulled, away);
        Assert.True(TableDecider.Decider.Given(Seated, TookIn, asked, pulled, away).State.IsFree);
        Assert.True(((TableEvent.MoveAsked)asked).Visit!.Eats(new("o-2")));
    }

    [Fact]
    public void Who_pays_while_moving_frees_the_table_when_the_move_is_refused()
    {
        TableDecider.Decider.Given(Seated, Asked).When(Leave(Dupont)).Happens(Left);
        TableDecider.Decider.Given(Seated, Asked, Left).When(new TableCommand.Stay(T4, T5)).Happens(
            new TableEvent.MoveRefused(T4, T5, Noon), Freed);
    }

    [Fact]
    public void Joined_tables_are_one_visit_with_the_bills_of_both()
    {
        var visit = TableDecider.Decider.Given(Seated, TookIn).State.Visit!;
        Assert.Equal(([Dupont, Martin], 5), (visit.Sales, visit.Covers));
        Assert.True(visit.Eats(new("o-2")));
    }

    [Fact]
    public void A_parted_table_takes_back_what_is_open_of_its_own()
    {
        var split = new TableEvent.SaleAdded(T4, new("s-3"), new("o-2"), 5, Anna, Noon);
        var paid = new TableEvent.Left(Martin, Anna, Noon);
        var parted = new TableEvent.Parted(T4, new(T5, Theirs with { Sales = [new("s-3")] }), IsToClear: false, Anna, Noon);
        TableDecider.Decider.Given(Seated, TookIn, split, paid).When(new TableCommand.Part(T4, T5, Anna)).Happens(parted);
        Assert.Equal(Visit, TableDecider.Decider.Given(Seated, TookIn, split, paid, parted).State.Visit);
    }

    [Fact]
    public void With_the_last_bill_of_joined_tables_all_of_them_are_given_back() => TableDecider.Decider
        .Given(Seated, TookIn, new TableEvent.Left(Martin, Anna, Noon))
        .When(Leave(Dupont))
        .Happens(Left, new TableEvent.Parted(T4, new(T5, Own: null), IsToClear: false, Anna, Noon), Freed);

    [Fact]
    public void Guests_who_reserved_sit_down_and_their_note_goes()
    {
        var reserved = new TableEvent.Reserved(T4, Durand, Anna, Noon);
        TableDecider.Decider.Given().When(new TableCommand.Reserve(T4, Durand, Anna)).Happens(reserved);
        TableDecider.Decider.Given(reserved).When(Seat(Dupont) with { Reservation = "r-1" }).Happens(
            Seated, new TableEvent.ReservationEnded(T4, "r-1", ReservationEnd.Seated, Anna, Noon));
        TableDecider.Decider.Given(reserved).When(Seat(Dupont)).Happens(Seated);
    }

    [Fact]
    public void Reservations_stand_in_the_order_of_their_time_and_old_ones_go()
    {
        var yesterday = new TableEvent.Reserved(T4, Durand with { Id = "old", At = Noon.AddDays(-1) }, Anna, Noon.AddDays(-2));
        var late = new TableEvent.Reserved(T4, Durand with { Id = "late", At = Noon.AddHours(9) }, Anna, Noon);
        var early = new TableEvent.Reserved(T4, Durand, Anna, Noon);
        Assert.Equal(["r-1", "late"], TableDecider.Decider.Given(yesterday, late, early).State.Reservations.Select(known => known.Id));
    }

    private static TableCommand.Seat Seat(SaleId sale, int covers = 2) => new(T4, sale, Order, covers, Anna);

    private static TableCommand.Leave Leave(SaleId sale) => new(T4, sale, Anna);
}
