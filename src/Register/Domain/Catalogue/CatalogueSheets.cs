using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Offers;

namespace RetailPos.Register.Domain.Catalogue;

/// <summary>
/// Understands stations, departments, articles, choices, menus, reductions and rules written as tables, and says of every
/// cell what is wrong with it.
/// </summary>
public static partial class CatalogueSheets
{
    /// <summary>Past this a list of faults is no help; the first ones usually explain the rest.</summary>
    public const int FaultsMax = 200;

    private static readonly SheetForm Stations = new(
        ["id", "name", "backup", "capacity"], Required: ["id", "name"]);

    private static readonly SheetForm Departments = new(
        ["id", "name", "station", "step", "choices", "hue", "hidden", "vat_scheme"], Required: ["id", "name", "station"]);

    private static readonly SheetForm Articles = new(
        [
            "id", "name", "department", "price", "vat_eat_in", "vat_take_away", "station", "step", "seconds", "allergens", "options",
            "choices", "barcodes", "short_name", "weighed", "purchase", "vat_scheme", .. SheetWords.ModeColumns.Keys,
        ],
        Required: ["id", "name", "department", "price", "vat_eat_in", "vat_take_away"]);

    /// <param name="known">What the house has already: an article may name a department that stands in no sheet.</param>
    public static SheetReading Read(IReadOnlyList<Sheet> sheets, Catalogue known, Actor by)
    {
        var faults = new List<SheetFault>();
        var stations = Pick(sheets, Stations, faults);
        var departments = Pick(sheets, Departments, faults);
        var articles = Pick(sheets, Articles, faults);
        var (choices, menus, reductions, rules) =
            (Pick(sheets, Choices, faults), Pick(sheets, Menus, faults), Pick(sheets, Reductions, faults), Pick(sheets, Rules, faults));

        foreach (var sheet in sheets.Where(sheet => FormOf(sheet) is null))
        {
            faults.Add(new(sheet.File, 1, "", SheetFaultKind.SheetUnknown, string.Join(' ', sheet.Columns)));
        }

        var stationEntries = Rows(stations, faults).Select(ReadStation).ToList();
        var stationIds = stationEntries.Select(entry => entry.Id).Concat(known.Stations.Keys).ToHashSet();
        var sets = ReadSets(Rows(choices, faults)).ToList();
        var setIds = sets.Select(set => set.Id).Concat(known.ChoiceSets.Keys).ToHashSet();
        var departmentEntries = Rows(departments, faults).Select(row => ReadDepartment(row, stationIds, setIds, known)).ToList();
        var departmentIds = departmentEntries.Select(entry => entry.Id).Concat(known.Departments.Keys).ToHashSet();
        var articleEntries = Rows(articles, faults).Select(row => ReadArticle(row, stationIds, departmentIds, setIds, known)).ToList();
        var articleIds = articleEntries.Select(entry => entry.Id).Concat(known.Articles.Keys).ToHashSet();
        var menuEntries = ReadMenus(Rows(menus, faults), departmentIds, articleIds).ToList();
        var reductionEntries = Rows(reductions, faults).Select(ReadReduction).ToList();
        var ruleEntries = Rows(rules, faults).Select(row => ReadRule(row, articleIds)).ToList();

        CheckBackups(stations, stationEntries, stationIds, faults);
        CheckTwice(stations, stationEntries.Select(entry => entry.Id.Value), faults);
        CheckTwice(departments, departmentEntries.Select(entry => entry.Id.Value), faults);
        CheckTwice(articles, articleEntries.Select(entry => entry.Id.Value), faults);
        CheckTwice(reductions, reductionEntries.Select(entry => entry.Id.Value), faults);
        CheckTwice(rules, ruleEntries.Select(entry => entry.Id.Value), faults);

        return faults.Count > 0
            ? new(Import: null, faults.OrderBy(fault => fault.File, StringComparer.Ordinal).ThenBy(fault => fault.Line)
                .Take(FaultsMax).ToValueList(), faults.Count)
            : new(
                new(
                    [.. stationEntries], [.. departmentEntries], [.. articleEntries], by, OrNull(sets), OrNull(menuEntries),
                    OrNull(reductionEntries), OrNull(ruleEntries)),
                [],
                0);
    }

