using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>What a payment must be, where it is sealed, and what follows when all is paid.</summary>
public static class Paying
{
    /// <summary>What speaks against taking it; null for nothing. Asked before anything is sent for it, too.</summary>
    public static SaleRefusal? FaultOf(Sale sale, SaleCommand.RequestPayment c) =>
        TenderOf(sale, c) is not { } tender ? SaleRefusal.PaymentKeyUnknown
        : Tendering.Check(tender, sale.Due) is { } refusal ? SaleRules.Of(refusal)
        : !IsLeftToPay(sale, tender.For) ? SaleRefusal.PartPaid
        : FaultOfAccount(tender, sale.Due, c.Trust) is { } fault ? fault
        : c.IsTillClosed ? SaleRefusal.TillClosed
        : null;

    // What speaks against writing it down; null for a tender that goes on no account.
    private static SaleRefusal? FaultOfAccount(Tender tender, Money due, Money? trust) =>
        tender.Mode is not PaymentMode.OnAccount ? null
        : tender.Customer is null ? SaleRefusal.NoCustomer
        : Tendering.Take(tender, due).Cost > trust ? SaleRefusal.AboveLimitOfDebt
        : null;

    /// <summary>The tender with what the house asks of its key; null where the house, or the till, has no such key.</summary>
    public static Tender? TenderOf(Sale sale, SaleCommand.RequestPayment c) =>
        c.Key is not { } key ? c.Tender
        : c.Rules?.TermsOf(key, TillOf(sale, c)) is { } terms
            ? c.Tender with { Mode = c.Rules.Find(key)!.Mode, Terms = terms }
            : null;

    /// <summary>Where a payment is sealed: where the guest pays, and from the second payment on where the first one was.</summary>
    public static TillId TillOf(Sale sale, SaleCommand.RequestPayment c) => sale.Ticket is null ? c.At ?? sale.Till : sale.Till;

    internal static Answer Request(Sale sale, SaleCommand.RequestPayment c, DateTimeOffset now)
    {
        if (sale.Pending is { } pending)
        {
            return pending.Id == c.Tender.Id ? [] : SaleRefusal.PaymentPending;
        }

        if (sale.Payments.Any(payment => payment.Id == c.Tender.Id))
        {
            return [];
        }

        // What was put aside may be on its way back while somebody else brings the next deposit.
        if (sale.Refunding is not null)
        {
            return SaleRefusal.RefundPending;
        }

        if (sale.Lines.IsEmpty)
        {
            return SaleRefusal.NoLines;
        }

        if (sale.Stage is SaleStage.Open && c.House is { } house && SaleRules.CheckReady(sale, house) is { } missing)
        {
            return missing;
        }

        if (CardPaying.Standing(sale, c.Tender.Id) is { } standing)
        {
            return standing;
        }

        // Nothing can be sent by hand any more once it is sealed: it is sent now, or goes out when all is paid.
        int? reserved = sale is { Stage: SaleStage.Open, HasUnsent: true } && Sending.WaitsForPayment(sale, c.House)
            ? sale.CallNumber ?? c.CallNumber
            : null;

        if (sale is { Stage: SaleStage.Open, HasUnsent: true } && reserved is null)
        {
            return SaleRefusal.UnsentLines;
        }

        if (reserved is < 1 or > Limits.CallNumberMax)
        {
            return SaleRefusal.CallNumberOutOfRange;
        }

        return FaultOf(sale, c) is { } fault ? fault
            : c.Terminal is { } terminal && TenderOf(sale, c) is { Mode: PaymentMode.Card } card
                ? CardPaying.AskPayment(sale, card, TillOf(sale, c), terminal, reserved, c.By, now)
            : [new SaleEvent.PaymentRequested(sale with { Till = TillOf(sale, c) }, TenderOf(sale, c)!, c.By, now, reserved)];
    }

    internal static Answer Confirm(Sale sale, SaleCommand.ConfirmPayment c, DateTimeOffset now)
    {
        if (sale.Payments.Any(payment => payment.Id == c.Payment.Id))
        {
            return [];
        }

        if (sale.Pending?.Id != c.Payment.Id)
        {
            return SaleRefusal.NoSuchPayment;
        }

        var confirmed = new SaleEvent.PaymentConfirmed(c.Ticket, c.Payment, now, c.InTraining);

        return sale.Due == c.Payment.Applied
            ? [confirmed, .. Sending.WhenPaid(sale, now), new SaleEvent.Settled(sale.Id, sale.Order, sale.Table, now)]
            : [confirmed];
    }

    internal static Answer Refuse(Sale sale, SaleCommand.RefusePayment c, DateTimeOffset now) =>
        sale.Pending?.Id == c.Tender
            ? [new SaleEvent.PaymentRefused(c.Tender, now), .. CardPaying.Unbooked(sale, c.Tender, now)]
            : [];

    private static bool IsLeftToPay(Sale sale, ValueList<LinePart>? parts)
    {
        var paid = sale.Payments.SelectMany(payment => payment.For ?? []).Concat(parts ?? []).ToLookup(part => part.Line);

        return (parts ?? []).All(part => part.Quantity.IsValid && sale.Find(part.Line) is { } line
            && paid[part.Line].Sum(known => known.Quantity.Thousandths) <= line.Quantity.Thousandths);
    }
}
