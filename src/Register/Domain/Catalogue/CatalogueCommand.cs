using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

public abstract record CatalogueCommand
{
    private CatalogueCommand() { }

    /// <summary>Adds what is new and replaces what has the same id; what is not named stays as it is. All or nothing.</summary>
    public sealed record Import(
        ValueList<StationEntry> Stations, ValueList<Department> Departments, ValueList<Article> Articles, Actor By)
        : CatalogueCommand;
}
