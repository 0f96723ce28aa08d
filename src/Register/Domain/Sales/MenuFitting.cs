using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Sales;

/// <summary>Whether dishes make a menu, and which of them.</summary>
internal static class MenuFitting
{
    /// <summary>How many whole pieces of each line are free for a menu.</summary>
    public static Dictionary<LineId, int> PiecesOf(Sale sale)
    {
        var taken = sale.Adjusted.SelectMany(adjustment => adjustment.Pieces ?? []).ToLookup(piece => piece.Line);
        var frozen = sale.Adjusted.Where(adjustment => adjustment is { Kind: AdjustmentKind.Menu, Frozen: not null })
            .SelectMany(adjustment => adjustment.Lines)
            .ToHashSet();

        return sale.Lines.Where(line => line.Quantity.IsWhole).ToDictionary(line => line.Id, line =>
            frozen.Contains(line.Id) || sale.NoMenu?.Contains(line.Id) is true
                ? 0
                : line.Quantity.Thousandths / Quantity.One.Thousandths - taken[line.Id].Sum(piece => piece.Pieces));
    }

    /// <summary>
    /// The first combination by the order of the lines; null when there is none, or it would be dearer than its dishes. The
    /// part that fits the fewest departments chooses first, so that a wide part does not take what only a narrow one can use.
    /// </summary>
    public static ValueList<MenuPiece>? Find(Menu menu, Sale sale, Dictionary<LineId, int> free)
    {
        if (menu.PriceIn(sale.Mode) is not { } price)
        {
            return null;
        }

        var left = new Dictionary<LineId, int>(free);
        var chosen = new List<MenuPiece>();

        foreach (var part in menu.Parts.OrderBy(part => part.Departments.Count))
        {
            var wanted = part.Max;

            foreach (var line in sale.Lines.Where(line => IsOf(part, line)))
            {
                var pieces = Math.Min(wanted, left.GetValueOrDefault(line.Id));

                if (pieces > 0)
                {
                    chosen.Add(new(line.Id, pieces, SupplementOf(part, line)));
                    (left[line.Id], wanted) = (left[line.Id] - pieces, wanted - pieces);
                }
            }

            if (part.Max - wanted < part.Min)
            {
                return null;
            }
        }

        var alone = chosen.Sum(piece => OwnPrice(sale, piece.Line).Times(Quantity.Pieces(piece.Pieces)) - SupplementsOf(piece));
        return chosen.Count == 0 || alone < price ? null : [.. Together(chosen)];
    }

    /// <summary>Whether these pieces, and no others, are what the menu asks for.</summary>
    public static ValueList<MenuPiece>? Fit(Menu menu, Sale sale, ValueList<LinePart> parts)
    {
        var free = PiecesOf(sale with { NoMenu = [], Adjustments = [.. sale.Adjusted.Where(adjustment => adjustment.IsByHand || adjustment.Frozen is not null)] });
        var wanted = parts.Where(part => part.Quantity.IsWhole)
            .ToDictionary(part => part.Line, part => part.Quantity.Thousandths / Quantity.One.Thousandths);

        return wanted.Count == parts.Count
            && wanted.All(part => part.Value > 0 && part.Value <= free.GetValueOrDefault(part.Key))
            && Find(menu with { ModePrices = [new(sale.Mode, menu.PriceIn(sale.Mode) is null ? null : Money.Zero)] }, sale, wanted) is { } pieces
            && pieces.Sum(piece => piece.Pieces) == wanted.Values.Sum()
                ? pieces
                : null;
    }

    public static Adjustment Composed(
        AdjustmentId id, Menu menu, Sale sale, ValueList<MenuPiece> pieces, bool isByHand, Actor by) => new(
        id, AdjustmentKind.Menu, menu.Name, PercentPoints: 0, Money.Zero, menu.PriceIn(sale.Mode), [.. pieces.Select(piece => piece.Line)],
        isByHand, by, Offer: null, menu.Id, pieces);

    private static bool IsOf(MenuPart part, SaleLine line) =>
        line.Article.Department is { } department && part.Departments.Contains(department);

    private static Money SupplementOf(MenuPart part, SaleLine line) =>
        part.Supplements.FirstOrDefault(supplement => supplement.Article == line.Article.Id)?.Price ?? Money.Zero;

    private static Money SupplementsOf(MenuPiece piece) => new(checked(piece.Supplement.Cents * piece.Pieces));

    private static Money OwnPrice(Sale sale, LineId id) =>
        sale.Find(id) is { } line ? line.Article.UnitPriceIn(sale.Mode) ?? line.Article.UnitPrice : Money.Zero;

    // Two parts of a menu may take of one line.
    private static IEnumerable<MenuPiece> Together(List<MenuPiece> chosen) => chosen
        .GroupBy(piece => (piece.Line, piece.Supplement))
        .Select(same => new MenuPiece(same.Key.Line, same.Sum(piece => piece.Pieces), same.Key.Supplement));
}
