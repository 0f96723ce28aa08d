using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

public abstract record TableCommand
{
    private TableCommand() { }

    /// <summary>Guests sit down, and this sale is theirs.</summary>
    public sealed record Seat(TableId Table, SaleId Sale, OrderId Order, int Covers, Actor By) : TableCommand;

    /// <summary>One more bill of the visit that sits there: split off, or opened by a guest. It must be of the visit's own order.</summary>
    public sealed record AddSale(TableId Table, SaleId Sale, OrderId Order, Actor By) : TableCommand;

    /// <summary>The sale is paid, abandoned or moved away. With the last one the table is free.</summary>
    public sealed record Leave(TableId Table, SaleId Sale, Actor By) : TableCommand;
}
