using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a register may ask of the hub.</summary>
public interface IRegisterDesk
{
    /// <summary>Puts a command to a sale. Sending, paying and seating concern others too and have methods of their own.</summary>
    Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleId sale, SaleCommand command);

    Task<Sale> ReadAsync(SaleId sale);

    /// <summary>Sends what is unsent; the order gets its call number with the first send.</summary>
    Task<SendAnswer> SendAsync(CommandId id, SaleId sale, Actor by);

    /// <summary>Sends what is unsent, then takes the payment; when it returns without a refusal, the ticket is sealed.</summary>
    Task<PayAnswer> PayAsync(CommandId id, SaleId sale, PaymentMode mode, Money given, Actor by);

    /// <summary>Seats the sale at a table. A taken table is refused, with the sale that sits there.</summary>
    /// <param name="reservation">The one the guests came for; null when they were not expected.</param>
    Task<SeatAnswer> SeatAsync(CommandId id, SaleId sale, TableId table, int covers, Actor by, string? reservation = null);
}

public sealed record SendAnswer(SaleRefusal? Refusal, bool DayIsFull, int? CallNumber, long Position);

/// <param name="Payment">What was taken, and the change to give; null when it was refused.</param>
/// <param name="Due">What is left to pay.</param>
public sealed record PayAnswer(SaleRefusal? Refusal, long? Ticket, Payment? Payment, Money Due, long Position);

public sealed record SeatAnswer(TableRefusal? TableRefusal, SaleRefusal? SaleRefusal, SaleId? TakenBy, long Position);
