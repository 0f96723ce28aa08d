using RetailPos.Kernel;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Sales;

/// <summary>What the house offers at this moment: facts that a sale cannot know, brought by whoever passes the command on.</summary>
/// <param name="Now">In the zone of the house.</param>
/// <param name="Group">That the customer belongs to; empty for none.</param>
public sealed record HouseOffers(
    ValueList<RuleOffer> Rules, ValueList<Menu> Menus, DateTimeOffset Now, string Group = "");

/// <param name="Article">What the rule adds, as the catalogue has it; null for nothing.</param>
public sealed record RuleOffer(AutomaticRule Rule, SoldArticle? Article);

/// <summary>A line that a rule adds.</summary>
public sealed record RuleGift(OfferId Rule, NewLine Line);

/// <summary>A line that stands on a bill because of a rule.</summary>
public sealed record GivenLine(OfferId Rule, LineId Line);

/// <summary>What the house adds to a sale by itself, and takes off again, after every edit (features.md K44 and K57).</summary>
/// <remarks>
/// Worked out anew from the lines each time, so that the same sale always has the same menus: the lowest rank first, then the
/// lines in their order. What somebody undid, or a split has fixed, is left as it is.
/// </remarks>
internal static class AutomaticOffers
{
    /// <summary>A table of twenty with a menu each. More menus than that are priced by hand.</summary>
    public const int MenusMax = 40;

    /// <summary>What must change; null when the sale has what it should.</summary>
    public static SaleEvent.OffersChanged? Of(Sale sale, HouseOffers offers, DateTimeOffset now)
    {
        var bare = sale with { Adjustments = [.. sale.Adjusted.Where(adjustment => !IsStanding(adjustment))] };
        var holding = offers.Rules
            .Where(offer => sale.StoodDown?.Contains(offer.Rule.Id) is not true)
            .Where(offer => Holds(offer.Rule.When, bare, offers))
            .OrderBy(offer => offer.Rule.Rank)
            .ToList();

        ValueList<RuleGift> added = [.. holding.Where(offer => IsMissing(sale, offer)).Select(offer => new RuleGift(offer.Rule.Id, LineOf(sale, offer)))];
        ValueList<LineId> removed =
        [
            .. offers.Rules.Where(offer => !holding.Contains(offer) && sale.StoodDown?.Contains(offer.Rule.Id) is not true)
                .Select(offer => LineIdOf(sale.Id, offer.Rule.Id))
                .Where(id => sale.Find(id) is { IsSent: false }),
        ];
        ValueList<LineId> lines =
        [
            .. sale.Lines.Select(line => line.Id).Where(id => !removed.Contains(id)), .. added.Select(gift => gift.Line.Id),
        ];
        ValueList<Adjustment> standing =
        [
            .. MenusOf(bare, offers),
            .. holding.Where(offer => offer.Rule.PercentPoints != 0 || !offer.Rule.Amount.IsZero)
                .Select(offer => DiscountOf(sale, offer.Rule, lines)),
        ];

        return added.IsEmpty && removed.IsEmpty && standing.Equals(sale.Adjusted.Where(IsStanding).ToValueList())
            ? null
            : new(standing, added, removed, now);
    }

    public static Sale Apply(Sale sale, SaleEvent.OffersChanged e) => sale with
    {
        Adjustments = [.. sale.Adjusted.Where(adjustment => !IsStanding(adjustment)), .. e.Standing],
        Lines =
        [
            .. sale.Lines.Where(line => !e.Removed.Contains(line.Id)),
            .. e.Added.Select(gift => gift.Line).Select(line => new SaleLine(line.Id, line.Article, line.Quantity, line.Options, line.Note, IsSent: false)),
        ],
        Gifts =
        [
            .. (sale.Gifts ?? []).Where(gift => !e.Removed.Contains(gift.Line)),
            .. e.Added.Select(gift => new GivenLine(gift.Rule, gift.Line.Id)),
        ],
    };

