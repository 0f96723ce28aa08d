using System.Globalization;
using System.Text.Json;
using RetailPos.Chaos.Tests.Devices;
using RetailPos.Crash.Tests;
using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Chaos.Tests;

/// <summary>What stands around a hub that is killed: two printers, three terminals, and four people who go on as soon as it is back.</summary>
internal sealed class KilledCounter : IAsyncDisposable
{
    private const string Tills = "T1 T2 T3";

    /// <summary>Looked again at this pace: the hub is another process, and its journal a file.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(100);

    /// <summary>A printer that stands still while the hub lives is given up soon.</summary>
    private const int PatienceSeconds = 2;

    private const long ColaCents = 390;

    private static readonly Actor Office = new("Léa", "office");

    private readonly Restaurant _house;
    private readonly Lock _gate = new();
    private readonly List<Errand> _errands = [];
    private int _last;

    private KilledCounter(Restaurant house, int seed)
    {
        var chance = new Random(seed);
        _house = house;
        Printers = new Dictionary<string, PrinterDouble>(StringComparer.Ordinal)
        {
            ["kitchen"] = new LinePrinterDouble(isStar: false, () => PrinterMood.Good, new(chance.Next()), TimeProvider.System),
            ["bar"] = new EposDouble(() => PrinterMood.Good, new(chance.Next()), TimeProvider.System),
        };
        Terminals = new Dictionary<string, HeldTerminal>(StringComparer.Ordinal)
        {
            ["T1"] = new(TerminalProtocol.CaisseAp), ["T2"] = new(TerminalProtocol.Zvt), ["T3"] = new(TerminalProtocol.Nexo),
        };
    }

    public string Folder => _house.Folder;

    public string Key => _house.Key;

    public IReadOnlyDictionary<string, PrinterDouble> Printers { get; }

    public IReadOnlyDictionary<string, HeldTerminal> Terminals { get; }

    public int Unknown => Errands.Count(errand => errand.Answer is null);

    private List<Errand> Errands
    {
        get
        {
            lock (_gate)
            {
                return [.. _errands];
            }
        }
    }

    public static async Task<KilledCounter> FurnishAsync(int seed)
    {
        var counter = new KilledCounter(await Restaurant.FurnishAsync(), seed);
        await using var journal = new SqliteJournal(counter._house.Journal, HouseEvents.Catalog, TimeProvider.System);
        var now = DateTimeOffset.UtcNow;
        await AppendAsync(journal, "devices-house", counter.Printers.Select(printer => (object)new HouseDevicesEvent.PrinterSetUp(
            null,
            PrinterSetup.Usual(new(printer.Key), printer.Key, printer.Value.Address) with
            {
                Dialect = printer.Value is EposDouble ? PrinterDialect.Epos : PrinterDialect.EscPos,
                PatienceSeconds = PatienceSeconds, Stations = [new(printer.Key)], Always = [new(printer.Key)],
            },
            Office,
            now)));
        await AppendAsync(journal, "house-rules-house", [new HouseRulesEvent.TerminalsSet(
            TerminalRules.Default,
            new([.. counter.Terminals.Select(terminal => new TerminalRule(
                new($"tpe-{terminal.Key}"), "", terminal.Value.Protocol, terminal.Value.Address, TerminalRule.PatienceMinSeconds, CardCurrency.EUR,
                [new(terminal.Key)], Poi: terminal.Value.Protocol is TerminalProtocol.Nexo ? "P400Plus-1" : ""))]),
            Office,
            now)]);
        return counter;
    }

    public HubProcess Start() => HubProcess.Start(Folder, Tills);

    /// <summary>Everybody works until the hub is gone.</summary>
    public Task WorkAsync(HubApi api) => Task.WhenAll(
        Terminals.Keys.Select(till => UntilGoneAsync(() => SellAsync(api, till)))
            .Append(UntilGoneAsync(() => SendAsync(api, Order())))
            .Select(work => Task.Run(() => work)));

