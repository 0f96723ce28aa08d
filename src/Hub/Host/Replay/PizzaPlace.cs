using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Hub.Replay;

/// <summary>The order stream of a pizza place, as its four files tell it.</summary>
/// <param name="Orders">By time, then by number.</param>
public sealed record PizzaPlace(IReadOnlyList<PizzaType> Types, IReadOnlyList<Pizza> Pizzas, IReadOnlyList<PizzaOrder> Orders)
{
    /// <param name="folder">With orders.csv, order_details.csv, pizzas.csv and pizza_types.csv.</param>
    /// <exception cref="ReplayDataException">A file is missing, or a row cannot be understood: it says which.</exception>
    public static PizzaPlace Read(string folder)
    {
        // The details name the type twice, so columns are told by their place: the files are used as they were found.
        var types = Rows(folder, "pizza_types.csv", 3).Select(row => new PizzaType(row[0], row[1], row[2])).ToList();
        var pizzas = Rows(folder, "pizzas.csv", 3)
            .Select(row => new Pizza($"{row[0]}_{row[1].ToLowerInvariant()}", row[0], row[1], row.Number(2, decimals: 2)))
            .ToList();
        var known = pizzas.Select(pizza => pizza.Id).ToHashSet(StringComparer.Ordinal);
        var details = Rows(folder, "order_details.csv", 4)
            .Select(row => (
                Order: row.Number(0, decimals: 0),
                Line: new PizzaLine(row.Among(1, known), (int)row.Number(3, decimals: 0))))
            .ToLookup(detail => detail.Order, detail => detail.Line);

        return new(types, pizzas,
        [
            .. Rows(folder, "orders.csv", 3)
                .Select(row => new PizzaOrder((int)row.Number(0, 0), row.Time(1, 2), [.. details[row.Number(0, 0)]]))
                .OrderBy(order => order.PlacedAt)
                .ThenBy(order => order.Number),
        ]);
    }

    /// <summary>The orders of some days.</summary>
    public IReadOnlyList<PizzaOrder> Between(DateOnly from, int days) =>
        [.. Orders.Where(order => DateOnly.FromDateTime(order.PlacedAt) is var day && day >= from && day < from.AddDays(days))];

    public DateOnly BusiestDay => Orders
        .GroupBy(order => DateOnly.FromDateTime(order.PlacedAt))
        .OrderByDescending(day => day.Count())
        .ThenBy(day => day.Key)
        .First().Key;

    private static IEnumerable<PizzaRow> Rows(string folder, string name, int cells)
    {
        var path = Path.Combine(folder, name);

        if (!File.Exists(path))
        {
            throw new ReplayDataException($"There is no {name} in the data folder.");
        }

        var sheet = CsvSheet.Read(new CatalogueFile(name, File.ReadAllBytes(path)), out var fault)
            ?? throw new ReplayDataException($"{name}, line {fault!.Line}: not a table.");

        foreach (var row in sheet.Rows)
        {
            yield return row.Cells.Count >= cells
                ? new(name, row)
                : throw new ReplayDataException($"{name}, line {row.Line}: {cells} cells are wanted, {row.Cells.Count} are there.");
        }
    }
}

public sealed record PizzaType(string Id, string Name, string Category);

public sealed record Pizza(string Id, string Type, string Size, long PriceCents);

/// <param name="PlacedAt">By the clock on the wall.</param>
public sealed record PizzaOrder(int Number, DateTime PlacedAt, ValueList<PizzaLine> Lines);

public sealed record PizzaLine(string Pizza, int Quantity);

public sealed class ReplayDataException(string message) : Exception(message);

/// <summary>One row, asked for its cells by place.</summary>
internal sealed record PizzaRow(string File, SheetRow Row)
{
    public string this[int cell] => Row.Cells[cell].Trim();

    public long Number(int cell, int decimals) => Digits.Read(this[cell], decimals) ?? throw Fault(cell, "no number");

    /// <remarks>The details write the XL of the Greek as <c>the_greek_x</c>: an id that lacks only the L of its size is that size.</remarks>
    public string Among(int cell, HashSet<string> known) =>
        known.Contains(this[cell]) ? this[cell]
        : known.Contains($"{this[cell]}l") ? $"{this[cell]}l"
        : throw Fault(cell, "not in pizzas.csv");

    public DateTime Time(int date, int time) =>
        DateTime.TryParseExact(
            $"{this[date]} {this[time]}", "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at)
            ? at
            : throw Fault(time, "no date and time");

    private ReplayDataException Fault(int cell, string reason) =>
        new($"{File}, line {Row.Line}: '{this[cell]}' is {reason}.");
}
