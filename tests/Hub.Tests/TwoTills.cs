using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Watch;
using RetailPos.Hub.Commands;
using RetailPos.Hub.Settings;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Domain.Watch;

namespace RetailPos.Hub.Tests;

/// <summary>A house with two tills and its doors closed, on real files; and another machine beside it, whose folder is empty.</summary>
public abstract class TwoTills : IDisposable
{
    protected static readonly TillId T1 = new("T1");
    protected static readonly TillId T2 = new("T2");
    protected static readonly Actor Lea = new("Léa", "T1");

    private protected readonly TempFolder _old = new();
    private protected readonly TempFolder _new = new();
    private int _sales;

    private protected DataFolder Old => new(_old.Path);

    private protected DataFolder New => new(_new.Path);

    public void Dispose()
    {
        _old.Dispose();
        _new.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected static void Copy(TempFolder from, TempFolder to)
    {
        SqliteConnection.ClearAllPools();
        CopyFolder(from.Path, to.Path);
    }

    protected static void CopyFolder(string from, string to)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(to);
        }
        else
        {
            Directory.CreateDirectory(to, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        foreach (var file in Directory.GetFiles(from))
        {
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)), overwrite: true);
        }

        foreach (var folder in Directory.GetDirectories(from))
        {
            CopyFolder(folder, Path.Combine(to, Path.GetFileName(folder)));
        }
    }

    /// <summary>Opens the house, sells so many at each of both tills at once, and closes it when the chains are walked.</summary>
    private protected async Task<ChainWatch> SellAsync(TempFolder where, int sales, Func<IServiceProvider, Task>? meanwhile = null)
    {
        await using var house = await QuietHouse.OpenAsync(where.Path, CancellationToken.None);
        var grains = house.Services.GetRequiredService<IGrainFactory>();
        await house.Services.GetRequiredService<ChainWatcher>().Started.WaitAsync(OpenHub.Patience);
        var selling = Task.WhenAll(new[] { T1, T2 }.SelectMany(till => Enumerable.Range(0, sales).Select(_ => Task.Run(async () =>
        {
            var bill = Bill($"s-{Interlocked.Increment(ref _sales)}", till);
            var grain = grains.GetGrain<ITillGrain>(till.Value);
            var told = await grain.TellAsync(new($"{bill.Id}/a"), new TillCommand.Pay(bill, new(new($"{bill.Id}-a"), PaymentMode.Card, new(2_000)), Lea));
            Assert.Null(told.Refusal);
        }))));
        await (meanwhile?.Invoke(house.Services) ?? Task.CompletedTask);
        await selling;
        return await grains.GetGrain<IChainWatchGrain>(GrainKeys.House).ReadAsync();
    }

    /// <summary>Everything verifies, the tickets of each till are numbered from 1 without a gap, and the perpetual totals are their sum.</summary>
    private protected static async Task AuditAsync(TempFolder where, int tickets)
    {
        await Cli.GoodAsync("verify", "--data", where.Path);
        var events = await ReadAsync(where);

        foreach (var till in new[] { T1, T2 })
        {
            var mine = events.OfType<TillEvent.TicketSealed>().Select(e => e.Ticket).Where(ticket => ticket.Till == till).ToList();
            Assert.Equal(Enumerable.Range(1, tickets).Select(number => (long)number), mine.Select(ticket => ticket.Number));
            Assert.Equal(tickets, mine.DistinctBy(ticket => ticket.Sale).Count());
        }

        SqliteConnection.ClearAllPools();
        await using var house = await QuietHouse.OpenAsync(where.Path, CancellationToken.None);

        foreach (var till in new[] { T1, T2 })
        {
            var books = (await house.Services.GetRequiredService<IGrainFactory>().GetGrain<ITillGrain>(till.Value).ReadAsync()).Books;
            Assert.Equal(tickets * 2_000L, books.PerpetualAlgebraic.Cents);
            Assert.Equal(tickets * 2_000L, books.PerpetualAbsolute.Cents);
        }
    }

    private protected static async Task<List<object>> ReadAsync(TempFolder where)
    {
        await using var journal = new SqliteJournal(new DataFolder(where.Path).Journal, HouseEvents.Catalog, TimeProvider.System);
        var events = new List<object>();

        await foreach (var recorded in journal.ReadAllAsync(0, CancellationToken.None))
        {
            events.Add(recorded.Event);
        }

        return events;
    }

    private static Sale Bill(string id, TillId till) => Sale.None with
    {
        Id = new(id), Till = till, Order = new(id), Stage = SaleStage.Open, OpenedAt = DateTimeOffset.UnixEpoch,
        Lines = [new(new("steak"), new(new("steak"), "Steak", new(2_000), new(1_000), new(550), Card: null), Quantity.One, [], "", IsSent: true)],
    };
}
