using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Invoices;

/// <summary>What somebody types of a company. Blanks and small letters in its numbers are nobody's fault.</summary>
public sealed class BusinessForm
{
    /// <summary>Where nobody says another one.</summary>
    private const string UsualCountry = "FR";

    public string Street { get; set; } = "";

    public string Postcode { get; set; } = "";

    public string City { get; set; } = "";

    public string Country { get; set; } = UsualCountry;

    public string Registration { get; set; } = "";

    public string VatNumber { get; set; } = "";

    public string Mail { get; set; } = "";

    public static BusinessForm Of(BusinessFacts? facts) => facts is null ? new() : new()
    {
        Street = facts.Street,
        Postcode = facts.Postcode,
        City = facts.City,
        Country = facts.Country,
        Registration = facts.Registration,
        VatNumber = facts.VatNumber,
        Mail = facts.Mail,
    };

    public BusinessFacts Read() => new(
        Street.Trim(), Postcode.Trim(), City.Trim(), Solid(Country).ToUpperInvariant(), Solid(Registration), Solid(VatNumber).ToUpperInvariant(),
        Mail.Trim());

    /// <summary>Null where nothing was typed: a country alone is no company.</summary>
    public BusinessFacts? ReadOrNone() => Read() is var facts && facts with { Country = "" } == BusinessFacts.None ? null : facts;

    private static string Solid(string typed) => string.Concat(typed.Where(sign => !char.IsWhiteSpace(sign) && sign is not ('.' or '-')));
}
