using System.Text.Json;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;

namespace RetailPos.Grains.Privacy;

/// <summary>Reads everything that names a customer, and has it forgotten. Rare, and slow on purpose: it goes through the whole journal.</summary>
public sealed class PrivacyDesk(IGrainFactory grains, IJournal journal, IPersonalKeys keys, ITechnicalDesk technical) : IPrivacyDesk
{
    private const string Emptied = "emptied";

    private static readonly JsonSerializerOptions Readable = new(JournalJson.Options) { WriteIndented = true };

    public async Task<PrivacyExport?> ExportAsync(CustomerId customer, Actor by)
    {
        var account = await grains.GetGrain<ICustomerGrain>(customer.Value).ReadAsync();

        if (account.Id is null)
        {
            return null;
        }

        var history = new List<PrivacyChange>();

        await foreach (var recorded in journal.ReadStreamAsync($"{Streams.Customer}-{customer}", afterVersion: 0, CancellationToken.None))
        {
            if (recorded.Event is CustomerEvent.Entered or CustomerEvent.Changed)
            {
                history.Add(new(recorded.RecordedAt, recorded.Event is CustomerEvent.Changed changed ? changed.After : ((CustomerEvent.Entered)recorded.Event).Facts));
            }
        }

        var sales = await SalesOfAsync(customer);
        await NoteAsync("exported", customer, by);
        var told = new PrivacyExport(
            customer, account.Facts, account.Owed, [.. history], [.. sales.Select(sale => new PrivacySale(sale.Id, sale.OpenedAt))], account.Entries, Json: "");
        return told with { Json = JsonSerializer.Serialize(told, Readable) };
    }

    // The customer first: one who still owes is not forgotten, and whoever was is nowhere shown any more from then on.
    public async Task<Told<CustomerRefusal>> EraseAsync(CommandId id, CustomerId customer, Actor by)
    {
        var told = await grains.GetGrain<ICustomerGrain>(customer.Value).TellAsync(id, new CustomerCommand.Erase(by));

        if (told.Refusal is not null)
        {
            return told;
        }

        string[] streams = [$"{Streams.Customer}-{customer}", .. (await SalesOfAsync(customer)).SelectMany(StreamsOf)];
        keys.Forget([.. streams, PersonalMask.Snapshots]);

        // A snapshot of no known shape is as good as none: what was remembered in it is written over.
        foreach (var name in streams.Concat(["feed/customers", "feed/sales", "feed/kitchen", "feed/deliveries"]))
        {
            await journal.SaveSnapshotAsync(name, Emptied, new(0, "{}"u8.ToArray()), CancellationToken.None);
        }

        await NoteAsync("erased", customer, by);
        return told;
    }

    private static IEnumerable<string> StreamsOf(Sale sale) =>
        [$"{Streams.Sale}-{sale.Id}", $"{Streams.Order}-{sale.Order}", $"{Streams.Delivery}-{sale.Id}"];

    private async Task<List<Sale>> SalesOfAsync(CustomerId customer)
    {
        var found = new HashSet<SaleId>();

        await foreach (var recorded in journal.ReadAllAsync(afterPosition: 0, CancellationToken.None))
        {
            if (recorded.Event is SaleEvent.CustomerSet { Known: { } known } && known == customer)
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

    private Task NoteAsync(string what, CustomerId customer, Actor by) => technical.NoteAsync(
        new($"privacy-{Guid.CreateVersion7():N}"), till: null, TechnicalCode.PrivacyServed, $"{what} customer:{customer}", by);
}
