using RetailPos.Grains.Contracts;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Architecture.Tests;

/// <summary>An event without a name cannot be written, and one that is forgotten is found on the first evening, not before.</summary>
public sealed class EventTests
{
    private static readonly Type[] Families = [.. new[] { typeof(OrderEvent).Assembly, typeof(SaleEvent).Assembly }
        .SelectMany(assembly => assembly.GetExportedTypes())
        .Where(type => type.IsAbstract && !type.IsNested && type.Name.EndsWith("Event", StringComparison.Ordinal))];

    [Fact]
    public void There_is_a_family_of_events_for_each_aggregate() => Assert.Equal(
        [
            "BeeperPoolEvent",
            "CallNumbersEvent",
            "CatalogueEvent",
            "ChainWatchEvent",
            "CustomerEvent",
            "DeliveryEvent",
            "FloorPlanEvent",
            "HouseDevicesEvent",
            "HouseRulesEvent",
            "HouseScreensEvent",
            "KitchenLineEvent",
            "OrderEvent",
            "OutboxEvent",
            "PeopleEvent",
            "RoutingEvent",
            "SaleEvent",
            "ShipmentEvent",
            "SoldOutEvent",
            "StationEvent",
            "TableEvent",
            "TechnicalLogEvent",
            "TillEvent",
        ],
        Families.Select(family => family.Name).Order());

    [Fact]
    public void Every_event_has_its_name_in_the_journal() => Assert.Empty(Nameless(HouseEvents.Catalog));

    [Fact]
    public void Every_name_reads_as_the_event_it_was_given_to() => Assert.All(
        Families.SelectMany(Cases), type => Assert.Contains(
            HouseEvents.Catalog.Names, name => HouseEvents.Catalog.TypeOf(name) == type));

    [Fact]
    public void Every_aggregate_has_its_five_files() => Assert.All(Families, family =>
    {
        var aggregate = family.FullName![..^"Event".Length];
        Assert.All(
            new[] { "", "Command", "Event", "Refusal", "Decider" },
            part => Assert.NotNull(family.Assembly.GetType(aggregate + part)));
    });

    // A guard that cannot bark guards nothing.
    [Fact]
    public void A_forgotten_event_is_found() => Assert.Contains(
        typeof(OrderEvent.BecameReady), Nameless(new EventCatalog([("order.placed", typeof(OrderEvent.Placed))])));

    private static IEnumerable<Type> Nameless(EventCatalog catalog)
    {
        var named = catalog.Names.Select(catalog.TypeOf).ToHashSet();
        return Families.SelectMany(Cases).Where(type => !named.Contains(type));
    }

    private static IEnumerable<Type> Cases(Type family) =>
        family.GetNestedTypes().Where(type => type.IsSubclassOf(family) && !type.IsAbstract);
}
