using System.Text;
using System.Xml.Linq;
using RetailPos.Kernel;
using RetailPos.Register.Documents;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Invoices.Bills;

namespace RetailPos.Domain.Tests.Invoices;

/// <summary>Invoices of what is taxed on its margin, and of what leaves for another state.</summary>
public sealed class SchemeInvoiceTests
{
    private const string Number = "BE0403170701";

    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    private static readonly Party Belgian = new("Brasserie Dupont SA", new("Rue Basse 5", "7904", "Tourpes", "BE", "", Number, ""));

    private static readonly TicketLine Meal = Line("plat", 1_000, 1_490, 1_000);
    private static readonly TicketLine Chair = Used("chaise", VatScheme.SecondHand, 2_000, 6_000, 2_000);

    [Fact]
    public void What_is_taxed_on_its_margin_is_invoiced_at_its_price_and_bears_no_tax()
    {
        var (invoice, xml) = Drawn(Meal, Chair);

        Assert.Equal((13_490, 135, 13_355), (invoice.Total.Cents, invoice.Tax.Cents, invoice.Net.Cents));
        Assert.Equal(
            [(VatCategory.Standard, 1_355, 135), (VatCategory.Margin, 12_000, 0)],
            invoice.Vat.Select(share => (share.Category, (int)share.Base.Cents, (int)share.Tax.Cents)));
        var tax = xml.Descendants(Ram + "ApplicableHeaderTradeSettlement").Elements(Ram + "ApplicableTradeTax").Last();
        Assert.Equal(
            ("0.00", "Régime particulier - Biens d'occasion", "120.00", "E", "VATEX-EU-F", "0.00"),
            (Said(tax, "CalculatedAmount"), Said(tax, "ExemptionReason"), Said(tax, "BasisAmount"), Said(tax, "CategoryCode"),
                Said(tax, "ExemptionReasonCode"), Said(tax, "RateApplicablePercent")));
    }

    [Fact]
    public void Several_schemes_share_the_one_row_that_there_may_be()
    {
        var (invoice, xml) = Drawn(Chair, Used("lampe", VatScheme.Art, 1_000, 30_000, 550), Used("carte", VatScheme.Antiques, 1_000, 900, 2_000), Meal);

        Assert.Equal(2, invoice.Vat.Count);
        Assert.Equal(
            "Régime particulier - Biens d'occasion ; Régime particulier - Objets d'art ; Régime particulier - Objets de collection et d'antiquité",
            invoice.Vat[1].Reason);
        Assert.Empty(xml.Descendants(Ram + "ExemptionReasonCode"));
    }

    [Theory]
    [InlineData(VatScheme.SecondHand, "VATEX-EU-F")]
    [InlineData(VatScheme.Art, "VATEX-EU-I")]
    [InlineData(VatScheme.Antiques, "VATEX-EU-J")]
    public void Each_scheme_has_its_code(VatScheme scheme, string code) =>
        Assert.Equal(code, Drawn(Used("chose", scheme, 1_000, 6_000, 2_000)).Xml.Descendants(Ram + "ExemptionReasonCode").Single().Value);

