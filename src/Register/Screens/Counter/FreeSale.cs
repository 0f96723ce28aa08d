using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>An amount that is no article: with a department it is taxed as that one is, without one as the house has decided.</summary>
public static class FreeSale
{
    /// <param name="name">What stands on the bill where no department gives it its name.</param>
    public static SoldArticle Of(Catalogue catalogue, PaymentRules rules, DepartmentId? department, Money amount, string name)
    {
        var known = department is { } id ? catalogue.Departments.GetValueOrDefault(id) : null;
        var rates = catalogue.Articles.Values
            .Where(article => known is not null && article.Department == known.Id)
            .Select(article => (catalogue.EatInOf(article), catalogue.TakeAwayOf(article)))
            .Distinct()
            .Take(2)
            .ToList();

        // What the department says itself comes first; one of several rates that says nothing has none of its own.
        var (eatIn, takeAway) = rates is [var only] ? only : (rules.FreeEatIn, rules.FreeTakeAway);
        (eatIn, takeAway) = (known?.EatIn ?? eatIn, known?.TakeAway ?? takeAway);
        return new(Id: null, known?.Name ?? name, amount, eatIn, takeAway, Card: null, known?.Id, Supply: known is null ? null : catalogue.SupplyOf(known));
    }
}
