using System.Collections.Immutable;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>The basket as it is shown: always there, whatever else the screen does.</summary>
/// <param name="Lock">Why its lines cannot change; null while they can.</param>
/// <param name="Beepers">That the guest holds.</param>
/// <param name="Gone">Lines that were taken off the bill, and whose station has not said yet what became of them.</param>
/// <param name="Work">What the kitchen has of it; null while it has nothing.</param>
/// <param name="DueAt">When the guest wants it; null for as soon as possible.</param>
/// <param name="Promise">When it should be ready; null before it is sent, and when it is.</param>
public sealed record Basket(
    SaleId? Sale,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    string Customer,
    int? CallNumber,
    ImmutableArray<int> Beepers,
    ImmutableArray<BasketLine> Lines,
    Money Total,
    Money Paid,
    Money Due,
    bool HasUnsent,
    BasketLock? Lock,
    ImmutableArray<GoneLine> Gone,
    KitchenWork? Work,
    DateTimeOffset? DueAt = null,
    PromisedWindow? Promise = null)
{
    /// <summary>Somebody has chosen the mode; otherwise it is only what sales begin with.</summary>
    public bool IsModeSaid { get; init; } = true;

    /// <summary>The goods wait in the house until all is paid.</summary>
    public bool IsPutAside { get; init; }

    /// <summary>The VAT number of the company that takes it to another state untaxed; null for whatever is taxed here.</summary>
    public string? Exempt { get; init; }

    /// <summary>It would be untaxed, if it were not eaten here.</summary>
    public bool IsExemptAsleep { get; init; }

    /// <summary>How many chairs a dish may be for: the covers, and whatever was said beyond them; 0 away from a table.</summary>
    public int Seats => Table is null || Lock is not null ? 0 : Math.Max(Covers, Lines.Select(line => line.Seat).DefaultIfEmpty().Max());

    /// <summary>Where it is brought to; null when it is not, or nobody has said where.</summary>
    public Destination? Destination { get; init; }

    public RelayStop? Relay { get; init; }

    /// <param name="mode">What the next sale is opened in, while there is none.</param>
    /// <param name="departments">Names for what is ready of a course; null for numbers only.</param>
    public static Basket Of(
        Sale? sale,
        KitchenView kitchen,
        ServiceMode mode,
        SiteSettings site,
        ImmutableDictionary<DepartmentId, Department>? departments = null)
    {
        if (sale is null)
        {
            return new(
                Sale: null, mode, Table: null, Covers: 0, Customer: "", CallNumber: null, [], [], Money.Zero, Money.Zero,
                Money.Zero, HasUnsent: false, Lock: null, [], Work: null);
        }

        var order = kitchen.Orders.GetValueOrDefault(sale.Order)
            ?? kitchen.Done.Find(done => done.Header?.Id == sale.Order);
        return new(
            sale.Id, sale.Mode, sale.Table, sale.Covers, sale.Customer, sale.CallNumber, BeepersOf(sale, kitchen),
            LinesOf(sale, order, kitchen, site), sale.Total, sale.Paid, sale.Due, sale.HasUnsent, LockOf(sale),
            GoneOf(sale, order),
            kitchen.Orders.ContainsKey(sale.Order) ? KitchenWork.Of(order!, departments) : null,
            sale.DueAt, PromiseOf(sale, kitchen))
        {
            IsModeSaid = sale.IsModeSaid,
            IsPutAside = sale.IsPutAside,
            Exempt = sale.Exemption?.VatNumber,
            IsExemptAsleep = sale is { Exemption: not null, IsExempt: false },
            Destination = sale.Mode is ServiceMode.Delivery or ServiceMode.Shipping ? sale.Destination : null,
            Relay = sale.FetchedAt,
        };
    }

    /// <summary>
    /// The line that one more of the same article is added to, rather than a second line: the last, while the kitchen does
    /// not have it and nothing was asked for it. Null for a line of its own.
    /// </summary>
    public static SaleLine? SameAgain(
        Sale? sale, SoldArticle article, Quantity quantity, ValueList<Choice>? choices = null, int seat = 0,
        Accumulation how = Accumulation.LastLine) => sale is null ? null : how switch
    {
        Accumulation.Never => null,
        Accumulation.LastLine => sale.Lines is [.., var last] && IsSame(sale, last, article, quantity, choices, seat) ? last : null,
        Accumulation.AnyLine => sale.Lines.LastOrDefault(line => IsSame(sale, line, article, quantity, choices, seat)),
    };

    private static bool IsSame(Sale sale, SaleLine last, SoldArticle article, Quantity quantity, ValueList<Choice>? choices, int seat) =>
        last is { IsSent: false, Note: "", Options.Count: 0, Allergies: null or { Count: 0 } }
        && !sale.Adjusted.Any(adjustment => adjustment.Kind is not AdjustmentKind.Menu && adjustment.IsByHand && adjustment.Lines.Contains(last.Id))
        && last.Article == article
        && !article.IsWeighed // Two weights are two weighings.
        && last.Seat == seat
        && (last.Choices ?? []).Equals(choices ?? [])
        && new Quantity(checked(last.Quantity.Thousandths + quantity.Thousandths)).IsValid;

    /// <summary>The unsent line that wants the same as a sent one; null when there is none yet.</summary>
    public static SaleLine? LikeIt(Sale? sale, SaleLine sent) => sale?.Lines.LastOrDefault(line =>
        !line.IsSent && line.Article == sent.Article && line.Options.Equals(sent.Options) && line.Note == sent.Note && line.Seat == sent.Seat
        && (line.Choices ?? []).Equals(sent.Choices ?? [])
        && (line.Allergies ?? []).Equals(sent.Allergies ?? []));

    // What is ready needs no promise, and what is sold has none to wait for.
    private static PromisedWindow? PromiseOf(Sale sale, KitchenView kitchen) =>
        kitchen.Orders.GetValueOrDefault(sale.Order) is { Stage: OrderStage.ToPrepare } order ? order.Promise : null;

    private static ImmutableArray<int> BeepersOf(Sale sale, KitchenView kitchen) =>
        [.. kitchen.Beepers.Out.Where(beeper => beeper.Value.Holder == sale.Order).Select(beeper => beeper.Key)];

    private static ImmutableArray<BasketLine> LinesOf(Sale sale, Order? order, KitchenView kitchen, SiteSettings site)
    {
        // One course is no course: nobody at a snack bar needs to read "step 1" on every line.
        var hasSteps = sale.Lines.Select(line => line.Article.Card?.Step).OfType<int>().Distinct().Count() > 1;
        var priced = Pricing.Of(sale);
        return
        [
            .. sale.Lines.Select(line => LineOf(
                line, priced.Of(line.Id), OrderOf(line, order, kitchen), OrderOf(line, order, kitchen)?.Find(line.KitchenId), kitchen, site, hasSteps ? line.Article.Card?.Step ?? 0 : 0)),
        ];
    }

    // What came from another table is still in the order that the kitchen has it in.
    private static Order? OrderOf(SaleLine line, Order? own, KitchenView kitchen) => line.SentUnder is not { } under
        ? own
        : kitchen.Orders.GetValueOrDefault(under) ?? kitchen.Done.Find(done => done.Header?.Id == under);

    private static BasketLine LineOf(
        SaleLine line, PricedLine priced, Order? order, OrderLine? inKitchen, KitchenView kitchen, SiteSettings site, int step)
    {
        var allergies = line.Allergies ?? [];
        return new(
            line.Id, line.Quantity, line.Article.Name, priced.UnitPrice, priced.Net, line.Wishes, line.Note,
            ProgressOf(line, inKitchen), step, StationOf(inKitchen, kitchen), allergies,
            line.Article.Card?.Allergens.Where(allergen => allergies.Contains(allergen, StringComparer.OrdinalIgnoreCase))
                .ToValueList() ?? [],
            NewsOf(line, order, inKitchen, kitchen),
            inKitchen is null ? null : LineAge.Of(order!, inKitchen, kitchen, site),
            [.. priced.Shares.Select(share => share.Name).Distinct()],
            line.Seat,
            line.Weight is WeightSource.Hand);
    }

    private static string StationOf(OrderLine? line, KitchenView kitchen) =>
        line is { State: LineState.Queued or LineState.Started, Station: { } station }
            ? kitchen.Stations.GetValueOrDefault(station)?.Name ?? ""
            : "";

    private static ValueList<LineNews> NewsOf(SaleLine line, Order? order, OrderLine? inKitchen, KitchenView kitchen) =>
    [
        .. Some(!line.IsSent && line.Article.Id is { } article && kitchen.SoldOut.Has(article), LineNews.SoldOut),
        .. Some(line.IsUnsent && order is not null && line.Article.Card!.Step < order.OpenStep, LineNews.WillBeLate),
        .. Some(inKitchen is { IsLate: true, IsToPrepare: true }, LineNews.AddedLate),
        .. Some(IsWithASilentStation(inKitchen, kitchen), LineNews.StationSilent),
        .. Some(inKitchen is { IsChanged: true }, LineNews.ChangeUnread),
        .. Some(inKitchen is { IsToPrepare: true, AllergiesUnread: true, State: not LineState.Held }, LineNews.AllergiesUnread),
    ];

    // A house that hangs up no screens hears it once, above, and not on every line.
    private static bool IsWithASilentStation(OrderLine? line, KitchenView kitchen) =>
        line is { State: LineState.Queued or LineState.Started, Station: { } station }
        && kitchen.Covers.ContainsKey(station)
        && CoverWord.Of(kitchen).Any(cover => cover.Station == station && !cover.IsUnattended);

    private static IEnumerable<LineNews> Some(bool holds, LineNews news) => holds ? [news] : [];

    private static ImmutableArray<GoneLine> GoneOf(Sale sale, Order? order) =>
    [
        .. (order?.Lines ?? [])
            .Where(line => line.AwaitsAcknowledgement && sale.Spent.Contains(line.Id))
            .Select(line => new GoneLine(line.Id, line.Sent.Quantity, line.Sent.Article)),
    ];

    // Sent, and not in the kitchen's view: it is on its way there, or was handed over long ago. Both were sent.
    private static LineProgress ProgressOf(SaleLine line, OrderLine? inKitchen) =>
        line.Article.Card is null ? LineProgress.NotPrepared
        : !line.IsSent ? LineProgress.Unsent
        : inKitchen is null ? LineProgress.Sent
        : inKitchen.State switch
        {
            LineState.Held => LineProgress.Held,
            LineState.Queued => LineProgress.Sent,
            LineState.Started => LineProgress.Started,
            LineState.Ready => LineProgress.Ready,
            LineState.Collected => LineProgress.Collected,
            LineState.Cancelled => LineProgress.Cancelled,
        };

    private static BasketLock? LockOf(Sale sale) =>
        sale.Stage is SaleStage.Settled or SaleStage.Abandoned ? BasketLock.Over
        : sale.Pending is not null || sale.Moving is not null || sale.Card is not null ? BasketLock.PaymentPending
        : sale.Stage is SaleStage.Sealed ? BasketLock.Sealed
        : null;
}

