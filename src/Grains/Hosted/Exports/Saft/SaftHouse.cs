using RetailPos.Grains.Contracts;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.House;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>Whose registers these are.</summary>
/// <param name="Country">Two letters (ISO 3166-1).</param>
internal sealed record SaftHouse(HouseIdentity Identity, string Name, string Country, string Currency, Catalogue Catalogue)
{
    /// <summary>What belongs to no department: an amount that somebody typed.</summary>
    private const string NoGroup = "-";

    public static SaftHouse Of(HouseRules house, SiteSettings site, Catalogue catalogue) => new(
        house.Receipts.House,
        house.Receipts.House.Name is { Length: > 0 } name ? name : site.Name,
        house.Country.Country switch { Register.Domain.Countries.Country.France => "FR", Register.Domain.Countries.Country.Switzerland => "CH", Register.Domain.Countries.Country.Belgium => "BE" },
        site.Currency,
        catalogue);

    /// <summary>The company's number; the house's name where it has not said one.</summary>
    public string CompanyId => Identity.Siret.Length > 0 ? Identity.Siret : Name;

    public IEnumerable<(string Id, string Name)> Groups => Catalogue.Departments.Values
        .OrderBy(department => department.Id.Value, StringComparer.Ordinal)
        .Select(department => (department.Id.Value, department.Name))
        .Append((NoGroup, "No department"));

    public string GroupOf(ArticleId? article) =>
        article is { } id && Catalogue.Articles.TryGetValue(id, out var known) ? known.Department.Value : NoGroup;
}
