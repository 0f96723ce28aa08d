using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

/// <summary>What the sale and till tests sell.</summary>
internal static class Counter
{
    public static readonly SaleId TheSale = new("s-1");
    public static readonly TillId TheTill = new("till-1");

    /// <summary>What it decides, sealed without a key.</summary>
    public static readonly Decider<Till, TillCommand, TillEvent, TillRefusal> AtTheTill = TillDecider.With(HashOnlySealer.Instance, TheTill);
    public static readonly OrderId TheOrder = new("o-1");
    public static readonly TableId T4 = new("T4");

    public static readonly NewLine Steak = Line("steak", cents: 1_850, eatIn: 1_000, takeAway: 550);
    public static readonly NewLine Wine = Line("wine", cents: 420, eatIn: 2_000, takeAway: 2_000);
    public static readonly NewLine Mug = Line("mug", cents: 990, eatIn: 2_000, takeAway: 2_000, isPrepared: false);

    /// <summary>Bought for 60.00 and sold for 100.00: the tax is in 40.00.</summary>
    public static readonly NewLine Lamp = OfMargin("lamp", cents: 10_000, purchase: 6_000);

    /// <summary>As the house knows it.</summary>
    public static readonly Exemption German = new(new("c-9"), "DE123456789");

    public static readonly SaleEvent Opened = new SaleEvent.Opened(TheSale, TheTill, TheOrder, ServiceMode.EatIn, Anna, Noon);

    public static NewLine Line(string id, long cents, int eatIn, int takeAway, bool isPrepared = true) => new(
        new(id),
        new(new(id), id, new(cents), new(eatIn), new(takeAway), isPrepared ? new([new("grill")], 1, 60, []) : null),
        Quantity.One, [], "");

    public static NewLine OfMargin(string id, long cents, long purchase, VatScheme scheme = VatScheme.SecondHand) =>
        Line(id, cents, eatIn: 2_000, takeAway: 2_000, isPrepared: false) is var line
            ? line with { Article = line.Article with { Scheme = scheme, Purchase = new(purchase) } }
            : line;

    /// <summary>Carried away by a company of another state, untaxed.</summary>
    public static SaleEvent[] OpenedExempt =>
    [
        new SaleEvent.Opened(TheSale, TheTill, TheOrder, ServiceMode.TakeAway, Anna, Noon),
        new SaleEvent.CustomerSet("Müller GmbH", Anna, Noon, German.Customer),
        new SaleEvent.ExemptionSet(Before: null, German, Anna, Noon),
    ];

    public static SaleEvent Added(params NewLine[] lines) => new SaleEvent.LinesAdded([.. lines], Anna, Noon);

    public static SaleEvent Sent(params NewLine[] lines) => new SaleEvent.LinesSent(
        new(TheOrder, 42, ServiceMode.EatIn, Table: null, Covers: 0, Customer: "", TheTill),
        [.. lines.Select(line => new SaleLine(line.Id, line.Article, line.Quantity, line.Options, line.Note, IsSent: false))],
        Anna, Noon);

    public static Tender Cash(string id, long cents) => new(new(id), PaymentMode.Cash, new(cents));

    public static Tender Card(string id, long cents) => new(new(id), PaymentMode.Card, new(cents));

    public static Sale After(params SaleEvent[] history) => SaleDecider.Decider.Replay(history);

    public static SaleEvent Requested(Sale sale, Tender tender) => new SaleEvent.PaymentRequested(sale, tender, Anna, Noon);

    public static Payment Taken(Tender tender, long applied) =>
        new(tender.Id, tender.Mode, tender.Given, new(applied), tender.Given - new Money(applied));

    public static SaleEvent Confirmed(Tender tender, long applied) =>
        new SaleEvent.PaymentConfirmed(1, Taken(tender, applied), Noon);

    public static SaleEvent Settled => new SaleEvent.Settled(TheSale, TheOrder, null, Noon);

    public static SaleCommand.AddLines AddLines(params NewLine[] lines) => new([.. lines], Anna);

    public static SaleCommand Pay(Tender tender) => new SaleCommand.RequestPayment(tender, Anna);
}
