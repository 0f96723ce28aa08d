using RetailPos.Hub.Domain.Tickets;

namespace RetailPos.Hub.Domain.Stations;

/// <summary>What the house lets the people of one station do, and what it prints for them.</summary>
public sealed record StationRules(WholeTicketRule WholeTicket, TicketFields Fields = TicketFields.All)
{
    public static readonly StationRules Default = new(WholeTicketRule.ThisStation);
}

/// <summary>How much one press may mark ready, the strictest first: of several stations the least counts.</summary>
public enum WholeTicketRule
{
    /// <summary>One dish at a time.</summary>
    Off,

    /// <summary>All that this station owes of an order; every station says so for itself.</summary>
    ThisStation,

    /// <summary>With it what other stations owe, if they allow the same.</summary>
    WholeOrder,
}
