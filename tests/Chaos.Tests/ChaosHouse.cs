using Microsoft.Extensions.DependencyInjection;
using RetailPos.Chaos.Tests.Devices;
using RetailPos.Displays.Tickets;
using RetailPos.Grains;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Devices.Printers;
using RetailPos.Hub.Devices.Terminals;
using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Receipts;
using RetailPos.Tests;

namespace RetailPos.Chaos.Tests;

/// <summary>
/// A whole house on a journal file: three registers, three kitchens, a printer at each of them and a card terminal at each register,
/// all on real ports, all with moods. Its clock runs quicker, so that patience is over before a test's is.
/// </summary>
internal sealed class ChaosHouse : IAsyncDisposable
{
    private const int Times = 20;

    public static readonly TillId[] Tills = [new("T1"), new("T2"), new("T3")];

    public static readonly Money Float = new(10_000);

    private static readonly PrinterMood[] BadMoods =
    [
        PrinterMood.PaperOut, PrinterMood.Deaf, PrinterMood.Babbles, PrinterMood.BreaksLine, PrinterMood.Swallows, PrinterMood.OutAndPrints,
        PrinterMood.EndsInMiddle, PrinterMood.HangsUpAfter, PrinterMood.Slow,
    ];

    private static readonly TerminalMood[] BadTerminalMoods =
    [
        TerminalMood.Decline, TerminalMood.Abandon, TerminalMood.Silent, TerminalMood.HangUpBefore, TerminalMood.HangUpAfter,
        TerminalMood.Late, TerminalMood.Twice, TerminalMood.InPieces, TerminalMood.Nonsense, TerminalMood.OtherAmount, TerminalMood.WaitForCard,
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("retailpos-chaos-");
    private readonly SqliteJournal _journal;
    private int _doubts;

    private ChaosHouse(int seed)
    {
        var clock = new HurriedClock(Times);
        var chance = new Random(seed);
        Clock = clock;
        PrinterDeck = new(new(chance.Next()), PrinterMood.Good, [.. BadMoods]);
        TerminalDeck = new(new(chance.Next()), TerminalMood.Approve, [.. BadTerminalMoods]);
        _journal = new(JournalPath, HouseEvents.Catalog, clock);
        Printers = new Dictionary<string, PrinterDouble>(StringComparer.Ordinal)
        {
            ["caisse-1"] = Line(isStar: false), ["caisse-2"] = new EposDouble(PrinterDeck.Draw, new(chance.Next()), clock), ["caisse-3"] = Line(isStar: false),
            ["cuisine"] = Line(isStar: false), ["bar"] = Line(isStar: true), ["passe"] = Line(isStar: false),
        };
        Terminals = new Dictionary<TillId, SimulatedTerminal>
        {
            [Tills[0]] = new SimulatedCaisseAp { Usual = _ => MoodAt(Tills[0]) },
            [Tills[1]] = new SimulatedZvt { Usual = _ => MoodAt(Tills[1]) },
            [Tills[2]] = new SimulatedNexo { Usual = _ => MoodAt(Tills[2]) },
        };

        LinePrinterDouble Line(bool isStar) => new(isStar, PrinterDeck.Draw, new(chance.Next()), clock);
    }

    public TimeProvider Clock { get; }

    public House House { get; private set; } = null!;

    public IReadOnlyDictionary<string, PrinterDouble> Printers { get; }

    public IReadOnlyDictionary<TillId, SimulatedTerminal> Terminals { get; }

    public Deck<PrinterMood> PrinterDeck { get; }

    public Deck<TerminalMood> TerminalDeck { get; }

    public IEnumerable<Sheet> Sheets => Printers.Values.SelectMany(Sheet.On);

    private string JournalPath => Path.Combine(_folder.FullName, "journal.db");

    public static async Task<ChaosHouse> OpenAsync(int seed)
    {
        var chaos = new ChaosHouse(seed);
        chaos.House = await House.OpenAsync(chaos._journal, chaos.Clock, also: services => services
            .AddSingleton<ITicketWording, TicketWording>()
            .AddSingleton<IPictureStore, NoPictures>()
            .AddPrinters()
            .AddSingleton<IMailer>(new SimulatedMailer(chaos.Clock))
            .AddSingleton<IReceiptWords, ReceiptWording>()
            .AddSingleton(new FollowTokens(new byte[FollowTokens.KeyBytes]))
            .AddSingleton<ITerminalLines, TcpTerminalLines>()
            .AddSingleton<ICardTerminals, HouseTerminals>()
            .AddCards()
            .AddCardTalks()
            .AddKitchenTickets()
            .AddOutboxWorkers());
        await chaos.FurnishAsync();
        return chaos;
    }

    public JournalFile Read() => JournalFile.Read(JournalPath);

    /// <summary>Every cable is in its socket again.</summary>
    public void PlugIn()
    {
        foreach (var printer in Printers.Values)
        {
            printer.PlugIn();
        }
    }

    /// <summary>From here on every printer does as it is told.</summary>
    public void CalmDown()
    {
        foreach (var printer in Printers.Values)
        {
            printer.Mood = () => PrinterMood.Good;
        }
    }

    /// <summary>Waits until no printer has anything left to do by itself. What is on its way from one to another is in no list of theirs, but in the file.</summary>
    /// <returns>What waits for a person.</returns>
    public async Task<DevicesView> RestAsync()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(120));
        using var glance = new PeriodicTimer(TimeSpan.FromMilliseconds(200));

