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
        CatalogueRefusal.DiscountOutOfRange => "a discount is not from 0 to 100 %",
        CatalogueRefusal.PreparationInvalid => "an article's route, step, seconds or allergens are not valid",
        CatalogueRefusal.OptionsInvalid => "an article's options are too many or not valid",
        CatalogueRefusal.SetsInvalid => "an article or department asks more than five sets, or one twice",
        CatalogueRefusal.ModePricesInvalid => "a price for a mode is out of range, or a mode stands twice",
        CatalogueRefusal.BarcodeInvalid => "a bar code is not valid, or its check digit is wrong",
        CatalogueRefusal.ImageInvalid => "a picture's name is not valid",
        CatalogueRefusal.ChoiceSetInvalid => "a choice set's id, name, min or max is not valid",
        CatalogueRefusal.ChoiceInvalid => "a choice's id, name or supplement is not valid, or a set has too few",
        CatalogueRefusal.MenuInvalid => "a menu's id, name or price is not valid",
        CatalogueRefusal.MenuPartInvalid => "a menu's part is not valid",
        CatalogueRefusal.ReductionInvalid => "a reduction is not valid, or changes nothing",
        CatalogueRefusal.AutomaticRuleInvalid => "a rule is not valid, or adds nothing",
        CatalogueRefusal.ConditionInvalid => "a rule's condition is out of range",
        CatalogueRefusal.IdTwice => "an id stands twice",
        CatalogueRefusal.TooManyArticles => $"the house would have more than {CatalogueDecider.ArticlesMax} articles",
        CatalogueRefusal.UnknownStation => "a department or article would be prepared at a station that does not exist",
        CatalogueRefusal.UnknownDepartment => "an article would be in a department that does not exist",
        CatalogueRefusal.TooManyOffers => $"the house would have more than {CatalogueRules.OffersMax} of one kind of offer",
        CatalogueRefusal.UnknownChoiceSet => "an article or department names a choice set that does not exist",
        CatalogueRefusal.UnknownArticle => "a menu or rule names an article that does not exist",
        CatalogueRefusal.UnknownMenu => "the menu does not exist",
        CatalogueRefusal.UnknownReduction => "the reduction does not exist",
        CatalogueRefusal.UnknownAutomaticRule => "the rule does not exist",
        CatalogueRefusal.PurchaseOutOfRange => "an article's purchase price is out of range",
        CatalogueRefusal.PurchaseMissing => "an article that is taxed on its margin has no purchase price",
        CatalogueRefusal.BarcodeTwice => "two articles on sale have one bar code",
        CatalogueRefusal.DepartmentInUse => "the department still has articles on sale",
        CatalogueRefusal.ChoiceSetInUse => "the choice set is still asked",
        CatalogueRefusal.StationInUse => "departments, articles or another station's backup still send to the station",
        CatalogueRefusal.StationHasWork => "dishes still wait at the station",
        CatalogueRefusal.OrderInvalid => "the order names nothing, or something twice",
        CatalogueRefusal.ScaleInvalid => "a scale's prefix is not 20–29, or stands twice",
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
        SheetFaultKind.ChoiceSetUnknown => "names a choice set that does not exist",
        SheetFaultKind.ArticleUnknown => "names an article that does not exist",
        SheetFaultKind.BarcodeInvalid => "is no bar code, or its check digit is wrong",
        SheetFaultKind.WordUnknown => "is a word that is not known here",
        SheetFaultKind.PhoneInvalid => "is no telephone number",
        SheetFaultKind.MailInvalid => "is no mail address",
        SheetFaultKind.DayInvalid => "is no day such as 1980-05-31",
        SheetFaultKind.TaxNumberInvalid => "has a wrong figure",
        SheetFaultKind.CustomerTwice => "is the customer of another row",
    };
}
