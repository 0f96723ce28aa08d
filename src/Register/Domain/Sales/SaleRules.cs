using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

/// <summary>What may stand on a bill.</summary>
public static class SaleRules
{
    /// <summary>10 000.00 a piece. A dearer dish is a typing error.</summary>
    public static readonly Money UnitPriceMax = new(1_000_000);

    /// <summary>A wedding is booked a year ahead; anything further is a wrong clock.</summary>
    public static readonly TimeSpan DueAheadMax = TimeSpan.FromDays(366);

    public static SaleRefusal? Check(NewLine line) =>
        !Id.IsValid(line.Id.Value) ? SaleRefusal.LineIdInvalid :
        Check(line.Article) is { } fault ? fault :
        !line.Quantity.IsValid ? SaleRefusal.QuantityOutOfRange :
        !FitsTheKitchen(line.Options, line.Choices) ? SaleRefusal.OptionsInvalid :
        CheckNote(line.Options, line.Note, line.Allergies);

    public static SaleRefusal? CheckNote(ValueList<string> options, string note, ValueList<string>? allergies) =>
        !Text.AreNames(options, Limits.OptionsMax) ? SaleRefusal.OptionsInvalid :
        !Text.IsNote(note) ? SaleRefusal.NoteInvalid :
        allergies is not null && !Text.AreNames(allergies, PreparationCard.AllergensMax) ? SaleRefusal.AllergiesInvalid :
        null;

    /// <summary>The kitchen reads both as what is to be done with the dish, and has one limit for them.</summary>
    public static bool FitsTheKitchen(ValueList<string>? options, ValueList<Choice>? choices) =>
        choices is null || (choices.Count + (options?.Count ?? 0) <= Limits.OptionsMax && choices.All(choice => Text.IsName(choice.Name)));

    public static SaleRefusal? Of(ChoiceFault? fault) => fault is null ? null : fault.Kind switch
    {
        ChoiceFaultKind.Unknown or ChoiceFaultKind.Twice or ChoiceFaultKind.AfterTerminal => SaleRefusal.ChoiceUnknown,
        ChoiceFaultKind.TooFew => SaleRefusal.ChoiceMissing,
        ChoiceFaultKind.TooMany => SaleRefusal.TooManyChoices,
    };

    public static bool IsUnitPrice(Money price) => !price.IsNegative && price <= UnitPriceMax;

    public static SaleRefusal Of(TenderRefusal refusal) => refusal switch
    {
        TenderRefusal.AmountNegative => SaleRefusal.AmountNegative,
        TenderRefusal.AmountMissing => SaleRefusal.AmountMissing,
        TenderRefusal.AmountTooLarge => SaleRefusal.AmountTooLarge,
        TenderRefusal.CardAboveDue => SaleRefusal.CardAboveDue,
    };

    private static SaleRefusal? Check(SoldArticle article) =>
        !Text.IsName(article.Name) || (article.Id is { } id && !Id.IsValid(id.Value)) ? SaleRefusal.ArticleInvalid :
        !IsUnitPrice(article.UnitPrice) ? SaleRefusal.PriceOutOfRange :
        !article.EatIn.IsValid || !article.TakeAway.IsValid ? SaleRefusal.RateOutOfRange :
        article.Card?.Check() is not null ? SaleRefusal.PreparationInvalid :
        null;
}
