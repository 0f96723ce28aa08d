using RetailPos.Kernel;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Sales;

/// <summary>Money that goes back to the guest for a sale that was paid.</summary>
/// <param name="Id">Of the command that asked for it: asked twice, it is one refund.</param>
/// <param name="Mode">How the guest gets it.</param>
/// <param name="Terms">What the house asks of its key; null where none was named.</param>
/// <param name="Lines">What it is for. A refund of an amount takes of every line its share, and of none a quantity.</param>
/// <param name="Payments">Which payments it is taken from.</param>
/// <param name="Amount">What is taken back of the sale.</param>
/// <param name="Forgone">How much of it was still to be paid: it goes back to nobody. Only what was put aside is taken back before it is paid.</param>
public sealed record Refund(
    CommandId Id,
    PaymentMode Mode,
    Money Amount,
    ValueList<RefundedLine> Lines,
    ValueList<RefundedPayment> Payments,
    string Reason,
    PaymentTerms? Terms = null,
    Money Forgone = default)
{
    /// <summary>What goes back to the guest.</summary>
    public Money Back => Amount - Forgone;
}

/// <param name="Quantity">What is given back of it; nothing where only money is.</param>
public sealed record RefundedLine(LineId Line, Quantity Quantity, Money Amount);

public sealed record RefundedPayment(CommandId Payment, Money Amount);
