using Microsoft.Extensions.Localization;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.SoldOut;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register;

/// <summary>The one place where refusals become words, and the words say what to do next.</summary>
/// <remarks>No discard arm: a new refusal does not compile until it has its sentence.</remarks>
public static class RefusalText
{
    public static string Of(SaleRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        SaleRefusal.SaleIdInvalid => "SaleIdInvalid",
        SaleRefusal.AlreadyOpen => "SaleAlreadyOpen",
        SaleRefusal.NotOpen => "SaleNotOpen",
        SaleRefusal.AlreadySealed => "SaleAlreadySealed",
        SaleRefusal.AlreadySettled => "SaleAlreadySettled",
        SaleRefusal.AlreadyAbandoned => "SaleAlreadyAbandoned",
        SaleRefusal.PaymentPending => "SalePaymentPending",
        SaleRefusal.NoLines => "SaleNoLines",
        SaleRefusal.TooManyLines => "SaleTooManyLines",
        SaleRefusal.LineIdInvalid => "SaleLineIdInvalid",
        SaleRefusal.LineIdTwice => "SaleLineIdTwice",
        SaleRefusal.ArticleInvalid => "SaleArticleInvalid",
        SaleRefusal.PriceOutOfRange => "SalePriceOutOfRange",
        SaleRefusal.RateOutOfRange => "SaleRateOutOfRange",
        SaleRefusal.PreparationInvalid => "SalePreparationInvalid",
        SaleRefusal.QuantityOutOfRange => "SaleQuantityOutOfRange",
        SaleRefusal.OptionsInvalid => "SaleOptionsInvalid",
        SaleRefusal.NoteInvalid => "SaleNoteInvalid",
        SaleRefusal.UnknownLine => "SaleUnknownLine",
        SaleRefusal.AllergiesInvalid => "SaleAllergies",
        SaleRefusal.SoldOut => "SaleSoldOut",
        SaleRefusal.ChoiceUnknown => "SaleChoiceUnknown",
        SaleRefusal.ChoiceMissing => "SaleChoiceMissing",
        SaleRefusal.TooManyChoices => "SaleTooManyChoices",
        SaleRefusal.StepOutOfRange => "SaleStepOutOfRange",
        SaleRefusal.NotPrepared => "SaleNotPrepared",
        SaleRefusal.StepSent => "SaleStepSent",
        SaleRefusal.LineSent => "SaleLineSent",
        SaleRefusal.ReasonInvalid => "SaleReasonInvalid",
        SaleRefusal.CustomerInvalid => "SaleCustomerInvalid",
        SaleRefusal.TableInvalid => "SaleTableInvalid",
        SaleRefusal.CoversOutOfRange => "SaleCoversOutOfRange",
        SaleRefusal.AtAnotherTable => "SaleAtAnotherTable",
        SaleRefusal.DueTimeSent => "SaleDueTimeSent",
        SaleRefusal.DueTimeAbsurd => "SaleDueTimeAbsurd",
        SaleRefusal.SlotFull => "SaleSlotFull",
        SaleRefusal.NothingToSend => "SaleNothingToSend",
        SaleRefusal.CallNumberOutOfRange => "SaleCallNumberOutOfRange",
        SaleRefusal.UnsentLines => "SaleUnsentLines",
        SaleRefusal.AmountNegative => "SaleAmountNegative",
        SaleRefusal.AmountMissing => "SaleAmountMissing",
        SaleRefusal.AmountTooLarge => "SaleAmountTooLarge",
        SaleRefusal.CardAboveDue => "SaleCardAboveDue",
        SaleRefusal.NoSuchPayment => "SaleNoSuchPayment",
    }];

    /// <summary>What a register asks of the kitchen directly: the next step, and priority.</summary>
    public static string Of(OrderRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        OrderRefusal.NotPlaced => "OrderNotPlaced",
        OrderRefusal.NoStepHeld => "OrderNoStepHeld",
        OrderRefusal.OrderIdInvalid or OrderRefusal.CallNumberOutOfRange or OrderRefusal.TableInvalid or
            OrderRefusal.CoversOutOfRange or OrderRefusal.CustomerInvalid or OrderRefusal.OrderNoteInvalid or
            OrderRefusal.SourceInvalid or OrderRefusal.DueTimeAbsurd or OrderRefusal.NoLines or OrderRefusal.TooManyLines or
            OrderRefusal.LineIdInvalid or OrderRefusal.ArticleInvalid or OrderRefusal.QuantityOutOfRange or
            OrderRefusal.OptionsInvalid or OrderRefusal.NoteInvalid or OrderRefusal.StepOutOfRange or
            OrderRefusal.RouteInvalid or OrderRefusal.ExpectedSecondsOutOfRange or OrderRefusal.AllergensInvalid or
            OrderRefusal.AllergiesInvalid or OrderRefusal.LineIdTwice or OrderRefusal.UnknownLine or OrderRefusal.LineHeld or
            OrderRefusal.LineCancelled or OrderRefusal.WholeTicketOff or OrderRefusal.ChangeUnread or OrderRefusal.AllergiesUnread or
            OrderRefusal.NothingToRecall or OrderRefusal.ReasonInvalid or OrderRefusal.LineCollected or
            OrderRefusal.LineDone or OrderRefusal.ClaimInvalid or OrderRefusal.LineNotCancelled or
            OrderRefusal.NothingReady => "OrderRefused",
    }];

    public static string Of(SoldOutRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        SoldOutRefusal.ArticleInvalid => words["SoldOutArticleInvalid"],
        SoldOutRefusal.NameInvalid => words["SaleArticleInvalid"],
        SoldOutRefusal.TooMany => words["SoldOutTooMany", SoldOut.ArticlesMax],
    };

    public static string Of(TableRefusal refusal, IStringLocalizer<Words> words) => words[refusal switch
    {
        TableRefusal.IdInvalid => "SaleTableInvalid",
        TableRefusal.CoversOutOfRange => "SaleCoversOutOfRange",
        TableRefusal.Taken => "TableTaken",
    }];

    /// <param name="number">The beeper that was asked for, where one was.</param>
    /// <param name="holderCall">The call number of whoever has it, where it is known.</param>
    public static string Of(BeeperPoolRefusal refusal, int? number, int? holderCall, IStringLocalizer<Words> words) =>
        refusal switch
        {
            BeeperPoolRefusal.SizeOutOfRange => words["BeeperSizeOutOfRange"],
            BeeperPoolRefusal.OrderIdInvalid => words["SaleIdInvalid"],
            BeeperPoolRefusal.NoSuchBeeper => words["BeeperNone", number ?? 0],
            BeeperPoolRefusal.Lost when holderCall is { } call => words["BeeperLostBy", number ?? 0, call],
            BeeperPoolRefusal.Lost => words["BeeperLost", number ?? 0],
            BeeperPoolRefusal.Taken when holderCall is { } call => words["BeeperTakenBy", number ?? 0, call],
            BeeperPoolRefusal.Taken => words["BeeperTaken", number ?? 0],
            BeeperPoolRefusal.AllOut => words["BeeperAllOut"],
        };

    public static string Of(CatalogueRefusal refusal, IStringLocalizer<Words> words) => refusal switch
    {
        CatalogueRefusal.StationInvalid => words["CatalogueStationInvalid"],
        CatalogueRefusal.DepartmentInvalid => words["CatalogueDepartmentInvalid"],
        CatalogueRefusal.ArticleInvalid => words["CatalogueArticleInvalid"],
        CatalogueRefusal.PriceOutOfRange => words["CataloguePriceOutOfRange"],
        CatalogueRefusal.RateOutOfRange => words["CatalogueRateOutOfRange"],
        CatalogueRefusal.PreparationInvalid => words["CataloguePreparationInvalid"],
        CatalogueRefusal.OptionsInvalid => words["CatalogueOptionsInvalid"],
        CatalogueRefusal.SetsInvalid => words["CatalogueSetsInvalid"],
        CatalogueRefusal.ModePricesInvalid => words["CatalogueModePricesInvalid"],
        CatalogueRefusal.BarcodeInvalid => words["CatalogueBarcodeInvalid"],
        CatalogueRefusal.ImageInvalid => words["CatalogueImageInvalid"],
        CatalogueRefusal.ChoiceSetInvalid => words["CatalogueChoiceSetInvalid"],
        CatalogueRefusal.ChoiceInvalid => words["CatalogueChoiceInvalid"],
        CatalogueRefusal.MenuInvalid => words["CatalogueMenuInvalid"],
        CatalogueRefusal.MenuPartInvalid => words["CatalogueMenuPartInvalid"],
        CatalogueRefusal.ReductionInvalid => words["CatalogueReductionInvalid"],
        CatalogueRefusal.AutomaticRuleInvalid => words["CatalogueAutomaticRuleInvalid"],
        CatalogueRefusal.ConditionInvalid => words["CatalogueConditionInvalid"],
        CatalogueRefusal.IdTwice => words["CatalogueIdTwice"],
        CatalogueRefusal.TooManyArticles => words["CatalogueTooManyArticles", CatalogueDecider.ArticlesMax],
        CatalogueRefusal.UnknownStation => words["CatalogueUnknownStation"],
        CatalogueRefusal.UnknownDepartment => words["CatalogueUnknownDepartment"],
        CatalogueRefusal.TooManyOffers => words["CatalogueTooManyOffers", CatalogueRules.OffersMax],
        CatalogueRefusal.UnknownChoiceSet => words["CatalogueUnknownChoiceSet"],
        CatalogueRefusal.UnknownArticle => words["CatalogueUnknownArticle"],
        CatalogueRefusal.UnknownMenu => words["CatalogueUnknownMenu"],
        CatalogueRefusal.UnknownReduction => words["CatalogueUnknownReduction"],
        CatalogueRefusal.UnknownAutomaticRule => words["CatalogueUnknownAutomaticRule"],
        CatalogueRefusal.BarcodeTwice => words["CatalogueBarcodeTwice"],
        CatalogueRefusal.DepartmentInUse => words["CatalogueDepartmentInUse"],
        CatalogueRefusal.ChoiceSetInUse => words["CatalogueChoiceSetInUse"],
        CatalogueRefusal.OrderInvalid => words["CatalogueOrderInvalid"],
        CatalogueRefusal.ScaleInvalid => words["CatalogueScaleInvalid"],
    };

    public static string Of(SheetFaultKind kind, IStringLocalizer<Words> words) => kind switch
    {
        SheetFaultKind.NotATable => words["SheetNotATable"],
        SheetFaultKind.SheetUnknown => words["SheetUnknown"],
        SheetFaultKind.SheetTwice => words["SheetTwice"],
        SheetFaultKind.ColumnTwice => words["SheetColumnTwice"],
        SheetFaultKind.ColumnUnknown => words["SheetColumnUnknown"],
        SheetFaultKind.ColumnMissing => words["SheetColumnMissing"],
        SheetFaultKind.TooManyRows => words["SheetTooManyRows", CatalogueDecider.ArticlesMax],
        SheetFaultKind.CellsMissing => words["SheetCellsMissing"],
        SheetFaultKind.TooManyCells => words["SheetTooManyCells"],
        SheetFaultKind.Empty => words["SheetEmpty"],
        SheetFaultKind.IdInvalid => words["SheetIdInvalid"],
        SheetFaultKind.IdTwice => words["SheetIdTwice"],
        SheetFaultKind.TextInvalid => words["SheetTextInvalid"],
        SheetFaultKind.NotANumber => words["SheetNotANumber"],
        SheetFaultKind.OutOfRange => words["SheetOutOfRange"],
        SheetFaultKind.TooMany => words["SheetTooMany"],
        SheetFaultKind.StationUnknown => words["SheetStationUnknown"],
        SheetFaultKind.DepartmentUnknown => words["SheetDepartmentUnknown"],
        SheetFaultKind.BackupIsItself => words["SheetBackupIsItself"],
        SheetFaultKind.ChoiceSetUnknown => words["SheetChoiceSetUnknown"],
        SheetFaultKind.ArticleUnknown => words["SheetArticleUnknown"],
        SheetFaultKind.BarcodeInvalid => words["SheetBarcodeInvalid"],
        SheetFaultKind.WordUnknown => words["SheetWordUnknown"],
    };
}
