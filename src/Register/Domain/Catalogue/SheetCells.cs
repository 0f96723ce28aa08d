using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>One row, asked for its cells by name. A cell that is wrong is written down and read as something harmless.</summary>
internal sealed class SheetCells
{
    private readonly string _file;
    private readonly List<string> _columns;
    private readonly SheetRow _row;
    private readonly List<SheetFault> _faults;
    private readonly HashSet<string> _faulty = new(StringComparer.Ordinal);

    public SheetCells(string file, List<string> columns, SheetRow row, int rank, List<SheetFault> faults)
    {
        (_file, _columns, _row, Rank, _faults) = (file, columns, row, rank, faults);

        if (row.Cells.Count != columns.Count)
        {
            var kind = row.Cells.Count < columns.Count ? SheetFaultKind.CellsMissing : SheetFaultKind.TooManyCells;
            _faults.Add(new(file, row.Line, "", kind, $"{row.Cells.Count}/{columns.Count}"));
        }
    }

    public int Rank { get; }

    public bool Has(string column) => Cell(column).Length > 0;

    public bool HasColumn(string column) => _columns.Contains(column);

    public string Id(string column)
    {
        var text = Required(column);
        Check(column, text.Length == 0 || Kernel.Id.IsValid(text), SheetFaultKind.IdInvalid);
        return text;
    }

    public string Name(string column)
    {
        var text = Required(column);
        Check(column, text.Length == 0 || Kernel.Text.IsName(text), SheetFaultKind.TextInvalid);
        return text;
    }

    /// <summary>Some words, or none.</summary>
    public string Note(string column)
    {
        var text = Cell(column);
        Check(column, Kernel.Text.IsNote(text), SheetFaultKind.TextInvalid);
        return text;
    }

    /// <param name="decimals">How many the smallest unit has: 2 for cents and basis points, 0 for counts.</param>
    public long Number(string column, int decimals, long min, long max)
    {
        var written = Required(column);

        if (written.Length == 0)
        {
            return min;
        }

        var text = written.TrimEnd('%', '€', ' ', '\u00a0', '\u202f');

        var number = Digits.Read(text, decimals);
        Check(column, number is not null, SheetFaultKind.NotANumber);
        Check(column, number is null || (number >= min && number <= max), SheetFaultKind.OutOfRange);
        return number is { } good && good >= min && good <= max ? good : min;
    }

    /// <summary>A number that may be less than nothing: "-10" or "−1,50".</summary>
    public long Signed(string column, int decimals, long max)
    {
        var written = Required(column).TrimEnd('%', '€', ' ', '\u00a0', '\u202f');
        var isNegative = written.StartsWith('-') || written.StartsWith('−');
        var number = written.Length == 0 ? 0 : Digits.Read(written.TrimStart('-', '−', '+'), decimals);
        Check(column, number is not null, SheetFaultKind.NotANumber);
        Check(column, number is null || number <= max, SheetFaultKind.OutOfRange);
        return number is { } good && good <= max ? isNegative ? -good : good : 0;
    }

    /// <summary>"18:30" or "18h30" as minutes of the day.</summary>
    public int Minute(string column)
    {
        var parts = Required(column).Split([':', 'h'], 2);
        var (hour, minute) = (Digits.Read(parts[0], 0), parts.Length < 2 || parts[1].Length == 0 ? 0 : Digits.Read(parts[1], 0));
        Check(column, hour is not null && minute is not null, SheetFaultKind.NotANumber);
        Check(column, hour is null or <= 24 && minute is null or < 60, SheetFaultKind.OutOfRange);
        return (int)(((hour is { } good and <= 24 ? good : 0) * 60) + (minute is { } also and < 60 ? also : 0));
    }

    /// <summary>The parts of a cell between bars.</summary>
    public ValueList<string> Parts(string column) =>
        [.. Cell(column).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];

    public ValueList<string> Names(string column, int max)
    {
        var names = Cell(column).Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        Check(column, names.Length <= max, SheetFaultKind.TooMany);
        Check(column, names.All(Kernel.Text.IsName), SheetFaultKind.TextInvalid);
        return [.. names];
    }

    /// <summary>"make&gt;oven&gt;cut"; "-" says that nobody prepares it, and reads as the empty route.</summary>
    public ValueList<StationId> Route(string column, HashSet<StationId> stations)
    {
        var text = Required(column);

        if (text is "-" or "")
        {
            return [];
        }

        var route = text.Split('>', StringSplitOptions.TrimEntries).Select(id => new StationId(id)).ToValueList();
        Check(column, route.Count <= PreparationCard.RouteMax, SheetFaultKind.TooMany);
        Check(column, route.All(stations.Contains), SheetFaultKind.StationUnknown);
        Check(column, route.Distinct().Count() == route.Count, SheetFaultKind.IdTwice);
        return route;
    }

    public void Check(string column, bool holds, SheetFaultKind kind)
    {
        // A cell with two faults shows the first: mending it usually mends both. A column that is missing is said once.
        if (!holds && _columns.Contains(column) && _faulty.Add(column))
        {
            _faults.Add(new(_file, _row.Line, column, kind, Cell(column)));
        }
    }

    /// <summary>As it stands there, without the blanks around it.</summary>
    public string Text(string column) => Cell(column);

    private string Required(string column)
    {
        var text = Cell(column);
        Check(column, text.Length > 0, SheetFaultKind.Empty);
        return text;
    }

    private string Cell(string column)
    {
        var index = _columns.IndexOf(column);
        return index >= 0 && index < _row.Cells.Count ? _row.Cells[index].Trim() : "";
    }
}
