using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>Who pays for what: the lines of a bill, less what others have paid for already.</summary>
public static class PartsToPay
{
    public static Quantity LeftOf(Sale sale, SaleLine line) => new(
        line.Quantity.Thousandths - sale.Payments.SelectMany(payment => payment.For ?? [])
            .Where(part => part.Line == line.Id).Sum(part => part.Quantity.Thousandths));

    /// <summary>One piece more of the line; all that is left of what is weighed; and once all is taken, nothing of it.</summary>
    public static ValueList<LinePart> With(Sale sale, ValueList<LinePart> chosen, SaleLine line)
    {
        var left = LeftOf(sale, line).Thousandths;
        var taken = chosen.FirstOrDefault(part => part.Line == line.Id)?.Quantity.Thousandths ?? 0;
        var step = left % Quantity.One.Thousandths == 0 ? Quantity.One.Thousandths : left;
        var rest = chosen.Where(part => part.Line != line.Id);

        return taken >= left ? [.. rest] : [.. rest, new LinePart(line.Id, new(Math.Min(left, taken + step)))];
    }

    /// <summary>What the chosen parts cost, as far as it is still due; all that is left costs all that is due, to the cent.</summary>
    public static Money AmountOf(Sale sale, ValueList<LinePart> chosen)
    {
        var priced = Pricing.Of(sale);
        var isAll = sale.Lines.All(line =>
            LeftOf(sale, line).Thousandths == (chosen.FirstOrDefault(part => part.Line == line.Id)?.Quantity.Thousandths ?? 0));

        return isAll ? sale.Due : Money.Min(sale.Due, chosen.Sum(part =>
            sale.Find(part.Line) is { } line ? priced.Of(line.Id).Net.Part(part.Quantity, line.Quantity) : Money.Zero));
    }
}
