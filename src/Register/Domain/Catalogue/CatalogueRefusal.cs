namespace RetailPos.Register.Domain.Catalogue;

/// <summary>Every reason a change of the catalogue can be refused, in the order the decider checks them.</summary>
public enum CatalogueRefusal
{
    /// <summary>Its id, name, backup, capacity or rank.</summary>
    StationInvalid,

    /// <summary>Its id, name, route, step, hue or rank.</summary>
    DepartmentInvalid,

    /// <summary>Its id, department, name, short name, description or rank.</summary>
    ArticleInvalid,
    PriceOutOfRange,
    PurchaseOutOfRange,
    RateOutOfRange,

    /// <summary>Less than nothing is taken off, or more than all.</summary>
    DiscountOutOfRange,

    /// <summary>No kitchen could work by an article's route, step, seconds or allergens.</summary>
    PreparationInvalid,
    OptionsInvalid,

    /// <summary>More than five sets, or one of them twice.</summary>
    SetsInvalid,

    /// <summary>A mode twice, or a price out of range.</summary>
    ModePricesInvalid,

    /// <summary>Not readable by any scanner, or its check digit is wrong.</summary>
    BarcodeInvalid,
    ImageInvalid,

    /// <summary>Its id, name or rank, or how many may be chosen.</summary>
    ChoiceSetInvalid,

    /// <summary>A choice's id, name or supplement; none at all, or more than fit on a screen.</summary>
    ChoiceInvalid,

    /// <summary>Its id, name, price or rank.</summary>
    MenuInvalid,

    /// <summary>A part's name, departments, numbers or supplements.</summary>
    MenuPartInvalid,

    /// <summary>Its id, name, percentage, amount or fixed price; or it would change nothing.</summary>
    ReductionInvalid,

    /// <summary>Its id, name or what it adds; or it would add nothing.</summary>
    AutomaticRuleInvalid,

    /// <summary>A number, an hour or a list among its conditions.</summary>
    ConditionInvalid,

    /// <summary>Which of the two would count?</summary>
    IdTwice,
    TooManyArticles,
    TooManyOffers,
    UnknownStation,
    UnknownDepartment,
    UnknownChoiceSet,
    UnknownArticle,
    UnknownMenu,
    UnknownReduction,
    UnknownAutomaticRule,

    /// <summary>Two articles that are sold cannot answer one scan.</summary>
    BarcodeTwice,

    /// <summary>What an article is bought for was not said, and its tax is to be taken on the margin.</summary>
    PurchaseMissing,

    /// <summary>Articles that are sold still stand in it.</summary>
    DepartmentInUse,

    /// <summary>Articles or departments still ask it.</summary>
    ChoiceSetInUse,

    /// <summary>Departments, articles or other stations still send to it.</summary>
    StationInUse,

    /// <summary>Dishes still wait there.</summary>
    StationHasWork,

    /// <summary>A new order that names nothing, or something twice.</summary>
    OrderInvalid,

    /// <summary>A prefix outside of 20–29, or twice.</summary>
    ScaleInvalid,
}
