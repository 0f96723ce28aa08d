using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;

namespace RetailPos.Register.Domain.Sales;

/// <summary>
/// The one place that says what a sale costs. Every adjustment is shared out over its lines to the cent, so that the nets of
/// the lines are the total, and those of one VAT rate are that rate's.
/// </summary>
/// <remarks>
/// Applied one after the other: what a split has frozen, then menus (their components at à-la-carte prices), then what people
/// gave, in their order, then what the house adds by itself. Of each, the percentage first and the amount after it.
/// </remarks>
public static class Pricing
{
    public static Priced Of(Sale sale)
    {
        var lines = sale.Lines.Select(line => new OpenLine(line, UnitPriceOf(line, sale.Mode), OwnPriceOf(line, sale.Mode))).ToList();

        // In cents already, so their order is nothing but whether one that lowers finds what another has raised.
        ApplyFrozen(sale, lines, share => !share.Amount.IsNegative);
        ApplyFrozen(sale, lines, share => share.Amount.IsNegative);

        foreach (var adjustment in sale.Adjusted.Where(adjustment => adjustment.Frozen is null).OrderBy(PlaceOf))
        {
            Apply(adjustment, lines);
        }

        return new([.. lines.Select(open => PricedOf(sale, open))]);
    }

    private static PricedLine PricedOf(Sale sale, OpenLine open)
    {
        var row = sale.RowOf(open.Line);
        var priced = new PricedLine(
            open.Line.Id, row.Rate, open.UnitPrice, open.Gross, [.. open.Shares], row.Scheme,
            row.Scheme.IsMargin() ? PurchaseOf(open.Line) : null);

        return row.Scheme is VatScheme.IntraCommunity ? WithoutTax(priced, sale.Mode, open.Line) : priced;
    }

    // What is exempt is charged at the prices without their tax. What nothing changed is so many pieces at that price; where
    // something did, the last of it takes the cents of the rounding, so that the line is what the whole of it comes to.
    private static PricedLine WithoutTax(PricedLine priced, ServiceMode mode, SaleLine line)
    {
        var rate = line.Article.RateIn(mode);
        var unitPrice = Without(rate, priced.UnitPrice);
        var gross = Money.Max(Money.Zero, unitPrice.Times(line.Quantity) + Without(rate, line.SplitCents));
        var shares = priced.Shares.Select(share => share with { Amount = Without(rate, share.Amount) }).ToList();

        if (shares.Count > 0)
        {
            var cents = Without(rate, priced.Net) - gross - shares.Sum(share => share.Amount);
            shares[^1] = shares[^1] with { Amount = shares[^1].Amount + cents };
        }

        return priced with { UnitPrice = unitPrice, Gross = gross, Shares = [.. shares] };
    }

    private static Money Without(Rate rate, Money price) => price - rate.TaxInside(price);

    /// <summary>A piece with its choices, as this sale charges it.</summary>
    public static Money UnitPriceOf(Sale sale, SaleLine line)
    {
        var price = UnitPriceOf(line, sale.Mode);
        return sale.RowOf(line).Scheme is VatScheme.IntraCommunity ? Without(line.Article.RateIn(sale.Mode), price) : price;
    }

    /// <summary>A piece with its choices, in that mode; never below nothing.</summary>
    public static Money UnitPriceOf(SaleLine line, ServiceMode mode)
    {
        var price = OwnPriceOf(line, mode) + (line.Choices ?? []).Sum(choice => choice.DeltaIn(mode));
        return price.IsNegative ? Money.Zero : price;
    }

    /// <summary>Equal parts of an amount, the dearer ones first.</summary>
    /// <param name="parts">At least one.</param>
    public static ValueList<Money> EqualParts(Money amount, int parts) =>
        [.. Rounding.Spread(amount.Cents, [.. Enumerable.Repeat(1L, parts)]).Select(cents => new Money(cents))];

    internal static Money GrossOf(SaleLine line, ServiceMode mode) =>
        UnitPriceOf(line, mode).Times(line.Quantity) + line.SplitCents;

    /// <summary>What all of a line was bought for; null where nobody has said.</summary>
    internal static Money? PurchaseOf(SaleLine line) => line.Article.Purchase is { } each ? each.Times(line.Quantity) + line.PurchaseCents : null;

    // In a mode where it is not sold it never comes to be; the price it has elsewhere is the least surprise.
    private static Money OwnPriceOf(SaleLine line, ServiceMode mode) =>
        line.Article.UnitPriceIn(mode) ?? line.Article.UnitPrice;

    private static int PlaceOf(Adjustment adjustment) => adjustment.Kind switch
    {
        AdjustmentKind.Menu => 1,
        AdjustmentKind.Reduction or AdjustmentKind.Free => 2,
        AdjustmentKind.Automatic => 3,
    };

    private static void ApplyFrozen(Sale sale, List<OpenLine> lines, Func<FrozenShare, bool> isNow)
    {
        foreach (var adjustment in sale.Adjusted)
        {
            foreach (var share in (adjustment.Frozen ?? []).Where(isNow))
            {
                lines.Find(open => open.Line.Id == share.Line)?.Take(adjustment, share.Amount);
            }
        }
    }

