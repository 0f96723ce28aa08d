using System.Globalization;

namespace RetailPos.Chaos.Tests;

/// <summary>One order of the pizza place's busiest day, with its prices.</summary>
internal sealed record PizzaTicket(int Number, IReadOnlyList<PizzaTicket.Line> Lines)
{
    internal sealed record Line(string Pizza, int Quantity, long Cents);
}

/// <summary>
/// RETAILPOS_EVENING names the folder with the files of the real place, whose busiest day is then played; without it the sample's is.
/// </summary>
internal static class PizzaDay
{
    private static readonly CultureInfo Comma = CultureInfo.GetCultureInfo("fr-FR");

    public static IReadOnlyList<PizzaTicket> Read()
    {
        var folder = Environment.GetEnvironmentVariable("RETAILPOS_EVENING") ?? Path.Combine(AppContext.BaseDirectory, "sample");
        var prices = Rows(folder, "pizzas.csv", ';').ToDictionary(
            row => $"{row[0]}_{row[1]}".ToLowerInvariant(), row => (long)(decimal.Parse(row[2], Comma) * 100));
        var details = Rows(folder, "order_details.csv", ';').ToLookup(row => row[0], row => Line(row, prices));

        return
        [
            .. Rows(folder, "orders.csv", ',').GroupBy(row => row[1]).MaxBy(day => day.Count())!
                .OrderBy(row => row[2], StringComparer.Ordinal)
                .Select((row, at) => new PizzaTicket(at + 1, details[row[0]].ToList() is { Count: > 0 } lines ? lines : [new("blonde_25cl", 1, 390)])),
        ];
    }

    // The XL of one pizza is written without its L.
    private static PizzaTicket.Line Line(string[] row, Dictionary<string, long> prices) => new(
        row[1], int.Parse(row[3], CultureInfo.InvariantCulture), prices.TryGetValue(row[1], out var cents) ? cents : prices[$"{row[1]}l"]);

    private static IEnumerable<string[]> Rows(string folder, string file, char separator) =>
        File.ReadLines(Path.Combine(folder, file)).Skip(1).Where(row => row.Length > 0).Select(row => row.Split(separator));
}