    [Fact]
    public void The_paper_shows_of_a_margin_its_price_and_the_reason_and_nothing_else()
    {
        var drawn = Draw(Bill(Meal, Chair with { Total = new(11_000), Gross = new(12_000), Shares = [new("remise", new(-1_000))] }));
        var sheet = InvoiceSheet.Of(new(drawn.Invoice, drawn.Seal), Words);

        Assert.Equal(
            ["chaise|2||Margin||120,00", "EachIncluded|||||", "remise|||||\u221210,00"],
            sheet.Rows.Skip(1).Select(row => string.Join('|', row.Cells)));
        Assert.Equal("Margin|||110,00", string.Join('|', sheet.VatRows[1]));
        Assert.Equal(
            [("OtherNet", "13,55\u202f€"), ("OtherTax", "1,35\u202f€"), ("MarginTotal", "110,00\u202f€"), ("Total", "124,90\u202f€")],
            sheet.Totals.Take(4).Select(total => (total.Name, total.Value)));
        Assert.Contains("Régime particulier - Biens d'occasion", sheet.Notes);
        Assert.All(sheet.As(PaperForm.DeliveryNote, Words).Rows, row => Assert.DoesNotContain(row.Cells, cell => cell.Contains("EachIncluded", StringComparison.Ordinal)));
        Assert.StartsWith("%PDF", Encoding.Latin1.GetString(InvoicePdf.Of(new(drawn.Invoice, drawn.Seal), Words).AsSpan(0, 4)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_leaves_untaxed_names_both_companies_the_state_and_the_law()
    {
        var invoice = Sent(Exempt(Line("biere", 6_000, 500, 0) with { Scheme = VatScheme.IntraCommunity }));
        var xml = XmlOf(invoice);
        var tax = xml.Descendants(Ram + "ApplicableHeaderTradeSettlement").Elements(Ram + "ApplicableTradeTax").Single();

        Assert.Equal(
            ("K", "VATEX-EU-IC", "Exonération de TVA, article 262 ter, I du CGI", "30.00", "0.00"),
            (Said(tax, "CategoryCode"), Said(tax, "ExemptionReasonCode"), Said(tax, "ExemptionReason"), Said(tax, "BasisAmount"), Said(tax, "RateApplicablePercent")));
        Assert.Equal("BE", xml.Descendants(Ram + "ShipToTradeParty").Descendants(Ram + "CountryID").Single().Value);
        Assert.Equal(["FR44732829320", Number], xml.Descendants(Ram + "SpecifiedTaxRegistration").Elements(Ram + "ID").Select(id => id.Value));

        var sheet = InvoiceSheet.Of(new(invoice, Seal: null), Words);
        Assert.Contains("Exonération de TVA, article 262 ter, I du CGI", sheet.Notes);
        Assert.Contains("IntraCommunity", sheet.Notes);
        Assert.Contains($"VatNumber {Number}", sheet.Buyer);
    }

    [Fact]
    public void What_was_sold_untaxed_is_invoiced_to_that_company_alone()
    {
        var bill = Exempt(Line("biere", 6_000, 500, 0) with { Scheme = VatScheme.IntraCommunity });

        Assert.Equal(TillRefusal.BuyerNotExempt, Ask(Open, new TillCommand.DrawInvoice(bill, null, Frame, Buyer, Lea)).Refusal);
        Assert.Equal(
            TillRefusal.BuyerNotExempt,
            Ask(Open, new TillCommand.DrawInvoice(bill, null, Frame, Belgian with { Business = Belgian.Business with { VatNumber = "" } }, Lea)).Refusal);
        Assert.Null(Ask(Open, new TillCommand.DrawInvoice(bill, null, Frame, Belgian, Lea)).Refusal);
    }

    [Fact]
    public void A_house_without_a_number_invoices_nothing_untaxed_to_another_state()
    {
        var frame = Frame with { Seller = Seller.Of(House with { VatNumber = "" }, "x") };

        Assert.Equal(
            TillRefusal.SellerIncomplete,
            Ask(Open, new TillCommand.DrawInvoice(
                Exempt(Line("biere", 6_000, 500, 0) with { Scheme = VatScheme.IntraCommunity }), null, frame, Belgian, Lea)).Refusal);
    }

    [Fact]
    public void A_credit_note_of_either_says_the_same_the_other_way_round()
    {
        var mark = new RefundMark(TheTill, 17, new("r"), "cassé");
        var back = Chair with { Quantity = new(-1_000), Total = new(-6_000) };
        var margin = Draw(Bill(ServiceMode.TakeAway, PaymentMode.Cash, mark, back), new(TheTill, 7, Sold)).Invoice;
        var bill = Exempt(Line("biere", -6_000, 500, 0) with { Scheme = VatScheme.IntraCommunity });
        var abroad = Sent(bill with { Ticket = bill.Ticket with { Number = 18, Refund = mark } }, new(TheTill, 7, Sold));

        Assert.Equal((InvoiceKind.CreditNote, VatCategory.Margin, 6_000), (margin.Kind, margin.Vat[0].Category, (int)margin.Total.Cents));
        Assert.Equal((InvoiceKind.CreditNote, VatCategory.IntraCommunity, 3_000), (abroad.Kind, abroad.Vat[0].Category, (int)abroad.Total.Cents));
        XmlOf(margin);
        XmlOf(abroad);
    }

    [Fact]
    public void Only_what_says_why_it_bears_no_tax_is_sealed_in_the_second_form()
    {
        Assert.StartsWith("INVOICE1,", Canonical.Of(Draw(Bill(Meal)).Invoice), StringComparison.Ordinal);

        var special = Draw(Bill(Meal, Chair)).Invoice;
        var text = Canonical.Of(special);
        Assert.StartsWith("INVOICE2,", text, StringComparison.Ordinal);
        Assert.Contains("|SecondHand", text, StringComparison.Ordinal);
        Assert.NotEqual(text, Canonical.Of(special with { Lines = [special.Lines[0], special.Lines[1] with { Scheme = VatScheme.Art }] }));
        Assert.NotEqual(text, Canonical.Of(special with { Vat = [special.Vat[0], special.Vat[1] with { Reason = "autre" }] }));
    }

    [Fact]
    public void The_rules_of_the_standard_hold_on_a_thousand_mixed_tickets()
    {
        var random = new Random(20_261_123);
        var (schemes, shared) = (0, 0);

        for (var round = 0; round < 1_000; round++)
        {
            var lines = Enumerable.Range(0, random.Next(1, 12)).Select(at => random.Next(3) == 0
                ? Line($"a{at}", random.Next(1, 5) * 1_000, random.Next(6_000), random.Next(2) == 0 ? 1_000 : 2_000)
                : Used($"a{at}", (VatScheme)random.Next(1, 4), random.Next(1, 3_000), random.Next(60_000), 2_000)).ToArray();
            var (invoice, _) = Drawn(lines);

            Assert.Equal(lines.Sum(line => line.Total), invoice.Total);
            schemes += lines.Count(line => line.Scheme.IsMargin());
            shared += invoice.SchemesOf(VatCategory.Margin).Count() > 1 ? 1 : 0;
        }

        Assert.True(schemes > 2_000 && shared > 500, $"{schemes} lines, {shared} shared.");
    }

    [Theory]
    [InlineData("ExemptionReason", "BR-E-10")]
    [InlineData("SpecifiedTaxRegistration", "BR-E-02")]
    public void A_rule_that_is_broken_is_found(string element, string rule)
    {
        var withinCent = 0;
        var xml = Drawn(Chair).Xml;
        xml.Descendants(Ram + element).Concat(xml.Descendants(Ram + "ExemptionReasonCode")).ToList().ForEach(found => found.Remove());

        Assert.Contains(rule, En16931.Faults(xml, ref withinCent));
    }

    [Theory]
    [InlineData("ShipToTradeParty", "BR-IC-12")]
    [InlineData("ActualDeliverySupplyChainEvent", "BR-IC-11")]
    [InlineData("SpecifiedTaxRegistration", "BR-IC-02")]
    public void A_rule_of_what_leaves_that_is_broken_is_found(string element, string rule)
    {
        var withinCent = 0;
        var xml = XmlOf(Sent(Exempt(Line("biere", 6_000, 500, 0) with { Scheme = VatScheme.IntraCommunity })));
        xml.Descendants(Ram + element).ToList().ForEach(found => found.Remove());

        Assert.Contains(rule, En16931.Faults(xml, ref withinCent));
    }

    private static TicketLine Used(string name, VatScheme scheme, int thousandths, long price, int rate)
    {
        var line = Line(name, thousandths, price, rate);
        return line with { Scheme = scheme, Purchase = new(line.Total.Cents / 2), Margin = line.Total - new Money(line.Total.Cents / 2) };
    }

    private static SealedTicket Exempt(params TicketLine[] lines)
    {
        var bill = Bill(ServiceMode.TakeAway, PaymentMode.Transfer, refund: null, lines);
        return bill with { Ticket = bill.Ticket with { Exempt = Number } };
    }

    private static Invoice Sent(SealedTicket bill, InvoiceMark? corrects = null) => ((TillEvent.InvoiceSealed)Assert.Single(
        Ask(Open, new TillCommand.DrawInvoice(bill, corrects, Frame, Belgian, Lea)).Events)).Invoice;

    private static (Invoice Invoice, XDocument Xml) Drawn(params TicketLine[] lines)
    {
        var invoice = Draw(Bill(lines)).Invoice;
        return (invoice, XmlOf(invoice));
    }

    private static XDocument XmlOf(Invoice invoice)
    {
        var withinCent = 0;
        var xml = XDocument.Parse(Encoding.UTF8.GetString(InvoiceXml.Of(invoice)));
        Assert.Empty(En16931.Faults(xml, ref withinCent));
        return xml;
    }

    private static string? Said(XElement tax, string name) => tax.Element(Ram + name)?.Value;
}