    private static StationEntry ReadStation(SheetCells row) => new(
        new(row.Id("id")),
        row.Name("name"),
        row.Has("backup") ? new StationId(row.Id("backup")) : null,
        row.Has("capacity") ? (int)row.Number("capacity", 0, 1, Limits.StationCapacityMax) : 1,
        row.Rank);

    // A column that a sheet does not have leaves what the house has: a list of new prices takes no picture away.
    private static Department ReadDepartment(
        SheetCells row, HashSet<StationId> stations, HashSet<ChoiceSetId> sets, Catalogue known)
    {
        var id = new DepartmentId(row.Id("id"));
        var before = known.Departments.GetValueOrDefault(id);
        return new(
            id,
            row.Name("name"),
            row.Route("station", stations),
            row.Has("step") ? (int)row.Number("step", 0, 1, PreparationCard.StepMax) : 1,
            row.Rank,
            row.HasColumn("choices") ? SetsOf(row, sets) : before?.ChoiceSets,
            row.HasColumn("hue")
                ? row.Has("hue") ? (int)row.Number("hue", 0, 0, CatalogueRules.HueMax) : null
                : before?.Hue,
            row.HasColumn("hidden") ? row.Has("hidden") : before?.IsHidden ?? false,
            EatIn: before?.EatIn,
            TakeAway: before?.TakeAway,
            DiscountPoints: before?.DiscountPoints,
            Supply: before?.Supply,
            Scheme: row.HasColumn("vat_scheme") ? SchemeOf(row) ?? default : before?.Scheme ?? default);
    }

    private static Article ReadArticle(
        SheetCells row,
        HashSet<StationId> stations,
        HashSet<DepartmentId> departments,
        HashSet<ChoiceSetId> sets,
        Catalogue known)
    {
        var id = new ArticleId(row.Id("id"));
        var before = known.Articles.GetValueOrDefault(id);
        var department = new DepartmentId(row.Id("department"));
        row.Check("department", departments.Contains(department), SheetFaultKind.DepartmentUnknown);

        return new(
            id,
            department,
            row.Name("name"),
            new(row.Number("price", 2, 0, Sales.SaleRules.UnitPriceMax.Cents)),
            new((int)row.Number("vat_eat_in", 2, 0, Rate.BasisPointsMax)),
            new((int)row.Number("vat_take_away", 2, 0, Rate.BasisPointsMax)),
            row.Has("station") ? row.Route("station", stations) : null,
            row.Has("step") ? (int)row.Number("step", 0, 1, PreparationCard.StepMax) : null,
            row.Has("seconds") ? (int)row.Number("seconds", 0, 0, PreparationCard.ExpectedSecondsMax) : 0,
            row.Names("allergens", PreparationCard.AllergensMax),
            row.Names("options", Limits.OptionsMax),
            row.Rank,
            row.HasColumn("choices") ? SetsOf(row, sets) : before?.ChoiceSets,
            ModePricesOf(row, before),
            row.HasColumn("barcodes") ? BarcodesOf(row) : before?.Barcodes,
            row.HasColumn("short_name") ? row.Has("short_name") ? row.Name("short_name") : "" : before?.ShortName ?? "",
            before?.Image,
            DiscountPoints: before?.DiscountPoints,
            Supply: before?.Supply,
            IsWeighed: row.HasColumn("weighed") ? row.Has("weighed") : before?.IsWeighed is true,
            Scheme: row.HasColumn("vat_scheme") ? SchemeOf(row) : before?.Scheme,
            Purchase: row.HasColumn("purchase") ? PurchaseOf(row) : before?.Purchase);
    }

    private static Money? PurchaseOf(SheetCells row) =>
        row.Has("purchase") ? new(row.Number("purchase", 2, 0, Sales.SaleRules.UnitPriceMax.Cents)) : null;

    // Empty: as the department, which for its part is as usual.
    private static VatScheme? SchemeOf(SheetCells row)
    {
        if (!row.Has("vat_scheme"))
        {
            return null;
        }

        var isKnown = SheetWords.Schemes.TryGetValue(row.Text("vat_scheme"), out var scheme);
        row.Check("vat_scheme", isKnown, SheetFaultKind.WordUnknown);
        return scheme;
    }

