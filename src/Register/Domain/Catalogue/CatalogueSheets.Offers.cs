using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>The sheets of what is asked, put together and taken off: choices.csv, menus.csv, reductions.csv, rules.csv.</summary>
public static partial class CatalogueSheets
{
    // One row for each choice; what its set says is read from the set's first row.
    private static readonly SheetForm Choices = new(
        ["set", "set_name", "min", "max", "id", "name", "supplement", "terminal"], Required: ["set", "set_name", "id", "name"]);

    // One row for each part; what its menu says is read from the menu's first row.
    private static readonly SheetForm Menus = new(
        ["menu", "menu_name", "price", "automatic", "part", "departments", "min", "max", "supplements"],
        Required: ["menu", "menu_name", "price", "part", "departments"]);

    private static readonly SheetForm Reductions = new(
        ["id", "name", "percent", "amount", "fixed_price"], Required: ["id", "name"]);

    private static readonly SheetForm Rules = new(
        [
            "rule", "name", "percent", "amount", "article", "modes", "weekdays", "from", "until", "articles_min", "subtotal_min",
            "covers_min", "table",
        ],
        Required: ["rule", "name"]);

    private static IEnumerable<ChoiceSet> ReadSets(IEnumerable<SheetCells> rows) =>
        rows.GroupBy(row => row.Id("set")).Select((group, rank) =>
        {
            var head = group.First();
            var max = head.Has("max") ? (int)head.Number("max", 0, 1, Limits.OptionsMax) : 1;
            return new ChoiceSet(
                new(group.Key),
                head.Name("set_name"),
                head.Has("min") ? (int)head.Number("min", 0, 0, max) : 0,
                max,
                [.. group.Select(row => new ChoiceOffer(
                    new(row.Id("id")),
                    row.Name("name"),
                    new(row.Has("supplement") ? row.Signed("supplement", 2, Sales.SaleRules.UnitPriceMax.Cents) : 0),
                    row.Has("terminal")))],
                rank);
        });

    private static IEnumerable<Menu> ReadMenus(
        IEnumerable<SheetCells> rows, HashSet<DepartmentId> departments, HashSet<ArticleId> articles) =>
        rows.GroupBy(row => row.Id("menu")).Select((group, rank) => new Menu(
            new(group.Key),
            group.First().Name("menu_name"),
            new(group.First().Number("price", 2, 0, Sales.SaleRules.UnitPriceMax.Cents)),
            [.. group.Select(row => ReadPart(row, departments, articles))],
            rank,
            group.First().Has("automatic")));

    private static MenuPart ReadPart(SheetCells row, HashSet<DepartmentId> departments, HashSet<ArticleId> articles)
    {
        var from = row.Parts("departments").Select(id => new DepartmentId(id)).ToValueList();
        row.Check("departments", !from.IsEmpty, SheetFaultKind.Empty);
        row.Check("departments", from.All(departments.Contains), SheetFaultKind.DepartmentUnknown);
        var max = row.Has("max") ? (int)row.Number("max", 0, 1, 9) : 1;
        return new(
            row.Name("part"),
            from,
            row.Has("min") ? (int)row.Number("min", 0, 0, max) : max,
            max,
            [.. row.Parts("supplements").Select(part => SupplementOf(row, part, articles))]);
    }

    // "foie-gras=4,50": what the article costs more within the menu.
    private static MenuSupplement SupplementOf(SheetCells row, string part, HashSet<ArticleId> articles)
    {
        var halves = part.Split('=', 2, StringSplitOptions.TrimEntries);
        var price = halves.Length == 2 ? Digits.Read(halves[1], 2) : null;
        row.Check("supplements", articles.Contains(new(halves[0])), SheetFaultKind.ArticleUnknown);
        row.Check("supplements", price is not null, SheetFaultKind.NotANumber);
        return new(new(halves[0]), new(price ?? 0));
    }

    private static Reduction ReadReduction(SheetCells row)
    {
        row.Check("percent", row.Has("percent") || row.Has("amount") || row.Has("fixed_price"), SheetFaultKind.Empty);
        return new(
            new(row.Id("id")),
            row.Name("name"),
            PercentOf(row),
            AmountOf(row),
            row.Has("fixed_price") ? new(row.Number("fixed_price", 2, 0, Sales.SaleRules.UnitPriceMax.Cents)) : null,
            row.Rank);
    }