    /// <summary>What nobody knows is asked again with the same keys.</summary>
    public async Task RecoverAsync(HubApi api)
    {
        await api.UntilAsync("catalogue/articles", "the menu", menu => menu.GetProperty("articles").GetArrayLength() == 3);

        foreach (var errand in Errands.Where(errand => errand.Answer is null))
        {
            await SendAsync(api, errand);
        }
    }

    public void CalmDown()
    {
        foreach (var printer in Printers.Values)
        {
            printer.Mood = () => PrinterMood.Good;
        }

        foreach (var terminal in Terminals.Values)
        {
            terminal.CalmDown();
        }
    }

    /// <summary>Waits until every paper that was owed is done with or in doubt, and every go at a card has an end, or none that anybody knows.</summary>
    public async Task RestAsync()
    {
        using var patience = new CancellationTokenSource(HubProcess.Patience);
        using var glance = new PeriodicTimer(Glance);

        while (true)
        {
            var journal = JournalFile.Read(_house.Journal);
            var jobs = journal.Jobs().Values;
            var missing = CallNumbers().Except(jobs.Select(job => job.Title)).ToList();
            var pending = jobs.Count(job => job.State is "Waiting" or "Begun") + journal.Cards().Values.Count(card => card.Outcome is "Pending");

            if (missing.Count == 0 && pending == 0)
            {
                return;
            }

            Assert.False(patience.IsCancellationRequested, $"{missing.Count} papers were never asked for, {pending} papers and cards never came to an end.");
            await glance.WaitForNextTickAsync();
        }
    }

    public async Task WhatIsUnknownHoldsUpItsSaleAsync(HubApi api)
    {
        foreach (var card in JournalFile.Read(_house.Journal).Cards().Values.Where(card => card.Outcome is "Unknown"))
        {
            var sale = card.Stream["sale-".Length..];
            var (status, _) = await api.PostAsync($"sales/{sale}/payments", new { mode = "cash", givenCents = card.Cents }, $"otherwise-{sale}");
            Assert.Equal(409, status);
        }
    }

    /// <returns>What there was.</returns>
    public string Check()
    {
        var journal = JournalFile.Read(_house.Journal);
        var doubtful = CheckPapers(journal);
        var unknown = CheckCards(journal);
        return $"{CallNumbers().Count} papers, {doubtful} in doubt; {journal.Cards().Count} goes at a card, {Terminals.Values.Sum(terminal => terminal.Booked.Count)} booked, {unknown} unknown";
    }

    private int CheckPapers(JournalFile journal)
    {
        var jobs = journal.Jobs().Values.Where(job => job.Kind == "Kitchen").ToLookup(job => job.Title);
        var sheets = Printers.Values.SelectMany(Sheet.On).ToList();
        var doubtful = 0;

        foreach (var number in CallNumbers())
        {
            var job = Assert.Single(jobs[number]);
            var mine = sheets.Where(sheet => sheet.CallNumber?.ToString(CultureInfo.InvariantCulture) == number).ToList();
            var said = $"Paper {number} is {job.State}, {mine.Count(sheet => sheet.IsWhole)} times whole and {mine.Count(sheet => !sheet.IsWhole)} times torn.";

            if (job.State is "Doubtful")
            {
                doubtful++;
                Assert.True(mine.Count <= 1, said);
            }
            else
            {
                Assert.True(job.State is "Printed" && mine is [{ IsWhole: true }], said);
            }
        }

        // Torn above its number, it is whose it is; but no more of them than are in doubt.
        Assert.True(sheets.Count(sheet => sheet.CallNumber is null) <= doubtful);
        return doubtful;
    }

