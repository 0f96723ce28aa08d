using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Tables;

public abstract record TableEvent(DateTimeOffset At)
{
    public sealed record Seated(TableId Table, SaleId Sale, OrderId Order, int Covers, Actor By, DateTimeOffset At)
        : TableEvent(At);

    public sealed record SaleAdded(TableId Table, SaleId Sale, OrderId Order, int Covers, Actor By, DateTimeOffset At)
        : TableEvent(At);

    public sealed record Left(SaleId Sale, Actor By, DateTimeOffset At) : TableEvent(At);

    public sealed record Freed(TableId Table, DateTimeOffset At) : TableEvent(At);
}
