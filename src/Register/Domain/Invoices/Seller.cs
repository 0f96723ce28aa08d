using System.Text.RegularExpressions;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>The house as it stands on its invoices: out of what stands on its receipts, so that nobody writes it twice.</summary>
public static partial class Seller
{
    private static readonly Dictionary<string, string> Countries = new(StringComparer.OrdinalIgnoreCase)
    {
        ["FRANCE"] = "FR",
        ["BELGIQUE"] = "BE",
        ["BELGIË"] = "BE",
        ["BELGIUM"] = "BE",
        ["SUISSE"] = "CH",
        ["SCHWEIZ"] = "CH",
        ["SWITZERLAND"] = "CH",
        ["LUXEMBOURG"] = "LU",
        ["MONACO"] = "MC",
    };

    /// <param name="siteName">What the house is called where its rules name none.</param>
    public static Party Of(HouseIdentity house, string siteName)
    {
        var country = house.Address.Select(line => Countries.GetValueOrDefault(line.Trim())).FirstOrDefault(code => code is not null);
        var town = house.Address.Select(line => Town().Match(line)).LastOrDefault(match => match.Success);
        var street = string.Join(", ", house.Address
            .Where(line => !Countries.ContainsKey(line.Trim()) && (town is null || line != town.Value))
            .Select(line => line.Trim()));

        return new(
            house.Name.Length > 0 ? house.Name : siteName,
            new(
                street,
                town?.Groups["postcode"].Value ?? "",
                town?.Groups["city"].Value.Trim() ?? "",
                country ?? (house.Siret.Length > 0 || house.VatNumber.StartsWith("FR", StringComparison.Ordinal) ? "FR" : CountryOf(house.VatNumber)),
                house.Siret,
                house.VatNumber,
                Mail: ""));
    }

    /// <summary>What else a company says of itself on its papers (art. R123-237 C. com.), as far as the house has written it down.</summary>
    /// <remarks>Notes, each under the code for it (UNTDID 4451): so they stand in the XML, and are sealed with the invoice.</remarks>
    public static ValueList<InvoiceNote> NotesOf(HouseIdentity house, InvoiceWords words) =>
    [
        .. Noted(house.LegalForm, house.LegalForm),
        .. Noted(house.ActivityCode, words.Of(InvoiceWord.ActivityCode, house.ActivityCode)),
        .. Noted(house.Phone, words.Of(InvoiceWord.Phone, house.Phone)),
    ];

    /// <summary>Whether the law lets it write an invoice: who and where it is, and a VAT number as soon as there is VAT in it.</summary>
    public static bool MayInvoice(Party seller, bool hasVat) =>
        seller.CheckWhole() is null
        && (seller.Business.Country is not "FR" || seller.Business.Registration.Length > 0)
        && (seller.Business.VatNumber.Length > 0 || (!hasVat && seller.Business.Registration.Length > 0));

    private static IEnumerable<InvoiceNote> Noted(string fact, string text) => fact.Length > 0 ? [new(InvoiceNote.Registered, text)] : [];

    private static string CountryOf(string vatNumber) => vatNumber.Length > 2 ? vatNumber[..2] : "FR";

    // « 75011 Paris », « F-75011 Paris », « CH-1201 Genève », « 1000 Bruxelles ».
    [GeneratedRegex(@"^\s*(?:[A-Z]{1,2}-)?(?<postcode>\d{4,5})\s+(?<city>\p{L}.*)$", RegexOptions.ExplicitCapture)]
    private static partial Regex Town();
}
