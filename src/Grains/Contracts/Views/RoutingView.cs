using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Grains.Contracts.Views;

using Routing = RetailPos.Hub.Domain.Routing.Routing;

/// <summary>The routing as it stands, and which table was in force when.</summary>
/// <param name="Tables">In the order in which they came into force; the last <see cref="TablesMax"/>.</param>
public sealed record RoutingView(long Position, Routing Routing, ValueList<TableInForce> Tables) : IView
{
    /// <summary>Somebody who publishes twenty times while one line is on its way is not routing.</summary>
    public const int TablesMax = 20;

    public static readonly RoutingView Empty = new(Position: 0, Routing.None, []);

    /// <summary>
    /// The table that held when the journal stood at <paramref name="position"/>: what was sent before a change goes by the
    /// table before it, however late the kitchen hears of it.
    /// </summary>
    public RoutingTable At(long position) =>
        Tables.LastOrDefault(table => table.Since <= position)?.Table
        ?? (Tables.Count < TablesMax ? RoutingTable.Empty : Tables[0].Table);
}

/// <param name="Since">The position of the event that put it in force.</param>
public sealed record TableInForce(long Since, RoutingTable Table);
