using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>The basket as it is shown: always there, whatever else the screen does.</summary>
/// <param name="Lock">Why its lines cannot change; null while they can.</param>
/// <param name="Beepers">That the guest holds.</param>
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
    DateTimeOffset? DueAt = null,
    PromisedWindow? Promise = null)
{
    /// <param name="mode">What the next sale is opened in, while there is none.</param>
    public static Basket Of(Sale? sale, KitchenView kitchen, ServiceMode mode) => sale is null
        ? new(
            Sale: null, mode, Table: null, Covers: 0, Customer: "", CallNumber: null, [], [], Money.Zero, Money.Zero, Money.Zero,
            HasUnsent: false, Lock: null)
        : new(
            sale.Id, sale.Mode, sale.Table, sale.Covers, sale.Customer, sale.CallNumber, BeepersOf(sale, kitchen),
            LinesOf(sale, kitchen), sale.Total, sale.Paid, sale.Due, sale.HasUnsent, LockOf(sale),
            sale.DueAt, PromiseOf(sale, kitchen));

    /// <summary>
    /// The line that one more of the same article is added to, rather than a second line: the last, while the kitchen does
    /// not have it and nothing was asked for it. Null for a line of its own.
    /// </summary>
    public static SaleLine? SameAgain(Sale? sale, SoldArticle article, Quantity quantity) =>
        sale is { Lines: [.., { IsSent: false, Note: "", Options.Count: 0 } last] }
        && last.Article == article
        && new Quantity(checked(last.Quantity.Thousandths + quantity.Thousandths)).IsValid
            ? last
            : null;

    // What is ready needs no promise, and what is sold has none to wait for.
    private static PromisedWindow? PromiseOf(Sale sale, KitchenView kitchen) =>
        kitchen.Orders.GetValueOrDefault(sale.Order) is { Stage: OrderStage.ToPrepare } order ? order.Promise : null;

    private static ImmutableArray<int> BeepersOf(Sale sale, KitchenView kitchen) =>
        [.. kitchen.Beepers.Out.Where(beeper => beeper.Value.Holder == sale.Order).Select(beeper => beeper.Key)];

    private static ImmutableArray<BasketLine> LinesOf(Sale sale, KitchenView kitchen)
    {
        var order = kitchen.Orders.GetValueOrDefault(sale.Order)
            ?? kitchen.Done.Find(done => done.Header?.Id == sale.Order);
        return
        [
            .. sale.Lines.Select(line => new BasketLine(
                line.Id, line.Quantity, line.Article.Name, line.Article.UnitPrice, line.Total, line.Options, line.Note,
                ProgressOf(line, order?.Find(line.Id)))),
        ];
    }

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
        : sale.Pending is not null ? BasketLock.PaymentPending
        : sale.Stage is SaleStage.Sealed ? BasketLock.Sealed
        : null;
}

public sealed record BasketLine(
    LineId Id,
    Quantity Quantity,
    string Name,
    Money UnitPrice,
    Money Total,
    ValueList<string> Options,
    string Note,
    LineProgress Progress)
{
    /// <summary>What is written under the name; empty for nothing.</summary>
    public string Wishes => string.Join(" · ", Note.Length > 0 ? [.. Options, Note] : Options);
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
