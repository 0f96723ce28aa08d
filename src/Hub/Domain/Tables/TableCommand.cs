using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

public abstract record TableCommand
{
    private TableCommand() { }

    /// <summary>Guests sit down, and this sale is theirs.</summary>
    /// <param name="Reservation">The one they came for; null for guests who were not expected.</param>
    public sealed record Seat(TableId Table, SaleId Sale, OrderId Order, int Covers, Actor By, string? Reservation = null)
        : TableCommand;

    /// <summary>One more bill of the visit that sits there: split off, or opened by a guest. It must be of the visit's own order.</summary>
    public sealed record AddSale(TableId Table, SaleId Sale, OrderId Order, Actor By) : TableCommand;

    /// <summary>The sale is paid, abandoned or moved away. With the last one the table is free.</summary>
    /// <param name="MustBeCleared">The house wants the table cleared by hand before the next guests: the desk or reaction says so.</param>
    public sealed record Leave(TableId Table, SaleId Sale, Actor By, bool MustBeCleared = false) : TableCommand;

    public sealed record SetCovers(TableId Table, int Covers, Actor By) : TableCommand;

    /// <summary>« Addition »: the guests have asked what they owe.</summary>
    public sealed record BringBill(TableId Table, Actor By) : TableCommand;

    /// <summary>It has been cleared and laid.</summary>
    public sealed record Clear(TableId Table, Actor By) : TableCommand;

    /// <summary>The whole visit wants to sit at a free table. That table decides.</summary>
    public sealed record Move(TableId Table, TableId To, Actor By) : TableCommand;

    /// <summary>This table is pushed to another, where guests sit: from then on both are one visit. The other table decides.</summary>
    public sealed record Join(TableId Table, TableId Host, Actor By) : TableCommand;

    /// <summary>A joined table is pulled away again, with what is still open of what it brought.</summary>
    public sealed record Part(TableId Table, TableId Joined, Actor By) : TableCommand;

    public sealed record Reserve(TableId Table, Reservation Reservation, Actor By) : TableCommand;

    public sealed record CancelReservation(TableId Table, string Reservation, Actor By) : TableCommand;

    /// <summary>A visit from another table comes in.</summary>
    public sealed record Receive(TableId Table, TableId From, TableVisit Visit, Actor By) : TableCommand;

    /// <summary>Another table is pushed to this one.</summary>
    /// <param name="Own">Who sits there; null for nobody.</param>
    public sealed record TakeIn(TableId Table, TableId From, TableVisit? Own, Actor By) : TableCommand;

    /// <summary>The other table has accepted.</summary>
    public sealed record Release(TableId Table, TableId To) : TableCommand;

    /// <summary>The other table has not.</summary>
    public sealed record Stay(TableId Table, TableId To) : TableCommand;

    /// <summary>The host has let this table go.</summary>
    public sealed record ComeBack(TableId Table, TableId Host, TableVisit? Own, bool IsToClear) : TableCommand;
}
