using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Documents;

/// <summary>The lists of codes that the standard names: means of payment, categories of VAT, reasons for there being none.</summary>
public static partial class InvoiceXml
{
    // Of what paid most (UNTDID 4461).
    private static string MeansOf(Invoice invoice) =>
        invoice.Payments.OrderByDescending(payment => payment.Amount).FirstOrDefault() is { } payment ? CodeOf(payment.Mode) : "1";

    // A credit transfer (30, 58) needs an account beside it, which the house has not said: 42 does not.
    private static string CodeOf(PaymentMode mode) => mode switch
    {
        PaymentMode.Cash => "10",
        PaymentMode.Cheque => "20",
        PaymentMode.Card => "48",
        PaymentMode.Transfer => "42",
        PaymentMode.MealVoucher or PaymentMode.CreditNote or PaymentMode.OnAccount or PaymentMode.Other => "ZZZ",
    };

    private static string CodeOf(VatCategory category) => category switch
    {
        VatCategory.Standard => "S",
        VatCategory.Zero => "Z",
        VatCategory.Exempt or VatCategory.Margin => "E",
        VatCategory.IntraCommunity => "K",
    };

    // One row has room for one code: goods of several schemes have their reasons in words alone (BR-E-10).
    private static string ReasonCodeOf(VatCategory category, Invoice invoice) => category switch
    {
        VatCategory.Standard or VatCategory.Zero => "",
        VatCategory.Exempt => "VATEX-FR-FRANCHISE",
        VatCategory.IntraCommunity => "VATEX-EU-IC",
        VatCategory.Margin => invoice.SchemesOf(category).ToList() is [var scheme] ? CodeOf(scheme) : "",
    };

    private static string CodeOf(VatScheme scheme) => scheme switch
    {
        VatScheme.SecondHand => "VATEX-EU-F",
        VatScheme.Art => "VATEX-EU-I",
        VatScheme.Antiques => "VATEX-EU-J",
        VatScheme.Standard or VatScheme.IntraCommunity => "",
    };
}