    private static AutomaticRule ReadRule(SheetCells row, HashSet<ArticleId> articles)
    {
        var article = row.Has("article") ? new ArticleId(row.Id("article")) : (ArticleId?)null;
        row.Check("article", article is null || articles.Contains(article.Value), SheetFaultKind.ArticleUnknown);
        row.Check("percent", row.Has("percent") || row.Has("amount") || article is not null, SheetFaultKind.Empty);
        var modes = row.Parts("modes");
        var days = row.Parts("weekdays");
        row.Check("modes", modes.All(mode => SheetWords.ModeColumns.ContainsKey($"price_{mode}")), SheetFaultKind.WordUnknown);
        row.Check("weekdays", days.All(SheetWords.Days.ContainsKey), SheetFaultKind.WordUnknown);
        row.Check("table", !row.Has("table") || row.Parts("table")[0] is "yes" or "no", SheetFaultKind.WordUnknown);

        return new(
            new(row.Id("rule")),
            row.Name("name"),
            new(
                [.. modes.Where(mode => SheetWords.ModeColumns.ContainsKey($"price_{mode}")).Select(mode => SheetWords.ModeColumns[$"price_{mode}"])],
                Groups: [],
                row.Has("articles_min") ? (int)row.Number("articles_min", 0, 1, Limits.LinesMax) : null,
                row.Has("table") ? row.Parts("table")[0] is "yes" : null,
                [.. days.Where(SheetWords.Days.ContainsKey).Select(day => SheetWords.Days[day])],
                row.Has("subtotal_min") ? new(row.Number("subtotal_min", 2, 0, Money.LineCentsMax)) : null,
                row.Has("covers_min") ? (int)row.Number("covers_min", 0, 1, Limits.CoversMax) : null,
                Tills: [],
                row.Has("from") ? row.Minute("from") : null,
                row.Has("until") ? row.Minute("until") : null),
            article,
            PercentOf(row),
            AmountOf(row),
            row.Rank);
    }

    private static int PercentOf(SheetCells row) => row.Has("percent") ? (int)row.Signed("percent", 2, 10_000) : 0;

    private static Money AmountOf(SheetCells row) =>
        new(row.Has("amount") ? row.Signed("amount", 2, Sales.SaleRules.UnitPriceMax.Cents) : 0);

    // "-" asks nothing though the department does; an empty cell leaves it to the department.
    private static ValueList<ChoiceSetId>? SetsOf(SheetCells row, HashSet<ChoiceSetId> known)
    {
        if (!row.Has("choices"))
        {
            return null;
        }

        var sets = row.Parts("choices").Where(id => id != "-").Select(id => new ChoiceSetId(id)).ToValueList();
        row.Check("choices", sets.All(known.Contains), SheetFaultKind.ChoiceSetUnknown);
        row.Check("choices", sets.Count <= CatalogueRules.SetsMax, SheetFaultKind.TooMany);
        row.Check("choices", sets.Distinct().Count() == sets.Count, SheetFaultKind.IdTwice);
        return sets;
    }

    private static ValueList<string>? BarcodesOf(SheetCells row)
    {
        var codes = row.Parts("barcodes");
        row.Check("barcodes", codes.Count <= Barcode.PerArticleMax, SheetFaultKind.TooMany);
        row.Check("barcodes", codes.All(Barcode.IsValid), SheetFaultKind.BarcodeInvalid);
        row.Check("barcodes", codes.Distinct().Count() == codes.Count, SheetFaultKind.IdTwice);
        return codes.IsEmpty ? null : codes;
    }

    // "-" says that it is not sold in that mode.
    private static ValueList<ModePrice>? ModePricesOf(SheetCells row, Article? before)
    {
        if (!SheetWords.ModeColumns.Keys.Any(row.HasColumn))
        {
            return before?.ModePrices;
        }

        var prices = SheetWords.ModeColumns
            .Where(column => row.Has(column.Key))
            .Select(column => new ModePrice(
                column.Value,
                row.Parts(column.Key)[0] == "-" ? null : new Money(row.Number(column.Key, 2, 0, Sales.SaleRules.UnitPriceMax.Cents))))
            .ToValueList();
        return prices.IsEmpty ? null : prices;
    }

    private static ValueList<T>? OrNull<T>(List<T> entries) => entries.Count == 0 ? null : [.. entries];
}
