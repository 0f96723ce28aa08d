using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;

namespace RetailPos.Grains.Desks;

/// <summary>Between whoever brings a file and the catalogue. It decides nothing.</summary>
public sealed class CatalogueDesk(IGrainFactory grains, IJournal journal, IFeed<KitchenView> kitchen, TimeProvider clock) : ICatalogueDesk
{
    public async Task<ImportReport> ImportAsync(
        CommandId id, IReadOnlyList<CatalogueFile> files, bool dryRun, Actor by, CancellationToken stop)
    {
        var grain = grains.GetGrain<ICatalogueGrain>(GrainKeys.House);
        var known = await grain.ReadAsync();
        var reading = Read(files, known, by);

        if (reading.Import is not { } import)
        {
            return new(reading.Faults, reading.FaultCount, Refusal: null, 0, 0, 0, Changed: 0);
        }

        var decision = CatalogueDecider.Decide(known, import, clock.GetLocalNow());
        var refusal = dryRun ? decision.Refusal : (await grain.TellAsync(id, import)).Refusal;
        var changes = decision.Events.OfType<CatalogueEvent.Imported>().FirstOrDefault();

        return new(
            [],
            FaultCount: 0,
            refusal,
            import.Stations.Count,
            import.Departments.Count,
            import.Articles.Count,
            changes is null ? 0 : CatalogueDecider.CountOf(changes),
            (import.ChoiceSets?.Count ?? 0) + (import.Menus?.Count ?? 0) + (import.Reductions?.Count ?? 0)
                + (import.AutomaticRules?.Count ?? 0));
    }

    public Task<Told<CatalogueRefusal>> TellAsync(CommandId id, CatalogueCommand command) =>
        grains.GetGrain<ICatalogueGrain>(GrainKeys.House).TellAsync(id, WithWork(command));

    public async Task<ValueList<PriceChange>> ReadPricesAsync(ArticleId article)
    {
        var happened = new List<CatalogueEvent>();

        await foreach (var recorded in journal.ReadStreamAsync(
            $"{Streams.Catalogue}-{GrainKeys.House}", afterVersion: 0, CancellationToken.None))
        {
            happened.Add((CatalogueEvent)recorded.Event);
        }

        return PriceHistory.Of(happened, article);
    }

    // Whoever closes a station is told what still waits there, and the catalogue decides.
    private CatalogueCommand WithWork(CatalogueCommand command) => command is CatalogueCommand.ArchiveStation closes
        ? closes with { HasWork = StationLoad.Of(kitchen.Current.Orders.Values).ContainsKey(closes.Station) }
        : command;

    private static SheetReading Read(IReadOnlyList<CatalogueFile> files, Catalogue known, Actor by)
    {
        var sheets = new List<Sheet>();
        var unreadable = new List<SheetFault>();

        foreach (var file in files)
        {
            if (CsvSheet.Read(file, out var fault) is { } sheet)
            {
                sheets.Add(sheet);
            }
            else
            {
                unreadable.Add(fault!);
            }
        }

        return unreadable.Count == 0
            ? CatalogueSheets.Read(sheets, known, by)
            : new(Import: null, [.. unreadable], unreadable.Count);
    }
}
