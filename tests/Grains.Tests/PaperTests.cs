using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>A house with one printer and a letter box, whose papers are read from their outboxes.</summary>
public abstract class PaperTests : IAsyncLifetime
{
    protected static readonly TillId Till = new("T1");
    protected static readonly DeviceId Printer = new("desk");

    protected static readonly PrinterSetup AtTheDesk = PrinterSetup.Usual(Printer, "Caisse", "127.0.0.1:9100") with { Tills = [Till] };

    private protected SimulatedMailer Mailer { get; } = new(TimeProvider.System);

    private protected House House { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        House = await House.OpenAsync(new MemoryJournal(HouseEvents.Catalog, TimeProvider.System), also: Add);
        await House.SetUpPrinterAsync(AtTheDesk);
    }

    public async Task DisposeAsync() => await House.DisposeAsync();

    protected virtual void Add(IServiceCollection services) => services
        .AddSingleton<IMailer>(Mailer)
        .AddSingleton<IReceiptWords, PlainWords>()
        .AddSingleton(new FollowTokens(new byte[FollowTokens.KeyBytes]));

    protected async Task<List<OutboxJob>> JobsAsync(DeviceId device) =>
        [.. (await House.Grains.GetGrain<IOutboxGrain>(device.Value).ReadAsync()).Jobs.Where(job => job.Kind is not (JobKind.Test or JobKind.Drawer))];

    protected async Task<List<List<PaperPart.Row>>> PapersAsync() =>
        [.. (await JobsAsync(Printer)).Select(job => ((JobContent.Rows)job.Content).Paper.Parts.OfType<PaperPart.Row>().ToList())];

    protected async Task<List<JobContent.Letter>> LettersAsync() =>
        [.. (await JobsAsync(HouseDevices.Mail)).Select(job => (JobContent.Letter)job.Content)];

    /// <summary>What a paper says in white on black; empty for an original.</summary>
    protected static string AlertOf(List<PaperPart.Row> paper) => paper.Find(row => row.Style.IsReversed)?.Text.Trim() ?? "";

    protected async Task<List<T>> SealedAsync<T>()
    {
        var found = new List<T>();

        await foreach (var recorded in House.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            found.AddRange(recorded.Event is T happened ? [happened] : Array.Empty<T>());
        }

        return found;
    }

    protected async Task<SaleId> PaidAsync(long cents = 1_450, PaymentMode mode = PaymentMode.Card)
    {
        var sale = await House.TakeAsync(ServiceMode.TakeAway, ("Burger", (int)cents, null));
        await House.RegisterDesk.PayAsync(House.NewCommand(), sale, mode, new(cents), House.Lea);
        return sale;
    }

    /// <summary>The names of the words, with what they are about.</summary>
    private protected sealed class PlainWords : IReceiptWords
    {
        public ReceiptWords In(CultureInfo language) => new(
            word => word is ReceiptWord.ExpenseOf ? $"{word} {{0}} {{1}}" : $"{word} {{0}}", mode => $"{mode}", mode => $"{mode}", language);

        public string SubjectOf(string house, CultureInfo language) => house;
    }
}