/// <param name="Step">Its course; 0 where the sale has only one.</param>
/// <param name="Station">The name of who has it in work; empty while nobody does.</param>
/// <param name="Allergies">What the guest must not eat.</param>
/// <param name="Contained">Which of those its card says that it contains.</param>
/// <param name="Age">Since when it waits; null while nobody can work on it.</param>
/// <param name="Priced">What changes its price, by name; null for nothing.</param>
/// <param name="Seat">At which chair it is served; 0 when nobody said.</param>
/// <param name="IsWeightTyped">No scale gave its weight.</param>
public sealed record BasketLine(
    LineId Id,
    Quantity Quantity,
    string Name,
    Money UnitPrice,
    Money Total,
    ValueList<string> Options,
    string Note,
    LineProgress Progress,
    int Step,
    string Station,
    ValueList<string> Allergies,
    ValueList<string> Contained,
    ValueList<LineNews> News,
    LineAge? Age,
    ValueList<string>? Priced = null,
    int Seat = 0,
    bool IsWeightTyped = false)
{
    /// <summary>What is written under the name; empty for nothing.</summary>
    public string Wishes => string.Join(" · ", Note.Length > 0 ? [.. Options, Note] : Options);
}

/// <summary>No longer on the bill, and still to be acknowledged by its station.</summary>
public sealed record GoneLine(LineId Id, Quantity Quantity, string Name);

/// <summary>What a cashier should know of a line beyond its progress.</summary>
public enum LineNews
{
    /// <summary>Not sent yet, and the house has none left.</summary>
    SoldOut,

    /// <summary>Its course has passed: once sent, it is cooked at once.</summary>
    WillBeLate,

    /// <summary>It came to a course that had passed.</summary>
    AddedLate,

    /// <summary>The screen of the station that has it does not show it; another may.</summary>
    StationSilent,

    /// <summary>The station has not read what was changed.</summary>
    ChangeUnread,

    /// <summary>The station has not said that it knows the guest's allergies.</summary>
    AllergiesUnread,
}

/// <summary>What the kitchen is doing with a line.</summary>
public enum LineProgress
{
    NotPrepared,
    Unsent,
    Held,
    Sent,
    Started,
    Ready,
    Collected,
    Cancelled,
}

public enum BasketLock
{
    PaymentPending,

    /// <summary>Paid in part: the ticket has its number, and only payments may follow.</summary>
    Sealed,

    /// <summary>Settled or abandoned.</summary>
    Over,
}
