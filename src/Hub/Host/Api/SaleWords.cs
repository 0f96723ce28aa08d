using System.ComponentModel.DataAnnotations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

/// <summary>A sale with everything on it.</summary>
public sealed class OpenSale : IInput
{
    /// <summary>The client's own id of the sale; the hub makes one otherwise.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>The till whose sealed journal it goes to. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Till { get; set; }

    /// <summary>How the guest gets it; one that the house has switched on. It chooses prices and VAT rates. Required.</summary>
    [Required]
    public ServiceMode? Mode { get; set; }

    /// <summary>A name to call at the counter.</summary>
    [MaxLength(Text.NameMax)]
    public string? Customer { get; set; }

    /// <summary>Where the guest can be reached; some modes want it.</summary>
    [MaxLength(20)]
    public string? Phone { get; set; }

    /// <summary>Where it is brought to; required for a delivery.</summary>
    public DeliveryTarget? Delivery { get; set; }

    /// <summary>Whether the kitchen gets it at once: yes, when nothing is said and the mode does not wait for the payment.</summary>
    public bool? Send { get; set; }

    /// <summary>What is sold, 1–200 lines.</summary>
    [Required, MinLength(1), MaxLength(Limits.LinesMax)]
    public List<OpenSaleLine?>? Lines { get; set; }

    public void Check(Faults faults)
    {
        faults.OfId("id", Id);
        faults.Required("till", Till);
        faults.OfId("till", Till);
        faults.Required("mode", Mode);
        faults.Check("customer", Customer is null or "" || Text.IsName(Customer), $"must be {Text.NameMax} clean signs at most");
        faults.Check("phone", SaleRules.IsPhoneOrEmpty(Phone ?? ""), "must be a telephone number of 20 signs at most");
        Delivery?.Check(faults, "delivery");
        LineChecks.Of(faults, Lines, Limits.LinesMax, line => line.Id, (line, path) => line.Check(faults, path));
    }
}

/// <summary>An article of the catalogue, or a free line with a name, a price and both VAT rates of its own.</summary>
public sealed class OpenSaleLine
{
    /// <summary>The client's own id of the line, unique for ever; the kitchen gets it under the same.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }

    /// <summary>Id of the article. Without it the line is free.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Article { get; set; }

    /// <summary>Of a free line only.</summary>
    [MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    /// <summary>Of a free line only: tax included, 0–1000000 cents.</summary>
    [Range(0, 1_000_000)]
    public long? UnitPriceCents { get; set; }

    /// <summary>Of a free line only: the rate when eaten in, in basis points; 1000 is 10 %.</summary>
    [Range(0, Rate.BasisPointsMax)]
    public int? VatEatInBasisPoints { get; set; }

    /// <summary>Of a free line only: the rate when taken away, in basis points.</summary>
    [Range(0, Rate.BasisPointsMax)]
    public int? VatTakeAwayBasisPoints { get; set; }

    /// <summary>Of a free line only: where and how it is prepared. Without it nobody prepares it.</summary>
    public Preparation? Preparation { get; set; }

    /// <summary>How many, or how much: 0.001–999, three decimals at most. One, when nothing is said.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    /// <summary>Cooking, sides, without; 12 at most.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<string?>? Options { get; set; }

    /// <summary>What the cook must read.</summary>
    [MaxLength(Text.NoteMax)]
    public string? Note { get; set; }

    /// <summary>What the guest must not eat; 14 at most. Not what the dish contains.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergies { get; set; }

    /// <summary>Of an article with questions: what was chosen out of its sets. The compulsory ones must be answered.</summary>
    [MaxLength(Limits.OptionsMax)]
    public List<OpenSaleChoice?>? Choices { get; set; }

    internal void Check(Faults faults, string path)
    {
        faults.Check($"{path}.choices", Choices is null || Choices.Count <= Limits.OptionsMax, $"must have {Limits.OptionsMax} items at most");
        faults.Check($"{path}.choices", Choices is null || Article is not null, "belongs to an article of the catalogue; this line is free");

        foreach (var (choice, at) in (Choices ?? []).Take(Limits.OptionsMax).Select((choice, at) => (choice, at)))
        {
            faults.Required($"{path}.choices[{at}].set", choice?.Set);
            faults.OfId($"{path}.choices[{at}].set", choice?.Set);
            faults.Required($"{path}.choices[{at}].id", choice?.Id);
            faults.OfId($"{path}.choices[{at}].id", choice?.Id);
        }

        faults.OfId($"{path}.id", Id);
        faults.OfId($"{path}.article", Article);

        if (Article is null)
        {
            CheckFree(faults, path);
        }
        else
        {
            const string free = "belongs to a free line; this one names an article";
            faults.Check($"{path}.name", Name is null, free);
            faults.Check($"{path}.unitPriceCents", UnitPriceCents is null, free);
            faults.Check($"{path}.vatEatInBasisPoints", VatEatInBasisPoints is null, free);
            faults.Check($"{path}.vatTakeAwayBasisPoints", VatTakeAwayBasisPoints is null, free);
            faults.Check($"{path}.preparation", Preparation is null, free);
        }

        LineChecks.OfQuantity(faults, $"{path}.quantity", Quantity);
        faults.OfNames($"{path}.options", Options, Limits.OptionsMax);
        faults.OfNote($"{path}.note", Note);
        faults.OfNames($"{path}.allergies", Allergies, PreparationCard.AllergensMax);
    }

    private void CheckFree(Faults faults, string path)
    {
        faults.Check($"{path}.article", Name is not null, "is required, or a name and a price for a free line");
        faults.OfName($"{path}.name", Name);
        faults.Required($"{path}.unitPriceCents", UnitPriceCents);
        faults.Within($"{path}.unitPriceCents", UnitPriceCents, 0, SaleRules.UnitPriceMax.Cents);
        faults.Required($"{path}.vatEatInBasisPoints", VatEatInBasisPoints);
        faults.Within($"{path}.vatEatInBasisPoints", VatEatInBasisPoints, 0, Rate.BasisPointsMax);
        faults.Required($"{path}.vatTakeAwayBasisPoints", VatTakeAwayBasisPoints);
        faults.Within($"{path}.vatTakeAwayBasisPoints", VatTakeAwayBasisPoints, 0, Rate.BasisPointsMax);

        if (Preparation is { } card)
        {
            faults.Check($"{path}.preparation.route", card.Route is { Count: > 0 }, "must name at least one station");
            LineChecks.OfCard(faults, $"{path}.preparation", card.Route, card.Step, card.ExpectedSeconds, card.Allergens);
        }
    }
}

/// <summary>One choice out of a set of an article: GET /catalogue/articles lists them.</summary>
public sealed class OpenSaleChoice
{
    /// <summary>Id of the set. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Set { get; set; }

