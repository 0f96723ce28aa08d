using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Technical;

/// <summary>Reads the chains of technical events, and no other stream, one event in memory at a time; walks each as it reads.</summary>
public sealed class TechnicalDesk(IGrainFactory grains, IJournal journal, IFeed<TillsView> tills, SiteSettings site, ISealKeys? keys = null)
    : ITechnicalDesk, IDisposable
{
    // One at a time: looking back must not take a core from those who sell.
    private readonly SemaphoreSlim _one = new(1);
    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(site.TimeZone);

    public Task NoteAsync(CommandId id, TillId? till, TechnicalCode code, string information, Actor by) =>
        grains.GetGrain<ITechnicalLogGrain>(TechnicalKeys.Of(till)).TellAsync(id, new TechnicalLogCommand.Note(code, information, by));

    public async Task<TechnicalPage> ReadAsync(TechnicalWish wish, CancellationToken stop)
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

    private async Task<TechnicalPage> HearAsync(TechnicalWish wish, CancellationToken stop)
    {
        var newest = new PriorityQueue<TechnicalRow, DateTimeOffset>();
        var people = new SortedSet<string>(StringComparer.CurrentCultureIgnoreCase);
        var chains = new List<TechnicalChain>();
        TillId?[] all = [null, .. wish.Tills.Concat(tills.Current.Tills.Keys).Distinct().OrderBy(till => till.Value, StringComparer.Ordinal).Select(till => (TillId?)till)];

        foreach (var till in all)
        {
            var chain = new FiscalChain(keys);

            await foreach (var recorded in journal.ReadStreamAsync($"{Streams.Technical}-{TechnicalKeys.Of(till)}", afterVersion: 0, stop))
            {
                if (recorded.Event is not TechnicalLogEvent.Sealed e)
                {
                    continue;
                }

                chain.Add(e.Record.Number, Canonical.Of(e.Record), e.Seal);

                if (e.Record.By.Person.Length > 0)
                {
                    people.Add(e.Record.By.Person);
                }

                if (IsWished(wish, e.Record))
                {
                    newest.Enqueue(new(e.Record, e.Seal.Extract), e.Record.At);

                    // One more than a page: it says that there are older ones.
                    if (newest.Count > TechnicalPage.RowsMax + 1)
                    {
                        newest.Dequeue();
                    }
                }
            }

            if (chain.Verified > 0 || chain.Fault is not null)
            {
                chains.Add(new(till, chain.Verified, chain.Fault));
            }
        }

        var rows = newest.UnorderedItems.Select(item => item.Element)
            .OrderByDescending(row => row.Record.At).ThenByDescending(row => row.Record.Number).ToList();
        return new([.. rows.Take(TechnicalPage.RowsMax)], rows.Count > TechnicalPage.RowsMax, [.. people], [.. chains]);
    }

    private bool IsWished(TechnicalWish wish, TechnicalRecord record) =>
        (wish.Till is null || wish.Till == record.Till)
        && (!wish.IsHouse || record.Till is null)
        && (wish.Code is null || wish.Code == record.Code)
        && (wish.Person.Length == 0 || wish.Person == record.By.Person)
        && (wish.Day is null || wish.Day == DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(record.At, _zone).DateTime))
        && (wish.Before is null || record.At < wish.Before);
}
