using System.Globalization;
using System.Xml.Linq;
using RetailPos.Kernel;
using RetailPos.Register.Documents;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using static RetailPos.Domain.Tests.Invoices.Bills;

namespace RetailPos.Domain.Tests.Invoices;

/// <summary>The sums of EN 16931, added up once more by somebody who has only the XML.</summary>
public sealed class InvoiceXmlTests
{
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    private static readonly int[] Rates = [210, 550, 1_000, 2_000];

    [Fact]
    public void Lines_rates_and_totals_agree_on_two_thousand_tickets()
    {
        var random = new Random(20_261_122);
        var (discounts, odd, withinCent) = (0, 0, 0);

        for (var round = 0; round < 2_000; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 15)).Select(at => LineOf(random, at)).ToArray();
            var bill = Bill(random.Next(2) == 0 ? ServiceMode.EatIn : ServiceMode.TakeAway, PaymentMode.Cash, refund: null, lines);
            var xml = XDocument.Parse(System.Text.Encoding.UTF8.GetString(InvoiceXml.Of(Draw(bill).Invoice)));

            Assert.Empty(En16931.Faults(xml, ref withinCent));
            Assert.Equal(bill.Ticket.Total.Cents, Cents(xml, "GrandTotalAmount"));
            Assert.Equal(bill.Ticket.Vat.Sum(share => share.Tax).Cents, Cents(xml, "TaxTotalAmount"));
            discounts += lines.Count(line => line.Shares is not null);
            odd += lines.Count(line => !line.Quantity.IsWhole);
        }

        // The generator has been where it hurts.
        Assert.True(discounts > 1_000 && odd > 1_000 && withinCent > 50, $"{discounts} discounts, {odd} weights, {withinCent} cents.");
    }

    [Theory]
    [InlineData("GrandTotalAmount")]
    [InlineData("LineTotalAmount")]
    [InlineData("CalculatedAmount")]
    [InlineData("BasisAmount")]
    [InlineData("DuePayableAmount")]
    [InlineData("ChargeAmount")]
    public void A_sum_that_was_changed_is_found(string name)
    {
        var withinCent = 0;
        var xml = XDocument.Parse(System.Text.Encoding.UTF8.GetString(InvoiceXml.Of(Draw(
            Bill(Line("plat", 2_000, 1_490, 1_000), Line("vin", 1_000, 620, 2_000))).Invoice)));
        Assert.Empty(En16931.Faults(xml, ref withinCent));
        var amount = xml.Descendants(Ram + name).First();
        amount.Value = (En16931.Read(amount) + 1m).ToString(CultureInfo.InvariantCulture);

        Assert.NotEmpty(En16931.Faults(xml, ref withinCent));
    }

    [Fact]
    public void A_credit_note_is_positive_has_its_own_type_and_names_the_invoice()
    {
        var withinCent = 0;
        var refund = Bill(ServiceMode.EatIn, PaymentMode.Card, new(TheTill, 17, new("r"), "froid"), Line("plat", -1_000, 1_490, 1_000));
        var xml = XDocument.Parse(System.Text.Encoding.UTF8.GetString(InvoiceXml.Of(Draw(refund, new(TheTill, 7, Sold)).Invoice)));

        Assert.Empty(En16931.Faults(xml, ref withinCent));
        Assert.Equal(["381"], xml.Descendants(Ram + "TypeCode").Take(1).Select(code => code.Value));
        Assert.Equal(1_490, Cents(xml, "GrandTotalAmount"));
        Assert.Equal("F-T1-000007", xml.Descendants(Ram + "InvoiceReferencedDocument").Single().Element(Ram + "IssuerAssignedID")!.Value);
    }

    [Fact]
    public void Hostile_names_stay_names()
    {
        var line = Line("plat <b> & \"co\" ]]>", 1_000, 1_490, 1_000);
        var xml = XDocument.Parse(System.Text.Encoding.UTF8.GetString(InvoiceXml.Of(Draw(Bill(line)).Invoice)));

        Assert.Contains(xml.Descendants(Ram + "Name"), name => name.Value == line.Name);
    }

    [Fact]
    public void The_same_record_is_the_same_bytes_in_every_language()
    {
        var invoice = Draw(Bill(Line("plat", 1_500, 1_490, 1_000))).Invoice;
        var here = InvoiceXml.Of(invoice);
        var before = CultureInfo.CurrentCulture;

        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("sv-SE");
            Assert.Equal(here, InvoiceXml.Of(invoice));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_quote_has_no_xml() => Assert.Throws<ArgumentException>(() =>
        InvoiceXml.Of(Draw(Bill(Line("plat", 1_000, 1_490, 1_000))).Invoice with { Kind = InvoiceKind.Quote }));

    private static Register.Domain.Fiscal.TicketLine LineOf(Random random, int at)
    {
        var quantity = random.Next(3) == 0 ? random.Next(1, 3_000) : random.Next(1, 12) * 1_000;
        var price = random.Next(6_000);
        var gross = (int)new Money(price).Times(new(quantity)).Cents;
        var rate = Rates[random.Next(Rates.Length)];
        return random.Next(3) switch
        {
            0 => Line($"a{at}", quantity, price, rate, ("remise", -random.Next(gross + 1))),
            1 when random.Next(2) == 0 => Line($"a{at}", quantity, price, rate, ("supplément", random.Next(500)), ("offert", -random.Next(gross + 1))),
            _ => Line($"a{at}", quantity, price, rate),
        };
    }

    private static long Cents(XDocument xml, string name) => (long)(En16931.Read(xml.Descendants(Ram + name).Single()) * 100);
}
