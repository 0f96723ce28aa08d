namespace RetailPos.Verifier.Records;

/// <summary>What was sold and taken in a stretch of time, counted from the records themselves, in the words of a closure.</summary>
internal sealed class Turnover
{
    private readonly SortedDictionary<string, RowSum> _rates = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Amount, long Count)> _modes = new(StringComparer.Ordinal);
    private long _tickets;
    private long _refunds;
    private long _sold;
    private long _refunded;
    private string _first = "";
    private string _last = "";
    private long _tips;
    private long _rounding;
    private long _settled;
    private long _in;
    private long _out;
    private long _difference;

    public long Total => _sold + _refunded;

    public long Absolute { get; private set; }

    /// <param name="rates">Four digits, and the scheme behind them where it is not the usual one.</param>
    public void Ticket(string number, bool isRefund, long total, IEnumerable<(string Rate, RowSum Sum)> rates)
    {
        _tickets += isRefund ? 0 : 1;
        _refunds += isRefund ? 1 : 0;
        _sold += isRefund ? 0 : total;
        _refunded += isRefund ? total : 0;
        Absolute += Math.Abs(total);
        _first = _first.Length is 0 ? number : _first;
        _last = number;

        foreach (var (rate, sum) in rates)
        {
            Rate(rate, sum);
        }
    }

    // Change is cash, whatever it was given on.
    public void Payment(string mode, long given, long change, long tip, long rounding)
    {
        Mode(mode, given, 1);

        if (change != 0)
        {
            Mode("Cash", -change, 0);
        }

        _tips += tip;
        _rounding += rounding;
    }

    public void Settled(string mode, long amount)
    {
        Mode(mode, amount, 1);
        _settled += amount;
    }

    public void Moved(long effect)
    {
        _in += effect > 0 ? effect : 0;
        _out -= effect < 0 ? effect : 0;
    }

    public void Counted(long difference) => _difference += difference;

    /// <summary>A closed day is a part of its month, and a month of its year.</summary>
    /// <param name="fields">Of the closure's sealed text.</param>
    public void Closure(string[] fields)
    {
        foreach (var (rate, tax) in Pairs(fields[1]).Zip(Pairs(fields[11])))
        {
            Rate(rate[0], new(Figures.Whole(rate[1]), Figures.Whole(tax[1]), Margin: null));
        }

        foreach (var margin in Pairs(MarginsOf(fields)))
        {
            Rate(margin[0], new(0, 0, Figures.Whole(margin[1])));
        }

        foreach (var mode in Pairs(fields[12]))
        {
            Mode(mode[0], Figures.Whole(mode[1]), Figures.Whole(mode[2]));
        }

        _tickets += Figures.Whole(fields[13]);
        _sold += Figures.Whole(fields[14]);
        _refunds += Figures.Whole(fields[15]);
        _refunded += Figures.Whole(fields[16]);
        _first = _first.Length is 0 ? fields[17] : _first;
        _last = fields[18].Length is 0 ? _last : fields[18];
        _tips += Figures.Whole(fields[19]);
        _rounding += Figures.Whole(fields[20]);
        _settled += Figures.Whole(fields[21]);
        _in += Figures.Whole(fields[22]);
        _out += Figures.Whole(fields[23]);
        _difference += Figures.Whole(fields[24]);
    }

    /// <summary>What a closure says otherwise, by the name of its column; null when it says the same.</summary>
    public string? DifferenceTo(string[] fields)
    {
        (string Name, string Counted, string Said)[] figures =
        [
            ("VAT included", Joined(_rates.Select(rate => $"{rate.Key}:{rate.Value.TaxIncluded}")), Sorted(fields[1])),
            ("total", $"{Total}", fields[2]),
            ("VAT", Joined(_rates.Select(rate => $"{rate.Key}:{rate.Value.Tax}")), Sorted(fields[11])),
            ("margins", Joined(_rates.Where(rate => rate.Value.Margin is not null).Select(rate => $"{rate.Key}:{rate.Value.Margin}")), Sorted(MarginsOf(fields))),
            ("payment modes", Joined(_modes.Select(mode => $"{mode.Key}:{mode.Value.Amount}:{mode.Value.Count}").Order(StringComparer.Ordinal)), Joined(fields[12].Split('|').Order(StringComparer.Ordinal))),
            ("tickets", $"{_tickets}", fields[13]),
            ("sales", $"{_sold}", fields[14]),
            ("refunds", $"{_refunds}", fields[15]),
            ("refunded", $"{_refunded}", fields[16]),
            ("first ticket", _first, fields[17]),
            ("last ticket", _last, fields[18]),
            ("tips", $"{_tips}", fields[19]),
            ("rounding", $"{_rounding}", fields[20]),
            ("settled debts", $"{_settled}", fields[21]),
            ("cash in", $"{_in}", fields[22]),
            ("cash out", $"{_out}", fields[23]),
            ("difference of the drawer", $"{_difference}", fields[24]),
        ];
        return figures.Where(figure => figure.Counted != figure.Said)
            .Select(figure => $"its {figure.Name} is {figure.Said}, and the records come to {figure.Counted}").FirstOrDefault();
    }

    private void Rate(string rate, RowSum sum) => _rates[rate] = _rates.GetValueOrDefault(rate) + sum;

    // Those of a closure in which something was taxed on its margin, or not at all.
    private static string MarginsOf(string[] fields) => fields.Length > 29 ? fields[29] : "";

    // The till lists its schemes in an order of its own.
    private static string Sorted(string list) => Joined(Pairs(list).OrderBy(pair => pair[0], StringComparer.Ordinal).Select(pair => string.Join(':', pair)));

    private void Mode(string mode, long amount, long count)
    {
        var known = _modes.GetValueOrDefault(mode);
        _modes[mode] = (known.Amount + amount, known.Count + count);
    }

    private static IEnumerable<string[]> Pairs(string list) => list.Length is 0 ? [] : list.Split('|').Select(pair => pair.Split(':'));

    private static string Joined(IEnumerable<string> parts) => string.Join('|', parts);
}

