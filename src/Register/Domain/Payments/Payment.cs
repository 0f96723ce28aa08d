using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Payments;

/// <summary>What a guest pays with. The first two are the oldest, and stand in journals alone.</summary>
public enum PaymentMode
{
    Cash,
    Card,
    Cheque,

    /// <summary>« Titre-restaurant », with a limit a day for each holder.</summary>
    MealVoucher,
    Transfer,

    /// <summary>« Avoir »: a paper that the house has given out.</summary>
    CreditNote,

    /// <summary>The guest owes it, and the house has written it down.</summary>
    OnAccount,
    Other,
}

/// <summary>What a guest puts down for a sale.</summary>
/// <param name="Id">Chosen by whoever pressed the key: pressed twice, it is one payment.</param>
/// <param name="Given">As typed, with the tip. In cash it may exceed what is due.</param>
/// <param name="Tip">How much of it is for whoever serves: no turnover, and no VAT in it.</param>
/// <param name="Terms">What the house asks of its key; null for a payment that names none.</param>
/// <param name="For">Which lines, and how much of each, it is meant for; null when nobody said.</param>
/// <param name="Customer">Who owes it, when it goes on account.</param>
public sealed record Tender(
    CommandId Id,
    PaymentMode Mode,
    Money Given,
    Money Tip = default,
    PaymentTerms? Terms = null,
    ValueList<LinePart>? For = null,
    CustomerId? Customer = null)
{
    public bool GivesChange => Terms?.GivesChange ?? Mode is PaymentMode.Cash;
}

/// <summary>What the house asked of a payment key at the moment it was pressed.</summary>
/// <param name="Name">Empty for the word of its mode.</param>
/// <param name="Max">More is taken as this much.</param>
/// <param name="CashStepCents">The smallest coin; 0 for the cent.</param>
public sealed record PaymentTerms(
    PaymentKeyId Key, string Name, bool GivesChange, Money? Min, Money? Max, int CashStepCents);

/// <summary>A tender that was taken. Given = applied + rounding + tip + change.</summary>
/// <param name="Applied">What it pays of the sale.</param>
/// <param name="Rounding">What the smallest coin made of the last cents: a line of its own, without VAT.</param>
/// <param name="Key">Null for a payment that named none.</param>
public sealed record Payment(
    CommandId Id,
    PaymentMode Mode,
    Money Given,
    Money Applied,
    Money Change,
    Money Tip = default,
    Money Rounding = default,
    PaymentKeyId? Key = null,
    string? Name = null,
    ValueList<LinePart>? For = null,
    CustomerId? Customer = null)
{
    /// <summary>What it costs whoever pays: on account, what is owed for it.</summary>
    public Money Cost => Applied + Rounding + Tip;
}

/// <summary>Every reason a tender can be refused, in the order of checking.</summary>
public enum TenderRefusal
{
    AmountNegative,

    /// <summary>Nothing was put down though something is due.</summary>
    AmountMissing,
    AmountTooLarge,
    BelowMin,

    /// <summary>No coins make that amount.</summary>
    NotInCoins,

    /// <summary>More than was put down.</summary>
    TipTooLarge,

    /// <summary>Only a key that gives change takes more than is due.</summary>
    CardAboveDue,
}

public static class Tendering
{
    /// <summary>10 000.00: French law forbids larger cash payments among professionals long before (art. D112-3 CMF).</summary>
    public static readonly Money GivenMax = new(1_000_000);

    public static TenderRefusal? Check(Tender tender, Money due) =>
        tender.Given.IsNegative || tender.Tip.IsNegative ? TenderRefusal.AmountNegative :
        tender.Given.IsZero && !ToPay(tender, due).IsZero ? TenderRefusal.AmountMissing :
        tender.Given > GivenMax ? TenderRefusal.AmountTooLarge :
        tender.Given < tender.Terms?.Min ? TenderRefusal.BelowMin :
        !IsInCoins(tender, tender.Given) || !IsInCoins(tender, tender.Tip) ? TenderRefusal.NotInCoins :
        IsTipTooLarge(tender, due) ? TenderRefusal.TipTooLarge :
        !tender.GivesChange && Room(tender) > due ? TenderRefusal.CardAboveDue :
        null;

    /// <summary>Takes a tender that <see cref="Check"/> has passed.</summary>
    public static Payment Take(Tender tender, Money due)
    {
        var (room, toPay) = (Room(tender), ToPay(tender, due));
        var isEnough = room >= toPay;
        var applied = isEnough ? due : room;

        return new(
            tender.Id,
            tender.Mode,
            Taken(tender),
            applied,
            isEnough ? room - toPay : Money.Zero,
            tender.Tip,
            isEnough ? toPay - due : Money.Zero,
            tender.Terms?.Key,
            tender.Terms?.Name,
            tender.For,
            tender.Customer);
    }

    /// <summary>What pays all that is due by this key: in coins, where the house has no smaller ones.</summary>
    public static Money ToPay(Tender tender, Money due) => InCoins(due, StepOf(tender));

    /// <param name="stepCents">The smallest coin; 0 for the cent.</param>
    public static Money InCoins(Money amount, int stepCents) => stepCents is 0
        ? amount
        : new(checked(Rounding.HalfAwayFromZero(amount.Cents, stepCents) * stepCents));

    private static int StepOf(Tender tender) =>
        tender.Mode is PaymentMode.Cash ? tender.Terms?.CashStepCents ?? 0 : 0;

    // What is more than the key takes is left in the guest's hand (features.md K41).
    private static Money Taken(Tender tender) =>
        tender.Terms?.Max is { } max ? Money.Min(tender.Given, max) : tender.Given;

    private static Money Room(Tender tender) => Taken(tender) - tender.Tip;

    private static bool IsInCoins(Tender tender, Money amount) =>
        StepOf(tender) is 0 || amount.Cents % StepOf(tender) == 0;

    // A payment that is nothing but a tip would be one of no sale.
    private static bool IsTipTooLarge(Tender tender, Money due) =>
        Room(tender).IsNegative || (Room(tender).IsZero && !tender.Tip.IsZero && !ToPay(tender, due).IsZero);
}
