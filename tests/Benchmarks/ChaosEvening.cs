using System.Diagnostics;
using RetailPos.Chaos.Tests.Devices;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Devices.Terminals.Simulated;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Benchmarks;

/// <summary>
/// The same sales and the same orders on one hub, by turns with devices that do as they are told and with devices that do not: whether
/// a screen, a sale or a grain ever waits for a device.
/// </summary>
internal static class ChaosEvening
{
    private const int Turns = 4;
    private const int Sales = 60;
    private const int Orders = 40;
    private const int WarmUps = 20;

    private static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);
    private static readonly Actor Lea = new("Léa", "T1");
    private static readonly TillId[] Tills = [new("T1"), new("T2"), new("T3")];

    public static async Task RunAsync()
    {
        using var scratch = new Scratch();
        await using var hub = await OpenHub.OpenAsync(scratch.File("hub"));
        await using var devices = await Counter.SetUpAsync(hub);
        await using var wall = await Wall.OpenAsync();
        await hub.PlaceAsync(hub.NewOrder());
        await wall.HangAsync(hub.StationAddress, 1, "[data-ticket]");
        await wall.WatchAsync();
        var (calm, chaos) = (new Times(), new Times());
        await PlayAsync(hub, wall, new(), WarmUps, WarmUps);

        for (var turn = 0; turn < Turns; turn++)
        {
            await PlayAsync(hub, wall, calm, Sales, Orders);
            devices.LetGo();
            await PlayAsync(hub, wall, chaos, Sales, Orders);
            await devices.CalmDownAsync();
        }

        Console.WriteLine($"printers: {devices.Moods}");
        calm.Tell(chaos);
    }

    private static async Task PlayAsync(OpenHub hub, Wall wall, Times times, int sales, int orders)
    {
        for (var sale = 0; sale < sales; sale++)
        {
            await SellAsync(hub, times, Tills[sale % Tills.Length], isByCard: sale % 2 == 0);
        }

        for (var order = 0; order < orders; order++)
        {
            var id = hub.NewOrder();
            var sent = Wall.NowMs;
            var shown = await wall.ShowAsync(id, () => hub.PlaceAsync(id));
            times.Note("order sent → in the page", shown[0].Dom - sent);
            await hub.ClearAsync(id);
            await Task.Delay(Breath);
        }
    }

    private static async Task SellAsync(OpenHub hub, Times times, TillId till, bool isByCard)
    {
        var (register, receipts) = (hub.Of<IRegisterDesk>(), hub.Of<IReceiptDesk>());
        var sale = new SaleId(Guid.CreateVersion7().ToString("N"));
        var order = new OrderId(Guid.CreateVersion7().ToString("N"));
        await times.TimeAsync("open a sale", () => register.TellAsync(NewCommand(), sale, new SaleCommand.Open(
            sale, till, order, ServiceMode.TakeAway, Lea, [Line("Steak", OpenHub.Station), Line("Kir", "bar")])));
        await times.TimeAsync("send it", () => register.SendAsync(NewCommand(), sale, Lea));
        var mode = isByCard ? PaymentMode.Card : PaymentMode.Cash;
        await times.TimeAsync(isByCard ? "ask a card" : "pay in cash", () => register.PayAsync(NewCommand(), sale, mode, new(2_000), Lea));

        if (!isByCard)
        {
            await times.TimeAsync("print the receipt", () => receipts.PrintAsync(NewCommand(), sale, ReceiptKind.Ticket, till, "http://hub", Lea));
        }

        // What stood on the board for ever would make each turn slower than the one before.
        await hub.ShowsAsync(view => view.Orders.ContainsKey(order));
        await hub.ClearAsync(order.Value);
    }

    private static NewLine Line(string name, string station) => new(
        new(Guid.CreateVersion7().ToString("N")), new(new ArticleId(name), name, new(1_000), new(1_000), new(550), new([new(station)], 1, 60, [])),
        Quantity.One, [], "");

    private static CommandId NewCommand() => new($"tap-{Guid.CreateVersion7():N}");

    /// <summary>Five printers and three terminals around the hub.</summary>
    private sealed class Counter : IAsyncDisposable
    {
        private static readonly PrinterMood[] BadMoods = [.. Enum.GetValues<PrinterMood>().Where(mood => mood is > PrinterMood.Good and <= PrinterMood.Slow)];

        private readonly OpenHub _hub;
        private readonly Dictionary<string, PrinterDouble> _printers;
        private readonly List<SimulatedTerminal> _terminals;
        private readonly Deck<TerminalMood> _cards = new(
            new(7), TerminalMood.Approve, TerminalMood.Silent, TerminalMood.HangUpBefore, TerminalMood.HangUpAfter, TerminalMood.Late, TerminalMood.Nonsense);

        private bool _isCalm = true;

        private Counter(OpenHub hub)
        {
            _hub = hub;
            _printers = new(StringComparer.Ordinal)
            {
                ["T1"] = Line(isStar: false), ["T2"] = new EposDouble(Good, new(2), TimeProvider.System), ["T3"] = Line(isStar: false),
                [OpenHub.Station] = Line(isStar: false), ["bar"] = Line(isStar: true),
            };
            _terminals = [new SimulatedCaisseAp { Usual = MoodOf }, new SimulatedZvt { Usual = MoodOf }, new SimulatedNexo { Usual = MoodOf }];
        }

        public Deck<PrinterMood> Moods { get; } = new(new(5), PrinterMood.Good, BadMoods);

        public static async Task<Counter> SetUpAsync(OpenHub hub)
        {
            var counter = new Counter(hub);

            foreach (var (id, printer) in counter._printers)
            {
                var usual = PrinterSetup.Usual(new(id), id, printer.Address) with
                {
                    Dialect = printer is EposDouble ? PrinterDialect.Epos : printer is LinePrinterDouble { IsStar: true } ? PrinterDialect.StarLine : PrinterDialect.EscPos,
                };
                await hub.Of<IDeviceDesk>().TellAsync(NewCommand(), new HouseDevicesCommand.SetUpPrinter(
                    id.StartsWith('T') ? usual with { Tills = [new(id)] } : usual with { Stations = [new(id)], Always = [new(id)] }, Lea));
            }

            await hub.Of<IHouseRulesDesk>().TellAsync(NewCommand(), new HouseRulesCommand.SetTerminals(
                new([.. counter._terminals.Select((terminal, at) => new TerminalRule(
                    new($"tpe-{at}"), "", (TerminalProtocol)at, terminal.Address, TerminalRule.PatienceMinSeconds, CardCurrency.EUR, [Tills[at]],
                    Poi: terminal is SimulatedNexo ? "P400Plus-1" : ""))]),
                Lea));
            return counter;
        }

        public void LetGo()
        {
            _isCalm = false;
            _printers["bar"].Unplug();
        }

        /// <summary>Somebody mends everything, and throws away what is in doubt: the next turn begins as the first did.</summary>
        public async Task CalmDownAsync()
        {
            _isCalm = true;
            _printers["bar"].PlugIn();
            _terminals.ForEach(terminal => terminal.HangUp());
            using var patience = new CancellationTokenSource(Patience);
            var devices = _hub.Of<IFeed<DevicesView>>();

            while (devices.Current.Outboxes.SelectMany(outbox => outbox.Value.Jobs.Select(job => (outbox.Key, job))).ToList() is { Count: > 0 } left)
            {
                foreach (var (device, job) in left)
                {
                    await _hub.Of<IDeviceDesk>().TellAsync(NewCommand(), device, job.Stage is JobStage.Doubtful
                        ? new OutboxCommand.Drop(job.Id, Lea)
                        : new OutboxCommand.AskAgain(job.Id, Lea));
                }

                await Task.Delay(Breath, patience.Token);
            }

            await _hub.Of<IFeed<TerminalsView>>().UntilAsync(view => !view.Open.Values.Any(open => open.Card.IsPending), Patience, TimeProvider.System);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var device in _printers.Values.Cast<IAsyncDisposable>().Concat(_terminals))
            {
                await device.DisposeAsync();
            }
        }

        private LinePrinterDouble Line(bool isStar) => new(isStar, Good, new(3), TimeProvider.System);

        private PrinterMood Good() => _isCalm ? PrinterMood.Good : Moods.Draw();

        private TerminalMood MoodOf(Money amount) => _isCalm ? TerminalMood.Approve : _cards.Draw();
    }

    /// <summary>How long each thing took, by its name.</summary>
    private sealed class Times
    {
        private readonly Dictionary<string, List<double>> _ms = [];

        public void Note(string what, double ms) => (_ms.TryGetValue(what, out var known) ? known : _ms[what] = []).Add(ms);

        public async Task TimeAsync(string what, Func<Task> act)
        {
            var began = Stopwatch.GetTimestamp();
            await act();
            Note(what, Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        }

        public void Tell(Times chaos)
        {
            foreach (var (what, calm) in _ms)
            {
                var (one, other) = (new Figures(calm), new Figures(chaos._ms[what]));
                Console.WriteLine($"{what} ({calm.Count} times): calm {one}; chaos {other}: {other.P50 / one.P50:N2}× / {other.P99 / one.P99:N2}×");
            }
        }
    }
}
