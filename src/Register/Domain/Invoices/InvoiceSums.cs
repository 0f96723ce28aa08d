using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Invoices;

/// <summary>Takes the tax out of prices that include it, so that lines, rates and totals agree to the cent (EN 16931, BR-CO-10 to -16, BR-S-08).</summary>
/// <remarks>
/// The tax of a rate is the ticket's: once, on the sum. The net of a line is what the sum up to it holds without tax, less
/// what the sum before it did. These telescope to the rate's base whatever the lines are, none is more than a cent away from
/// its own exact part, and nothing is left over for an allowance that nobody gave.
/// </remarks>
internal static class InvoiceSums
{
    /// <summary>As many decimals as French platforms read of a unit price.</summary>
    private const int DecimalsMax = 6;

    private const long MillionthsOfCent = 10_000;

    /// <param name="sign">−1 for a credit note, whose ticket counts backwards.</param>
    public static (ValueList<InvoiceLine> Lines, ValueList<InvoiceVat> Vat) Of(ValueList<TicketLine> lines, InvoiceFrame frame, int sign)
    {
        var isRegistered = frame.Seller.Business.VatNumber.Length > 0;
        var sums = new Dictionary<InvoiceRow, Money>();
        var fitted = new List<InvoiceLine>();

        foreach (var line in lines)
        {
            var row = InvoiceRow.Of(line, isRegistered);
            var before = sums.GetValueOrDefault(row);
            var after = before + (sign < 0 ? -line.Total : line.Total);
            sums[row] = after;
            fitted.Add(LineOf(line, row, NetOf(row.Rate, after) - NetOf(row.Rate, before), sign));
        }

        return (
            [.. fitted],
            [
                .. sums.OrderBy(sum => sum.Key.IsSpecial).ThenBy(sum => sum.Key.Rate).ThenBy(sum => sum.Key.Category).Select(sum => new InvoiceVat(
                    sum.Key.Rate, sum.Key.Category, NetOf(sum.Key.Rate, sum.Value), sum.Key.Rate.TaxInside(sum.Value), ReasonOf(sum.Key, fitted, frame))),
            ]);
    }

    // Whatever schemes share the row, each says why, once.
    private static string ReasonOf(InvoiceRow row, List<InvoiceLine> lines, InvoiceFrame frame) => row.IsSpecial
        ? string.Join(" ; ", lines.Where(line => line.Category == row.Category).Select(line => line.Scheme).Distinct().Order()
            .Select(frame.Law.Says).Where(words => words.Length > 0).Distinct())
        : "";

    private static InvoiceLine LineOf(TicketLine line, InvoiceRow row, Money net, int sign)
    {
        var included = sign < 0 ? -line.Total : line.Total;
        ValueList<InvoiceShare> shares =
        [
            .. (line.Shares ?? []).Select(share => sign < 0 ? -share.Amount : share.Amount).Zip(
                (line.Shares ?? []).Select(share => share.Name), (amount, name) => new InvoiceShare(name, NetOf(row.Rate, amount), amount)),
        ];
        var netBefore = net - shares.Sum(share => share.Net);
        var quantity = QuantityOf(line, netBefore);

        return new(
            line.Name, line.Choices ?? [], quantity, line.UnitPrice, UnitNetOf(netBefore, quantity), row.Rate, row.Category, shares, net, included,
            row.IsSpecial ? line.Scheme : VatScheme.Standard);
    }

    // Money that goes back for no piece is one piece of nothing but money; and a price is never below zero, a quantity may be.
    private static Quantity QuantityOf(TicketLine line, Money net)
    {
        var size = Math.Abs(line.Quantity.Thousandths);
        return new((net.IsNegative ? -1 : 1) * (size == 0 ? Quantity.One.Thousandths : size));
    }

    private static long UnitNetOf(Money net, Quantity quantity)
    {
        var (cents, thousandths) = (Math.Abs(net.Cents), Math.Abs((long)quantity.Thousandths));

        for (var decimals = 2; decimals < DecimalsMax; decimals++)
        {
            var step = Step(decimals);
            var price = checked(Rounding.HalfAwayFromZero(cents * MillionthsOfCent * 1_000, thousandths * step) * step);

            if (Rounding.HalfAwayFromZero(checked(price * thousandths), 1_000 * MillionthsOfCent) == cents)
            {
                return price;
            }
        }

        // 999 pieces at most: half a millionth each is far from half a cent.
        return Rounding.HalfAwayFromZero(checked(cents * MillionthsOfCent * 1_000), thousandths);
    }

    private static long Step(int decimals) => Enumerable.Range(decimals, DecimalsMax - decimals).Aggregate(1L, (step, _) => step * 10);

    private static Money NetOf(Rate rate, Money included) => included - rate.TaxInside(included);

    /// <summary>What stands together in the table of an invoice.</summary>
    private readonly record struct InvoiceRow(Rate Rate, VatCategory Category)
    {
        public bool IsSpecial => Category is VatCategory.Margin or VatCategory.IntraCommunity;

        // Who is not registered has no margins to tax either: all that is sold is outside the tax, for that one reason.
        public static InvoiceRow Of(TicketLine line, bool isRegistered) =>
            line.Scheme is VatScheme.IntraCommunity ? new(default, VatCategory.IntraCommunity)
            : line.Rate.BasisPoints == 0 && !isRegistered ? new(default, VatCategory.Exempt)
            : line.Scheme.IsMargin() ? new(default, VatCategory.Margin)
            : new(line.Rate, line.Rate.BasisPoints > 0 ? VatCategory.Standard : VatCategory.Zero);
    }
}
