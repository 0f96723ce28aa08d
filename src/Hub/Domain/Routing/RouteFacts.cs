using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Routing;

/// <summary>All that may decide where a line is prepared, in words that no register needs to share.</summary>
/// <param name="Card">The route it came with: its article's, its department's, or the sender's own; empty when nobody said.</param>
/// <param name="CardFrom">Whose word that is. A sender's own word is kept: no rule speaks over it.</param>
/// <param name="CardSays">The name of that article, department or sender.</param>
/// <param name="Source">The register or API client that sends it.</param>
public sealed record RouteFacts(
    ArticleId? Article,
    DepartmentId? Department,
    ValueList<StationId> Card,
    RouteCause CardFrom,
    string CardSays,
    ValueList<string> Options,
    ServiceMode Mode,
    string Source,
    TableId? Table);

/// <summary>A station as it stands at this moment.</summary>
/// <param name="Rank">Where it stands among the others: the first of two that are equally busy.</param>
/// <param name="Capacity">How many lines it works on at the same time, from 1.</param>
/// <param name="Seconds">Of work that is open there.</param>
public sealed record StationNow(StationId Id, int Rank, int Capacity, long Seconds);

/// <param name="Route">Empty: nobody is known for it, and it shows as unassigned.</param>
public sealed record RoutePlan(ValueList<StationId> Route, RouteTrace Why);
