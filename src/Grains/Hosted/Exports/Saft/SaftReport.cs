using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Exports.Saft;

/// <summary>The Z report of a day: the figures of its sealed closure, and beside them what only the day's records tell.</summary>
internal sealed class SaftReport(SaftXml xml, TillId till, Closure closure, SaftDay day, SaftHouse house)
{
    public static void Write(SaftXml xml, TillId till, Closure closure, SaftDay day, SaftHouse house) =>
        new SaftReport(xml, till, closure, day, house).Write();

    private void Write() => xml.Within("eventReport", () =>
    {
        var totals = closure.Totals;
        xml.Say("reportID", SaftXml.IdOf($"{till}-{closure.Number}"));
        xml.Say("reportType", "Z report");
        xml.Id("companyIdent", house.CompanyId);
        xml.Say("companyName", house.Name);
        xml.At("reportDate", "reportTime", closure.MadeAt);
        xml.Say("registerID", till.Value);
        xml.Within("reportTotalCashSales", () => xml.Amount("totalCashSaleAmnt", totals.Total));
        xml.Within("reportArtGroups", () => Each(day.Groups, new(house.GroupOf(null), default), group => xml.Within("reportArtGroup", () =>
        {
            xml.Id("artGroupID", group.Key);
            xml.Quantity("artGroupNum", group.Value.Thousandths);
            xml.Amount("artGroupAmnt", group.Value.Amount);
        })));
        xml.Within("reportPayments", () => Each(totals.Modes, new(PaymentMode.Cash, Money.Zero, 0), mode => xml.Within("reportPayment", () =>
        {
            xml.Say("paymentType", SaftMasters.CodeOf(mode.Mode));
            xml.Number("paymentNum", mode.Count);
            xml.Amount("paymentAmnt", mode.Amount);
        })));
        xml.Within("reportTip", () => Counted("tip", day.Tips));
        xml.Within("reportCashSalesVat", () => Each(totals.Vat, new(default, Money.Zero, Money.Zero), share => xml.Within("reportCashSaleVat", () =>
        {
            xml.Say("vatCode", SaftMasters.CodeOf(share.Row));
            xml.Percent("vatPerc", share.Rate);
            xml.Amount("cashSaleAmnt", share.TaxExcluded);
            xml.Amount("vatAmnt", share.Tax);
            xml.Side("vatAmntTp", share.Tax);
        })));
        xml.Amount("reportOpeningChangeFloat", day.Opening);
        xml.Number("reportReceiptNum", day.Receipts.Count + day.Refunds.Count);
        xml.Number("reportOpenCashBoxNum", day.DrawerOpenings);
        Counted("reportReceiptCopy", day.Copies);
        Counted("reportReceiptProforma", day.Notes);
        Counted("reportReturn", day.Refunds);
        Counted("reportDiscount", day.Discounts);
        Counted("reportVoidTrans", default);

        // What is not sealed is not counted here: lines are taken off before a ticket is one, and a price that is looked at moves no money.
        xml.Within("reportCorrLines", () => None("corrLine", "corrLineType"));
        xml.Within("reportPriceInquiries", () => None("priceInquiry", "priceInquiryGroup"));
        xml.Within("reportOtherCorrs", () => None("otherCorr", "otherCorrType"));
        Counted("reportReceiptDelivery", default);
        Counted("reportTraining", day.Trained);
        xml.Within("reportCreditSales", () => Counted("creditSales", day.OnAccount));
        xml.Within("reportCreditMemos", () => Counted("creditMemos", day.CreditNotes));
        Moved("payIn", "reportPayIns", "reportPayIn", MovementKind.CashIn, MovementKind.PettyCashIn);
        Moved("payOut", "reportPayOuts", "reportPayOut", MovementKind.CashOut, MovementKind.PettyCashOut);

        // Absolute = sales + refunds, algebraic = sales - refunds.
        xml.Amount("reportGrandTotalSales", new((closure.PerpetualAbsolute.Cents + closure.PerpetualAlgebraic.Cents) / 2));
        xml.Amount("reportGrandTotalReturn", new((closure.PerpetualAbsolute.Cents - closure.PerpetualAlgebraic.Cents) / 2));
        xml.Amount("reportGrandTotalSalesNet", closure.PerpetualAlgebraic);
    });

    // The schema wants one row at least.
    private static void Each<T>(IEnumerable<T> rows, T none, Action<T> write)
    {
        foreach (var row in rows.DefaultIfEmpty(none))
        {
            write(row);
        }
    }

    private void None(string name, string kind) => xml.Within(
        $"report{char.ToUpperInvariant(name[0])}{name[1..]}", () =>
        {
            xml.Say(kind, "None");
            Counted(name, default);
        });

    private void Counted(string name, Tally tally)
    {
        xml.Number($"{name}Num", tally.Count);
        xml.Amount($"{name}Amnt", tally.Amount);
    }

    private void Moved(string name, string list, string row, params MovementKind[] kinds)
    {
        var moved = kinds.Where(day.Moved.ContainsKey).ToList();

        if (moved.Count > 0)
        {
            xml.Within(list, () => moved.ForEach(kind => xml.Within(row, () =>
            {
                xml.Say($"{name}Type", kind.ToString());
                Counted(name, day.Moved[kind]);
            })));
        }
    }
}
