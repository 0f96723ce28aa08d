using System.Security.Cryptography;
using System.Text;
using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

/// <summary>
/// Takes a sale apart so that, to the cent and for every VAT rate, the parts cost together what the whole did: whatever
/// changed the price of a line is frozen before it goes, and what rounding makes of a divided line stays with what stays.
/// </summary>
internal static class Splitting
{
    /// <param name="parts">Checked: each line once, and no more of it than there is.</param>
    public static Transfer Of(Sale sale, CommandId id, SaleId to, bool isNew, ValueList<LinePart> parts)
    {
        // Where nothing is shared with what goes, nothing freezes.
        var isTorn = sale.Adjusted.Any(adjustment => adjustment.Lines.Any(line => parts.Any(part => part.Line == line)));
        var frozen = isTorn ? Frozen(sale) : [];
        var gone = new List<SaleLine>();
        var kept = new List<SaleLine>();
        var goneShares = new Dictionary<AdjustmentId, List<FrozenShare>>();
        var keptShares = new Dictionary<AdjustmentId, List<FrozenShare>>();

        foreach (var line in sale.Lines)
        {
            var part = parts.FirstOrDefault(part => part.Line == line.Id);

            if (part is null)
            {
                kept.Add(line);
                Keep(frozen, line.Id, keptShares);
            }
            else if (part.Quantity == line.Quantity)
            {
                gone.Add(line);
                Keep(frozen, line.Id, goneShares);
            }
            else
            {
                var (away, rest) = Divide(sale, line, part.Quantity, id);
                gone.Add(away);
                kept.Add(rest);
                Divide(sale, frozen, line, away, rest, goneShares, keptShares);
            }
        }

        return new(
            id,
            to,
            isNew,
            SaleHeading.Of(sale),
            [.. gone],
            With(frozen, goneShares),
            (sale.NoMenu ?? []).Where(line => gone.Exists(moved => moved.Id == line)).ToValueList(),
            StoodDown(sale),
            [.. kept],
            isTorn ? With(frozen, keptShares) : sale.Adjusted);
    }

    /// <summary>Adds what arrives. A part of a dish meets its other part again, and is one line with it.</summary>
    public static Sale TakeIn(Sale sale, Transfer transfer)
    {
        var shares = transfer.Adjustments;
        var lines = sale.Lines.ToList();

        foreach (var line in transfer.Lines)
        {
            var arrived = line with { SentUnder = UnderOf(line, transfer.From.Order, sale.Order) };
            var at = lines.FindIndex(known => IsOtherPart(known, arrived) && !IsWorkedOut(sale, known));

            if (at < 0)
            {
                lines.Add(arrived);
                continue;
            }

            var (known, whole) = (lines[at], lines[at].Quantity.Thousandths + arrived.Quantity.Thousandths);
            var gross = Pricing.GrossOf(known, sale.Mode) + Pricing.GrossOf(arrived, sale.Mode);
            var joined = known with { Quantity = new(whole), SplitCents = Money.Zero, PurchaseCents = Money.Zero };
            lines[at] = joined with
            {
                SplitCents = gross - Pricing.GrossOf(joined, sale.Mode),
                PurchaseCents = PurchaseCentsOf(joined, Pricing.PurchaseOf(known) + Pricing.PurchaseOf(arrived)),
            };
            shares = [.. shares.Select(adjustment => Renamed(adjustment, arrived.Id, known.Id))];
        }

        return sale with
        {
            Lines = [.. lines],
            Adjustments = [.. Joined(sale, shares, transfer.Id)],
            NoMenu = Union(sale.NoMenu, transfer.NoMenu),
            StoodDown = Union(sale.StoodDown, transfer.StoodDown),
            Kin = Union(sale.Kin, [transfer.From.Sale]),
        };
    }

    internal static ValueList<T> Union<T>(ValueList<T>? known, IEnumerable<T> more) => [.. (known ?? []).Union(more)];

    /// <summary>An id that follows from others, the same at every retry, and no longer than an id may be.</summary>
    internal static string IdFrom(params ReadOnlySpan<string> names) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', names))))[..32];

    // A price that is shared with what goes cannot go on being worked out from what stays. All of it freezes then: one that
    // counted on the others would come out differently.
    private static ValueList<Adjustment> Frozen(Sale sale)
    {
        var priced = Pricing.Of(sale);
        return
        [
            .. sale.Adjusted.Select(adjustment => adjustment with
            {
                Frozen =
                [
                    .. priced.Lines.Select(line => new FrozenShare(line.Line, ShareOf(line, adjustment.Id)))
                        .Where(share => !share.Amount.IsZero),
                ],
            }),
        ];
    }

    private static Money ShareOf(PricedLine line, AdjustmentId id) =>
        line.Shares.Where(share => share.Adjustment == id).Sum(share => share.Amount);

    // What the house has added by itself is fixed here; asked again of a part, its conditions might say otherwise.
    private static ValueList<OfferId> StoodDown(Sale sale) => Union(
        sale.StoodDown,
        sale.Adjusted.Where(adjustment => adjustment is { Kind: AdjustmentKind.Automatic, Offer: not null })
            .Select(adjustment => adjustment.Offer!.Value)
            .Union((sale.Gifts ?? []).Select(gift => gift.Rule)));

    private static void Keep(
        ValueList<Adjustment> frozen, LineId line, Dictionary<AdjustmentId, List<FrozenShare>> shares)
    {
        foreach (var adjustment in frozen)
        {
            Shares(shares, adjustment.Id).AddRange(adjustment.Frozen!.Where(share => share.Line == line));
        }
    }

