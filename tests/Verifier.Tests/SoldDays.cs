using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Reactions;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Verifier.Tests;

/// <summary>A house that sold for three days at two tills: everything that its tills can seal, and names that tables must quote.</summary>
public sealed class SoldDays : IAsyncLifetime
{
    public static readonly DateOnly First = new(2026, 3, 30);
    public static readonly TillId T1 = new("T1");
    public static readonly TillId T2 = new("T2");

    private static readonly PaymentKeyId Cash = new("cash");
    private static readonly PaymentKeyId Card = new("card");
    private static readonly CustomerId Durand = new("c-1");
    private static readonly CustomerId Muller = new("c-2");

    private readonly FakeClock _clock = new(new(2026, 3, 30, 9, 0, 0, TimeSpan.Zero));

    public TestKeys Keys { get; } = new();

    public MemoryStore Store { get; } = new();

    public House House { get; private set; } = null!;

    public IExportDesk Desk => House.Of<IExportDesk>();

    public string Folder { get; } = Directory.CreateTempSubdirectory("retailpos-verifier-").FullName;

    public string KeyFile => Path.Combine(Folder, "keys.pem");

    /// <summary>The archive of the three days.</summary>
    public byte[] Archive { get; private set; } = [];

    public async Task InitializeAsync()
    {
        await File.WriteAllTextAsync(KeyFile, Keys.Pem);
        House = await House.OpenAsync(
            new MemoryJournal(HouseEvents.Catalog, _clock), _clock,
            also: services =>
            {
                services.AddSingleton<ISealer>(Keys).AddSingleton<IManifestSigner>(Keys).AddSingleton<IExportStore>(Store)
                    .AddSingleton<IReceiptWords, PlainWords>().AddTechnicalJournal();

                // As in the hub: the start is told before any reaction runs.
                var runner = services.First(service => service.ImplementationType == typeof(ReactionRunner));
                services.Remove(runner);
                services.Add(runner);
            });
        await FurnishAsync();

        for (var day = 0; day < 3; day++)
        {
            await SellAsync(day);
            await UntilNotedAsync(record => record.Information.StartsWith("closed session:", StringComparison.Ordinal), day + 1);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        Archive = await MakeAsync(First, First.AddDays(2));
    }

    public async Task DisposeAsync()
    {
        await House.DisposeAsync();
        Keys.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    public async Task<byte[]> MakeAsync(DateOnly first, DateOnly last, TillId? till = null, ExportKind kind = ExportKind.Archive)
    {
        var made = await Desk.MakeAsync(new(kind, first, last, till), House.Lea, CancellationToken.None);
        Assert.Null(made.Refusal);
        return Store[made.File!.Name];
    }

    /// <summary>What the verifier says of these bytes.</summary>
    public (int Code, string Out, string Error) Verify(params byte[][] archives)
    {
        var paths = archives.Select((bytes, at) =>
        {
            var path = Path.Combine(Folder, $"archive-{at}.zip");
            File.WriteAllBytes(path, bytes);
            return path;
        });
        return Ask(["--key", KeyFile, "--threads", "2", .. paths]);
    }

    public static (int Code, string Out, string Error) Ask(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        return (Program.Run(args, output, error), $"{output}", $"{error}");
    }

    public async Task<List<(string Stream, object Event)>> JournalAsync()
    {
        var all = new List<(string, object)>();

        await foreach (var recorded in House.Journal.ReadAllAsync(0, CancellationToken.None))
        {
            all.Add((recorded.Stream, recorded.Event));
        }

        return all;
    }

    private async Task FurnishAsync()
    {
        var rules = House.Of<IHouseRulesDesk>();
        var usual = PaymentRules.Default;
        await rules.TellAsync(new("payments"), new HouseRulesCommand.SetPayments(
            usual with { Keys = [.. usual.Keys.Select(key => key with { IsOn = true, Name = key.Mode is PaymentMode.Card ? "Carte; « bleue », 100 %|\"CB\"" : "" })] }, House.Lea));
        await rules.TellAsync(new("receipts"), new HouseRulesCommand.SetReceipts(
            ReceiptRules.Default with { House = new("Chez Léa; bistrot", ["1 rue d'Été", "FRANCE"], "73282932000074", "FR44732829320") }, House.Lea));
        await rules.TellAsync(new("reporting"), new HouseRulesCommand.SetEReporting(
            EReportingRules.Default with { Platform = "PA01", PlatformName = "Plateforme & fils" }, House.Lea));
        await House.Of<ICustomerDesk>().TellAsync(
            new("enter"), Durand, new CustomerCommand.Enter(Durand, new("Mme Durand; « Zoé »", "", ""), Money.Zero, House.Lea));
        await House.Of<ICustomerDesk>().TellAsync(new("enter-2"), Muller, new CustomerCommand.Enter(
            Muller, new("Müller GmbH", "", "", Business: BusinessFacts.None with { VatNumber = "DE123456789" }), Money.Zero, House.Lea));
    }

    // What is taxed on its margin beside what is not, some of it given back; and what leaves untaxed, with some of the former in it.
    private async Task SellOddAsync()
    {
        var lamp = await House.TakeAsync(ServiceMode.EatIn, ("Café", 210, null));
        await AddAsync(lamp, ("Lampe; « 1930 »", 9_999, 6_001, VatScheme.SecondHand), ("Tasse", 500, 800, VatScheme.SecondHand), ("Affiche", 2_500, 0, VatScheme.Art));
        await House.Grains.GetGrain<ITillGrain>(T1.Value).TellAsync(
            House.NewCommand(), new TillCommand.BringNote(await House.RegisterDesk.ReadAsync(lamp), House.Lea));
        await PayAsync(lamp, Cash, new(5_000), T1);
        await PayAsync(lamp, Card, (await House.RegisterDesk.ReadAsync(lamp)).Due, T1);
        Assert.Null((await House.RegisterDesk.RefundAsync(House.NewCommand(), lamp, new(T1, Cash, Lines: null, new(3_333), "Fêlée"), House.Lea)).Refusal);

        await InvoiceAsync(lamp);

        var exempt = await House.TakeAsync(ServiceMode.TakeAway, ("Crème; « maison »", 1_250, null), ("Café", 211, null));
        await AddAsync(exempt, ("Médaille", 1_500, 900, VatScheme.Antiques));
        await House.RegisterDesk.TellAsync(House.NewCommand(), exempt, new SaleCommand.SetCustomer("Müller GmbH", House.Lea, Muller));
        var told = await House.RegisterDesk.TellAsync(House.NewCommand(), exempt, new SaleCommand.SetExemption(IsOn: true, House.Lea));
        Assert.Null(told.Refusal);
        await PayAsync(exempt, Card, (await House.RegisterDesk.ReadAsync(exempt)).Due, T1);
        Assert.Null((await House.RegisterDesk.RefundAsync(House.NewCommand(), exempt, new(T1, Card, Lines: null, new(400), "Trop"), House.Lea)).Refusal);
    }

    // To a person: it says of the margins that their tax is in them.
    private async Task InvoiceAsync(SaleId sale)
    {
        var paid = (await JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.TicketSealed>().First(e => e.Ticket.Sale == sale);
        var seller = Seller.Of(new("Chez Léa; bistrot", ["1 rue d'Été", "75006 Paris", "FRANCE"], "73282932000074", "FR44732829320"), "RetailPos");
        var told = await House.Grains.GetGrain<ITillGrain>(paid.Ticket.Till.Value).TellAsync(House.NewCommand(), new TillCommand.DrawInvoice(
            new(paid.Ticket, paid.Seal, []), Corrects: null, new(seller, "EUR", [], "RetailPos"),
            new("Mme Durand", BusinessFacts.None with { Street = "8 rue Haute", Postcode = "69007", City = "Lyon", Country = "FR" }), House.Lea));
        Assert.Null(told.Refusal);
    }

    private async Task AddAsync(SaleId sale, params (string Name, int Cents, int Purchase, VatScheme Scheme)[] articles)
    {
        var told = await House.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.AddLines(
            [
                .. articles.Select(article => House.Line(article.Name, article.Cents, station: null) is var line
                    ? line with
                    {
                        Article = line.Article with
                        {
                            EatIn = new(2_000), TakeAway = new(2_000), Scheme = article.Scheme,
                            Purchase = article.Scheme.IsMargin() ? new Money(article.Purchase) : null,
                        },
                    }
                    : line),
            ],
            House.Lea));
        Assert.Null(told.Refusal);
    }

    // Drawn, given out, and given out again.
    private async Task NoteAsync(SaleId sale, ExpenseClaim claim)
    {
        var paid = (await JournalAsync()).Select(entry => entry.Event).OfType<TillEvent.TicketSealed>().Last(e => e.Ticket.Sale == sale);
        var till = House.Grains.GetGrain<ITillGrain>(paid.Ticket.Till.Value);
        var lines = claim.Basis is ExpenseBasis.Lines ? claim with { Lines = [paid.Ticket.Lines[0].Id] } : claim;
        var told = await till.TellAsync(House.NewCommand(), new TillCommand.DrawExpense(new(paid.Ticket, paid.Seal, []), [], lines, House.Lea));
        Assert.Null(told.Refusal);
        var number = (await till.ReadAsync()).EndOf(FiscalChainKind.Expenses).Number;
        await till.TellAsync(House.NewCommand(), new TillCommand.GiveExpense(number, House.Lea));
        await till.TellAsync(House.NewCommand(), new TillCommand.GiveExpense(number, House.Lea));
    }

    private async Task SellAsync(int day)
    {
        for (var at = 0; at < 8; at++)
        {
            var mode = at % 2 is 0 ? ServiceMode.EatIn : ServiceMode.TakeAway;
            var till = at % 3 is 0 ? T2 : T1;
            var sale = await House.TakeAsync(mode, ("Crème brûlée, \"maison\"; 50 %|é", 750 + (at * 13), null), ("Café", 210, null));
            var due = (await House.RegisterDesk.ReadAsync(sale)).Due;

            switch (at)
            {
                case 0: // In three parts, and a tip.
                    await PayAsync(sale, Cash, new(333), till);
                    await PayAsync(sale, Card, new(250), till, tip: new(50));
                    await PayAsync(sale, Cash, new(2_000), till);
                    break;
                case 1: // Given back in part.
                    await PayAsync(sale, Cash, due, till);
                    await House.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(till, Cash, Lines: null, new(200), "Froid; brûlé"), House.Lea);
                    break;
                case 2: // Written down, and settled the next day.
                    await PayAsync(sale, new("on-account"), due, till, customer: Durand);
                    break;
                case 3 when day > 0:
                    await PayAsync(sale, Card, due, till);
                    await House.Of<ICustomerDesk>().TellAsync(
                        House.NewCommand(), Durand, new CustomerCommand.Settle(House.NewCommand(), T1, Cash, new(500), House.Lea));
                    break;
                case 4 or 5: // Parts of it for guests who want their money back.
                    await PayAsync(sale, Card, due, till);
                    await NoteAsync(sale, at is 4 ? ExpenseClaim.Of(new Money(333)) : ExpenseClaim.Of(Money.Zero) with { Basis = ExpenseBasis.Lines });
                    break;
                default:
                    await PayAsync(sale, at % 2 is 0 ? Card : Cash, due, till);
                    break;
            }

            _clock.Advance(TimeSpan.FromMinutes(7));
        }

        // The first day is as every house's was: its archive alone has no table of what is taxed otherwise.
        if (day > 0)
        {
            await SellOddAsync();
        }

        await House.Of<ITillDesk>().TellAsync(House.NewCommand(), T1, new TillCommand.MoveCash(House.NewCommand(), MovementKind.PettyCashOut, new(320), "pain", House.Lea));
        await House.Of<ITillDesk>().TellAsync(House.NewCommand(), T1, new TillCommand.Close([new(PaymentMode.Cash, new(9_000))], new(5_000), House.Lea));
    }

    /// <summary>Waits until so many technical events are noted.</summary>
    public async Task UntilNotedAsync(Func<TechnicalRecord, bool> isMeant, int count)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var tick = new PeriodicTimer(TimeSpan.FromMilliseconds(50));

        while ((await JournalAsync()).Select(entry => entry.Event).OfType<TechnicalLogEvent.Sealed>().Count(happened => isMeant(happened.Record)) < count)
        {
            // The leaps of this clock cut off whoever was being asked something: it is asked again as the clock goes on.
            await tick.WaitForNextTickAsync(limit.Token);
            _clock.Advance(TimeSpan.FromSeconds(1));
        }
    }

    private async Task PayAsync(SaleId sale, PaymentKeyId key, Money given, TillId till, Money tip = default, CustomerId? customer = null)
    {
        var paid = await House.RegisterDesk.PayAsync(House.NewCommand(), sale, key, given, House.Lea, tip, customer: customer, at: till);
        Assert.Null(paid.Refusal);
    }
}
