using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Whoever changes what the house sells: by a file, or entry by entry.</summary>
public interface ICatalogueDesk
{
    /// <param name="dryRun">Says what would happen, and changes nothing.</param>
    Task<ImportReport> ImportAsync(
        CommandId id, IReadOnlyList<CatalogueFile> files, bool dryRun, Actor by, CancellationToken stop);

    /// <summary>Puts one change to the catalogue. Every running register feels it.</summary>
    Task<Told<CatalogueRefusal>> TellAsync(CommandId id, CatalogueCommand command);

    /// <summary>What an article has cost, and since when, out of the journal; oldest first.</summary>
    Task<ValueList<PriceChange>> ReadPricesAsync(ArticleId article);
}

/// <param name="Name">As the person named it; shown with every fault.</param>
public sealed record CatalogueFile(string Name, ReadOnlyMemory<byte> Content)
{
    /// <summary>5 MB: twenty thousand articles with long names, and room.</summary>
    public const int BytesMax = 5 * 1024 * 1024;
}

/// <param name="Faults">Empty when it was, or could be, imported. Otherwise nothing was.</param>
/// <param name="FaultCount">Of all faults; the list is cut.</param>
/// <param name="Offers">Choice sets, menus, reductions and rules together.</param>
/// <param name="Changed">How many entries are new or different; 0 for an import that is already so.</param>
public sealed record ImportReport(
    ValueList<SheetFault> Faults,
    int FaultCount,
    CatalogueRefusal? Refusal,
    int Stations,
    int Departments,
    int Articles,
    int Changed,
    int Offers = 0)
{
    public bool IsGood => FaultCount == 0 && Refusal is null;
}
