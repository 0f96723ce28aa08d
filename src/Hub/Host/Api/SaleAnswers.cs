using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>Both bills, after lines went from one to the other.</summary>
public sealed record MovedLines(SaleAnswer From, SaleAnswer To);

/// <summary>What changes the price of a sale.</summary>
/// <param name="AmountCents">What it makes of the whole; negative for a discount.</param>
public sealed record ReductionAnswer(string Id, string Name, AdjustmentKind Kind, long AmountCents);

/// <summary>A refund, sealed.</summary>
public sealed record RefundedAnswer(string Id, PaymentMode Mode, long AmountCents, string Reason)
{
    public static RefundedAnswer Of(Refund refund) =>
        new(refund.Id.Value, refund.Mode, refund.Amount.Cents, refund.Reason);
}

/// <summary>Where a sale stands.</summary>
/// <param name="Reductions">Discounts, menus and what the house adds by itself.</param>
/// <param name="Refunds">What was given back.</param>
/// <param name="OrderId">What the kitchen knows it by.</param>
/// <param name="CallNumber">Null until something was sent.</param>
/// <param name="PutAside">Its goods stay in the house until all is paid.</param>
/// <param name="Ticket">Its number in the till's sealed journal; null until the first payment.</param>
public sealed record SaleAnswer(
    string Id,
    string OrderId,
    string Till,
    SaleStage Stage,
    ServiceMode Mode,
    string? Table,
    string Customer,
    int? CallNumber,
    long TotalCents,
    long PaidCents,
    long DueCents,
    long? Ticket,
    DateTimeOffset OpenedAt,
    IReadOnlyList<SaleLineAnswer> Lines,
    IReadOnlyList<PaymentAnswer> Payments,
    IReadOnlyList<ReductionAnswer> Reductions,
    IReadOnlyList<RefundedAnswer> Refunds,
    RelayPointAnswer? Relay,
    bool PutAside)
{
    public static SaleAnswer Of(Sale sale) => new(
        sale.Id.Value,
        sale.Order.Value,
        sale.Till.Value,
        sale.Stage,
        sale.Mode,
        sale.Table?.Value,
        sale.Customer,
        sale.CallNumber,
        sale.Total.Cents,
        sale.Paid.Cents,
        sale.Due.Cents,
        sale.Ticket,
        sale.OpenedAt,
        LinesOf(sale),
        [.. sale.Payments.Select(PaymentAnswer.Of)],
        ReductionsOf(sale),
        [.. (sale.Refunds ?? []).Select(RefundedAnswer.Of)],
        sale.FetchedAt is { } relay ? new(relay.Id, relay.Name, relay.Address, relay.Hours) : null,
        sale.IsPutAside);

    private static IReadOnlyList<ReductionAnswer> ReductionsOf(Sale sale)
    {
        var priced = Pricing.Of(sale);
        return
        [
            .. sale.Adjusted.Select(adjustment => new ReductionAnswer(
                adjustment.Id.Value, adjustment.Name, adjustment.Kind, priced.Of(adjustment.Id).Cents)),
        ];
    }

    private static IReadOnlyList<SaleLineAnswer> LinesOf(Sale sale)
    {
        var priced = Pricing.Of(sale);
        return [.. sale.Lines.Select(line => SaleLineAnswer.Of(line, priced.Of(line.Id), sale.Mode))];
    }
}

/// <summary>One line of a bill.</summary>
/// <param name="Article">Null for a free line.</param>
/// <param name="VatBasisPoints">The rate that its sale's mode chose.</param>
/// <param name="VatScheme">What the rate is taken on: where it is not standard, no tax may be told to the guest.</param>
/// <param name="Sent">Whether the kitchen has it.</param>
/// <param name="Allergies">What the guest must not eat.</param>
/// <param name="Choices">What was chosen out of the article's sets.</param>
public sealed record SaleLineAnswer(
    string Id,
    string? Article,
    string Name,
    decimal Quantity,
    long UnitPriceCents,
    long TotalCents,
    int VatBasisPoints,
    VatScheme VatScheme,
    IReadOnlyList<string> Options,
    string Note,
    bool Sent,
    IReadOnlyList<string> Allergies,
    IReadOnlyList<ChosenAnswer> Choices)
{
    public static SaleLineAnswer Of(SaleLine line, PricedLine priced, ServiceMode mode) => new(
        line.Id.Value,
        line.Article.Id?.Value,
        line.Article.Name,
        LineChecks.ToDecimal(line.Quantity),
        priced.UnitPrice.Cents,
        priced.Net.Cents,
        priced.Rate.BasisPoints,
        priced.Scheme,
        line.Options,
        line.Note,
        line.IsSent,
        line.Allergies ?? [],
        [.. (line.Choices ?? []).Select(choice =>
            new ChosenAnswer(choice.Set.Value, choice.Id.Value, choice.Name, choice.DeltaIn(mode).Cents))]);
}

/// <summary>What was chosen for a line.</summary>
/// <param name="DeltaCents">What it adds to the price of a piece.</param>
public sealed record ChosenAnswer(string Set, string Id, string Name, long DeltaCents);

/// <summary>A payment that was taken.</summary>
/// <param name="AppliedCents">What it pays of the sale: what was given, less change, tip and rounding.</param>
/// <param name="RoundingCents">What the smallest coin made of the last cents.</param>
/// <param name="Key">The payment key of the house; null where none was named.</param>
public sealed record PaymentAnswer(
    PaymentMode Mode, long GivenCents, long AppliedCents, long ChangeCents, long TipCents, long RoundingCents, string? Key)
{
    public static PaymentAnswer Of(Payment payment) =>
        new(
            payment.Mode, payment.Given.Cents, payment.Applied.Cents, payment.Change.Cents, payment.Tip.Cents, payment.Rounding.Cents,
            payment.Key?.Value);
}

/// <summary>A payment, sealed.</summary>
/// <param name="Ticket">The number of the sale's ticket in the till's sealed journal.</param>
/// <param name="DueCents">What is left to pay.</param>
public sealed record TakenPayment(long Ticket, PaymentAnswer Payment, long DueCents);
