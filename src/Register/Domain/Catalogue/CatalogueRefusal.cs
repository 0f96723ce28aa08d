namespace RetailPos.Register.Domain.Catalogue;

/// <summary>Every reason an import can be refused, in the order the decider checks them.</summary>
public enum CatalogueRefusal
{
    /// <summary>Its id, name, backup, capacity or rank.</summary>
    StationInvalid,

    /// <summary>Its id, name, route, step or rank.</summary>
    DepartmentInvalid,

    /// <summary>Its id, department, name or rank.</summary>
    ArticleInvalid,
    PriceOutOfRange,
    RateOutOfRange,

    /// <summary>No kitchen could work by an article's route, step, seconds or allergens.</summary>
    PreparationInvalid,
    OptionsInvalid,

    /// <summary>Which of the two would count?</summary>
    IdTwice,
    TooManyArticles,
    UnknownStation,
    UnknownDepartment,
}
