using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Displays.Routing;

/// <summary>What the house calls its things, for sentences and pickers. An id that nobody knows any more is its own name.</summary>
/// <param name="Options">That any article is offered with.</param>
/// <param name="Sources">Registers and clients that have sent something of late: there is no list of them anywhere else.</param>
public sealed record RoutingNames(
    ValueList<Named> Stations,
    ValueList<Named> Departments,
    ValueList<Named> Articles,
    ValueList<Named> Options,
    ValueList<Named> Sources,
    ValueList<Named> Tables)
{
    public static RoutingNames Of(KitchenView kitchen, CatalogueView catalogue, SiteSettings site) => new(
        [
            .. kitchen.Stations.Values.OrderBy(station => station.Rank).ThenBy(station => station.Id.Value, StringComparer.Ordinal)
                .Select(station => new Named(station.Id.Value, station.Name)),
        ],
        [
            .. catalogue.Catalogue.Departments.Values.OrderBy(department => department.Rank)
                .Select(department => new Named(department.Id.Value, department.Name)),
        ],
        [
            .. catalogue.Catalogue.Articles.Values.OrderBy(article => article.Name, StringComparer.CurrentCultureIgnoreCase)
                .Select(article => new Named(article.Id.Value, article.Name)),
        ],
        [
            .. catalogue.Catalogue.Articles.Values.SelectMany(article => article.Options)
                .Distinct(StringComparer.CurrentCultureIgnoreCase).Order(StringComparer.CurrentCultureIgnoreCase)
                .Select(option => new Named(option, option)),
        ],
        [
            .. kitchen.Orders.Values.Concat(kitchen.Done).Select(order => order.Header?.Source ?? "").Where(source => source.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.Ordinal)
                .Select(source => new Named(source, source)),
        ],
        [.. Enumerable.Range(1, site.Tables).Select(number => new Named($"T{number}", $"T{number}"))]);

    public string Station(StationId id) => NameOf(Stations, id.Value);

    public string Route(IEnumerable<StationId> route) => string.Join(" › ", route.Select(Station));

    public string NameOf(ConditionKind kind, string id) => NameOf(Of(kind), id);

    /// <summary>The id behind what somebody typed: a name, an id, or something that nobody knows yet.</summary>
    public string IdOf(ConditionKind kind, string typed) => Of(kind)
        .FirstOrDefault(named => string.Equals(named.Name, typed.Trim(), StringComparison.OrdinalIgnoreCase))?.Id ?? typed.Trim();

    /// <summary>What there is to choose from; empty for what is typed.</summary>
    public ValueList<Named> Of(ConditionKind kind) => kind switch
    {
        ConditionKind.Articles => Articles,
        ConditionKind.Departments => Departments,
        ConditionKind.Options => Options,
        ConditionKind.Mode => [],
        ConditionKind.Sources => Sources,
        ConditionKind.Tables => Tables,
        ConditionKind.TablesNamed => [],
    };

    private static string NameOf(ValueList<Named> names, string id) => names.FirstOrDefault(named => named.Id == id)?.Name ?? id;
}

public sealed record Named(string Id, string Name);