    private static void Apply(Adjustment adjustment, List<OpenLine> lines)
    {
        if (adjustment.Pieces is { } pieces)
        {
            ApplyMenu(adjustment, pieces, lines);
        }
        else
        {
            ApplyTogether(adjustment, [.. lines.Where(open => adjustment.Lines.Contains(open.Line.Id))]);
        }
    }

    private static void ApplyTogether(Adjustment adjustment, List<OpenLine> lines)
    {
        var before = lines.Sum(open => open.Net);
        var percent = new Money(Rounding.HalfAwayFromZero(checked(before.Cents * adjustment.PercentPoints), 10_000));
        var after = adjustment.FixedPrice ?? before + percent + adjustment.Amount;
        var change = (after.IsNegative ? Money.Zero : after) - before;

        // A price fixed for what was given away is shared by what it would have cost.
        long[] weights = [.. lines.Select(open => before.IsZero ? open.Gross.Cents : open.Net.Cents)];
        Share(adjustment, change, lines, weights);
    }

    // The menu's price stands for the articles' own prices; what was chosen beyond them is paid on top.
    private static void ApplyMenu(Adjustment adjustment, ValueList<MenuPiece> pieces, List<OpenLine> lines)
    {
        var open = pieces.Select(piece => lines.Find(line => line.Line.Id == piece.Line)).OfType<OpenLine>().ToList();

        if (open.Count < pieces.Count)
        {
            return; // One of its dishes is gone, and with it the menu.
        }

        long[] weights =
        [
            .. open.Zip(pieces, (line, piece) => Math.Min(line.Net.Cents, line.OwnPrice.Times(Quantity.Pieces(piece.Pieces)).Cents)),
        ];
        var price = (adjustment.FixedPrice ?? Money.Zero)
            + pieces.Sum(piece => new Money(checked(piece.Supplement.Cents * piece.Pieces)));
        Share(adjustment, price - new Money(weights.Sum()), open, weights);
    }

    private static void Share(Adjustment adjustment, Money change, List<OpenLine> lines, long[] weights)
    {
        var shares = Rounding.Spread(change.Cents, weights);

        for (var at = 0; at < shares.Length; at++)
        {
            lines[at].Take(adjustment, new(shares[at]));
        }
    }

    private sealed class OpenLine(SaleLine line, Money unitPrice, Money ownPrice)
    {
        private readonly List<PriceShare> _shares = [];

        public SaleLine Line => line;

        public Money UnitPrice => unitPrice;

        /// <summary>Without what was chosen, where that makes it dearer.</summary>
        public Money OwnPrice { get; } = Money.Min(unitPrice, ownPrice);

        public Money Gross { get; } = unitPrice.Times(line.Quantity) + line.SplitCents;

        public IReadOnlyList<PriceShare> Shares => _shares;

        public Money Net { get; private set; } = unitPrice.Times(line.Quantity) + line.SplitCents;

        public void Take(Adjustment adjustment, Money amount)
        {
            var taken = (Net + amount).IsNegative ? -Net : amount;

            if (!taken.IsZero)
            {
                _shares.Add(new(adjustment.Id, adjustment.Name, taken));
                Net += taken;
            }
        }
    }
}

/// <summary>What a sale costs, line by line.</summary>
public sealed record Priced(ValueList<PricedLine> Lines)
{
    public Money Total => Lines.Sum(line => line.Net);

    /// <summary>What the goods cost at each rate and in each scheme, tax included; rising.</summary>
    public ValueList<RowTotal> ByRow =>
    [
        .. Lines.GroupBy(line => line.Row).OrderBy(row => row.Key)
            .Select(row => new RowTotal(row.Key, row.Sum(line => line.Net), row.Sum(line => line.Margin ?? Money.Zero))),
    ];

    public PricedLine Of(LineId id) => Lines.First(line => line.Line == id);

    /// <summary>What one adjustment makes of the whole.</summary>
    public Money Of(AdjustmentId id) =>
        Lines.Sum(line => line.Shares.Where(share => share.Adjustment == id).Sum(share => share.Amount));

    /// <summary>What these parts cost of it. All parts of a line together cost what the line does.</summary>
    public Money Of(Sale sale, IEnumerable<LinePart> parts) => parts.Sum(part =>
        sale.Find(part.Line) is { } line ? Of(line.Id).Net.Part(part.Quantity, line.Quantity) : Money.Zero);
}

/// <param name="UnitPrice">With its choices, in the sale's mode.</param>
/// <param name="Gross">Before adjustments.</param>
/// <param name="Purchase">What all of it was bought for, tax included; null where no margin is taxed.</param>
public sealed record PricedLine(
    LineId Line, Rate Rate, Money UnitPrice, Money Gross, ValueList<PriceShare> Shares, VatScheme Scheme = VatScheme.Standard, Money? Purchase = null)
{
    public VatRow Row => new(Rate, Scheme);

    public Money Net => Gross + Shares.Sum(share => share.Amount);

    /// <summary>Piece by piece: what is sold at a loss takes nothing off the margin of what is not (BOI-TVA-SECT-90-20-20). Null where none is taxed.</summary>
    public Money? Margin => Purchase is { } paid ? Money.Max(Money.Zero, Net - paid) : null;
}

public sealed record PriceShare(AdjustmentId Adjustment, string Name, Money Amount);

/// <param name="Margin">Zero where none is taxed.</param>
public sealed record RowTotal(VatRow Row, Money TaxIncluded, Money Margin)
{
    public Rate Rate => Row.Rate;
}
