using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Guest;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

/// <summary>The card as a guest reads it at the table: what may be eaten here, what it costs there, and what is in it.</summary>
public sealed record GuestMenu(ImmutableArray<GuestDepartment> Departments)
{
    public static GuestMenu Of(Catalogue catalogue, SoldOut soldOut) => new(
    [
        .. catalogue.Departments.Values
            .OrderBy(department => department.Rank)
            .Select(department => new GuestDepartment(
                department.Id,
                department.Name,
                [
                    .. catalogue.Articles.Values
                        .Where(article => article.Department == department.Id)
                        .OrderBy(article => article.Rank).ThenBy(article => article.Name, StringComparer.Ordinal)
                        .Select(article => DishOf(catalogue, article, soldOut))
                        .OfType<GuestDish>(),
                ]))
            .Where(department => !department.Dishes.IsEmpty),
    ]);

    public GuestDish? Find(ArticleId id) =>
        Departments.SelectMany(department => department.Dishes).FirstOrDefault(dish => dish.Id == id);

    private static GuestDish? DishOf(Catalogue catalogue, Article article, SoldOut soldOut)
    {
        var sold = catalogue.Sold(article);
        return sold.UnitPriceIn(ServiceMode.EatIn) is { } price
            ? new(article.Id, article.Name, price, article.Allergens, article.Options, soldOut.Has(article.Id), sold)
            : null;
    }
}

public sealed record GuestDepartment(DepartmentId Id, string Name, ImmutableArray<GuestDish> Dishes);

/// <param name="Sold">What stands on the bill.</param>
public sealed record GuestDish(
    ArticleId Id, string Name, Money Price, ValueList<string> Allergens, ValueList<string> Options, bool IsSoldOut, SoldArticle Sold);

/// <summary>What a guest has put together and not sent. It is the telephone's own, and no bill.</summary>
public sealed record GuestBasket(ValueList<GuestWish> Wishes)
{
    /// <summary>A round for a long table; more of one dish is asked of a person.</summary>
    public const int PiecesMax = 20;

    public static readonly GuestBasket Empty = new([]);

    public int Pieces => Wishes.Sum(wish => wish.Pieces);

    public Money TotalBy(GuestMenu menu) =>
        Wishes.Sum(wish => (menu.Find(wish.Article)?.Price ?? Money.Zero).Times(Quantity.Pieces(wish.Pieces)));

    public GuestBasket Add(ArticleId article, ValueList<string> options, int pieces = 1)
    {
        var at = Wishes.ToList().FindIndex(wish => wish.Article == article && wish.Options.Equals(options));

        if (at < 0)
        {
            return pieces > 0 ? new(Wishes.Add(new(article, options, pieces))) : this;
        }

        var left = Math.Min(PiecesMax, Wishes[at].Pieces + pieces);
        return new(left > 0 ? Wishes.With(at, Wishes[at] with { Pieces = left }) : Wishes.Where((_, other) => other != at).ToValueList());
    }

    /// <param name="order">Chosen when the basket was begun: sent twice, its lines are the same lines.</param>
    public ValueList<NewLine> Lines(GuestMenu menu, CommandId order) =>
    [
        .. Wishes
            .Select((wish, at) => (Wish: wish, At: at, Dish: menu.Find(wish.Article)))
            .Where(line => line.Dish is not null)
            .Select(line => new NewLine(
                new($"{order}-{line.At}"), line.Dish!.Sold, Quantity.Pieces(line.Wish.Pieces), line.Wish.Options, Note: "")),
    ];
}

public sealed record GuestWish(ArticleId Article, ValueList<string> Options, int Pieces);
