using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Tills;

public abstract record TillCommand
{
    private TillCommand() { }

    /// <summary>Takes a payment. The first one of a sale numbers and seals its ticket, in the same append.</summary>
    /// <param name="Sale">As it stood when the payment was asked for; it cannot change before the till has answered.</param>
    public sealed record Pay(Sale Sale, Tender Tender, Actor By) : TillCommand;

    /// <summary>Gives money back. The sale has checked how much, and stands still until the till has answered.</summary>
    public sealed record GiveBack(Sale Sale, Refund Refund, TillId Till, Actor By) : TillCommand;
}
