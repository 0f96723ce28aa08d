using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>One register of the file: first what happened at it, day by day with its Z reports, then what was sold and paid.</summary>
internal sealed class SaftRegister(SaftXml xml, TillId till, SaftMasters masters, SaftHouse house)
{
    private SaftDay _day = new();
    private int _events;
    private int _transactions;

    /// <summary>The first reading of the till's records.</summary>
    /// <param name="days">Whose Z reports are told, whenever they were made.</param>
    /// <param name="isWithin">It happened on one of them.</param>
    public void WriteEvent(TillEvent happened, DayRange days, bool isWithin)
    {
        if (happened is TillEvent.PeriodClosed { Closure: { Kind: ClosureKind.Day } closure })
        {
            if (days.Contains(closure.To))
            {
                Event(SaftBasics.ZReport, transaction: null, closure.By, closure.MadeAt, () => SaftReport.Write(xml, till, closure, _day, house));
            }

            _day = new();
            return;
        }

        _day.Hear(happened, house.GroupOf, number => masters.Tickets.GetValueOrDefault((till, number)).Total);

        if (isWithin)
        {
            WriteEvent(happened);
        }
    }

    private void WriteEvent(TillEvent happened)
    {

        switch (happened)
        {
            case TillEvent.TicketSealed { Ticket: var ticket }:
                Event(ticket.Refund is null ? SaftBasics.SaleReceipt : SaftBasics.RefundReceipt, $"{ticket.Number}", ticket.By, ticket.SealedAt);
                break;
            case TillEvent.DuplicateSealed { Duplicate: { Of: FiscalChainKind.Tickets } again }:
                Event(SaftBasics.CopyReceipt, $"{again.Original}", again.By, again.At);
                break;
            case TillEvent.Opened e:
                Event(SaftBasics.Opening, transaction: null, e.By, e.At);
                break;
            case TillEvent.Closed { Session: var session }:
                Event(SaftBasics.Closing, transaction: null, session.By, session.ClosedAt);
                break;
            case TillEvent.CashMoved { Movement: var movement }:
                Event(SaftBasics.Drawer, transaction: null, movement.By, movement.At, text: $"{movement.Kind} {movement.Amount.Cents}: {movement.Reason}");
                break;
        }
    }

    /// <summary>The second reading.</summary>
    public void WriteTransaction(TillEvent happened)
    {
        switch (happened.Inside())
        {
            case TillEvent.TicketSealed e:
                Sold(e.Ticket, e.Seal, happened is TillEvent.Trained);
                break;
            case TillEvent.PaymentSealed e when happened is not TillEvent.Trained:
                Transaction($"P{e.Payment.Number}", SaftBasics.LaterPayment, Money.Zero, Money.Zero, e.Payment.By, e.Payment.At, () =>
                {
                    xml.Say("refID", $"{e.Payment.Ticket}");
                    Rounding(e.Payment.Payment);
                    Paid(e.Payment.Payment);
                    Signed(e.Seal);
                });
                break;
            case TillEvent.DebtSettled { Seal: { } seal } e when happened is not TillEvent.Trained:
                Transaction($"S{e.Number}", SaftBasics.DebtSettled, Money.Zero, Money.Zero, e.Settling.By, e.At, () =>
                {
                    Payment(e.Settling.Mode, e.Settling.Amount);
                    Signed(seal);
                });
                break;
        }
    }

    private void Event(string kind, string? transaction, Actor by, DateTimeOffset at, Action? report = null, string text = "") => xml.Within("event", () =>
    {
        xml.Say("eventID", $"{++_events}");
        xml.Say("eventType", kind);
        xml.SayIf("transID", transaction ?? "");
        xml.Say("empID", SaftMasters.IdOf(by));
        xml.At("eventDate", "eventTime", at);
        xml.SayIf("eventText", text);
        report?.Invoke();
    });