    private static (SaleLine Away, SaleLine Stays) Divide(Sale sale, SaleLine line, Quantity away, CommandId id)
    {
        var gross = Pricing.GrossOf(line, sale.Mode);
        var unit = Pricing.UnitPriceOf(line, sale.Mode);
        var rest = new Quantity(line.Quantity.Thousandths - away.Thousandths);
        var grossAway = Money.Min(unit.Times(away), gross);
        var kitchen = line.IsSent ? line.KitchenId : line.Kitchen;
        var (gone, stays) = (line with { Quantity = away, PurchaseCents = Money.Zero }, line with { Quantity = rest, PurchaseCents = Money.Zero });
        var purchase = Pricing.PurchaseOf(line);
        var purchaseAway = purchase is { } paid ? Money.Min(Pricing.PurchaseOf(gone)!.Value, paid) : (Money?)null;

        return (
            gone with
            {
                Id = new($"part-{IdFrom(id.Value, line.Id.Value)}"), Kitchen = kitchen,
                SplitCents = grossAway - unit.Times(away), PurchaseCents = PurchaseCentsOf(gone, purchaseAway),
            },
            stays with
            {
                Kitchen = kitchen,
                SplitCents = gross - grossAway - unit.Times(rest), PurchaseCents = PurchaseCentsOf(stays, purchase - purchaseAway),
            });
    }

    /// <param name="line">Without any.</param>
    private static Money PurchaseCentsOf(SaleLine line, Money? purchase) =>
        purchase is { } paid ? paid - Pricing.PurchaseOf(line)!.Value : Money.Zero;

    // By quantity; but so that neither part ever costs less than nothing.
    private static void Divide(
        Sale sale,
        ValueList<Adjustment> frozen,
        SaleLine line,
        SaleLine away,
        SaleLine rest,
        Dictionary<AdjustmentId, List<FrozenShare>> goneShares,
        Dictionary<AdjustmentId, List<FrozenShare>> keptShares)
    {
        var (netAway, netRest) = (Pricing.GrossOf(away, sale.Mode), Pricing.GrossOf(rest, sale.Mode));

        foreach (var adjustment in frozen)
        {
            foreach (var share in adjustment.Frozen!.Where(share => share.Line == line.Id))
            {
                var part = Between(-netAway, share.Amount.Part(away.Quantity, line.Quantity), share.Amount + netRest);
                Shares(goneShares, adjustment.Id).Add(new(away.Id, part));
                Shares(keptShares, adjustment.Id).Add(new(rest.Id, share.Amount - part));
                (netAway, netRest) = (netAway + part, netRest + share.Amount - part);
            }
        }
    }

    private static Money Between(Money low, Money amount, Money high) =>
        amount < low ? low : Money.Min(amount, high);

    private static List<FrozenShare> Shares(Dictionary<AdjustmentId, List<FrozenShare>> shares, AdjustmentId id)
    {
        if (!shares.TryGetValue(id, out var known))
        {
            shares.Add(id, known = []);
        }

        return known;
    }

    private static ValueList<Adjustment> With(
        ValueList<Adjustment> frozen, Dictionary<AdjustmentId, List<FrozenShare>> shares) =>
    [
        .. frozen.Where(adjustment => shares.GetValueOrDefault(adjustment.Id) is { Count: > 0 })
            .Select(adjustment => adjustment with
            {
                Frozen = [.. shares[adjustment.Id]], Lines = [.. shares[adjustment.Id].Select(share => share.Line)], Pieces = null,
            }),
    ];

    private static OrderId? UnderOf(SaleLine line, OrderId from, OrderId to) =>
        !line.IsSent || (line.SentUnder ?? from) == to ? null : line.SentUnder ?? from;

    private static bool IsOtherPart(SaleLine known, SaleLine arrived) =>
        known.IsShared && known.Kitchen == arrived.Kitchen
        && known with { Id = arrived.Id, Quantity = arrived.Quantity, SplitCents = arrived.SplitCents, Seat = arrived.Seat, PurchaseCents = arrived.PurchaseCents } == arrived
        && new Quantity(known.Quantity.Thousandths + arrived.Quantity.Thousandths).IsValid;

    // More of the line would be more for what is worked out from it.
    private static bool IsWorkedOut(Sale sale, SaleLine line) =>
        sale.Adjusted.Any(adjustment => adjustment.Frozen is null && adjustment.Lines.Contains(line.Id));

    private static Adjustment Renamed(Adjustment adjustment, LineId from, LineId to) => adjustment with
    {
        Lines = [.. adjustment.Lines.Select(line => line == from ? to : line)],
        Frozen = [.. (adjustment.Frozen ?? []).Select(share => share.Line == from ? share with { Line = to } : share)],
    };

    // What was one before the split is one again. One that is worked out from its lines keeps to itself.
    private static IEnumerable<Adjustment> Joined(Sale sale, ValueList<Adjustment> arrived, CommandId move)
    {
        var known = sale.Adjusted.Select(adjustment => arrived.FirstOrDefault(other => IsSame(adjustment, other)) is { Frozen: { } more }
            ? adjustment with { Lines = Union(adjustment.Lines, more.Select(share => share.Line)), Frozen = adjustment.Frozen!.AddRange(more) }
            : adjustment);
        var others = arrived.Where(other => !sale.Adjusted.Any(adjustment => IsSame(adjustment, other)));

        return known.Concat(others.Select(other => sale.Adjusted.Any(adjustment => adjustment.Id == other.Id)
            ? other with { Id = new(IdFrom(move.Value, other.Id.Value)) }
            : other));
    }

    private static bool IsSame(Adjustment known, Adjustment arrived) => known.Frozen is not null && known.Id == arrived.Id;
}
