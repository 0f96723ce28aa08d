using System.ComponentModel.DataAnnotations;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Api;

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
