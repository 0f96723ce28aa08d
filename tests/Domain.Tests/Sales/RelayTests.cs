using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using static RetailPos.Domain.Tests.Sales.Counter;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Sales;

/// <summary>Where a guest fetches it, and where a parcel goes (features.md K71).</summary>
public sealed class RelayTests
{
    private static readonly RelayStop Station = Delivering.Relays.Relays.Points[0].Stop;

    [Fact]
    public void The_sale_keeps_the_point_as_it_was_and_the_kitchen_is_told_its_name()
    {
        SaleEvent chosen = new SaleEvent.RelaySet(Before: null, Station, Anna, Noon);

        SaleDecider.Decider.Given(Delivering.ToRelay, Added(Steak)).When(new SaleCommand.SetRelay("R1", Anna, Delivering.Relays)).Happens(chosen);
        SaleDecider.Decider.Given(Delivering.ToRelay, chosen).When(new SaleCommand.SetRelay("R1", Anna, Delivering.Relays)).NothingHappens();
        var sent = SaleDecider.Decider.Given(Delivering.ToRelay, Added(Steak), chosen).When(Delivering.Send(Delivering.Relays));
        Assert.Equal("Tabac de la gare", Assert.IsType<SaleEvent.LinesSent>(Assert.Single(sent.Events)).Dispatch.Relay);
    }

    [Fact]
    public void In_another_mode_the_point_is_kept_and_counts_for_nothing()
    {
        SaleEvent[] history =
        [
            Delivering.ToRelay, new SaleEvent.RelaySet(Before: null, Station, Anna, Noon),
            new SaleEvent.ModeSet(ServiceMode.RelayPoint, ServiceMode.TakeAway, Anna, Noon),
        ];
        var sale = history.Aggregate(Sale.None, SaleDecider.Evolve);

        Assert.Equal(Station, sale.Relay);
        Assert.Null(sale.FetchedAt);
    }

    [Fact]
    public void A_parcel_needs_an_address_and_no_zone()
    {
        var shop = Delivering.House with { Modes = Delivering.With(ServiceMode.Shipping, rule => rule with { IsOn = true }) };

        SaleDecider.Decider.Given(Delivering.ToShip, Added(Steak)).When(Delivering.Send(shop)).IsRefused(SaleRefusal.DestinationMissing);
        var told = SaleDecider.Decider.Given(Delivering.ToShip).When(new SaleCommand.SetDestination("1 rue Lointaine, Brest", Place: null, Zone: null, Anna, shop));
        var set = Assert.IsType<SaleEvent.DestinationSet>(Assert.Single(told.Events));
        Assert.Equal((null, Money.Zero), (set.After.Zone, set.After.Fee));

        // Delivered after all, somebody must say in which zone that is.
        var house = shop with { Modes = shop.Modes with { Modes = [.. shop.Modes.Modes.Select(rule => rule with { IsOn = true, Needs = GuestNeed.None })] } };
        SaleDecider.Decider
            .Given(Delivering.ToShip, Added(Steak), set, new SaleEvent.ModeSet(ServiceMode.Shipping, ServiceMode.Delivery, Anna, Noon))
            .When(Delivering.Send(house)).IsRefused(SaleRefusal.ZoneMissing);
    }

    [Theory]
    [InlineData("", "1 rue X")]
    [InlineData("Tabac", " ")]
    [InlineData("Tabac", "1\nrue")]
    public void A_point_without_a_name_or_an_address_is_refused(string name, string address) => Assert.Equal(
        HouseRulesRefusal.RelayInvalid, new RelayRules([new("R1", name, address, "")]).Check());

    [Fact]
    public void Points_are_bounded_and_none_stands_twice()
    {
        RelayPoint point = new("R1", "Tabac", "1 rue X", "");

        Assert.Equal(HouseRulesRefusal.RelayInvalid, new RelayRules([point, point]).Check());
        Assert.Null(new RelayRules([.. Many(RelayRules.PointsMax)]).Check());
        Assert.Equal(HouseRulesRefusal.TooManyRelays, new RelayRules([.. Many(RelayRules.PointsMax + 1)]).Check());

        IEnumerable<RelayPoint> Many(int count) => Enumerable.Range(1, count).Select(number => point with { Id = $"R{number}" });
    }
}
