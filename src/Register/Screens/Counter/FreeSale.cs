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
            .Select(article => (article.EatIn, article.TakeAway))
            .Distinct()
            .Take(2)
            .ToList();

        // A department of several rates has none of its own.
        var (eatIn, takeAway) = rates is [var only] ? only : (rules.FreeEatIn, rules.FreeTakeAway);
        return new(Id: null, known?.Name ?? name, amount, eatIn, takeAway, Card: null, known?.Id);
    }
}
