using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Receipts;

/// <summary>A ticket as the till's journal holds it, with what was paid on it later. What is printed is read from here and nowhere else.</summary>
public sealed record SealedTicket(Ticket Ticket, Seal Seal, ValueList<LaterPayment> Later)
{
    /// <summary>Four signs of the seal, by which paper and journal are compared (fiscal-and-protocols.md §1.3).</summary>
    public string Extract => Seal.Extract;

    /// <summary>Lines whose weight no scale gave, as the sale stood when it was sealed; each of them is in the journal of technical events.</summary>
    public ValueList<LineId> TypedWeights { get; init; } = [];

    /// <summary>Of each later payment, in their order.</summary>
    public ValueList<Seal> LaterSeals { get; init; } = [];

    /// <summary>Its goods stay in the house until all is paid: its payments are deposits.</summary>
    public bool IsPutAside { get; init; }

    public IEnumerable<Payment> Payments => [Ticket.First, .. Later.Select(later => later.Payment)];

    public Money Due => Later.IsEmpty ? Ticket.Due : Later[^1].Due;
}
