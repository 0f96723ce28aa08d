using System.Globalization;
using System.Xml.Linq;

namespace RetailPos.Domain.Tests.Invoices;

/// <summary>Rules of EN 16931 that an invoice of a restaurant meets, written down once more by somebody who has only the XML.</summary>
internal static class En16931
{
    private static readonly XNamespace Ram = "urn:un:unece:uncefact:data:standard:ReusableAggregateBusinessInformationEntity:100";

    /// <summary>The rules that are broken, by their names; BR-CO-17 is let go by the cent that tax in the price needs.</summary>
    public static List<string> Faults(XDocument xml, ref int withinCent)
    {
        var faults = Sums(xml, ref withinCent);
        faults.AddRange(Untaxed(xml, "E", "BR-E"));
        faults.AddRange(Untaxed(xml, "K", "BR-IC"));
        faults.AddRange(Abroad(xml));
        return faults;
    }

    public static decimal Read(XElement amount) => decimal.Parse(amount.Value, CultureInfo.InvariantCulture);

    // BR-CO-10, -13, -14, -15, -16, -17, BR-S-08, BR-27, and what a reader multiplies.
    private static List<string> Sums(XDocument xml, ref int withinCent)
    {
        var faults = new List<string>();
        var settlement = xml.Descendants(Ram + "ApplicableHeaderTradeSettlement").Single();
        var sums = settlement.Element(Ram + "SpecifiedTradeSettlementHeaderMonetarySummation")!;
        var lines = LinesOf(xml);
        var taxes = TaxesOf(xml);

        Expect(Read(sums.Element(Ram + "LineTotalAmount")!) == lines.Sum(NetOf), "BR-CO-10");
        Expect(Read(sums.Element(Ram + "TaxBasisTotalAmount")!) == Read(sums.Element(Ram + "LineTotalAmount")!), "BR-CO-13");
        Expect(Read(sums.Element(Ram + "TaxTotalAmount")!) == taxes.Sum(tax => Read(tax.Element(Ram + "CalculatedAmount")!)), "BR-CO-14");
        Expect(
            Read(sums.Element(Ram + "GrandTotalAmount")!) == Read(sums.Element(Ram + "TaxBasisTotalAmount")!) + Read(sums.Element(Ram + "TaxTotalAmount")!),
            "BR-CO-15");
        Expect(
            Read(sums.Element(Ram + "DuePayableAmount")!) == Read(sums.Element(Ram + "GrandTotalAmount")!) - Read(sums.Element(Ram + "TotalPrepaidAmount")!),
            "BR-CO-16");

        foreach (var tax in taxes)
        {
            var (rate, basis, amount) = (RateOf(tax), Read(tax.Element(Ram + "BasisAmount")!), Read(tax.Element(Ram + "CalculatedAmount")!));
            var gap = Math.Abs(amount - Math.Round(basis * rate / 100, 2, MidpointRounding.AwayFromZero));
            withinCent += gap > 0 ? 1 : 0;
            Expect(gap <= 0.01m, "BR-CO-17");
            Expect(basis == lines.Where(line => CategoryOf(line) == CategoryOf(tax) && RateOf(line) == rate).Sum(NetOf), "BR-S-08");
        }

        foreach (var line in lines)
        {
            var price = Read(line.Descendants(Ram + "ChargeAmount").Single());
            var before = Math.Round(price * Read(line.Descendants(Ram + "BilledQuantity").Single()), 2, MidpointRounding.AwayFromZero);
            Expect(price >= 0, "BR-27");
            Expect(before + line.Descendants(Ram + "SpecifiedTradeAllowanceCharge").Sum(Signed) == NetOf(line), "quantity × price");
        }

        return faults;

        void Expect(bool holds, string rule)
        {
            if (!holds)
            {
                faults.Add(rule);
            }
        }
    }

    // BR-E and BR-IC are alike: -01, -02, -05, -08, -09, -10.
    private static IEnumerable<string> Untaxed(XDocument xml, string category, string rules)
    {
        var lines = LinesOf(xml).Where(line => CategoryOf(line) == category).ToList();
        var taxes = TaxesOf(xml).Where(tax => CategoryOf(tax) == category).ToList();

        if ((lines.Count > 0) != (taxes.Count > 0) || taxes.Count > 1)
        {
            yield return $"{rules}-01";
            yield break;
        }

        if (taxes.Count == 0)
        {
            yield break;
        }

        if (!NumbersOf(xml, "SellerTradeParty").Any(number => number.Scheme is "VA" || (category is "E" && number.Scheme is "FC")))
        {
            yield return $"{rules}-02";
        }

        if (lines.Any(line => RateOf(line) != 0))
        {
            yield return $"{rules}-05";
        }

        if (Read(taxes[0].Element(Ram + "BasisAmount")!) != lines.Sum(NetOf))
        {
            yield return $"{rules}-08";
        }

        if (Read(taxes[0].Element(Ram + "CalculatedAmount")!) != 0)
        {
            yield return $"{rules}-09";
        }

        if (taxes[0].Element(Ram + "ExemptionReason") is null && taxes[0].Element(Ram + "ExemptionReasonCode") is null)
        {
            yield return $"{rules}-10";
        }
    }

    // Both numbers (BR-IC-02), the day (BR-IC-11) and the state that it goes to (BR-IC-12).
    private static IEnumerable<string> Abroad(XDocument xml)
    {
        if (TaxesOf(xml).All(tax => CategoryOf(tax) is not "K"))
        {
            yield break;
        }

        var delivery = xml.Descendants(Ram + "ApplicableHeaderTradeDelivery").Single();

        if (NumbersOf(xml, "BuyerTradeParty").All(number => number.Scheme is not "VA"))
        {
            yield return "BR-IC-02";
        }

        if (delivery.Element(Ram + "ActualDeliverySupplyChainEvent") is null)
        {
            yield return "BR-IC-11";
        }

        if (delivery.Element(Ram + "ShipToTradeParty")?.Descendants(Ram + "CountryID").SingleOrDefault()?.Value is not { Length: 2 })
        {
            yield return "BR-IC-12";
        }
    }

    private static List<XElement> LinesOf(XDocument xml) => [.. xml.Descendants(Ram + "IncludedSupplyChainTradeLineItem")];

    private static List<XElement> TaxesOf(XDocument xml) =>
        [.. xml.Descendants(Ram + "ApplicableHeaderTradeSettlement").Single().Elements(Ram + "ApplicableTradeTax")];

    private static IEnumerable<(string Scheme, string Number)> NumbersOf(XDocument xml, string side) =>
        xml.Descendants(Ram + side).Single().Elements(Ram + "SpecifiedTaxRegistration").Elements(Ram + "ID")
            .Select(id => (id.Attribute("schemeID")!.Value, id.Value));

    private static string CategoryOf(XElement part) => part.DescendantsAndSelf(Ram + "ApplicableTradeTax").Single().Element(Ram + "CategoryCode")!.Value;

    private static decimal RateOf(XElement part) => Read(part.Descendants(Ram + "RateApplicablePercent").Single());

    private static decimal NetOf(XElement line) => Read(line.Descendants(Ram + "LineTotalAmount").Single());

    private static decimal Signed(XElement share) =>
        share.Element(Ram + "ChargeIndicator")!.Value == "true" ? Read(share.Element(Ram + "ActualAmount")!) : -Read(share.Element(Ram + "ActualAmount")!);
}
