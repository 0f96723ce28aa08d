using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

/// <summary>A house that delivers: a near zone for nothing and a far one for 3,50 from 25,00 on.</summary>
internal static class Delivering
{
    public static readonly GeoPoint Here = new(45_760_000, 4_830_000);
    public static readonly GeoPoint There = new(45_790_000, 4_830_000);
    public static readonly GeoPoint Far = new(46_760_000, 4_830_000);

    public static readonly HouseRules House = HouseRules.Default with
    {
        Modes = With(ServiceMode.Delivery, rule => rule with { IsOn = true }),
        Deliveries = new(
            Here,
            [
                new("Centre", Here, RadiusMetres: 2_000, Money.Zero, Money.Zero),
                new("Ville", Here, RadiusMetres: 5_000, new(350), new(2_500)),
            ],
            "Livraison",
            new(2_000)),
    };

    /// <summary>A house with two relay points, of which the second is closed.</summary>
    public static readonly HouseRules Relays = HouseRules.Default with
    {
        Modes = With(ServiceMode.RelayPoint, rule => rule with { IsOn = true }),
        Relays = new([new("R1", "Tabac de la gare", "1 place de la Gare", "7 h–20 h"), new("R2", "Librairie", "2 rue Haute", "", IsOn: false)]),
    };

    public static readonly SaleEvent ToRelay = new SaleEvent.Opened(
        Counter.TheSale, Counter.TheTill, Counter.TheOrder, ServiceMode.RelayPoint, Anna, Noon);

    public static readonly SaleEvent ToShip = new SaleEvent.Opened(
        Counter.TheSale, Counter.TheTill, Counter.TheOrder, ServiceMode.Shipping, Anna, Noon);

    public static readonly HouseRules PaidFirst = HouseRules.Default with
    {
        Modes = With(ServiceMode.EatIn, rule => rule with { Start = KitchenStart.OnPayment }),
    };

    public static readonly HouseRules Mandatory = HouseRules.Default with { Modes = ModeRules.Default with { IsMandatory = true } };

    public static readonly SaleEvent Unsaid = new SaleEvent.Opened(
        Counter.TheSale, Counter.TheTill, Counter.TheOrder, ServiceMode.EatIn, Anna, Noon, IsModeSaid: false);

    public static readonly SaleEvent Opened = new SaleEvent.Opened(
        Counter.TheSale, Counter.TheTill, Counter.TheOrder, ServiceMode.Delivery, Anna, Noon);

    public static readonly SaleEvent Named = new SaleEvent.CustomerSet("Zoé", Anna, Noon);

    public static readonly SaleEvent Reached = new SaleEvent.PhoneSet("0612345678", Anna, Noon);

    public static ModeRules With(ServiceMode mode, Func<ModeRule, ModeRule> change) => ModeRules.Default with
    {
        Modes = [.. ModeRules.Default.Modes.Select(rule => rule.Mode == mode ? change(rule) : rule)],
    };

    public static SaleEvent Sent(long minimum = 0, long fee = 0) => new SaleEvent.DestinationSet(
        Before: null, new("1 rue Basse", Here, "Centre", new(fee), new(minimum), "Livraison", new(2_000)), Anna, Noon);

    public static SaleCommand Send(HouseRules house) => new SaleCommand.Send(42, Anna, house);
}
