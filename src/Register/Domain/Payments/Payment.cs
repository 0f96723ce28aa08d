using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Payments;

public enum PaymentMode
{
    Cash,
    Card,
}

/// <summary>What a guest puts down for a sale.</summary>
/// <param name="Id">Chosen by whoever pressed the key: pressed twice, it is one payment.</param>
/// <param name="Given">As typed. In cash it may exceed what is due.</param>
public sealed record Tender(CommandId Id, PaymentMode Mode, Money Given);

/// <summary>A tender that was taken.</summary>
/// <param name="Applied">What it pays of the sale: <paramref name="Given"/> less <paramref name="Change"/>.</param>
public sealed record Payment(CommandId Id, PaymentMode Mode, Money Given, Money Applied, Money Change);

/// <summary>Every reason a tender can be refused, in the order of checking.</summary>
public enum TenderRefusal
{
    AmountNegative,

    /// <summary>Nothing was put down though something is due.</summary>
    AmountMissing,
    AmountTooLarge,

    /// <summary>Only cash gives change.</summary>
    CardAboveDue,
}

public static class Tendering
{
    /// <summary>10 000.00: French law forbids larger cash payments among professionals long before (art. D112-3 CMF).</summary>
    public static readonly Money GivenMax = new(1_000_000);

    public static TenderRefusal? Check(Tender tender, Money due) =>
        tender.Given.IsNegative ? TenderRefusal.AmountNegative :
        tender.Given.IsZero && !due.IsZero ? TenderRefusal.AmountMissing :
        tender.Given > GivenMax ? TenderRefusal.AmountTooLarge :
        tender.Mode is PaymentMode.Card && tender.Given > due ? TenderRefusal.CardAboveDue :
        null;

    /// <summary>Takes a tender that <see cref="Check"/> has passed.</summary>
    public static Payment Take(Tender tender, Money due)
    {
        var applied = Money.Min(tender.Given, due);
        return new(tender.Id, tender.Mode, tender.Given, applied, tender.Given - applied);
    }
}
