using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>What a till does beside its tickets: numbered, linked, and written in one form each.</summary>
public sealed class MovementChainTests
{
    private static readonly Sale Bill = After(Opened, Added(Steak, Wine));

    // Written by hand. If one of these moves, movements that were sealed no longer verify.
    [Fact]
    public void Every_movement_has_one_written_form() => Assert.Equal(
        [
            "OPEN1,1,20260314120000+0100,till-1,1,10000,0,Anna,grill-1",
            "CASH1,2,20260314120000+0100,till-1,1,m-1,PettyCashOut,250,pain%2C beurre,Anna,grill-1,20260314120000+0100",
            "DEBT1,3,20260314120000+0100,till-1,1,d-1,c-1,Mme Durand,cash,Cash,500,Anna,grill-1",
            "COUNT1,4,20260314120000+0100,till-1,1,Cash:10250:10200,Anna,grill-1",
            "HAND1,5,20260314120000+0100,till-1,1,Anna,Zoé,Cash:10250:10250,Anna,grill-1",
            "CLOSE1,6,20260314120000+0100,till-1,1,20260314120000+0100,Anna,grill-1,Zoé,10000,-250,Cash:500:1,,0,0,0,0,500,Cash:10250:10250,10000,Anna,grill-1,20260314120000+0100",
        ],
        Day(Drawer).Select(record => record.Fields));

    [Fact]
    public void A_note_a_duplicate_and_a_hand_over_of_keys_have_one_written_form() => Assert.Equal(
        [
            "NOTE1,1000:1850|2000:420,1000:168|2000:70,2270,20260314120000+0100,1,Note,till-1,s-1,EatIn,,0,0,Anna,grill-1,2,"
                + "steak|steak|steak|1000|1850|1000|1850|||,wine|wine|wine|1000|420|2000|420|||,0",
            "DUP1,1,20260314120000+0100,till-1,Notes,1,1,Anna,grill-1",
            "KEY1,1,20260314120000+0100,till-1,old,new,AAAA,Anna,grill-1",
        ],
        Day(new TillCommand.BringNote(Bill, Anna), new TillCommand.BringNote(Bill, Anna), new TillCommand.HandOverKey("old", "new", "AAAA", Anna))
            .Select(record => record.Fields));

    [Fact]
    public void The_loss_of_a_key_has_one_written_form() => Assert.Equal(
        ["KEYLOST1,1,20260314120000+0100,till-1,old,new,AAAA,Anna,grill-1"],
        Day(new TillCommand.HandOverKey("old", "new", "AAAA", Anna, IsLoss: true)).Select(record => record.Fields));

    [Fact]
    public void The_chains_of_a_day_verify_kind_by_kind()
    {
        var records = Day([
            .. Drawer,
            new TillCommand.BringNote(Bill, Anna),
            new TillCommand.Pay(Bill, Cash("p-1", 5_000), Anna),
            new TillCommand.GiveAgain(FiscalChainKind.Tickets, 1, 1, Anna),
            new TillCommand.GiveAgain(FiscalChainKind.Tickets, 1, 2, Anna),
        ]);
        var walk = new ChainsWalk(new PublicSealKeys([]), [], []);

        Assert.All(records, record => Assert.Null(walk.Add(record)));
        walk.End();
        Assert.Empty(walk.Faults);
        Assert.Equal(
            [(FiscalChainKind.Tickets, 1L), (FiscalChainKind.Notes, 1L), (FiscalChainKind.Duplicates, 2L), (FiscalChainKind.Movements, 6L)],
            walk.Ends.Select(end => (end.Kind, end.Number)));
    }

    [Fact]
    public void The_same_bill_again_is_a_duplicate_and_another_bill_a_note_of_its_own()
    {
        var more = After(Opened, Added(Steak, Wine, Mug));

        Assert.Equal(
            [(FiscalChainKind.Notes, 1L), (FiscalChainKind.Duplicates, 1L), (FiscalChainKind.Duplicates, 2L), (FiscalChainKind.Notes, 2L), (FiscalChainKind.Duplicates, 3L)],
            Day(
                new TillCommand.BringNote(Bill, Anna), new TillCommand.BringNote(Bill, Anna with { Person = "Zoé" }), new TillCommand.BringNote(Bill, Anna),
                new TillCommand.BringNote(more, Anna), new TillCommand.BringNote(more, Anna)).Select(record => (record.Kind, record.Number)));
    }

    [Fact]
    public void A_note_raises_no_total_and_opens_no_session()
    {
        var till = AtTheTill.Decide(Till.New, new TillCommand.BringNote(Bill, Anna), Noon).Events.Aggregate(Till.New, AtTheTill.Evolve);

        Assert.Equal((null, 0, 0L), (till.Session, till.Sessions, till.Tickets.Number));
    }

