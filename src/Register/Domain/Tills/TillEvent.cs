using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Tills;

public abstract record TillEvent(DateTimeOffset At)
{
    public sealed record TicketSealed(Ticket Ticket, Seal Seal, DateTimeOffset At) : TillEvent(At);

    public sealed record PaymentSealed(LaterPayment Payment, Seal Seal, DateTimeOffset At) : TillEvent(At);
}
