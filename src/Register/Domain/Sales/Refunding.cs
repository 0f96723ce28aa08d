using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

using Answer = Decision<SaleEvent, SaleRefusal>;

/// <summary>What may go back of a sale that was paid: never more than is left of each line, and of each payment.</summary>
public static class Refunding
{
    /// <summary>What is left to give back of each line, in the order of the bill.</summary>
    public static ValueList<RefundedLine> LeftOf(Sale sale)
    {
        var priced = Pricing.Of(sale);
        var refunded = (sale.Refunds ?? []).SelectMany(refund => refund.Lines).ToLookup(line => line.Line);

        return
        [
            .. sale.Lines.Select(line => new RefundedLine(
                line.Id,
                new(line.Quantity.Thousandths - refunded[line.Id].Sum(part => part.Quantity.Thousandths)),
                priced.Of(line.Id).Net - refunded[line.Id].Sum(part => part.Amount))),
        ];
    }

    internal static Answer Request(Sale sale, SaleCommand.RequestRefund c, DateTimeOffset now)
    {
        if (sale.Refunding?.Id == c.Id || (sale.Refunds ?? []).Any(refund => refund.Id == c.Id))
        {
            return [];
        }

        if (CardPaying.Standing(sale, c.Id) is { } standing)
        {
            return standing;
        }

        var terms = c.Key is { } key ? c.Rules?.TermsOf(key, c.Till) : null;
        var mode = c.Key is { } named ? c.Rules?.Find(named)?.Mode ?? c.Mode : c.Mode;
        var lines = LinesOf(sale, c);
        var amount = lines?.Sum(line => line.Amount) ?? Money.Zero;

        // What was put aside is given up: all of it is taken back, and what was paid of it goes back.
        var isGivenUp = sale is { Stage: SaleStage.Sealed, IsPutAside: true };
        var forgone = isGivenUp ? sale.Due : Money.Zero;

        // The ticket stands open at the till that sealed it, and nowhere else.
        var till = isGivenUp ? sale.Till : c.Till;

        return sale.Stage is not SaleStage.Settled && !isGivenUp ? SaleRefusal.NotSettled
            : isGivenUp && sale.Pending is not null ? SaleRefusal.PaymentPending
            : isGivenUp && (c.Lines is not null || c.Amount is not null) ? SaleRefusal.PutAsideAsAWhole
            : sale.Refunding is not null ? SaleRefusal.RefundPending
            : c.IsTillClosed ? SaleRefusal.TillClosed
            : c.Key is not null && terms is null ? SaleRefusal.PaymentKeyUnknown
            : string.IsNullOrWhiteSpace(c.Reason) || !Text.IsNote(c.Reason) ? SaleRefusal.RefundReasonMissing
            : lines is null || amount <= Money.Zero ? SaleRefusal.RefundTooMuch
            : PaymentsOf(sale, mode, amount - forgone) is not { } payments ? SaleRefusal.RefundModeUnpaid
            : c.Terminal is { } terminal && mode is PaymentMode.Card
                ? CardPaying.AskRefund(sale, new(c.Id, mode, amount, lines, payments, c.Reason, terms, forgone), till, terminal, c.By, now)
            : [
                new SaleEvent.RefundRequested(
                    sale, new(c.Id, mode, amount, lines, payments, c.Reason, terms, forgone), till, c.By, now),
            ];
    }

    internal static Answer Confirm(Sale sale, SaleCommand.ConfirmRefund c, DateTimeOffset now) =>
        sale.Refunding?.Id == c.Refund ? [new SaleEvent.RefundConfirmed(c.Refund, c.Till, c.Ticket, now)]
        : (sale.Refunds ?? []).Any(refund => refund.Id == c.Refund) ? []
        : SaleRefusal.NoSuchRefund;

    internal static Answer Refuse(Sale sale, SaleCommand.RefuseRefund c, DateTimeOffset now) =>
        sale.Refunding?.Id == c.Refund
            ? [new SaleEvent.RefundRefused(c.Refund, now), .. CardPaying.Unbooked(sale, c.Refund, now)]
            : [];

    // Null when it is more than is left.
    private static ValueList<RefundedLine>? LinesOf(Sale sale, SaleCommand.RequestRefund c)
    {
        var left = LeftOf(sale);

        return c.Amount is { } amount ? OfAmount(left, amount)
            : c.Lines is { } parts ? OfParts(left, parts)
            : left.Where(line => !line.Amount.IsZero || line.Quantity.Thousandths > 0).ToValueList();
    }

    private static ValueList<RefundedLine>? OfAmount(ValueList<RefundedLine> left, Money amount)
    {
        if (amount <= Money.Zero || amount > left.Sum(line => line.Amount))
        {
            return null;
        }

        var shares = Rounding.Spread(amount.Cents, [.. left.Select(line => line.Amount.Cents)]);
        return [.. left.Select((line, at) => new RefundedLine(line.Line, new(0), new(shares[at]))).Where(line => !line.Amount.IsZero)];
    }

    private static ValueList<RefundedLine>? OfParts(ValueList<RefundedLine> left, ValueList<LinePart> parts)
    {
        var refunded = new List<RefundedLine>();

        foreach (var part in parts)
        {
            if (left.FirstOrDefault(line => line.Line == part.Line) is not { } line || !part.Quantity.IsValid
                || part.Quantity.Thousandths > line.Quantity.Thousandths || refunded.Exists(known => known.Line == part.Line))
            {
                return null;
            }

            refunded.Add(new(part.Line, part.Quantity, line.Amount.Part(part.Quantity, line.Quantity)));
        }

        return [.. refunded];
    }

    // What came by that mode goes back first. A card is given back only what a card has paid; cash, credit notes and
    // transfers may stand for any.
    private static ValueList<RefundedPayment>? PaymentsOf(Sale sale, PaymentMode mode, Money amount)
    {
        var taken = (sale.Refunds ?? []).SelectMany(refund => refund.Payments).ToLookup(part => part.Payment);
        var left = amount;
        var parts = new List<RefundedPayment>();
        var mayBeAny = mode is PaymentMode.Cash or PaymentMode.CreditNote or PaymentMode.Transfer;

        foreach (var payment in sale.Payments.Where(payment => mayBeAny || payment.Mode == mode).OrderBy(payment => payment.Mode != mode))
        {
            var part = Money.Min(left, payment.Applied - taken[payment.Id].Sum(known => known.Amount));

            if (part > Money.Zero)
            {
                parts.Add(new(payment.Id, part));
                left -= part;
            }
        }

        return left.IsZero ? [.. parts] : null;
    }
}