        while (Read().Jobs().Values.FirstOrDefault(job => job.State is "Waiting" or "Begun" or "Moved") is { } left)
        {
            Assert.False(patience.IsCancellationRequested, $"{left.Device} never came to an end with its {left.Kind} {left.Title}, which is {left.State}.");
            await glance.WaitForNextTickAsync();
        }

        var devices = House.Of<IFeed<DevicesView>>();
        return await devices.ReachAsync(devices.Head, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await House.DisposeAsync();
        await _journal.DisposeAsync();

        foreach (var device in Printers.Values.Cast<IAsyncDisposable>().Concat(Terminals.Values))
        {
            await device.DisposeAsync();
        }

        _folder.Delete(recursive: true);
    }

    // Every other one that leaves a doubt breaks down over it: nobody can ask it before somebody has been there.
    private TerminalMood MoodAt(TillId till)
    {
        var mood = TerminalDeck.Draw();

        if (LeavesDoubt(mood) && Interlocked.Increment(ref _doubts) % 2 == 1)
        {
            Terminals[till].IsOutOfOrder = true;
        }

        return mood;
    }

    private static bool LeavesDoubt(TerminalMood mood) => mood is TerminalMood.Silent or TerminalMood.HangUpBefore or TerminalMood.HangUpAfter
        or TerminalMood.Late or TerminalMood.Nonsense or TerminalMood.OtherAmount or TerminalMood.WaitForCard;

    private async Task FurnishAsync()
    {
        await SetUpAsync("passe", setup => setup with { Stations = [House.Pass], Always = [House.Pass] });
        await SetUpAsync("bar", setup => setup with { Dialect = PrinterDialect.StarLine, Stations = [House.Bar], Always = [House.Bar], Fallback = new("passe") });
        await SetUpAsync("cuisine", setup => setup with { Stations = [House.Kitchen], Always = [House.Kitchen], Fallback = new("bar") });
        await SetUpAsync("caisse-3", setup => setup with { Tills = [Tills[2]] });
        await SetUpAsync("caisse-2", setup => setup with { Dialect = PrinterDialect.Epos, Tills = [Tills[1]] });
        await SetUpAsync("caisse-1", setup => setup with { Tills = [Tills[0]], Fallback = new("caisse-3") });

        Assert.Null((await House.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetTerminals(
            new([
                RuleOf(Tills[0], TerminalProtocol.CaisseAp, poi: ""),
                RuleOf(Tills[1], TerminalProtocol.Zvt, poi: ""),
                RuleOf(Tills[2], TerminalProtocol.Nexo, poi: "P400Plus-1"),
            ]), House.Lea))).Refusal);

        foreach (var till in Tills)
        {
            Assert.Null((await House.Of<ITillDesk>().TellAsync(House.NewCommand(), till, new TillCommand.Open(Float, House.Lea))).Refusal);
        }
    }

    private Task SetUpAsync(string id, Func<PrinterSetup, PrinterSetup> with) =>
        House.SetUpPrinterAsync(with(PrinterSetup.Usual(new(id), id, Printers[id].Address)));

    private TerminalRule RuleOf(TillId till, TerminalProtocol protocol, string poi) => new(
        new($"tpe-{till}"), "", protocol, Terminals[till].Address, TerminalRule.PatienceMinSeconds, CardCurrency.EUR, [till], Poi: poi);

    /// <summary>A house without a logo.</summary>
    private sealed class NoPictures : IPictureStore
    {
        public ValueTask<string?> KeepAsync(ReadOnlyMemory<byte> content) => ValueTask.FromResult<string?>(null);

        public string? Find(string id) => null;
    }
}
