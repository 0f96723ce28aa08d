using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Demo;

/// <summary>A service that goes on by itself, so that a newcomer's screens are alive: guests, cooks and a pass that never tire.</summary>
/// <remarks>
/// It does nothing that people could not do on the same screens, and decides each second from what the screens show; so it
/// and a person may work side by side. Whoever marks a dish first has marked it.
/// </remarks>
public sealed class DemoService(
    IRegisterDesk register,
    IKitchenDesk kitchenDesk,
    IFeed<CatalogueView> catalogue,
    IFeed<KitchenView> kitchen,
    IFeed<SalesView> sales,
    SiteSettings site,
    TimeProvider clock,
    ILogger<DemoService> log) : BackgroundService
{
    /// <summary>Dishes are ready this many times sooner than their articles say: nobody watches a demo for a quarter of an hour.</summary>
    private const int Pace = 6;

    /// <summary>A dozen tickets fill a screen without drowning it.</summary>
    private const int OrdersMax = 12;

    private static readonly TimeSpan Tick = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Breath = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan PickUp = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Meal = TimeSpan.FromSeconds(40);
    private static readonly Actor Guest = new("Démo", "demo");
    private static readonly TillId Till = new("T1");
    private static readonly string[] FirstNames = ["Léa", "Hugo", "Chloé", "Nadia", "Paul", "Inès", "Marc", "Zoé"];

    private readonly Random _chance = new(2026);
    private DateTimeOffset _nextGuest;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var second = new PeriodicTimer(Tick, clock);

        while (await second.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await LiveOneSecondAsync();
            }
            catch (Exception fault) when (fault is not OperationCanceledException)
            {
                // The demo is an actor, not the theatre: it misses a line and goes on.
                log.LogWarning(fault, "The demo service missed a second.");
            }
        }
    }

    private async Task LiveOneSecondAsync()
    {
        var now = clock.GetUtcNow();
        await CookAsync(kitchen.Current, now);
        await HandOverAsync(kitchen.Current, now);
        await PayAsync(now);

        if (now >= _nextGuest && kitchen.Current.Orders.Count < OrdersMax && !catalogue.Current.Catalogue.Articles.IsEmpty)
        {
            _nextGuest = now + TimeSpan.FromSeconds(_chance.Next(5, 22));
            await OrderAsync();
        }
    }

    private async Task CookAsync(KitchenView view, DateTimeOffset now)
    {
        var lines = view.Orders.Values
            .OrderBy(order => order.Header!.PlacedAt)
            .SelectMany(order => order.Lines.Select(line => (Order: order.Header!.Id, Line: line)))
            .ToList();

        foreach (var (order, line) in lines.Where(at => at.Line.State is LineState.Started))
        {
            if (line.StartedAt + CookingTime(line) <= now)
            {
                await TellAsync(order, new OrderCommand.MarkReady([Domain.Orders.Tick.Of(line)], CookAt(line)));
            }
        }

        foreach (var station in lines.Where(at => at.Line.Station is not null).GroupBy(at => at.Line.Station!.Value))
        {
            var busy = station.Count(at => at.Line.State is LineState.Started);
            var hands = view.Stations.GetValueOrDefault(station.Key)?.Capacity ?? 1;

            foreach (var (order, line) in station.Where(at => at.Line.State is LineState.Queued).Take(hands - busy))
            {
                if (line.SentAt + Breath <= now)
                {
                    await TellAsync(order, new OrderCommand.Start([Domain.Orders.Tick.Of(line)], CookAt(line)));
                }
            }
        }

        foreach (var (order, line) in lines.Where(at => at.Line.AwaitsAcknowledgement && at.Line.SentAt + PickUp <= now))
        {
            await TellAsync(order, new OrderCommand.AcknowledgeCancellation(
                line.Id, CancellationOutcome.NotStarted, CookAt(line)));
        }
    }

    private async Task HandOverAsync(KitchenView view, DateTimeOffset now)
    {
        foreach (var order in view.Orders.Values.Where(order => order.ReadyAt + PickUp <= now))
        {
            await TellAsync(order.Header!.Id, new OrderCommand.HandOver(Guest with { Place = "pass" }));
        }
    }

    // Guests at a table pay when they have eaten: when the kitchen has nothing of theirs any more.
    private async Task PayAsync(DateTimeOffset now)
    {
        var eaten = sales.Current.Sales.Values.Where(sale =>
            sale is { Stage: SaleStage.Open, CallNumber: not null, Pending: null }
            && sale.OpenedBy == Guest
            && sale.OpenedAt + Meal <= now
            && !kitchen.Current.Orders.ContainsKey(sale.Order));

        foreach (var sale in eaten.Take(1))
        {
            await TakePaymentAsync(sale);
        }
    }

    private async Task OrderAsync()
    {
        var (sale, order) = (new SaleId(NewId()), new OrderId(NewId()));
        var free = Enumerable.Range(1, site.Tables).Select(number => new TableId($"T{number}"))
            .Where(table => !sales.Current.Tables.ContainsKey(table))
            .ToList();
        var mode = free.Count > 0 && _chance.Next(100) < 60 ? ServiceMode.EatIn : ServiceMode.TakeAway;

        await register.TellAsync(NewCommand(), sale, new SaleCommand.Open(sale, Till, order, mode, Guest, Menu(mode)));

        if (mode is ServiceMode.EatIn)
        {
            var table = free[_chance.Next(free.Count)];
            await register.SeatAsync(NewCommand(), sale, table, _chance.Next(1, 6), Guest);
            await register.SendAsync(NewCommand(), sale, Guest);
        }
        else
        {
            var name = FirstNames[_chance.Next(FirstNames.Length)];
            await register.TellAsync(NewCommand(), sale, new SaleCommand.SetCustomer(name, Guest));
            await kitchenDesk.GiveBeeperAsync(NewCommand(), order, number: null, Guest);
            await TakePaymentAsync(await register.ReadAsync(sale));
        }
    }

    private async Task TakePaymentAsync(Sale sale)
    {
        var cash = _chance.Next(3) == 0;
        var given = cash ? new Money((sale.Due.Cents + 499) / 500 * 500) : sale.Due;
        await register.PayAsync(NewCommand(), sale.Id, cash ? PaymentMode.Cash : PaymentMode.Card, given, Guest);
    }

    private ValueList<NewLine> Menu(ServiceMode mode)
    {
        var menu = catalogue.Current.Catalogue;
        var articles = menu.Articles.Values.Where(article => !article.IsArchived && article.PriceIn(mode) is not null).OrderBy(article => article.Id.Value, StringComparer.Ordinal).ToList();
        var count = mode is ServiceMode.EatIn ? _chance.Next(2, 7) : _chance.Next(1, 4);

        return
        [
            .. Enumerable.Range(0, count).Select(_ => articles[_chance.Next(articles.Count)]).Select(article => new NewLine(
                new(NewId()),
                menu.Sold(article),
                Quantity.Pieces(_chance.Next(6) == 0 ? 2 : 1),
                OptionOf(article),
                Note: "",
                Choices: ChoicesOf(menu, article))),
        ];
    }

    private ValueList<string> OptionOf(Article article) =>
        article.Options.IsEmpty || _chance.Next(2) == 0 ? [] : [article.Options[_chance.Next(article.Options.Count)]];

    // A guest who is asked answers, and no more than he must.
    private ValueList<Choice>? ChoicesOf(Register.Domain.Catalogue.Catalogue menu, Article article)
    {
        var made = new List<Choice>();

        foreach (var set in menu.SetsOf(article).Where(set => set.IsCompulsory))
        {
            var first = _chance.Next(set.Choices.Count);
            made.AddRange(Enumerable.Range(0, set.Min).Select(at =>
                ChoiceRules.Made(set, set.Choices[(first + at) % set.Choices.Count].Id)!));

            if (made.Any(choice => set.Choices.Any(offer => offer.Id == choice.Id && choice.Set == set.Id && offer.IsTerminal)))
            {
                break;
            }
        }

        return made.Count == 0 ? null : [.. made];
    }

    private async Task TellAsync(OrderId order, OrderCommand command) =>
        await kitchenDesk.TellAsync(NewCommand(), order, command);

    private static TimeSpan CookingTime(OrderLine line) =>
        TimeSpan.FromSeconds(Math.Max(8, line.Sent.Card.ExpectedSeconds / Pace));

    private static Actor CookAt(OrderLine line) => Guest with { Place = line.Station?.Value ?? "pass" };

    private static CommandId NewCommand() => new(NewId());

    private static string NewId() => Guid.CreateVersion7().ToString("N");
}
