using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Imports articles, departments and stations written as CSV.</summary>
public interface ICatalogueDesk
{
    /// <param name="dryRun">Says what would happen, and changes nothing.</param>
    Task<ImportReport> ImportAsync(
        CommandId id, IReadOnlyList<CatalogueFile> files, bool dryRun, Actor by, CancellationToken stop);
}

/// <param name="Name">As the person named it; shown with every fault.</param>
public sealed record CatalogueFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>5 MB: twenty thousand articles with long names, and room.</summary>
    public const int BytesMax = 5 * 1024 * 1024;
}

/// <param name="Faults">Empty when it was, or could be, imported. Otherwise nothing was.</param>
/// <param name="FaultCount">Of all faults; the list is cut.</param>
/// <param name="Changed">How many entries are new or different; 0 for an import that is already so.</param>
public sealed record ImportReport(
    ValueList<SheetFault> Faults,
    int FaultCount,
    CatalogueRefusal? Refusal,
    int Stations,
    int Departments,
    int Articles,
    int Changed)
{
    public bool IsGood => FaultCount == 0 && Refusal is null;
}
