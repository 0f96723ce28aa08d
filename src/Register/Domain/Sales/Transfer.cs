using RetailPos.Kernel;

namespace RetailPos.Register.Domain.Sales;

/// <summary>Lines on their way from one sale to another, with everything that must be known at either end.</summary>
/// <param name="Id">Of the command that asked for it.</param>
/// <param name="IsNew">The other sale begins with them. Otherwise it must be open.</param>
/// <param name="From">What the other sale inherits, when it is new.</param>
/// <param name="Lines">As they arrive.</param>
/// <param name="Adjustments">Their shares of what changes the price, frozen to the cent.</param>
/// <param name="KeptLines">What stays, as it is afterwards.</param>
/// <param name="KeptAdjustments">What still changes its price.</param>
public sealed record Transfer(
    CommandId Id,
    SaleId To,
    bool IsNew,
    SaleHeading From,
    ValueList<SaleLine> Lines,
    ValueList<Adjustment> Adjustments,
    ValueList<LineId> NoMenu,
    ValueList<OfferId> StoodDown,
    ValueList<SaleLine> KeptLines,
    ValueList<Adjustment> KeptAdjustments);

/// <summary>What stands above the lines of a sale.</summary>
public sealed record SaleHeading(
    SaleId Sale,
    TillId Till,
    OrderId Order,
    ServiceMode Mode,
    TableId? Table,
    int Covers,
    string Customer,
    int? CallNumber,
    DateTimeOffset? DueAt)
{
    public static SaleHeading Of(Sale sale) => new(
        sale.Id, sale.Till, sale.Order, sale.Mode, sale.Table, sale.Covers, sale.Customer, sale.CallNumber, sale.DueAt);
}

/// <param name="Refusal">Why the other sale did not take them; null when it did.</param>
public sealed record MoveOutcome(CommandId Id, SaleRefusal? Refusal);
