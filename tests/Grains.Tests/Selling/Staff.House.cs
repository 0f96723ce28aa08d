using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Deliveries;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests.Selling;

/// <content>What is done beside the bills: drawers, couriers, accounts, and the rules of the house.</content>
internal sealed partial class Staff
{
    private static readonly string[] Couriers = ["Ali", "Eva"];
    private static readonly string[] Relays = [Carte.Station.Id, Carte.Bakery.Id, "nowhere"];

    public Tap AtTheTill(TillId till, House house)
    {
        var session = house.Of<IFeed<TillsView>>().Current.Of(till).Session;
        var counted = new Money(Math.Max(0, (session?.ExpectedIn(PaymentMode.Cash).Cents ?? 0) + _chance.Next(-3, 4)));
        ValueList<ModeCount> counts = OneIn(10) ? [] : [new(PaymentMode.Cash, counted)];
        TillCommand command = _chance.Next(10) switch
        {
            0 or 1 => new TillCommand.Open(new(_chance.Next(4) * 5_000), By),
            2 or 3 => new TillCommand.MoveCash(
                new($"cash-{seed}-{_last}"), (MovementKind)_chance.Next(4), new(_chance.Next(5) * 1_000), OneIn(6) ? "" : "monnaie", By),
            4 => new TillCommand.Count(counts, By),
            5 => new TillCommand.HandOver("Hugo", counts, By),
            6 => new TillCommand.CloseDay(By),
            _ => new TillCommand.Close(counts, new(counted.Cents / 2), By),
        };
        return Of($"{command.GetType().Name} {till}", async (now, id) => (await now.Of<ITillDesk>().TellAsync(id, till, command)).Refusal);
    }

    /// <summary>What makes a sale one that can be brought.</summary>
    private Tap ToTheDoor(Sale sale) => sale switch
    {
        { Customer: "" } when sale.Kin is null || !_namesOnce => Name(sale),
        { Phone: "" } => Of(sale, new SaleCommand.SetPhone(OneIn(5) ? "appeler" : "06 12 34 56 78", By)),
        _ when OneIn(6) || (sale.Mode is ServiceMode.RelayPoint && sale.Relay is null) =>
            Of(sale, new SaleCommand.SetRelay(_namesOnce || !OneIn(4) ? Carte.Station.Id : Any(Relays), By)),
        _ when OneIn(6) => Of(sale, new SaleCommand.SetDue(_now.AddHours(_chance.Next(-1, 3)), By)),
        _ => Of(sale, new SaleCommand.SetDestination(
            $"{1 + _chance.Next(9)} rue Basse", OneIn(6) ? new GeoPoint(0, 0) : Carte.Shop, Zone: null, By)),
    };

    private static bool HasNoAddress(Sale sale) =>
        sale is { Mode: ServiceMode.Delivery or ServiceMode.Shipping, Destination: null } or { Mode: ServiceMode.RelayPoint, Relay: null };

    private Tap AtTheDoor(House house)
    {
        if (OneIn(3))
        {
            return AtTheAccount(AnyCustomer);
        }

        // Nobody brings anything anywhere before somebody has asked where.
        if (OpenOf(house.SalesFeed.Current).FirstOrDefault(sale => sale.Stage is SaleStage.Open && HasNoAddress(sale)) is { } unsaid && OneIn(2))
        {
            return ToTheDoor(unsaid);
        }

        var open = house.Of<IFeed<DeliveriesView>>().Current.Open.Values.OrderBy(known => known.Job!.Sale.Value, StringComparer.Ordinal).ToList();
        return open.Count == 0 ? AtTheAccount(AnyCustomer) : Bring(Any(open), house);
    }

    private Tap Bring(Delivery delivery, House house)
    {
        var sale = delivery.Job!.Sale;
        var courier = delivery.Courier.Length > 0 && !OneIn(6) ? delivery.Courier : Any(Couriers);
        var due = house.SalesFeed.Current.Find(sale)?.Due ?? Money.Zero;
        var (by, amount) = (By, new Money(due.Cents + (OneIn(5) ? 1 : 0)));

        // What comes next with it, and now and then anything.
        var key = OneIn(5) ? _chance.Next(9) : delivery.Stage switch
        {
            DeliveryStage.ToAssign => 0,
            DeliveryStage.Assigned => OneIn(6) ? 2 : 3,
            DeliveryStage.Out => _chance.Next(5, 9),
            DeliveryStage.Failed => 6,
            _ => 8,
        };

        if (delivery.Stage is DeliveryStage.Assigned && OneIn(2)
            && house.KitchenFeed.Current.Orders.TryGetValue(delivery.Job.Order, out var order) && order.Stage is OrderStage.ToPrepare)
        {
            return Cook(order);
        }

        return Of($"{courier} does {key} with {sale}", async (now, id) =>
        {
            var desk = now.Of<IDeliveryDesk>();

            if (key is 8)
            {
                await desk.HandInAsync(id, courier, by);
                return null;
            }

            return (await (key switch
            {
                0 or 1 => desk.AssignAsync(id, sale, courier, by),
                2 => desk.ReleaseAsync(id, sale, courier, by),
                3 or 4 => desk.TakeOutAsync(id, sale, courier, by),
                5 => desk.CollectAsync(id, sale, courier, amount, CollectedAs.Cash, by),
                6 => delivery.Stage is DeliveryStage.Failed ? desk.TryAgainAsync(id, sale, by) : desk.FailAsync(id, sale, courier, "absent", by),
                _ => desk.DeliverAsync(id, sale, courier, by),
            })).Refusal;
        });
    }