    /// <summary>A line by which a rule of the house is known to have added it.</summary>
    public static LineId LineIdOf(SaleId sale, OfferId rule) => new($"auto-{Splitting.IdFrom(sale.Value, rule.Value)}");

    private static bool IsStanding(Adjustment adjustment) => adjustment is { IsByHand: false, Frozen: null };

    private static bool IsMissing(Sale sale, RuleOffer offer) =>
        offer.Article is not null
        && LineIdOf(sale.Id, offer.Rule.Id) is var id && sale.Find(id) is null && !sale.Spent.Contains(id)
        && sale.Lines.Count < Limits.LinesMax;

    private static NewLine LineOf(Sale sale, RuleOffer offer) =>
        new(LineIdOf(sale.Id, offer.Rule.Id), offer.Article!, Quantity.One, [], "");

    private static Adjustment DiscountOf(Sale sale, AutomaticRule rule, ValueList<LineId> lines) => new(
        new(Splitting.IdFrom(sale.Id.Value, rule.Id.Value)), AdjustmentKind.Automatic, rule.Name, rule.PercentPoints, rule.Amount,
        FixedPrice: null, lines, IsByHand: false, Actor.Hub, rule.Id);

    // What the house gives by itself does not count towards what it gives by itself.
    private static bool Holds(AutomaticWhen when, Sale bare, HouseOffers offers)
    {
        var own = bare with
        {
            Lines = [.. bare.Lines.Where(line => !offers.Rules.Any(offer => LineIdOf(bare.Id, offer.Rule.Id) == line.Id))],
        };
        var minute = offers.Now.Hour * 60 + offers.Now.Minute;

        return !own.Lines.IsEmpty
            && (when.Modes.IsEmpty || when.Modes.Contains(own.Mode))
            && (when.Groups.IsEmpty || when.Groups.Contains(offers.Group))
            && !(own.Lines.Sum(PiecesOf) < when.ArticlesMin)
            && (when.HasTable is not { } table || table == own.Table is not null)
            && (when.Weekdays.IsEmpty || when.Weekdays.Contains(offers.Now.DayOfWeek))
            && !(when.SubtotalMin is { } min && own.Total < min)
            && !(own.Covers < when.CoversMin)
            && (when.Tills.IsEmpty || when.Tills.Contains(own.Till))
            && IsWithin(when.FromMinute ?? 0, when.UntilMinute ?? 1_440, minute);
    }

    private static bool IsWithin(int from, int until, int minute) =>
        from <= until ? minute >= from && minute < until : minute >= from || minute < until;

    private static int PiecesOf(SaleLine line) =>
        line.Quantity.IsWhole ? line.Quantity.Thousandths / Quantity.One.Thousandths : 1;

    private static List<Adjustment> MenusOf(Sale bare, HouseOffers offers)
    {
        var found = new List<Adjustment>();
        var left = MenuFitting.PiecesOf(bare);

        foreach (var menu in offers.Menus.Where(menu => menu.IsAutomatic).OrderBy(menu => menu.Rank))
        {
            while (found.Count < MenusMax && MenuFitting.Find(menu, bare, left) is { } pieces)
            {
                found.Add(MenuFitting.Composed(NextId(bare, menu, found), menu, bare, pieces, isByHand: false, Actor.Hub));

                foreach (var piece in pieces)
                {
                    left[piece.Line] -= piece.Pieces;
                }
            }
        }

        return found;
    }

    // A split leaves menus behind that keep their id for ever: a new one is never taken for one of them.
    private static AdjustmentId NextId(Sale bare, Menu menu, List<Adjustment> found)
    {
        for (var number = found.Count; ; number++)
        {
            var id = new AdjustmentId(Splitting.IdFrom(bare.Id.Value, menu.Id.Value, $"{number}"));

            if (!bare.Adjusted.Concat(found).Any(adjustment => adjustment.Id == id))
            {
                return id;
            }
        }
    }
}
