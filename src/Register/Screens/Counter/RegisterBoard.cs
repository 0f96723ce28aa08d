using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

using SoldOut = RetailPos.Hub.Domain.SoldOut.SoldOut;

/// <summary>The articles before the cashier, as plain data.</summary>
/// <param name="Department">The one that is chosen; null for all, and while searching.</param>
/// <param name="More">How many further articles there are, shown on demand.</param>
/// <param name="IsSearch">They are what was searched, best first: Enter takes the first.</param>
/// <param name="Menus">What stands in « Menus », the first department; empty in a house without.</param>
/// <param name="IsMenus">« Menus » is chosen, and its keys stand in the grid.</param>
public sealed record RegisterBoard(
    ImmutableArray<DepartmentKey> Departments,
    DepartmentId? Department,
    ImmutableArray<ArticleTile> Tiles,
    int More,
    bool IsSearch,
    ImmutableArray<MenuTile> Menus,
    bool IsMenus)
{
    /// <summary>What three flicks of a thumb pass. A longer grid is searched, not scrolled.</summary>
    public const int TilesPerPage = 120;

    /// <param name="pages">How often "more" was asked for, from 1.</param>
    /// <param name="soldOut">What the house has none of; null when nobody knows.</param>
    /// <param name="mode">How the guest gets it: prices are those of this mode, and what has none is left out.</param>
    /// <param name="menus">« Menus » is chosen.</param>
    /// <param name="hidesBarcoded">What has a bar code is scanned: it has no key here, and is found by typing.</param>
    public static RegisterBoard Of(
        ArticleIndex index,
        DepartmentId? department,
        string search,
        int pages,
        Sale? sale,
        SoldOut? soldOut = null,
        ServiceMode mode = ServiceMode.EatIn,
        bool menus = false,
        bool hidesBarcoded = false)
    {
        var isSearch = !string.IsNullOrWhiteSpace(search);
        var isMenus = menus && !isSearch;
        var found = isMenus ? [] : (isSearch ? index.Find(search, mode) : index.In(department, mode).Where(key => !hidesBarcoded || !key.HasBarcode)).ToList();
        var inBasket = InBasket(sale);
        var shown = found
            .Take(pages * TilesPerPage)
            .Select(key => new ArticleTile(
                key, inBasket.GetValueOrDefault(key.Id), soldOut?.Has(key.Id) is true, key.PriceIn(mode) ?? key.Price))
            .ToImmutableArray();

        return new(
            index.Departments,
            isSearch || isMenus ? null : department,
            shown,
            found.Count - shown.Length,
            isSearch,
            [.. index.Menus.Where(menu => menu.PriceIn(mode) is not null).Select(menu => new MenuTile(menu.Id, menu.Name, menu.PriceIn(mode)!.Value))],
            isMenus);
    }

    private static Dictionary<ArticleId, int> InBasket(Sale? sale) => sale is not { Stage: SaleStage.Open }
        ? []
        : sale.Lines
            .Where(line => line.Article.Id is not null)
            .GroupBy(line => line.Article.Id!.Value)
            .ToDictionary(group => group.Key, group => group.Sum(line => Math.Max(1, line.Quantity.Thousandths / 1_000)));
}

/// <param name="InBasket">How many the basket holds already; 0 for none.</param>
/// <param name="IsSoldOut">It stays where fingers know it, and sells nothing.</param>
/// <param name="Price">In the mode of the sale.</param>
public sealed record ArticleTile(ArticleKey Key, int InBasket, bool IsSoldOut, Money Price);

public sealed record MenuTile(MenuId Id, string Name, Money Price);
