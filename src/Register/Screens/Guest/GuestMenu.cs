using System.Collections.Immutable;
using System.Diagnostics;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Guest;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

/// <summary>The card as a guest reads it at the table: what may be eaten here, what it costs there, what is in it and what it asks.</summary>
public sealed record GuestMenu(
    ImmutableArray<GuestDepartment> Departments, ImmutableArray<GuestOffer> Offers, Catalogue Catalogue, SoldOut SoldOut)
{
    /// <summary>Who sits at a table eats there.</summary>
    public const ServiceMode Mode = ServiceMode.EatIn;

    public static GuestMenu Of(Catalogue catalogue, SoldOut soldOut) => new(
        [
            .. catalogue.Departments.Values
                .OrderBy(department => department.Rank)
                .Select(department => new GuestDepartment(
                    department.Id,
                    department.Name,
                    [
                        .. catalogue.Articles.Values
                            .Where(article => article.Department == department.Id && catalogue.IsOnCard(article))
                            .OrderBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal)
                            .Select(article => DishOf(catalogue, article, soldOut))
                            .OfType<GuestDish>(),
                    ]))
                .Where(department => !department.Dishes.IsEmpty),
        ],
        [
            .. catalogue.Menus.Values
                .Where(menu => menu.PriceIn(Mode) is not null)
                .OrderBy(menu => menu.Rank).ThenBy(menu => menu.Name, StringComparer.Ordinal)
                .Select(menu => new GuestOffer(menu, menu.PriceIn(Mode)!.Value, IsSoldOut(catalogue, menu, soldOut))),
        ],
        catalogue,
        soldOut);

    public GuestDish? Find(ArticleId id) =>
        Departments.SelectMany(department => department.Dishes).FirstOrDefault(dish => dish.Id == id);

    /// <summary>Of one piece of it; null for what is not offered any more, or not so.</summary>
    public Money? PriceOf(GuestWish wish) => wish switch
    {
        GuestWish.Dish dish => Find(dish.Article) is { IsSoldOut: false } found && ChoiceRules.Check(found.Sets, dish.Choices) is null
            ? PriceOf(found, dish.Choices)
            : null,
        GuestWish.Formula formula => WalkOf(formula)?.Price,
        _ => throw new UnreachableException($"{wish} has no price."),
    };

    public string NameOf(GuestWish wish) => wish switch
    {
        GuestWish.Dish dish => Find(dish.Article)?.Name ?? "",
        GuestWish.Formula formula => Catalogue.Menus.GetValueOrDefault(formula.Menu)?.Name ?? "",
        _ => throw new UnreachableException($"{wish} has no name."),
    };

    /// <summary>What was chosen for it, in the order it was asked.</summary>
    public IEnumerable<string> WordsOf(GuestWish wish) => wish switch
    {
        GuestWish.Dish dish => [.. dish.Choices.Select(choice => choice.Name), .. dish.Options],
        GuestWish.Formula formula => formula.Picks.Select(pick => string.Join(
            ", ", [Catalogue.Articles.GetValueOrDefault(pick.Article)?.Name ?? "", .. pick.Choices.Select(choice => choice.Name)])),
        _ => throw new UnreachableException($"{wish} says nothing."),
    };

    /// <summary>The menu as it was put together; null when it cannot be put together like that any more.</summary>
    public MenuWalk? WalkOf(GuestWish.Formula formula)
    {
        if (Offers.FirstOrDefault(offer => offer.Menu.Id == formula.Menu) is not { Menu: var menu })
        {
            return null;
        }

        var picks = formula.Picks.Select(pick => PickOf(menu, pick)).OfType<MenuPick>().ToValueList();
        var isWhole = picks.Count == formula.Picks.Count && !picks.IsEmpty && menu.Parts.Select((part, at) => (part, at)).All(one =>
            picks.Count(pick => pick.Part == one.at) is var taken && taken >= one.part.Min && taken <= one.part.Max);
        return isWhole ? new(menu, Mode, menu.Parts.Count, picks, Asking: null) : null;
    }

    private MenuPick? PickOf(Menu menu, GuestPick pick) =>
        pick.Part >= 0 && pick.Part < menu.Parts.Count && !SoldOut.Has(pick.Article)
        && Catalogue.ArticlesFor(menu.Parts[pick.Part], Mode).FirstOrDefault(article => article.Id == pick.Article) is { } found
        && ChoiceRules.Check(Catalogue.SetsOf(found), pick.Choices) is null
            ? new(pick.Part, Catalogue.Sold(found), pick.Choices)
            : null;

    private static Money PriceOf(GuestDish dish, ValueList<Choice> choices)
    {
        var price = dish.Price + choices.Sum(choice => choice.DeltaIn(Mode));
        return price.IsNegative ? Money.Zero : price;
    }

    private static GuestDish? DishOf(Catalogue catalogue, Article article, SoldOut soldOut)
    {
        var sold = catalogue.Sold(article);
        return sold.UnitPriceIn(Mode) is { } price
            ? new(
                article.Id, article.Name, price, article.Allergens, article.Options, soldOut.Has(article.Id), sold, catalogue.SetsOf(article), article.Description)
            : null;
    }

    // A part that must be chosen, and of which there is nothing left.
    private static bool IsSoldOut(Catalogue catalogue, Menu menu, SoldOut soldOut) => menu.Parts.Any(part =>
        part.Min > 0 && catalogue.ArticlesFor(part, Mode).All(article => soldOut.Has(article.Id)));
}

public sealed record GuestDepartment(DepartmentId Id, string Name, ImmutableArray<GuestDish> Dishes);

/// <param name="Sold">What stands on the bill.</param>
/// <param name="Sets">What is asked before it is in the basket, in this order.</param>
public sealed record GuestDish(
    ArticleId Id,
    string Name,
    Money Price,
    ValueList<string> Allergens,
    ValueList<string> Options,
    bool IsSoldOut,
    SoldArticle Sold,
    ValueList<ChoiceSet> Sets,
    string Description = "");

/// <summary>A menu at its price at the table.</summary>
public sealed record GuestOffer(Menu Menu, Money Price, bool IsSoldOut);
