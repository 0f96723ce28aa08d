using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

/// <summary>What may stand on a bill.</summary>
public static class SaleRules
{
    /// <summary>As many as the kitchen takes of one order, so that whatever is sold can be sent.</summary>
    public const int LinesMax = 200;

    /// <summary>As many as the kitchen takes.</summary>
    public const int OptionsMax = 12;

    /// <summary>A coach party. More is two tables.</summary>
    public const int CoversMax = 200;

    /// <summary>The board and the beeper show four digits at most.</summary>
    public const int CallNumberMax = 9_999;

    /// <summary>10 000.00 a piece. A dearer dish is a typing error.</summary>
    public static readonly Money UnitPriceMax = new(1_000_000);

    public static SaleRefusal? Check(NewLine line) =>
        !Id.IsValid(line.Id.Value) ? SaleRefusal.LineIdInvalid :
        !Text.IsName(line.Article.Name) ? SaleRefusal.ArticleInvalid :
        line.Article.UnitPrice.IsNegative || line.Article.UnitPrice > UnitPriceMax ? SaleRefusal.PriceOutOfRange :
        !IsRate(line.Article.EatIn) || !IsRate(line.Article.TakeAway) ? SaleRefusal.RateOutOfRange :
        !line.Quantity.IsValid ? SaleRefusal.QuantityOutOfRange :
        CheckNote(line.Options, line.Note);

    public static SaleRefusal? CheckNote(ValueList<string> options, string note) =>
        options.Count > OptionsMax || !options.All(Text.IsName) ? SaleRefusal.OptionsInvalid :
        !Text.IsNote(note) ? SaleRefusal.NoteInvalid :
        null;

    public static SaleRefusal Of(TenderRefusal refusal) => refusal switch
    {
        TenderRefusal.AmountNegative => SaleRefusal.AmountNegative,
        TenderRefusal.AmountMissing => SaleRefusal.AmountMissing,
        TenderRefusal.AmountTooLarge => SaleRefusal.AmountTooLarge,
        TenderRefusal.CardAboveDue => SaleRefusal.CardAboveDue,
    };

    private static bool IsRate(Rate rate) => rate.BasisPoints is >= 0 and <= Rate.BasisPointsMax;
}
