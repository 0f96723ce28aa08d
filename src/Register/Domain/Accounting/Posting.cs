using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Domain.Accounting;

/// <summary>One amount in one account.</summary>
/// <param name="Amount">Above zero a debit, below zero a credit.</param>
/// <param name="Customer">Whose part of the collective account; null for an account that is nobody's.</param>
/// <param name="IsReversal">It takes back what was sold: kept apart, so that a day's refunds are seen.</param>
/// <param name="Quantity">Pieces sold; nothing for what is no sale.</param>
public sealed record Posting(
    Account Account, Money Amount, BookedCustomer? Customer = null, bool IsReversal = false, Quantity Quantity = default);

public sealed record BookedCustomer(CustomerId Id, string Name);

/// <summary>What one happening at a till is in the books. Its postings balance to the cent.</summary>
/// <param name="Reference">The ticket's number, or whatever the paper is called.</param>
/// <param name="At">In the site's own offset.</param>
public sealed record Piece(TillId Till, string Reference, DateTimeOffset At, ValueList<Posting> Postings);