    /// <summary>Id of the choice within it. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Id { get; set; }
}

/// <summary>Where and how a free line is prepared.</summary>
public sealed class Preparation
{
    /// <summary>The ids of the stations that it passes, in order. Required.</summary>
    [Required, MinLength(1), MaxLength(PreparationCard.RouteMax)]
    public List<string?>? Route { get; set; }

    /// <summary>The course; 1 when nothing is said.</summary>
    [Range(1, PreparationCard.StepMax)]
    public int? Step { get; set; }

    /// <summary>How long one takes.</summary>
    [Range(0, PreparationCard.ExpectedSecondsMax)]
    public int? ExpectedSeconds { get; set; }

    /// <summary>As the house writes them; 14 at most.</summary>
    [MaxLength(PreparationCard.AllergensMax)]
    public List<string?>? Allergens { get; set; }
}

/// <summary>What a guest puts down.</summary>
public sealed class TakePayment : IInput
{
    /// <summary>cash or card; instead of a key.</summary>
    public PaymentMode? Mode { get; set; }

    /// <summary>Id of a payment key of the house; instead of a mode.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Key { get; set; }

    /// <summary>How much of what is given is a tip; nothing, when nothing is said. Only with a key.</summary>
    [Range(0, 1_000_000)]
    public long? TipCents { get; set; }

    /// <summary>Which lines it is meant for; 200 at most. Only with a key.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<SalePart?>? Lines { get; set; }

    /// <summary>As given, 0–1000000 cents, with the tip. Cash may be more than is due, and gives change. Required.</summary>
    [Required, Range(0, 1_000_000)]
    public long? GivenCents { get; set; }

    /// <summary>Id of the customer whose account it goes on, for a key that writes it down. Only with a key.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Customer { get; set; }

    public void Check(Faults faults)
    {
        faults.OfId("customer", Customer);
        faults.Check("customer", Customer is null || Key is not null, "wants a key");
        faults.Check("mode", Mode is not null || Key is not null, "is required, or a key");
        faults.Check("mode", Mode is null or PaymentMode.Cash or PaymentMode.Card, "must be cash or card; anything else has a key");
        faults.Check("key", Mode is null || Key is null, "goes with no mode");
        faults.OfId("key", Key);
        faults.Check("tipCents", TipCents is null || Key is not null, "wants a key");
        faults.Within("tipCents", TipCents, 0, Tendering.GivenMax.Cents);
        faults.Check("lines", Lines is null || Key is not null, "wants a key");
        SalePart.Check(faults, Lines, Limits.LinesMax);
        faults.Required("givenCents", GivenCents);
        faults.Within("givenCents", GivenCents, 0, Tendering.GivenMax.Cents);
    }
}

/// <summary>A line, and how much of it.</summary>
public sealed class SalePart
{
    /// <summary>Id of the line. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Line { get; set; }

    /// <summary>How many, or how much: 0.001–999, three decimals at most. One, when nothing is said.</summary>
    [Range(0.001, 999)]
    public decimal? Quantity { get; set; }