    private void Sold(Ticket ticket, Seal seal, bool isTraining) => Transaction(
        isTraining ? $"T{ticket.Number}" : $"{ticket.Number}",
        ticket.Refund is null ? SaftBasics.Sale : SaftBasics.Refund,
        ticket.Total,
        ticket.Vat.Sum(share => share.TaxExcluded),
        ticket.By,
        ticket.SealedAt,
        () =>
        {
            xml.Say("refID", ticket.Refund is { } refund ? $"{refund.Till}-{refund.Ticket}" : ticket.Sale.Value);
            xml.SayIf("desc", ticket.Refund?.Reason ?? "");
            Lines(ticket);

            foreach (var share in ticket.Vat)
            {
                Vat(share.Row, share.Base, share.Tax);
            }

            Rounding(ticket.First);
            Paid(ticket.First);
            Signed(seal);
            xml.Number("receiptNum", 1);
            xml.Number("receiptCopyNum", isTraining ? 0 : Math.Min(999, masters.Tickets.GetValueOrDefault((till, ticket.Number)).Copies));
            xml.Say("voidTransaction", "false");
            xml.Say("trainingID", isTraining ? "true" : "false");
        });

    private void Transaction(string id, string kind, Money included, Money excluded, Actor by, DateTimeOffset at, Action write) => xml.Within("cashtransaction", () =>
    {
        xml.Number("nr", ++_transactions);
        xml.Say("transID", id);
        xml.Say("transType", kind);
        xml.Amount("transAmntIn", included);
        xml.Amount("transAmntEx", excluded);
        xml.Side("amntTp", included);
        xml.Say("empID", SaftMasters.IdOf(by));
        xml.At("transDate", "transTime", at);
        write();
    });

    // The tax of a row is the ticket's own; each line has what the sum up to it holds, less what the sum before it did.
    private void Lines(Ticket ticket)
    {
        var sums = new Dictionary<VatRow, Money>();

        for (var at = 0; at < ticket.Lines.Count; at++)
        {
            var line = ticket.Lines[at];
            var before = sums.GetValueOrDefault(line.Row);
            var after = before + (line.Margin ?? line.Total);
            sums[line.Row] = after;
            Line(ticket, line, at + 1, line.Rate.TaxInside(after) - line.Rate.TaxInside(before));
        }
    }

    private void Line(Ticket ticket, TicketLine line, int number, Money tax) => xml.Within("ctLine", () =>
    {
        xml.Number("nr", number);
        xml.Number("lineID", number);
        xml.Say("lineType", ticket.Refund is null ? SaftBasics.SaleLine : SaftBasics.RefundLine);
        xml.Id("artGroupID", house.GroupOf(line.Article));

        if (line.Article is { } article)
        {
            xml.Id("artID", article.Value);
        }

        xml.Quantity("qnt", line.Quantity.Thousandths);
        xml.Amount("lineAmntIn", line.Total);
        xml.Amount("lineAmntEx", line.Total - tax);
        xml.Side("amntTp", line.Total);
        xml.Amount("ppu", line.UnitPrice);

        if (line.Purchase is { } purchase)
        {
            xml.Amount("costPrice", purchase);
        }

        xml.Say("cashTransLineDescr", line.Name);
        Vat(line.Row, (line.Margin ?? line.Total) - tax, tax);

        foreach (var share in line.Shares ?? [])
        {
            var (element, kind, amount) = share.Amount.IsNegative ? ("discount", "dscTp", "dscAmnt") : ("raise", "raiseType", "raiseAmnt");
            xml.Within(element, () =>
            {
                xml.Id(kind, share.Name);
                xml.Amount(amount, share.Amount.IsNegative ? -share.Amount : share.Amount);
            });
        }
    });

    private void Vat(VatRow row, Money taxed, Money tax) => xml.Within("vat", () =>
    {
        xml.Say("vatCode", SaftMasters.CodeOf(row));
        xml.Percent("vatPerc", row.Rate);
        xml.Amount("vatAmnt", tax);
        xml.Side("vatAmntTp", tax);
        xml.Amount("vatBasAmnt", taxed);
    });

    private void Rounding(Payment payment) => xml.Within("rounding", () => xml.Amount("roundingAmnt", payment.Rounding));

    // A tip is the server's, and change went back: neither pays the ticket.
    private void Paid(Payment payment) => Payment(payment.Mode, payment.Applied + payment.Rounding);

    private void Payment(PaymentMode mode, Money amount) => xml.Within("payment", () =>
    {
        xml.Say("paymentType", SaftMasters.CodeOf(mode));
        xml.Amount("paidAmnt", amount);
        xml.Say("curCode", house.Currency);
    });

    private void Signed(Seal seal)
    {
        xml.Say("signature", seal.Link);
        xml.Say("keyVersion", seal.KeyId ?? "");
    }
}
