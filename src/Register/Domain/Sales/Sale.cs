using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

/// <summary>The bill a guest owes. Only <see cref="SaleDecider.Evolve"/> makes a new one.</summary>
/// <param name="Order">What the kitchen knows it by; shared by all sales of one table visit.</param>
/// <param name="CallNumber">Null until something was sent.</param>
/// <param name="Spent">Ids of removed lines: the kitchen accepts an id once, so none may come back.</param>
/// <param name="Pending">A payment that was asked for and that the till has not answered yet. Nothing else may change meanwhile.</param>
/// <param name="DueAt">When the guest wants it; null for as soon as possible. Part of the order from the first sending on.</param>
/// <param name="IsModeSaid">Somebody has chosen the mode; otherwise it is only what sales begin with.</param>
/// <param name="Phone">Where the guest can be reached; empty when nobody asked.</param>
/// <param name="Destination">Where it is brought to, when it is. Kept while the sale is in another mode, and then without effect.</param>
/// <param name="Fee">The line that charges the delivery; null when none does.</param>
/// <param name="Reserved">The number that what is unsent goes out under as soon as all is paid; null where nothing waits for that.</param>
/// <param name="Adjustments">What changes its price beyond its lines; null for nothing.</param>
/// <param name="NoMenu">Lines whose menu somebody undid: they go into none by themselves.</param>
/// <param name="StoodDown">Rules of the house that are not asked of this sale any more: undone by hand, or fixed by a split.</param>
/// <param name="Moving">Lines on their way to another sale, which has not answered yet. Nothing else may change meanwhile.</param>
/// <param name="LastMove">What became of the last.</param>
/// <param name="Kin">The sales that lines went to or came from.</param>
/// <param name="Refunding">A refund that the till has not answered yet.</param>
/// <param name="Refunds">What was given back.</param>
/// <param name="Gifts">Lines that a rule of the house has added.</param>
/// <param name="Receipts">What was given out on paper or by mail; null for nothing.</param>
/// <param name="Known">The customer of the house that <paramref name="Customer"/> is the name of; null for a name and no more.</param>
/// <param name="InTraining">Its ticket is one of the school's: nothing of it is real, and it is not given back for real.</param>
/// <param name="Card">A go at a card that nobody knows the end of yet. Nothing else may change meanwhile.</param>
/// <param name="Cards">Those whose end is known, the newest last; null for none.</param>
/// <param name="IsPutAside">Its goods stay in the house until all is paid, in as many days and payments as it takes.</param>
/// <param name="Ticket">Its number in the till's sealed journal; null until the first payment.</param>
/// <param name="Relay">Where the guest fetches it, in the mode of relay points. Kept while the sale is in another mode, and then without effect.</param>
/// <param name="Exemption">Who takes it to another state of the Union. Kept while the sale is in a mode of the house itself, and then without effect.</param>
public sealed record Sale(
    SaleId Id,
    TillId Till,
    OrderId Order,
    SaleStage Stage,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    string Customer,
    int? CallNumber,
    ValueList<SaleLine> Lines,
    ValueList<LineId> Spent,
    Tender? Pending,
    ValueList<Payment> Payments,
    long? Ticket,
    Actor OpenedBy,
    DateTimeOffset OpenedAt,
    DateTimeOffset? DueAt = null,
    ValueList<Adjustment>? Adjustments = null,
    ValueList<LineId>? NoMenu = null,
    ValueList<OfferId>? StoodDown = null,
    Transfer? Moving = null,
    MoveOutcome? LastMove = null,
    ValueList<SaleId>? Kin = null,
    Refund? Refunding = null,
    ValueList<Refund>? Refunds = null,
    ValueList<GivenLine>? Gifts = null,
    bool IsModeSaid = true,
    string Phone = "",
    Destination? Destination = null,
    LineId? Fee = null,
    int? Reserved = null,
    ValueList<ReceiptCount>? Receipts = null,
    CustomerId? Known = null,
    bool InTraining = false,
    CardAttempt? Card = null,
    ValueList<CardAttempt>? Cards = null,
    bool IsPutAside = false,
    RelayStop? Relay = null,
    Exemption? Exemption = null)
{
    public static readonly Sale None = new(
        default, default, default, SaleStage.Absent, ServiceMode.EatIn, Table: null, Covers: 0, Customer: "",
        CallNumber: null, [], [], Pending: null, [], Ticket: null, default, default);

    public ValueList<Adjustment> Adjusted => Adjustments ?? [];

    public Money Total => Pricing.Of(this).Total;

    public Money Paid => Payments.Sum(payment => payment.Applied);

    public Money Due => Total - Paid - Forgone;

    /// <summary>What nobody has to pay any more, since it was put aside and never fetched.</summary>
    public Money Forgone => (Refunds ?? []).Sum(refund => refund.Forgone);

    /// <summary>What was ordered, without what its delivery costs.</summary>
    public Money Goods => Pricing.Of(this).Lines.Where(line => line.Line != Fee).Sum(line => line.Net);

    /// <summary>The relay point where the guest fetches it; null in every other mode.</summary>
    public RelayStop? FetchedAt => Mode is ServiceMode.RelayPoint ? Relay : null;

    public Money Refunded => (Refunds ?? []).Sum(refund => refund.Back);

    /// <summary>Lines whose weight no scale gave.</summary>
    public ValueList<LineId> TypedWeights =>
        [.. Lines.Where(line => line is { Article.IsWeighed: true, Weight: WeightSource.Hand }).Select(line => line.Id)];

    public bool HasUnsent => Lines.Any(line => line.IsUnsent);

    /// <summary>How often a ticket of this sale was given out, on paper or by mail: the first is the original.</summary>
    public int CopiesOf(TillId till, long ticket) => ReceiptCounts.Of(this, till, ticket);

    public SaleLine? Find(LineId id) => Lines.FirstOrDefault(line => line.Id == id);

    /// <summary>What is eaten here goes nowhere.</summary>
    public bool IsExempt => Exemption is not null && !Mode.IsOnSite();

    /// <summary>How a line is taxed in this sale's mode. What is taxed on its margin is so wherever it goes (directive 2006/112/CE, art. 139 §3).</summary>
    public VatRow RowOf(SaleLine line) =>
        IsExempt && !line.Article.Scheme.IsMargin() ? new(default, VatScheme.IntraCommunity) : new(line.Article.RateIn(Mode), line.Article.Scheme);
}

