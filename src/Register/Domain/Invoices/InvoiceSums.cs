using RetailPos.Kernel;
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

    /// <param name="isRegistered">The house has a VAT number.</param>
    /// <param name="sign">−1 for a credit note, whose ticket counts backwards.</param>
    public static (ValueList<InvoiceLine> Lines, ValueList<InvoiceVat> Vat) Of(ValueList<TicketLine> lines, bool isRegistered, int sign)
    {
        var sums = new Dictionary<Rate, Money>();
        var fitted = new List<InvoiceLine>();

        foreach (var line in lines)
        {
            var before = sums.GetValueOrDefault(line.Rate);
            var after = before + (sign < 0 ? -line.Total : line.Total);
            sums[line.Rate] = after;
            fitted.Add(LineOf(line, NetOf(line.Rate, after) - NetOf(line.Rate, before), CategoryOf(line.Rate, isRegistered), sign));
        }

        return (
            [.. fitted],
            [
                .. sums.OrderBy(sum => sum.Key).Select(sum => new InvoiceVat(
                    sum.Key, CategoryOf(sum.Key, isRegistered), NetOf(sum.Key, sum.Value), sum.Key.TaxInside(sum.Value))),
            ]);
    }

    private static InvoiceLine LineOf(TicketLine line, Money net, VatCategory category, int sign)
    {
        var included = sign < 0 ? -line.Total : line.Total;
        ValueList<InvoiceShare> shares =
        [
            .. (line.Shares ?? []).Select(share => sign < 0 ? -share.Amount : share.Amount).Zip(
                (line.Shares ?? []).Select(share => share.Name), (amount, name) => new InvoiceShare(name, NetOf(line.Rate, amount), amount)),
        ];
        var netBefore = net - shares.Sum(share => share.Net);
        var quantity = QuantityOf(line, netBefore);

        return new(
            line.Name, line.Choices ?? [], quantity, line.UnitPrice, UnitNetOf(netBefore, quantity), line.Rate, category, shares, net, included);
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

    private static VatCategory CategoryOf(Rate rate, bool isRegistered) =>
        rate.BasisPoints > 0 ? VatCategory.Standard : isRegistered ? VatCategory.Zero : VatCategory.Exempt;
}
