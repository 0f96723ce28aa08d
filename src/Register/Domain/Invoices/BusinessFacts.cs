using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>What an invoice must say of a company beside its name. Any of it may be empty until an invoice is asked for.</summary>
/// <param name="Street">With the number, and whatever stands above the town on an envelope.</param>
/// <param name="Country">Two letters (ISO 3166-1).</param>
/// <param name="Registration">SIREN (9 digits) or SIRET (14); empty for a company that is not French, or no company.</param>
/// <param name="VatNumber">With the letters of its country.</param>
public sealed record BusinessFacts(
    string Street, string Postcode, string City, string Country, string Registration, string VatNumber, string Mail)
{
    /// <summary>The longest postcodes of the world have ten signs; two are for blanks that people type.</summary>
    public const int PostcodeMax = 12;

    private const int SirenDigits = 9;

    public static readonly BusinessFacts None = new("", "", "", "", "", "", "");

    public string Siren => Registration.Length >= SirenDigits ? Registration[..SirenDigits] : "";

    /// <summary>Empty where only the company is known, and not which of its places.</summary>
    public string Siret => Registration.Length > SirenDigits ? Registration : "";

    /// <summary>What is there, is right.</summary>
    public BusinessFault? Check() =>
        !Text.IsNote(Street) ? BusinessFault.StreetInvalid
        : !Text.IsNameOrEmpty(Postcode) || Postcode.Length > PostcodeMax ? BusinessFault.PostcodeInvalid
        : !Text.IsNameOrEmpty(City) ? BusinessFault.CityInvalid
        : Country.Length > 0 && !IsCountry(Country) ? BusinessFault.CountryInvalid
        : Registration.Length > 0 && !IsRegistration(Registration) ? BusinessFault.RegistrationInvalid
        : VatNumber.Length > 0 && !TaxNumbers.IsVatNumber(VatNumber) ? BusinessFault.VatNumberInvalid
        : Mail.Length > 0 && !CustomerFacts.IsMail(Mail) ? BusinessFault.MailInvalid
        : null;

    /// <summary>Enough for an envelope: what the law asks of both sides of an invoice (art. 242 nonies A annexe II CGI).</summary>
    public BusinessFault? CheckWhole() =>
        Check() is { } fault ? fault
        : string.IsNullOrWhiteSpace(Street) ? BusinessFault.StreetInvalid
        : Postcode.Length == 0 && Country is "FR" ? BusinessFault.PostcodeInvalid
        : City.Length == 0 ? BusinessFault.CityInvalid
        : Country.Length == 0 ? BusinessFault.CountryInvalid
        : null;

    /// <summary>A SIREN or a SIRET.</summary>
    public static bool IsRegistration(string number) => TaxNumbers.IsSiren(number) || TaxNumbers.IsSiret(number);

    private static bool IsCountry(string country) => country.Length == 2 && country.All(char.IsAsciiLetterUpper);
}

/// <summary>Every reason why somebody cannot stand on an invoice as typed, in the order of checking.</summary>
public enum BusinessFault
{
    NameInvalid,
    StreetInvalid,
    PostcodeInvalid,
    CityInvalid,
    CountryInvalid,

    /// <summary>Neither a SIREN nor a SIRET, or one of its digits is wrong.</summary>
    RegistrationInvalid,
    VatNumberInvalid,
    MailInvalid,

    /// <summary>The sale is exempt for the company of another one.</summary>
    VatNumberNotOfSale,
}

/// <summary>One side of an invoice.</summary>
public sealed record Party(string Name, BusinessFacts Business)
{
    public BusinessFault? CheckWhole() => Text.IsName(Name) ? Business.CheckWhole() : BusinessFault.NameInvalid;
}
