using System.Globalization;
using System.Text;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;

namespace RetailPos.Hub.Replay;

/// <summary>The pizza place's menu as the CSV files that any house would import.</summary>
public static class PizzaMenu
{
    public static readonly StationId Oven = new("oven");

    /// <summary>Eight pizzas at a time: two decks of four.</summary>
    public const int OvenCapacity = 8;

    /// <summary>Ten percent, eaten there or carried home hot.</summary>
    public static readonly Rate Vat = new(1_000);

    /// <summary>A larger pizza takes longer. Seconds in the oven.</summary>
    public static int SecondsOf(Pizza pizza) => pizza.Size switch
    {
        "S" => 420,
        "M" => 480,
        "L" => 540,
        "XL" => 600,
        "XXL" => 660,
        _ => throw new ReplayDataException($"pizzas.csv: '{pizza.Size}' is no size."),
    };

    public static IReadOnlyList<CatalogueFile> FilesOf(PizzaPlace place)
    {
        var names = place.Types.ToDictionary(type => type.Id);
        var stations = Csv("id;name;backup;capacity", [$"{Oven};Four;;{OvenCapacity}"]);
        var departments = Csv(
            "id;name;station;step",
            place.Types.Select(type => type.Category).Distinct().Select(name => $"{IdOf(name)};{name};{Oven};1"));
        var articles = Csv(
            "id;name;department;price;vat_eat_in;vat_take_away;seconds",
            place.Pizzas.Select(pizza => string.Join(';',
                pizza.Id,
                Quoted($"{names[pizza.Type].Name} {pizza.Size}"),
                IdOf(names[pizza.Type].Category),
                Price(pizza.PriceCents),
                "10",
                "10",
                SecondsOf(pizza))));

        return [new("stations.csv", stations), new("departments.csv", departments), new("articles.csv", articles)];
    }

    private static byte[] Csv(string head, IEnumerable<string> rows) =>
        Encoding.UTF8.GetBytes(string.Join('\n', [head, .. rows]));

    private static string IdOf(string name) => name.ToLowerInvariant();

    private static string Quoted(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private static string Price(long cents) => string.Create(CultureInfo.InvariantCulture, $"{cents / 100},{cents % 100:00}");
}
