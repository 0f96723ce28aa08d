using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a guest may ask who has read the code on a table. Whoever calls has checked the code.</summary>
public interface IGuestDesk
{
    /// <summary>Orders, on a bill of the table's visit that is the guests' own: what a server is still typing is not sent with it.</summary>
    /// <param name="id">Chosen when the basket was begun. The same id a second time orders nothing more.</param>
    /// <param name="till">Where it will be paid.</param>
    /// <param name="menus">Which of the lines are the dishes of a menu; null for none.</param>
    Task<GuestAnswer> OrderAsync(
        CommandId id, TableId table, TillId till, ValueList<NewLine> lines, ValueList<GuestMenuLines>? menus = null);
}

/// <param name="Lines">All of its dishes. A line is of one menu at most.</param>
public sealed record GuestMenuLines(MenuId Menu, ValueList<LineId> Lines);

/// <param name="Refusal">Why the bill did not take it.</param>
/// <param name="Sale">The bill it stands on; null when it was refused.</param>
public sealed record GuestAnswer(GuestFault? Fault, SaleRefusal? Refusal, SaleId? Sale);

/// <summary>Why a guest's order was not taken, beyond what a bill refuses.</summary>
public enum GuestFault
{
    /// <summary>The house takes no orders by code.</summary>
    Closed,

    /// <summary>Nobody has seated guests there, and the house wants that first.</summary>
    NotSeated,

    /// <summary>Nothing, or more than a table eats.</summary>
    TooMuch,
    TooOften,

    /// <summary>No call number is left for this service day.</summary>
    DayIsFull,

    /// <summary>Something of it is no longer on the card.</summary>
    NotOnCard,
}
