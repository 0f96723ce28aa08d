using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Reports;

/// <summary>One cell for each article, station and hour, and the rows that they make when they are summed one way or another.</summary>
/// <param name="zone">Whose hours are counted by.</param>
internal sealed class Cells(TimeZoneInfo zone)
{
    private readonly Dictionary<CellKey, Cell> _cells = [];
    private readonly Dictionary<ArticleId, string> _names = [];

    public Figures Whole => Sum(Counted.Select(cell => cell.Value));

    /// <summary>The cell of this key, made when it is the first to ask.</summary>
    public Cell this[CellKey key]
    {
        get
        {
            if (!_cells.TryGetValue(key, out var cell))
            {
                _cells[key] = cell = new();
            }

            return cell;
        }
    }

    private IEnumerable<KeyValuePair<CellKey, Cell>> Counted => _cells.Where(cell => !cell.Value.IsEmpty);

    public Cell? Find(CellKey key) => _cells.GetValueOrDefault(key);

    public CellKey KeyOf(OrderLine line, StationId? station, DateTimeOffset at)
    {
        if (line.Sent.Item is { } item)
        {
            _names[item] = line.Sent.Article;
        }

        var dish = line.Sent.Item is null ? new DishKey(Item: null, line.Sent.Article) : new(line.Sent.Item, "");
        return new(dish, station, TimeZoneInfo.ConvertTime(at, zone).Hour);
    }

    public ValueList<DishRow> Dishes() => Counted
        .GroupBy(cell => (cell.Key.Dish, cell.Key.Station), cell => cell.Value)
        .Select(cell => new DishRow(cell.Key.Dish.Item, NameOf(cell.Key.Dish), cell.Key.Station, Sum(cell)))
        .OrderBy(row => row.Article, StringComparer.Ordinal)
        .ThenBy(row => row.Item?.Value, StringComparer.Ordinal)
        .ThenBy(row => row.Station?.Value, StringComparer.Ordinal)
        .ToValueList();

    /// <param name="escalations">A station that asked for help has a row, whatever it has cooked.</param>
    public ValueList<StationRow> Stations(IReadOnlyDictionary<StationId, int> escalations) => Counted
        .Select(cell => cell.Key.Station)
        .Union(escalations.Keys.Select(station => (StationId?)station))
        .Select(station => new StationRow(
            station,
            Sum(Counted.Where(cell => cell.Key.Station == station).Select(cell => cell.Value)),
            station is { } id ? escalations.GetValueOrDefault(id) : 0))
        .OrderBy(row => row.Station?.Value, StringComparer.Ordinal)
        .ToValueList();

    public ValueList<HourRow> Hours() => Counted
        .GroupBy(cell => cell.Key.Hour, cell => cell.Value)
        .Select(cell => new HourRow(cell.Key, Sum(cell)))
        .OrderBy(row => row.Hour)
        .ToValueList();

    public ValueList<CellRow> Each() => Counted
        .Select(cell => new CellRow(
            cell.Key.Dish.Item, NameOf(cell.Key.Dish), cell.Key.Station, cell.Key.Hour, Sum([cell.Value])))
        .OrderBy(row => row.Article, StringComparer.Ordinal)
        .ThenBy(row => row.Item?.Value, StringComparer.Ordinal)
        .ThenBy(row => row.Station?.Value, StringComparer.Ordinal)
        .ThenBy(row => row.Hour)
        .ToValueList();

    private string NameOf(DishKey dish) => dish.Item is { } item ? _names[item] : dish.Name;

    private static Figures Sum(IEnumerable<Cell> cells)
    {
        var sum = new Cell();

        foreach (var cell in cells)
        {
            sum.Add(cell);
        }

        return sum.Figures;
    }
}