    private int CheckCards(JournalFile journal)
    {
        var cards = journal.Cards().Values.ToList();
        var held = journal.Held().Where(payment => payment.Mode == "Card").Select(payment => payment.Cents).ToList();
        var atTills = journal.Sealed().Where(payment => payment.Mode == "Card").Select(payment => payment.Cents).ToList();

        foreach (var (till, terminal) in Terminals)
        {
            var booked = terminal.Booked;
            var mine = cards.Where(card => card.Terminal == $"tpe-{till}").ToList();
            Assert.Equal(booked.Distinct(), booked);
            Assert.All(mine.Where(card => card.Outcome is "Approved"), card => Assert.Contains(card.Cents, booked));
            Assert.All(mine.Where(card => card.Outcome is "Declined" or "Cancelled"), card => Assert.DoesNotContain(card.Cents, booked));
            Assert.Superset(booked.ToHashSet(), mine.Where(card => card.Outcome is "Approved" or "Unknown").Select(card => card.Cents).ToHashSet());

            // Whoever can be asked afterwards was.
            Assert.True(terminal.Protocol is TerminalProtocol.CaisseAp || mine.All(card => card.Outcome is not "Unknown"));
        }

        var approved = cards.Where(card => card.Outcome is "Approved").Select(card => card.Cents).Order().ToList();
        Assert.Equal(approved, held.Order());
        Assert.Equal(approved, atTills.Order());
        return cards.Count(card => card.Outcome is "Unknown");
    }

    // Every order, and every sale, sent its dishes: their number is on the paper.
    private List<string> CallNumbers() =>
    [
        .. Errands.Where(errand => errand.Kind is ErrandKind.PlaceOrder or ErrandKind.TakeSale && errand.Answer is not null)
            .Select(errand => $"{errand.Answer!.Value.GetProperty("callNumber").GetInt32()}"),
    ];

    private static async Task AppendAsync(SqliteJournal journal, string stream, IEnumerable<object> events)
    {
        var version = 0L;

        await foreach (var recorded in journal.ReadStreamAsync(stream, 0, CancellationToken.None))
        {
            version = recorded.Version;
        }

        await journal.AppendAsync(stream, version, new($"set-up-{stream}"), [.. events], CancellationToken.None);
    }

    private static async Task UntilGoneAsync(Func<Task> work)
    {
        while (true)
        {
            try
            {
                await work();
            }
            catch (Exception fault) when (fault is HttpRequestException or IOException or OperationCanceledException)
            {
                return;
            }
        }
    }

    // As many colas as nobody else has: no two amounts of the evening are the same.
    private async Task SellAsync(HubApi api, string till)
    {
        var number = Interlocked.Increment(ref _last);
        var id = $"sale-{number}";
        await SendAsync(api, Note(ErrandKind.TakeSale, id, "sales", new
        {
            id,
            till,
            mode = "take-away",
            lines = new[] { new { id = $"{id}.1", article = "cola", quantity = number } },
        }));
        await SendAsync(api, Note(ErrandKind.Pay, $"pay-{number}", $"sales/{id}/payments", new { mode = "card", givenCents = number * ColaCents }));
        await api.UntilAsync($"sales/{id}", "paid", sale => sale.GetProperty("stage").GetString() == "settled");
    }

    private Errand Order()
    {
        var id = $"order-{Interlocked.Increment(ref _last)}";
        var lines = Enumerable.Range(1, 3).Select(line => new { id = $"{id}.{line}", name = "Plat du jour", route = new[] { "kitchen" } });
        return Note(ErrandKind.PlaceOrder, id, "orders", new { id, mode = "take-away", lines });
    }

    private Errand Note(ErrandKind kind, string key, string path, object body)
    {
        var errand = new Errand(kind, key, path, JsonSerializer.SerializeToElement(body), key, [], Cents: 0);

        lock (_gate)
        {
            _errands.Add(errand);
        }

        return errand;
    }

    // A card that was asked for before the crash may have been declined since: then the key that is pressed again hears that.
    private static async Task SendAsync(HubApi api, Errand errand)
    {
        var (status, body) = await api.SendAsync(errand);
        Assert.True(
            status is 200 or 201 or 202 || (status is 409 && errand.Kind is ErrandKind.Pay), $"{errand.Path} {errand.Key} answered {status}: {body}");
        errand.Acknowledge(body);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in Printers.Values.Cast<IAsyncDisposable>().Concat(Terminals.Values))
        {
            await device.DisposeAsync();
        }

        _house.Dispose();
    }
}
