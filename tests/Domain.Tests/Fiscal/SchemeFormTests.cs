using System.Text.Json;
using RetailPos.Domain.Tests.Sales;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

/// <summary>The written forms of what is not taxed on its whole price. Written by hand: if one moves, records that were sealed no longer verify.</summary>
public sealed class SchemeFormTests
{
    private static readonly Sale Bill = After(Opened, Added(Lamp, Wine));

    private static readonly Ticket Sold = Ticket.Of(Bill, 7, Taken(Cash("p-1", 10_420), 10_420), Anna, Noon);

    private static readonly PeriodTotals Totals = PeriodTotals.None.With(new TillEvent.TicketSealed(Sold, Seal.Of("X1", ""), Noon));

    [Fact]
    public void A_ticket_with_a_margin() => Assert.Equal(
        "TICKET3,2000:420|2000/SecondHand:10000,2000:70|2000/SecondHand:667,10420,20260314120000+0100,7,Vente,till-1,s-1,EatIn,,0,0,Anna,grill-1,2,"
            + "lamp|lamp|lamp|1000|10000|2000|10000||||SecondHand|6000|4000,wine|wine|wine|1000|420|2000|420||||Standard||,"
            + "p-1|Cash|10420|10420|0|0|0||||,0,,2000/SecondHand:4000,",
        Canonical.Of(Sold));

    [Fact]
    public void A_ticket_that_is_exempt() => Assert.Equal(
        "TICKET3,0000/IntraCommunity:350,0000/IntraCommunity:0,350,20260314120000+0100,7,Vente,till-1,s-1,TakeAway,,0,0,Anna,grill-1,1,"
            + "wine|wine|wine|1000|350|0000|350||||IntraCommunity||,p-1|Cash|350|350|0|0|0||||,0,,,DE123456789",
        Canonical.Of(Ticket.Of(After([.. OpenedExempt, Added(Wine)]), 7, Taken(Cash("p-1", 350), 350), Anna, Noon)));

    [Fact]
    public void A_ticket_that_gives_back_a_part_of_a_margin() => Assert.Equal(
        "TICKET3,2000/SecondHand:-2500,2000/SecondHand:-167,-2500,20260314120000+0100,8,Remboursement,till-1,s-1,EatIn,,0,0,Anna,grill-1,1,"
            + "lamp|lamp|lamp|0|10000|2000|-2500||||SecondHand||-1000,r-1|Cash|-2500|-2500|0|0|0||||,0,till-1|7|r-1|froid,2000/SecondHand:-1000,",
        Canonical.Of(Ticket.Of(
            Bill with { Ticket = 7 },
            new(new("r-1"), PaymentMode.Cash, new(2_500), [new(Lamp.Id, new(0), new(2_500))], [], "froid", null), TheTill, 8, Anna, Noon)));

    [Fact]
    public void A_note() => Assert.Equal(
        "NOTE2,2000:420|2000/SecondHand:10000,2000:70|2000/SecondHand:667,10420,20260314120000+0100,1,Note,till-1,s-1,EatIn,,0,0,Anna,grill-1,2,"
            + "lamp|lamp|lamp|1000|10000|2000|10000||||SecondHand|6000|4000,wine|wine|wine|1000|420|2000|420||||Standard||,0,2000/SecondHand:4000",
        Canonical.Of(Note.Of(Bill, TheTill, 1, Anna, Noon)));

    [Theory]
    [InlineData(ClosureKind.Day, "DAY2", "20260314")]
    [InlineData(ClosureKind.Month, "MONTH2", "202603")]
    [InlineData(ClosureKind.Year, "YEAR2", "2026")]
    public void A_closure(ClosureKind kind, string form, string period) => Assert.Equal(
        $"{form},2000:420|2000/SecondHand:10000,10420,10420,20260314120000+0100,{period},1,till-1,20260314,20260314,10420,2000:70|2000/SecondHand:667,"
            + "Cash:10420:1,1,10420,0,0,7,7,0,0,0,0,0,0,N,ByHand,Anna,grill-1,2000/SecondHand:4000",
        Canonical.Of(new Closure(
            TheTill, kind, 1, new(2026, 3, 14), new(2026, 3, 14), Totals, new(10_420), new(10_420), IsLate: false, ClosureCause.ByHand, Noon, Anna)));

    [Fact]
    public void A_closing() => Assert.Equal(
        "CLOSE2,1,20260314120000+0100,till-1,1,20260314120000+0100,Anna,grill-1,Anna,0,0,Cash:10420:1,2000:420:70:0;2000/SecondHand:10000:667:4000,"
            + "1,0,0,0,0,,0,Anna,grill-1,20260314120000+0100",
        Canonical.Of(TheTill, new TillEvent.Closed(
            new(1, Noon, Anna, "Anna", Money.Zero, Money.Zero, Totals.Taken, [], Money.Zero, Anna, Noon), Noon) { Number = 1 }));

    [Fact]
    public void An_archive() => Assert.Equal(
        "ARCHIVE2,2000:420|2000/SecondHand:10000,2000:70|2000/SecondHand:667,10420,20260314120000+0100,1,Archive,till-1,,20260314,20260314,0,9,9,"
            + "abc,1,0,1,key,sig,Anna,grill-1,2000/SecondHand:4000",
        Canonical.Of(new ArchiveRecord(
            TheTill, 1, null, new(2026, 3, 14), new(2026, 3, 14), 0, 9, 9, "abc", Totals.Vat, 1, 0, 1, new("text", "key", "sig"), Anna, Noon)));

    // One record of a house that sold nothing of the kind is in no new form.
    [Fact]
    public void What_is_taxed_on_its_whole_price_is_written_as_ever() => Assert.StartsWith(
        "TICKET1,", Canonical.Of(Ticket.Of(After(Opened, Added(Wine)), 7, Taken(Cash("p-1", 420), 420), Anna, Noon)), StringComparison.Ordinal);

    [Fact]
    public void Totals_of_other_schemes_are_kept_apart_and_add_up()
    {
        var both = Totals + Totals;

        Assert.Equal(
            [(VatScheme.Standard, 840L, 140L, 0L), (VatScheme.SecondHand, 20_000, 1_334, 8_000)],
            both.Vat.Select(share => (share.Scheme, share.TaxIncluded.Cents, share.Tax.Cents, share.Margin.Cents)));
        Assert.Equal((new Money(20_840), new Money(1_474)), (both.Total, both.Tax));
    }

    // As journals have it that were written before there were schemes.
    [Fact]
    public void A_share_without_a_scheme_is_of_the_usual_one() => Assert.Equal(
        new VatShare(default, default, default),
        JsonSerializer.Deserialize<VatShare>("{}"));
}
