using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
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

    /// <summary>The most that share one bill equally: a long table.</summary>
    public const int CountMax = 99;

    /// <summary>How many share, as typed; null for what is no such number.</summary>
    public static int? Count(Keypad keypad) =>
        keypad is { Times: null, Typed: { Length: > 0 } typed } && int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
        && count is >= 2 and <= CountMax ? count : null;

    /// <summary>
    /// The next of so many equal parts of the whole bill: who presses third pays the third part, whatever the others have left. What
    /// does not divide is the first parts' to pay, and the last pays what is left.
    /// </summary>
    /// <param name="stepCents">The smallest coin; 0 for the cent.</param>
    public static Money EqualPart(Sale sale, int count, int stepCents)
    {
        var paid = sale.Paid;
        var upTo = Money.Zero;

        foreach (var part in Pricing.EqualParts(sale.Total, count).Take(count - 1))
        {
            var coins = Tendering.InCoins(part, stepCents);
            upTo += coins;

            if (upTo > paid)
            {
                return Money.Min(sale.Due, coins);
            }
        }

        return sale.Due;
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