    private static Sheet? Pick(IReadOnlyList<Sheet> sheets, SheetForm form, List<SheetFault> faults)
    {
        var fitting = sheets.Where(sheet => FormOf(sheet) == form).ToList();

        foreach (var again in fitting.Skip(1))
        {
            faults.Add(new(again.File, 1, "", SheetFaultKind.SheetTwice, fitting[0].File));
        }

        return fitting.FirstOrDefault();
    }

    private static IEnumerable<SheetCells> Rows(Sheet? sheet, List<SheetFault> faults) =>
        sheet is null ? [] : Rows(sheet, FormOf(sheet)!, faults);

    internal static IEnumerable<SheetCells> Rows(Sheet sheet, SheetForm form, List<SheetFault> faults)
    {
        var columns = sheet.Columns.Select(Normal).ToList();

        foreach (var (column, index) in columns.Select((column, index) => (column, index)))
        {
            if (columns.IndexOf(column) < index)
            {
                faults.Add(new(sheet.File, 1, column, SheetFaultKind.ColumnTwice, column));
            }
            else if (!form.Columns.Contains(column))
            {
                faults.Add(new(sheet.File, 1, column, SheetFaultKind.ColumnUnknown, column));
            }
        }

        faults.AddRange(form.Required.Except(columns)
            .Select(column => new SheetFault(sheet.File, 1, column, SheetFaultKind.ColumnMissing, "")));

        if (sheet.Rows.Count > CatalogueDecider.ArticlesMax)
        {
            faults.Add(new(sheet.File, 1, "", SheetFaultKind.TooManyRows, $"{sheet.Rows.Count}"));
            return [];
        }

        return sheet.Rows.Select((row, rank) => new SheetCells(sheet.File, columns, row, rank, faults));
    }

    // The last of its required columns decides: only departments have a station and no price, only articles a price.
    private static SheetForm? FormOf(Sheet sheet)
    {
        var columns = sheet.Columns.Select(Normal).ToHashSet(StringComparer.Ordinal);
        return columns.Contains("set") ? Choices
            : columns.Contains("menu") ? Menus
            : columns.Contains("rule") ? Rules
            : columns.Contains("percent") || columns.Contains("fixed_price") ? Reductions
            : columns.Contains("price") || columns.Contains("department") ? Articles
            : columns.Contains("station") || columns.Contains("step") ? Departments
            : columns.Contains("capacity") || columns.Contains("backup") ? Stations
            : null;
    }

    private static string Normal(string column) =>
        column.TrimStart('\ufeff').Trim().ToLowerInvariant().Replace(' ', '_').Replace('-', '_');

    private static void CheckBackups(
        Sheet? sheet, List<StationEntry> entries, HashSet<StationId> stations, List<SheetFault> faults)
    {
        foreach (var entry in entries.Where(entry => entry.Backup is not null))
        {
            if (entry.Backup == entry.Id || !stations.Contains(entry.Backup!.Value))
            {
                faults.Add(new(
                    sheet!.File,
                    sheet.Rows[entry.Rank].Line,
                    "backup",
                    entry.Backup == entry.Id ? SheetFaultKind.BackupIsItself : SheetFaultKind.StationUnknown,
                    entry.Backup.Value.Value));
            }
        }
    }

    private static void CheckTwice(Sheet? sheet, IEnumerable<string> ids, List<SheetFault> faults)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);

        foreach (var (id, rank) in ids.Select((id, rank) => (id, rank)))
        {
            if (id.Length > 0 && !seen.Add(id))
            {
                faults.Add(new(sheet!.File, sheet.Rows[rank].Line, "id", SheetFaultKind.IdTwice, id));
            }
        }
    }

    internal sealed record SheetForm(ValueList<string> Columns, ValueList<string> Required);
}

/// <param name="Import">What to tell the catalogue; null when anything is wrong: all or nothing.</param>
/// <param name="Faults">By file and line, cut after <see cref="CatalogueSheets.FaultsMax"/>.</param>
public sealed record SheetReading(CatalogueCommand.Import? Import, ValueList<SheetFault> Faults, int FaultCount);