/// <summary>What is sold: the article as the catalogue had it at that moment, so that a later price does not change a bill.</summary>
/// <param name="UnitPrice">Where <paramref name="ModePrices"/> says nothing else.</param>
/// <param name="Card">Null for what nobody prepares.</param>
/// <param name="ModePrices">Where it costs something else in a mode, or is not sold; null for nowhere.</param>
/// <param name="Discount">What the house takes off whenever it is sold; null for nothing.</param>
/// <param name="Supply">What it is to the tax: the day it is put on a bill gives it its rates. Null for what brings its own.</param>
/// <param name="IsWeighed">Its price is that of a kilogram.</param>
/// <param name="Scheme">Never that of an exemption, which is the sale's.</param>
/// <param name="Purchase">What a piece, or a kilogram, was bought for, tax included; must be there where the margin is taxed.</param>
public sealed record SoldArticle(
    ArticleId? Id,
    string Name,
    Money UnitPrice,
    Rate EatIn,
    Rate TakeAway,
    PreparationCard? Card,
    DepartmentId? Department = null,
    ValueList<ModePrice>? ModePrices = null,
    StandingDiscount? Discount = null,
    VatSupply? Supply = null,
    bool IsWeighed = false,
    VatScheme Scheme = VatScheme.Standard,
    Money? Purchase = null)
{
    /// <summary>Null where it is not sold in that mode.</summary>
    public Money? UnitPriceIn(ServiceMode mode) =>
        ModePrices?.FirstOrDefault(own => own.Mode == mode) is { } own ? own.Price : UnitPrice;

    public Rate RateIn(ServiceMode mode) => mode.IsOnSite() ? EatIn : TakeAway;
}

/// <param name="IsSent">The kitchen has it, under the same line id.</param>
/// <param name="Allergies">What the guest must not eat; null when nobody said.</param>
/// <param name="Choices">What was chosen out of the article's sets; null for an article without.</param>
/// <param name="Seat">At which chair of the table it is served, from 1; 0 when nobody said.</param>
/// <param name="Kitchen">
/// The line that the kitchen knows it by, when this is a part of a dish that was split over several bills; null: by its own
/// id, and the whole of it. Parts are told to the kitchen as "so much less", and by nobody as "so much".
/// </param>
/// <param name="SentUnder">The order that the kitchen has it in, when it came from another table; null for its sale's.</param>
/// <param name="SplitCents">What a split left over when the prices of the parts were rounded; in the line's gross.</param>
/// <param name="Weight">Who says what it weighs.</param>
/// <param name="PurchaseCents">The same of what it was bought for, where its margin is taxed.</param>
public sealed record SaleLine(
    LineId Id,
    SoldArticle Article,
    Quantity Quantity,
    ValueList<string> Options,
    string Note,
    bool IsSent,
    ValueList<string>? Allergies = null,
    ValueList<Choice>? Choices = null,
    int Seat = 0,
    LineId? Kitchen = null,
    OrderId? SentUnder = null,
    Money SplitCents = default,
    WeightSource Weight = WeightSource.None,
    Money PurchaseCents = default)
{
    /// <summary>What the kitchen calls it.</summary>
    public LineId KitchenId => Kitchen ?? Id;

    /// <summary>A part of a dish whose other parts are on other bills.</summary>
    public bool IsShared => Kitchen is not null;

    /// <summary>What the cook reads: what was chosen, and what was written on it.</summary>
    public ValueList<string> Wishes => [.. (Choices ?? []).Select(choice => choice.Name), .. Options];

    public bool IsUnsent => !IsSent && Article.Card is not null;
}

/// <summary>Where a line's weight comes from: one that no scale gave is marked for good.</summary>
public enum WeightSource
{
    /// <summary>It is sold by the piece.</summary>
    None,

    /// <summary>A scale gave it, standing still, or has printed it into a code.</summary>
    Scale,

    /// <summary>Somebody has typed it, or changed it.</summary>
    Hand,
}

public enum SaleStage
{
    Absent,
    Open,

    /// <summary>Numbered and sealed; something is still due.</summary>
    Sealed,

    /// <summary>Paid in full.</summary>
    Settled,

    /// <summary>Given up before any payment.</summary>
    Abandoned,
}
