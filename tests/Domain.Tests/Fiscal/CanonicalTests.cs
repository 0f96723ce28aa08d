using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Fiscal;

public sealed class CanonicalTests
{
    private static readonly Ticket Bill = Ticket.Of(
        After(Opened, Added(Steak, Wine)), 7, Taken(Cash("p-1", 3_000), 2_270), Anna, Noon);

    // Written by hand from fiscal-and-protocols.md §2.1. If this moves, tickets that were sealed no longer verify.
    [Fact]
    public void A_ticket_has_one_written_form() => Assert.Equal(
        "TICKET1,1000:1850|2000:420,1000:168|2000:70,2270,20260314120000+0100,7,Vente,till-1,s-1,EatIn,,0,0,Anna,grill-1,2,"
            + "steak|steak|steak|1000|1850|1000|1850,wine|wine|wine|1000|420|2000|420,p-1|Cash|3000|2270|730,0",
        Canonical.Of(Bill));

    [Fact]
    public void A_later_payment_has_one_written_form() => Assert.Equal(
        "PAYMENT1,3,20260314120000+0100,till-1,7,s-1,p-2|Card|500|500|0,770,Anna,grill-1",
        Canonical.Of(new LaterPayment(
            TheTill, 3, 7, TheSale, Taken(Card("p-2", 500), 500), new(770), Anna, Noon)));

    [Fact]
    public void Low_rates_have_four_digits() => Assert.StartsWith(
        "TICKET1,0550:2270,0550:118,", Canonical.Of(Bill with { Vat = [new(new(550), new(2_270), new(118))] }), StringComparison.Ordinal);

    // Two texts never look the same, however a name is chosen.
    [Theory]
    [InlineData("a,b", "a%2Cb")]
    [InlineData("a|b", "a%7Cb")]
    [InlineData("%2C", "%252C")]
    public void A_separator_inside_a_name_is_escaped(string name, string written) => Assert.Contains(
        $"|{written}|", Canonical.Of(Bill with { Lines = [Bill.Lines[0] with { Name = name }] }), StringComparison.Ordinal);

    // The hub runs in French, a browser's thread may not: minus signs differ from culture to culture.
    [Fact]
    public void The_written_form_is_the_same_in_every_culture()
    {
        var refund = Bill with { Vat = [new(new(1_000), new(-1_850), new(-168))], Total = new(-1_850) };
        var expected = Canonical.Of(refund);
        var before = CultureInfo.CurrentCulture;
        var swedish = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        swedish.NumberFormat.NegativeSign = "\u2212";

        try
        {
            CultureInfo.CurrentCulture = swedish;
            Assert.Equal(expected, Canonical.Of(refund));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_seal_is_the_sha256_of_the_text_and_of_the_link_before()
    {
        var first = Seal.Of("a,b", Seal.NoPrevious);
        var second = Seal.Of("c", first.Hash);

        Assert.Equal("a,b,N,", first.Text);
        Assert.Equal(43, first.Hash.Length);
        Assert.Equal(
            Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes("a,b,N,"))).TrimEnd('=').Replace('+', '-').Replace('/', '_'),
            first.Hash);
        Assert.Equal($"c,O,{first.Hash}", second.Text);
        Assert.True(second.IsIntact(first.Hash));
        Assert.False(second.IsIntact(Seal.NoPrevious));
    }
}
