using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What a register may ask of the hub.</summary>
public interface IRegisterDesk
{
    /// <summary>Puts a command to a sale. Sending, paying and seating concern others too and have methods of their own.</summary>
    Task<Told<SaleRefusal>> TellAsync(CommandId id, SaleId sale, SaleCommand command);

    Task<Sale> ReadAsync(SaleId sale);

    /// <summary>Whether a key of the house may do its work at this register, and with how much of an amount.</summary>
    /// <param name="typed">With the key's usual amount multiplied already; null for nothing.</param>
    Task<ActionPress> PressAsync(ActionKeyId key, TillId at, Money? typed);

    /// <summary>Sends what is unsent; the order gets its call number with the first send.</summary>
    Task<SendAnswer> SendAsync(CommandId id, SaleId sale, Actor by);

    /// <summary>Sends what is unsent, then takes the payment; when it returns without a refusal, the ticket is sealed.</summary>
    Task<PayAnswer> PayAsync(CommandId id, SaleId sale, PaymentMode mode, Money given, Actor by);

    /// <summary>The same by a key of the house, with a tip, and for some of the lines.</summary>
    /// <param name="given">With the tip.</param>
    /// <param name="parts">Which lines it is meant for; null when nobody said.</param>
    /// <param name="customer">Whose account it goes on, for the keys that write it down.</param>
    /// <param name="at">Where the guest pays; null for the sale's own till. A ticket is paid further where it was sealed.</param>
    Task<PayAnswer> PayAsync(
        CommandId id, SaleId sale, PaymentKeyId key, Money given, Actor by, Money tip = default, ValueList<LinePart>? parts = null,
        CustomerId? customer = null, TillId? at = null);

    /// <summary>
    /// Gives lines, or parts of them, to another sale: a new one to split the bill, an open one to join or transfer. When it
    /// returns without a refusal, the other sale has them.
    /// </summary>
    Task<MoveAnswer> MoveAsync(CommandId id, SaleId from, SaleId to, bool isNew, ValueList<LinePart> parts, Actor by);

    /// <summary>
    /// One bill of several goes to a free table, with all that is on it; the others stay. Its dishes stay with the order they were
    /// sent under, and say where they go.
    /// </summary>
    /// <param name="to">Of the bill at the other table, chosen by whoever asks.</param>
    Task<SeatAnswer> MoveBillAsync(CommandId id, SaleId from, SaleId to, TableId table, Actor by);

    /// <summary>Gives money back for a sale that was paid; when it returns without a refusal, the refund is sealed.</summary>
    Task<RefundAnswer> RefundAsync(CommandId id, SaleId sale, RefundWish wish, Actor by);

    /// <summary>Seats the sale at a table. A taken table is refused, with the sale that sits there.</summary>
    /// <param name="reservation">The one the guests came for; null when they were not expected.</param>
    Task<SeatAnswer> SeatAsync(CommandId id, SaleId sale, TableId table, int covers, Actor by, string? reservation = null);
}

public sealed record SendAnswer(SaleRefusal? Refusal, bool DayIsFull, int? CallNumber, long Position);

/// <param name="Payment">What was taken, and the change to give; null when it was refused.</param>
/// <param name="Due">What is left to pay.</param>
/// <param name="Card">The terminal has been asked, and the sale's own state tells what becomes of it; null for a payment that no terminal takes.</param>
public sealed record PayAnswer(SaleRefusal? Refusal, long? Ticket, Payment? Payment, Money Due, long Position, CardAttempt? Card = null);

/// <summary>What is to go back, and how.</summary>
/// <param name="Till">The register that gives it.</param>
/// <param name="Lines">Null for all that is left, unless there is an amount.</param>
/// <param name="Amount">Money for no line in particular; null for none.</param>
public sealed record RefundWish(TillId Till, PaymentKeyId Key, ValueList<LinePart>? Lines, Money? Amount, string Reason);

public sealed record MoveAnswer(SaleRefusal? Refusal, long Position);

/// <param name="Refund">What was given back; null when it was refused.</param>
/// <param name="Card">The terminal has been asked, and the sale's own state tells what becomes of it; null for a refund that no terminal gives.</param>
public sealed record RefundAnswer(SaleRefusal? Refusal, Refund? Refund, long Position, CardAttempt? Card = null);

public sealed record SeatAnswer(TableRefusal? TableRefusal, SaleRefusal? SaleRefusal, SaleId? TakenBy, long Position);