/// <summary>One till's open day, month and year, as far as the archive reaches back to where they began.</summary>
internal sealed class TillCount
{
    private (long Algebraic, long Absolute)? _perpetual;
    private Turnover _month = new();
    private Turnover _year = new();
    private bool _isWholeDay;
    private bool _isWholeMonth;
    private bool _isWholeYear;

    public Turnover Day { get; private set; } = new();

    /// <summary>The numbers of its chains begin at one in this archive, or have not begun: nothing was before.</summary>
    public bool BeginsHere { get; set; } = true;

    /// <returns>What is wrong with a closure; null when it is what was counted, or what was before cannot be known.</returns>
    public string? Close(string kind, long number, string[] fields)
    {
        var isFirst = number is 1 && BeginsHere;
        var said = kind switch
        {
            "Days" => _isWholeDay || isFirst ? Day.DifferenceTo(fields) ?? Perpetual(fields, isFirst) : null,
            "Months" => _isWholeMonth || isFirst ? _month.DifferenceTo(fields) : null,
            _ => _isWholeYear || isFirst ? _year.DifferenceTo(fields) : null,
        };

        switch (kind)
        {
            case "Days":
                _perpetual = (Figures.Whole(fields[3]), Figures.Whole(fields[10]));
                _month.Closure(fields);
                (Day, _isWholeDay) = (new(), true);
                break;
            case "Months":
                said ??= Same(fields);
                _year.Closure(fields);
                (_month, _isWholeMonth) = (new(), true);
                break;
            default:
                said ??= Same(fields);
                (_year, _isWholeYear) = (new(), true);
                break;
        }

        return said;
    }

    private string? Perpetual(string[] fields, bool isFirst)
    {
        var before = isFirst ? (Algebraic: 0, Absolute: 0) : _perpetual!.Value;
        return Figures.Whole(fields[3]) != before.Algebraic + Day.Total ? $"its perpetual total is {fields[3]}, and the one before and the day come to {before.Algebraic + Day.Total}"
            : Figures.Whole(fields[10]) != before.Absolute + Day.Absolute ? $"its perpetual absolute total is {fields[10]}, and the one before and the day come to {before.Absolute + Day.Absolute}"
            : null;
    }

    // A month ends with a day, and a year with a month: nothing is sold in between.
    private string? Same(string[] fields) => _perpetual is { } known && (Figures.Whole(fields[3]), Figures.Whole(fields[10])) != known
        ? "its perpetual totals are not those of its last day"
        : null;
}
