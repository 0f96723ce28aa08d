using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Fiscal;

/// <summary>A payment on a ticket that is sealed already.</summary>
/// <param name="Number">Gapless within the till's payments, from 1.</param>
/// <param name="Due">What is left to pay of the ticket.</param>
public sealed record LaterPayment(
    TillId Till, long Number, long Ticket, SaleId Sale, Payment Payment, Money Due, Actor By, DateTimeOffset At);