    internal static void Check(Faults faults, List<SalePart?>? parts, int max)
    {
        faults.Check("lines", parts is null || parts.Count <= max, $"must be {max} at most");

        foreach (var (part, at) in (parts ?? []).Take(max).Select((part, at) => (part, at)))
        {
            faults.Check($"lines[{at}]", part is not null, "must not be null");
            faults.Required($"lines[{at}].line", part?.Line);
            faults.OfId($"lines[{at}].line", part?.Line);
            LineChecks.OfQuantity(faults, $"lines[{at}].quantity", part?.Quantity);
        }
    }

    internal static ValueList<LinePart>? Of(List<SalePart?>? parts) => parts is null
        ? null
        : [.. parts.Select(part => new LinePart(new(part!.Line!), LineChecks.QuantityOf(part.Quantity)))];
}

/// <summary>Lines that go to another bill.</summary>
public sealed class MoveLines : IInput
{
    /// <summary>Id of the other sale. It must be open, or new. The hub makes one for a new sale otherwise.</summary>
    [MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? To { get; set; }

    /// <summary>Whether the other sale begins with them: yes, when nothing is said.</summary>
    public bool? New { get; set; }

    /// <summary>What goes, 1–200 lines. A part of a line gets a new id; the kitchen goes on knowing the dish by its first.</summary>
    [Required, MinLength(1), MaxLength(Limits.LinesMax)]
    public List<SalePart?>? Lines { get; set; }

    public void Check(Faults faults)
    {
        faults.OfId("to", To);
        faults.Check("to", To is not null || New is not false, "is required when the other sale is open already");
        faults.Check("lines", Lines is { Count: > 0 }, "must have at least one");
        SalePart.Check(faults, Lines, Limits.LinesMax);
    }
}

/// <summary>A discount, supplement or fixed price. The percentage is taken first, the amount after it.</summary>
public sealed class ReduceSale : IInput
{
    /// <summary>What the receipt says of it. Required.</summary>
    [Required, MaxLength(Text.NameMax)]
    public string? Name { get; set; }

    /// <summary>In basis points; −1000 is ten per cent off.</summary>
    [Range(-10_000, 10_000)]
    public int? BasisPoints { get; set; }

    /// <summary>Negative for a discount.</summary>
    [Range(-100_000_000, 100_000_000)]
    public long? AmountCents { get; set; }

    /// <summary>What the lines cost together instead. It goes with neither of the others.</summary>
    [Range(0, 100_000_000)]
    public long? FixedPriceCents { get; set; }

    /// <summary>Ids of the lines that share it; all that are there by now, when nothing is said.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<string?>? Lines { get; set; }

    public void Check(Faults faults)
    {
        faults.Required("name", Name);
        faults.OfName("name", Name);
        faults.Within("basisPoints", BasisPoints, -10_000, 10_000);
        faults.Within("amountCents", AmountCents, -Money.LineCentsMax, Money.LineCentsMax);
        faults.Within("fixedPriceCents", FixedPriceCents, 0, Money.LineCentsMax);
        faults.Check(
            "basisPoints", (BasisPoints ?? 0) != 0 || (AmountCents ?? 0) != 0 || FixedPriceCents is not null,
            "is required, or an amount or a fixed price");
        faults.Check("lines", Lines is null || Lines.Count <= Limits.LinesMax, $"must be {Limits.LinesMax} at most");

        foreach (var (line, at) in (Lines ?? []).Take(Limits.LinesMax).Select((line, at) => (line, at)))
        {
            faults.Required($"lines[{at}]", line);
            faults.OfId($"lines[{at}]", line);
        }
    }
}

/// <summary>Money that goes back for a sale that was paid in full.</summary>
public sealed class RefundSale : IInput
{
    /// <summary>The till whose sealed journal it goes to. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Till { get; set; }

    /// <summary>Id of the payment key by which it goes back. Required.</summary>
    [Required, MaxLength(RetailPos.Kernel.Id.LengthMax)]
    public string? Key { get; set; }

    /// <summary>What it is for; all that is left, when neither this nor an amount is said.</summary>
    [MaxLength(Limits.LinesMax)]
    public List<SalePart?>? Lines { get; set; }

    /// <summary>Money for no line in particular: every line bears its share.</summary>
    [Range(1, 100_000_000)]
    public long? AmountCents { get; set; }

    /// <summary>Why. Required.</summary>
    [Required, MaxLength(Text.NoteMax)]
    public string? Reason { get; set; }

    public void Check(Faults faults)
    {
        faults.Required("till", Till);
        faults.OfId("till", Till);
        faults.Required("key", Key);
        faults.OfId("key", Key);
        faults.Required("reason", Reason);
        faults.OfNote("reason", Reason);
        faults.Within("amountCents", AmountCents, 1, Money.LineCentsMax);
        faults.Check("amountCents", AmountCents is null || Lines is null, "goes with no lines");
        SalePart.Check(faults, Lines, Limits.LinesMax);
    }
}

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
    IReadOnlyList<RefundedAnswer> Refunds)
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
        [.. (sale.Refunds ?? []).Select(RefundedAnswer.Of)]);

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
