using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Privacy;

/// <summary>Reads everything that names a customer, and has it forgotten. Rare, and slow on purpose: it goes through the whole journal.</summary>
public sealed class PrivacyDesk(IGrainFactory grains, IJournal journal, IPersonalKeys keys, ITechnicalDesk technical, TimeProvider clock, ISecretVault? vault = null) : IPrivacyDesk
{
    private const string Emptied = "emptied";

    /// <summary>Nobody comes to a table a day late.</summary>
    private static readonly TimeSpan ReservedFor = TimeSpan.FromDays(1);

    private static readonly JsonSerializerOptions Readable = new(JournalJson.Options) { WriteIndented = true };

    public async Task<PrivacyExport?> ExportAsync(CustomerId customer, Actor by)
    {
        var account = await grains.ReadKeptAsync(customer);

        if (account.Id is not { } kept)
        {
            return null;
        }

        var history = new List<PrivacyChange>();

        foreach (var one in account.Doubles.Prepend(kept))
        {
            await foreach (var recorded in journal.ReadStreamAsync($"{Streams.Customer}-{one}", afterVersion: 0, CancellationToken.None))
            {
                if (FactsOf(recorded.Event) is { } facts)
                {
                    history.Add(new(recorded.RecordedAt, facts));
                }
            }
        }

        var sales = await SalesOfAsync([kept, .. account.Doubles]);
        await NoteAsync("exported", kept, by);
        var told = new PrivacyExport(
            kept, account.Facts, account.Owed, [.. history.OrderBy(change => change.At)], [.. sales.Select(sale => new PrivacySale(sale.Id, sale.OpenedAt))], account.Entries, Json: "");
        return told with { Json = JsonSerializer.Serialize(told, Readable) };
    }

    // The customer first: one who still owes is not forgotten, and whoever was is nowhere shown any more from then on.
    public async Task<Told<CustomerRefusal>> EraseAsync(CommandId id, CustomerId customer, Actor by)
    {
        var told = await grains.TellKeptAsync(id, customer, new CustomerCommand.Erase(by));

        if (told.Refusal is not null)
        {
            return told;
        }

        // Who was merged is the same person, and is forgotten as well.
        var kept = await grains.ReadKeptAsync(customer);
        CustomerId[] all = [kept.Id ?? customer, .. kept.Doubles];

        foreach (var other in kept.Doubles)
        {
            await grains.CustomerOf(other).TellAsync(id.Then(other.Value), new CustomerCommand.Erase(by, IsDouble: true));
        }

        string[] streams = [.. all.Select(one => $"{Streams.Customer}-{one}"), .. (await SalesOfAsync([.. all])).SelectMany(StreamsOf)];
        await ForgetAsync(streams, [.. streams, "feed/customers", "feed/sales", "feed/kitchen", "feed/deliveries", "feed/shipments"]);
        await NoteAsync("erased", all[0], by);
        return told;
    }

    private static CustomerFacts? FactsOf(object happened) => happened switch
    {
        CustomerEvent.Entered e => e.Facts,
        CustomerEvent.Changed e => e.After,
        CustomerEvent.Absorbed e => e.After,
        _ => null,
    };

    public async Task<int> EraseReservationsAsync(Actor by)
    {
        var (open, past) = (new Dictionary<string, Reserved>(StringComparer.Ordinal), new List<Reserved>());

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, CancellationToken.None))
        {
            if (recorded.Event is TableEvent.Reserved e && !keys.IsForgotten(PersonalMask.OfReservation(e.Reservation.Id)))
            {
                open[e.Reservation.Id] = new(e.Reservation.Id, recorded.Stream, e.Reservation.At);
            }
            else if (recorded.Event is TableEvent.ReservationEnded ended && open.Remove(ended.Reservation, out var known))
            {
                past.Add(known);
            }
        }

        var now = clock.GetUtcNow();
        past.AddRange(open.Values.Where(reserved => reserved.At + ReservedFor < now));

        if (past.Count > 0)
        {
            await ForgetAsync(
                [.. past.Select(reserved => PersonalMask.OfReservation(reserved.Id))], [.. past.Select(reserved => reserved.Stream).Distinct(), "feed/sales"]);
            await NoteAsync($"erased reservations:{past.Count}", by);
        }

        return past.Count;
    }

    public async Task<Told<PeopleRefusal>> ErasePersonAsync(CommandId id, PersonId person, Actor by)
    {
        var grain = grains.GetGrain<IPeopleGrain>(GrainKeys.House);
        var secrets = (await grain.ReadAsync()).Find(person)?.Secrets ?? [];
        var told = await grain.TellAsync(id, new PeopleCommand.Forget(person, by));

        if (told.Refusal is not null)
        {
            return told;
        }

        foreach (var kind in secrets)
        {
            vault?.Forget(person, kind);
        }

        await ForgetAsync([PersonalMask.OfPerson(person)], [$"{Streams.People}-{GrainKeys.House}", "feed/people"]);
        await NoteAsync($"erased person:{person}", by);
        return told;
    }

    // A snapshot of no known shape is as good as none: what was remembered in it is written over.
    private async Task ForgetAsync(IReadOnlyCollection<string> owners, IEnumerable<string> snapshots)
    {
        keys.Forget([.. owners, PersonalMask.Snapshots]);

        foreach (var name in snapshots)
        {
            await journal.SaveSnapshotAsync(name, Emptied, new(0, "{}"u8.ToArray()), CancellationToken.None);
        }
    }

    private static IEnumerable<string> StreamsOf(Sale sale) =>
        [$"{Streams.Sale}-{sale.Id}", $"{Streams.Order}-{sale.Order}", $"{Streams.Delivery}-{sale.Id}", $"{Streams.Shipment}-{sale.Id}"];

    private async Task<List<Sale>> SalesOfAsync(HashSet<CustomerId> customers)
    {
        var found = new HashSet<SaleId>();

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, CancellationToken.None))
        {
            if (recorded.Event is SaleEvent.CustomerSet { Known: { } known } && customers.Contains(known))
            {
                found.Add(new(recorded.KeyOf(Streams.Sale)));
            }
        }

        var sales = new List<Sale>();

        foreach (var sale in found)
        {
            sales.Add(await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync());
        }

        return sales;
    }

    private Task NoteAsync(string what, CustomerId customer, Actor by) => NoteAsync($"{what} customer:{customer}", by);

    private Task NoteAsync(string what, Actor by) =>
        technical.NoteAsync(new($"privacy-{Guid.CreateVersion7():N}"), till: null, TechnicalCode.PrivacyServed, what, by);

    private sealed record Reserved(string Id, string Stream, DateTimeOffset At);
}
