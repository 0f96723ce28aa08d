namespace RetailPos.Register.Domain.Catalogue;

/// <summary>Every reason an import can be refused, in the order the decider checks them.</summary>
public enum CatalogueRefusal
{
    TooManyArticles,
    UnknownStation,
    UnknownDepartment,
}