    private Tap InTheOffice(House house) => _chance.Next(6) switch
    {
        4 => AtThePrinters(house),
        5 => Route(house),
        0 or 1 => Rule(_chance.Next(16) switch
        {
            0 => new HouseRulesCommand.SetFloor(FloorRules.Default with { MustBeCleared = OneIn(2) }, By),
            1 => new HouseRulesCommand.SetPayments(Carte.Payments(OneIn(2) ? 5 : 0), By),
            2 or 3 or 4 => new HouseRulesCommand.SetTillDay(TillDayRules.Default with { MustBeOpened = OneIn(3), AllSalesClosedBeforeClosing = OneIn(2) }, By),
            5 => new HouseRulesCommand.SetReceipts(Carte.Receipts with { Width = OneIn(2) ? 32 : 33 }, By),
            7 => new HouseRulesCommand.SetRelays(new([Carte.Station, Carte.Bakery with { IsOn = OneIn(2) }]), By),
            8 => new HouseRulesCommand.SetClosing(ClosingRules.Default with { SessionWaitHours = _chance.Next(14) }, By),
            9 => new HouseRulesCommand.SetAccounting(AccountingRules.Default with { JournalPrefix = OneIn(2) ? "CA" : "VE" }, By),
            10 => new HouseRulesCommand.SetEReporting(EReportingRules.Default with { OnDebits = OneIn(2) }, By),
            11 => new HouseRulesCommand.SetActions(new(OneIn(2) ? ActionRules.Default.Keys : [.. ActionRules.Default.Keys.Take(3)]), By),
            12 => new HouseRulesCommand.SetCounter(
                new([new("scale", "Balance", CounterKind.ScaleToledo, "127.0.0.1:9200", Tills[0], IsOn: OneIn(2))]), By),
            13 => new HouseRulesCommand.SetMail(MailRules.Default with { SenderName = OneIn(2) ? "Chez Léa" : "" }, By),
            14 => new HouseRulesCommand.SetRegisters(new([.. Tills.Select(till => new RegisterRule(till, OneIn(2) ? "Bar" : "", Mode: null))]), By),
            15 => new HouseRulesCommand.SetCountry(CountryRules.Default with { OffersNote = OneIn(2) }, By),
            6 => new HouseRulesCommand.SetDeliveries(Carte.Deliveries with { FeeRate = new(OneIn(2) ? 1_000 : 2_000) }, By),
            _ => new HouseRulesCommand.SetModes(Carte.Modes with { IsMandatory = OneIn(2) }, By),
        }),
        2 => Sell(_chance.Next(14) switch
        {
            0 => new CatalogueCommand.ArchiveArticle(new("soupe"), OneIn(2), By),
            1 => new CatalogueCommand.ReorderArticles([new("vin"), new("cafe")], By),
            2 => new CatalogueCommand.PutArticle(Carte.Entry(Carte.Articles[0] with { UnitPrice = new(300 + _chance.Next(60)) }, 0), By),
            3 => new CatalogueCommand.PutReduction(new(new($"r-{_chance.Next(2)}"), "Remise", -500, Money.Zero, FixedPrice: null, Rank: 3), By),
            4 => new CatalogueCommand.RemoveReduction(new($"r-{_chance.Next(2)}"), By),
            5 => new CatalogueCommand.RemoveAutomaticRule(new("lot"), By),
            6 => new CatalogueCommand.ReorderDepartments([Carte.Drinks, Carte.Mains], By),
            7 => OneIn(2) ? new CatalogueCommand.RemoveMenu(Carte.ByHand.Id, By) : new CatalogueCommand.PutMenu(Carte.ByHand, By),
            8 when OneIn(2) => new CatalogueCommand.PutDepartment(new(new("ancien"), "Ancien", [], Step: 1, Rank: 9), By),
            8 => new CatalogueCommand.ArchiveDepartment(new("ancien"), OneIn(2), By),
            9 when OneIn(2) => new CatalogueCommand.PutChoiceSet(new(new("ancien"), "Ancien", 0, 1, [new(new("un"), "Un", Money.Zero)], Rank: 9), By),
            10 => new CatalogueCommand.SetDefaults(ShopDefaults.Usual with { DiscountPoints = _chance.Next(3) * 100 }, By),
            11 => new CatalogueCommand.SetScale(new([new(20 + _chance.Next(12), ScaleValue.PriceCents)]), By),
            12 => new CatalogueCommand.PutStation(new(new("cave"), OneIn(2) ? "Cave" : "Bar", Backup: null, Capacity: 1, Rank: 9), By),
            _ => new CatalogueCommand.RemoveChoiceSet(OneIn(4) ? Carte.Double.Set : new("ancien"), By),
        }),
        _ => Draw(OneIn(2)
            ? new FloorPlanCommand.RevokeCode(AnyTable, By)
            : new FloorPlanCommand.Save(_chance.Next(3), [FloorPlan.Usual(8) with { Name = "Salle" }], By)),
    };

    private Tap Rule(HouseRulesCommand command) =>
        Of($"{command.GetType().Name}", async (house, id) => (await house.Of<IHouseRulesDesk>().TellAsync(id, command)).Refusal);

    private Tap Sell(CatalogueCommand command) =>
        Of($"{command.GetType().Name}", async (house, id) => (await house.Of<ICatalogueDesk>().TellAsync(id, command)).Refusal);

    private Tap Draw(FloorPlanCommand command) =>
        Of($"{command.GetType().Name}", async (house, id) => (await house.Of<IFloorDesk>().TellAsync(id, command)).Refusal);
}
