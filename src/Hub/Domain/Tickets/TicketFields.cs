namespace RetailPos.Hub.Domain.Tickets;

/// <summary>What a station wants on its printed tickets beside number, articles and options. A field that is empty prints no line.</summary>
[Flags]
public enum TicketFields
{
    None = 0,
    Customer = 1,
    Table = 2,
    Covers = 4,
    Beeper = 8,
    DueTime = 16,
    Notes = 32,
    Step = 64,

    /// <summary>What the dishes contain. A guest's allergies are always printed.</summary>
    Allergens = 128,

    /// <summary>Who took the order.</summary>
    Server = 256,

    All = Customer | Table | Covers | Beeper | DueTime | Notes | Step | Allergens | Server,
}