    [Fact]
    public void A_bill_that_is_paid_is_forgotten_and_its_papers_are_the_tickets()
    {
        var history = new List<TillEvent>();
        var till = Till.New;

        foreach (var command in new TillCommand[] { new TillCommand.BringNote(Bill, Anna), new TillCommand.Pay(Bill, Cash("p-1", 5_000), Anna) })
        {
            history.AddRange(AtTheTill.Decide(till, command, Noon).Events);
            till = AtTheTill.Replay(history);
        }

        Assert.Empty(till.Notes);
    }

    [Theory]
    [InlineData(FiscalChainKind.Tickets, 1, 1)]
    [InlineData(FiscalChainKind.Notes, 0, 1)]
    [InlineData(FiscalChainKind.Notes, 2, 1)]
    [InlineData(FiscalChainKind.Notes, 1, 0)]
    public void What_was_never_given_out_is_not_given_out_again(FiscalChainKind kind, long original, int print)
    {
        var noted = AtTheTill.Decide(Till.New, new TillCommand.BringNote(Bill, Anna), Noon).Events.Aggregate(Till.New, AtTheTill.Evolve);

        AtTheTill.Decide(noted, new TillCommand.GiveAgain(kind, original, print, Anna), Noon).IsRefused(TillRefusal.NoSuchTicket);
    }

    // Journals of houses whose drawers were not sealed go on where they stood.
    [Fact]
    public void Movements_of_before_stand_in_no_chain_and_the_next_is_number_one()
    {
        TillEvent[] before = [new TillEvent.Opened(1, new(10_000), Money.Zero, Anna, Noon), new TillEvent.Counted(1, [], Anna, Noon)];
        var counted = Assert.Single(AtTheTill.Given(before).When(new TillCommand.Count([new(PaymentMode.Cash, new(10_000))], Anna)).Events);

        Assert.All(before, happened => Assert.Null(SealedRecord.Of(TheTill, happened)));
        Assert.Equal((1, Seal.NoPrevious), (SealedRecord.Of(TheTill, counted)!.Number, SealedRecord.Of(TheTill, counted)!.Seal.Previous));
    }

    [Fact]
    public void What_was_noted_elsewhere_and_is_gone_or_another_is_found()
    {
        var records = Day(Drawer);
        var end = records[^1];

        Assert.Equal(new FoundFault(TheTill, FiscalChainKind.Movements, 7, FiscalFaultKind.TailMissing), Walked(records, end.Number + 2, "x"));
        Assert.Equal(new FoundFault(TheTill, FiscalChainKind.Movements, end.Number, FiscalFaultKind.OtherThanNoted), Walked(records, end.Number, "x"));
        Assert.Null(Walked(records, end.Number, end.Seal.Link));
        Assert.Equal(new FoundFault(TheTill, FiscalChainKind.Movements, 1, FiscalFaultKind.TailMissing), Walked([], 3, "x"));
    }

    // One fault is told once, and the next one is found as well.
    [Fact]
    public void A_walk_goes_on_past_what_it_finds()
    {
        var records = Day(Drawer);
        var walk = new ChainsWalk(new PublicSealKeys([]), [], []);

        foreach (var record in records)
        {
            walk.Add(record.Number is 2 or 5 ? record with { Fields = record.Fields + "x" } : record);
        }

        Assert.Equal([2L, 5L], walk.Faults.Select(fault => fault.Number));
        Assert.Equal(6, walk.Count);
    }

    private static TillCommand[] Drawer =>
    [
        new TillCommand.Open(new(10_000), Anna),
        new TillCommand.MoveCash(new("m-1"), MovementKind.PettyCashOut, new(250), "pain, beurre", Anna),
        new TillCommand.TakeSettling(new(new("d-1"), new("c-1"), "Mme Durand", new("cash"), PaymentMode.Cash, new(500), Anna)),
        new TillCommand.Count([new(PaymentMode.Cash, new(10_200))], Anna),
        new TillCommand.HandOver("Zoé", [new(PaymentMode.Cash, new(10_250))], Anna),
        new TillCommand.Close([new(PaymentMode.Cash, new(10_250))], new(10_000), Anna),
    ];

    private static SealedRecord[] Day(params TillCommand[] commands)
    {
        var (till, records) = (Till.New, new List<SealedRecord>());

        foreach (var command in commands)
        {
            var decision = AtTheTill.Decide(till, command, Noon);
            Assert.Null(decision.Refusal);
            records.AddRange(decision.Events.Select(happened => SealedRecord.Of(TheTill, happened)!));
            till = decision.Events.Aggregate(till, AtTheTill.Evolve);
        }

        return [.. records];
    }

    private static FoundFault? Walked(SealedRecord[] records, long number, string link)
    {
        var walk = new ChainsWalk(new PublicSealKeys([]), [], [new(TheTill, FiscalChainKind.Movements, number, link)]);
        Array.ForEach(records, record => walk.Add(record));
        walk.End();
        return walk.Faults.SingleOrDefault();
    }
}
