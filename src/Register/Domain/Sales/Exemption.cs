using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>Who takes the goods to another state of the Union, and so pays no tax here (CGI art. 262 ter, I).</summary>
/// <param name="VatNumber">With the letters of its state: without one there is no exemption (directive 2006/112/CE, art. 138 §1 b).</param>
public sealed record Exemption(CustomerId Customer, string VatNumber)
{
    internal static Answer Set(Sale sale, SaleCommand.SetExemption c, DateTimeOffset now) =>
        !c.IsOn ? Set(sale, after: null, c.By, now)
        : c.Buyer is not { } buyer || sale.Known != buyer.Customer ? SaleRefusal.CustomerMissing
        : sale.Mode.IsOnSite() ? SaleRefusal.ExemptionOnSite
        : c.House is { } house && !TaxNumbers.IsOfUnion(house.Receipts.House.VatNumber) ? SaleRefusal.ExemptionNotHere
        : !IsElsewhere(buyer.VatNumber, c.House) ? SaleRefusal.ExemptionNumberInvalid
        : Set(sale, buyer, c.By, now);

    /// <summary>Another customer is another number, or none.</summary>
    internal static IEnumerable<SaleEvent> Lost(Sale sale, Actor by, DateTimeOffset now) =>
        sale.Exemption is null ? [] : [new SaleEvent.ExemptionSet(sale.Exemption, After: null, by, now)];

    private static Answer Set(Sale sale, Exemption? after, Actor by, DateTimeOffset now) =>
        sale.Exemption == after ? [] : [new SaleEvent.ExemptionSet(sale.Exemption, after, by, now)];

    /// <summary>A number of another state of the Union than the house's own: whose exemption is worth asking for.</summary>
    public static bool IsElsewhere(string number, HouseRules? house) =>
        TaxNumbers.IsVatNumber(number) && TaxNumbers.IsOfUnion(number)
        && house?.Receipts.House.VatNumber.StartsWith(number[..2], StringComparison.Ordinal) is not true;
}
