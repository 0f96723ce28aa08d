using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Catalogue;

public abstract record CatalogueEvent(DateTimeOffset At)
{
    /// <summary>Only what is new or has changed.</summary>
    public sealed record Imported(
        ValueList<StationEntry> Stations,
        ValueList<Department> Departments,
        ValueList<Article> Articles,
        Actor By,
        DateTimeOffset At) : CatalogueEvent(At);
}
