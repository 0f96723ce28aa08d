using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>What people do to the price of a sale.</summary>
internal static class Adjusting
{
    /// <summary>A long evening's reductions and menus. More is a price list, to be written in the catalogue.</summary>
    public const int AdjustmentsMax = 60;

    private const int PercentPointsMax = 10_000;

    public static Answer Reduce(Sale sale, SaleCommand.ApplyReduction c, DateTimeOffset now) =>
        Check(sale, c.Id, c.Name) is { } fault ? fault
        : !IsFit(c) ? SaleRefusal.AdjustmentInvalid
        : Add(
            sale,
            new(
                c.Id, AdjustmentKind.Reduction, c.Name, c.PercentPoints, c.Amount, c.FixedPrice,
                c.Lines ?? [.. sale.Lines.Select(line => line.Id)], IsByHand: true, c.By, c.Offer),
            now);

    /// <summary>What new lines bring along: one reduction for each discount, which grows with the lines it is for.</summary>
    /// <returns>Null when the sale has no room for one more.</returns>
    public static IReadOnlyList<SaleEvent>? Standing(Sale sale, ValueList<NewLine> lines, Actor by, DateTimeOffset now)
    {
        var adjusted = new List<SaleEvent>();

        foreach (var group in lines.Where(line => line.Article.Discount is not null).GroupBy(line => line.Article.Discount!))
        {
            // What a split has fixed to the cent stays as it is: the lines that come later have their own.
            var (id, known) = Enumerable.Range(0, AdjustmentsMax + 1)
                .Select(at => new AdjustmentId(Splitting.IdFrom(sale.Id.Value, group.Key.Name, $"{group.Key.PercentPoints}", $"{at}")))
                .Select(id => (id, sale.Adjusted.FirstOrDefault(adjustment => adjustment.Id == id)))
                .First(found => found.Item2 is not { Frozen: not null });
            ValueList<LineId> added = [.. group.Select(line => line.Id)];
            adjusted.Add(new SaleEvent.Adjusted(
                known is not null ? known with { Lines = [.. known.Lines, .. added] } : new(
                    id, AdjustmentKind.Reduction, group.Key.Name, -group.Key.PercentPoints, Money.Zero, FixedPrice: null, added,
                    IsByHand: true, by),
                now));
        }

        return sale.Adjusted.Count + adjusted.Count(happened => sale.Adjusted.All(known => known.Id != ((SaleEvent.Adjusted)happened).Adjustment.Id))
            > AdjustmentsMax ? null : adjusted;
    }

    /// <summary>A discount that grows keeps its place: of two, the order decides about a cent.</summary>
    public static Sale Apply(Sale sale, SaleEvent.Adjusted e) => sale with
    {
        Adjustments = sale.Adjusted.Any(known => known.Id == e.Adjustment.Id)
            ? [.. sale.Adjusted.Select(known => known.Id == e.Adjustment.Id ? e.Adjustment : known)]
            : sale.Adjusted.Add(e.Adjustment),
    };

    public static Answer MakeFree(Sale sale, SaleCommand.MakeFree c, DateTimeOffset now) =>
        Check(sale, c.Id, c.Name) is { } fault ? fault : Add(
            sale,
            new(
                c.Id, AdjustmentKind.Free, c.Name, -PercentPointsMax, Money.Zero, FixedPrice: null, [c.Line], IsByHand: true, c.By),
            now);

    public static Answer Compose(Sale sale, SaleCommand.ComposeMenu c, DateTimeOffset now) =>
        Check(sale, c.Id, c.Menu.Name) is { } fault ? fault
        : c.Lines.Any(part => sale.Find(part.Line) is null) ? SaleRefusal.UnknownLine
        : MenuFitting.Fit(c.Menu, sale, c.Lines) is not { } pieces ? SaleRefusal.MenuUnfit
        : Add(sale, MenuFitting.Composed(c.Id, c.Menu, sale, pieces, isByHand: true, c.By), now);

