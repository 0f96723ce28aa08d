using RetailPos.Grains.Changes;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Grains.Desks;

/// <summary>
/// Reads the streams of the house's settings, and no other: what was sold in ten years is not touched by the question who
/// changed a price. One event in memory at a time.
/// </summary>
public sealed class ChangesDesk(IJournal journal, IFeed<CatalogueView> catalogue, SiteSettings site) : IChangesDesk, IDisposable
{
    // In this order: what a station is called is known before its rules are heard.
    private static readonly string[] Families =
        [Streams.Catalogue, Streams.HouseRules, Streams.People, Streams.FloorPlan, Streams.Screens, Streams.Routing];

    // One at a time: looking back must not take a core from those who sell.
    private readonly SemaphoreSlim _one = new(1);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public async Task<ChangesPage> ReadAsync(ChangesWish wish, CancellationToken stop)
    {
        await _one.WaitAsync(stop);

        try
        {
            return await Task.Run(() => HearAsync(wish, stop), stop);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task<ChangesPage> HearAsync(ChangesWish wish, CancellationToken stop)
    {
        var list = new ChangeList(wish, at => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, _zone).DateTime));
        IEnumerable<string> streams =
        [
            .. Families.Select(family => $"{family}-{GrainKeys.House}"),
            .. catalogue.Current.Catalogue.Stations.Keys.Select(station => $"{Streams.Station}-{station}"),
        ];

        foreach (var stream in streams)
        {
            await foreach (var recorded in journal.ReadStreamAsync(stream, afterVersion: 0, stop))
            {
                list.Hear(recorded);
            }
        }

        return list.Page();
    }
}
