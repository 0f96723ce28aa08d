namespace RetailPos.Register.Domain.Countries;

/// <summary>Whose law the house sells under.</summary>
public enum Country
{
    France,
    Switzerland,
    Belgium,
}

/// <summary>Where within a country other rates hold. Only France has such places.</summary>
public enum TaxRegion
{
    Mainland,
    Corsica,

    /// <summary>Guadeloupe, Martinique, La Réunion.</summary>
    Overseas,

    /// <summary>Guyane and Mayotte, where the tax is not applied (CGI art. 294).</summary>
    Untaxed,
}

/// <summary>The names under which a country keeps its rates. The figure behind a name changes by law; the name stays on the article.</summary>
public enum VatCode
{
    Normal,
    Intermediate,
    Reduced,
    SuperReduced,
    Lodging,

    /// <summary>Outside the tax: deposits, vouchers.</summary>
    None,
}

/// <summary>What is sold, in the eyes of the tax. With where it is eaten it gives the code, and the code with the day the rate.</summary>
public enum VatSupply
{
    /// <summary>What is made to be eaten at once: dishes, sandwiches, ice in a cone.</summary>
    Meal,

    /// <summary>In a glass or an open cup.</summary>
    SoftDrink,

    /// <summary>At the normal rate, wherever it is drunk.</summary>
    Alcohol,

    /// <summary>What keeps in its packing: a bottle, a tin, bread, a whole cake.</summary>
    Packed,
    Press,

    /// <summary>Whatever is neither food nor drink.</summary>
    Goods,
    Lodging,
    Exempt,
}