    public static Answer Remove(Sale sale, SaleCommand.RemoveAdjustment c, DateTimeOffset now) =>
        sale.Adjusted.FirstOrDefault(adjustment => adjustment.Id == c.Id) is { } adjustment
            ? [new SaleEvent.AdjustmentRemoved(adjustment, c.By, now)]
            : SaleRefusal.UnknownAdjustment;

    public static Sale Apply(Sale sale, SaleEvent.AdjustmentRemoved e) => sale with
    {
        Adjustments = [.. sale.Adjusted.Where(adjustment => adjustment.Id != e.Adjustment.Id)],
        NoMenu = e.Adjustment.Kind is AdjustmentKind.Menu ? Splitting.Union(sale.NoMenu, e.Adjustment.Lines) : sale.NoMenu,
        StoodDown = e.Adjustment is { Kind: AdjustmentKind.Automatic, Offer: { } offer }
            ? Splitting.Union(sale.StoodDown, [offer])
            : sale.StoodDown,
    };

    /// <summary>More of a line would not cost more: its price was fixed.</summary>
    public static bool IsFixed(Sale sale, LineId line) => sale.Adjusted.Any(adjustment =>
        adjustment is { Kind: AdjustmentKind.Reduction, FixedPrice: not null } && adjustment.Lines.Contains(line));

    /// <summary>What a changed or vanished line leaves of what changes the price.</summary>
    /// <param name="before">Null for a line that is new.</param>
    /// <param name="after">Nothing for a line that is gone.</param>
    public static Sale Follow(Sale sale, LineId line, Quantity before, Quantity after) => sale.Adjustments is null ? sale : sale with
    {
        Adjustments = [.. sale.Adjusted.Where(adjustment => !IsBroken(adjustment, line, after)).Select(adjustment => adjustment with
        {
            Lines = after.Thousandths > 0 ? adjustment.Lines : [.. adjustment.Lines.Where(known => known != line)],
            Frozen = adjustment.Frozen is not { } frozen ? null :
            [
                .. frozen.Select(share => share.Line == line ? share with { Amount = share.Amount.Part(after, before) } : share)
                    .Where(share => share.Line != line || after.Thousandths > 0),
            ],
        }).Where(adjustment => !adjustment.Lines.IsEmpty)],
    };

    // A menu without one of its dishes is none.
    private static bool IsBroken(Adjustment adjustment, LineId line, Quantity after) =>
        adjustment.Pieces is { } pieces
        && pieces.Where(piece => piece.Line == line).Sum(piece => piece.Pieces) * Quantity.One.Thousandths > after.Thousandths;

    private static SaleRefusal? Check(Sale sale, AdjustmentId id, string name) =>
        sale.Lines.IsEmpty ? SaleRefusal.NoLines
        : !Id.IsValid(id.Value) || !Text.IsName(name) ? SaleRefusal.AdjustmentInvalid
        : sale.Adjusted.Count >= AdjustmentsMax ? SaleRefusal.TooManyAdjustments
        : null;

    private static Answer Add(Sale sale, Adjustment adjustment, DateTimeOffset now) =>
        sale.Adjusted.Any(known => known.Id == adjustment.Id) ? []
        : adjustment.Lines.IsEmpty || adjustment.Lines.Any(line => sale.Find(line) is null) ? SaleRefusal.UnknownLine
        : [new SaleEvent.Adjusted(adjustment, now)];

    private static bool IsFit(SaleCommand.ApplyReduction c) =>
        c.PercentPoints is >= -PercentPointsMax and <= PercentPointsMax
        && c.Amount <= new Money(Money.LineCentsMax) && -c.Amount <= new Money(Money.LineCentsMax)
        && c.FixedPrice is not { IsNegative: true } && !(c.FixedPrice > new Money(Money.LineCentsMax))
        && c.FixedPrice is not null == (c.PercentPoints == 0 && c.Amount.IsZero);
}
