using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Hub.Commands;

/// <summary>What is wrong with a sheet, for a person with a terminal and a spreadsheet.</summary>
internal static class ImportWords
{
    /// <summary>"articles.csv:12: price: is not a number ('twelve')", so that editors can jump there.</summary>
    public static string Of(SheetFault fault)
    {
        var column = fault.Column.Length > 0 ? $" {fault.Column}:" : "";
        var value = fault.Value.Length > 0 ? $" ('{fault.Value}')" : "";
        return $"{fault.File}:{fault.Line}:{column} {Of(fault.Kind)}{value}";
    }

    public static string Of(CatalogueRefusal refusal) => refusal switch
    {
        CatalogueRefusal.StationInvalid => "a station's id, name, backup, capacity or rank is not valid",
        CatalogueRefusal.DepartmentInvalid => "a department's id, name, route, step or rank is not valid",
        CatalogueRefusal.ArticleInvalid => "an article's id, name, department or rank is not valid",
        CatalogueRefusal.PriceOutOfRange => "an article's price is out of range",
        CatalogueRefusal.RateOutOfRange => "an article's VAT rate is out of range",
        CatalogueRefusal.PreparationInvalid => "an article's route, step, seconds or allergens are not valid",
        CatalogueRefusal.OptionsInvalid => "an article's options are too many or not valid",
        CatalogueRefusal.IdTwice => "an id stands twice",
        CatalogueRefusal.TooManyArticles => $"the house would have more than {CatalogueDecider.ArticlesMax} articles",
        CatalogueRefusal.UnknownStation => "a department or article would be prepared at a station that does not exist",
        CatalogueRefusal.UnknownDepartment => "an article would be in a department that does not exist",
    };

    private static string Of(SheetFaultKind kind) => kind switch
    {
        SheetFaultKind.NotATable => "is not readable as CSV",
        SheetFaultKind.SheetUnknown => "has the columns of no sheet that we know",
        SheetFaultKind.SheetTwice => "is a second sheet of the same kind",
        SheetFaultKind.ColumnTwice => "the column stands twice",
        SheetFaultKind.ColumnUnknown => "the column is unknown",
        SheetFaultKind.ColumnMissing => "the column is missing",
        SheetFaultKind.TooManyRows => $"has more than {CatalogueDecider.ArticlesMax} rows",
        SheetFaultKind.CellsMissing => "has fewer cells than the first line",
        SheetFaultKind.TooManyCells => "has more cells than the first line",
        SheetFaultKind.Empty => "is empty",
        SheetFaultKind.IdInvalid => "is no id: 1–64 letters, digits, dots, dashes or underscores",
        SheetFaultKind.IdTwice => "the id stands twice",
        SheetFaultKind.TextInvalid => "is longer than 80 signs, or has control signs",
        SheetFaultKind.NotANumber => "is not a number of the right form",
        SheetFaultKind.OutOfRange => "is out of range",
        SheetFaultKind.TooMany => "names too many",
        SheetFaultKind.StationUnknown => "names a station that does not exist",
        SheetFaultKind.DepartmentUnknown => "names a department that does not exist",
        SheetFaultKind.BackupIsItself => "is its own backup",
    };
}
