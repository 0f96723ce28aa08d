using RetailPos.Kernel;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.Expenses;

/// <summary>« Note de frais » : what one guest of a sale shows to whoever pays it back. It raises no total; the ticket has had its VAT.</summary>
/// <remarks>All notes of a ticket together are never more than it, at any rate, nor more than was paid of it.</remarks>
/// <param name="Number">Gapless within the till's notes of expenses, from 1.</param>
/// <param name="At">With the site's own offset.</param>
/// <param name="Ticket">The one that it is a part of, of the same till.</param>
/// <param name="Lines">What it is for, where that was chosen; empty otherwise.</param>
/// <param name="Paid">The payment that it is for, where that was chosen.</param>
/// <param name="Amount">Tax included.</param>
public sealed record ExpenseNote(
    TillId Till,
    long Number,
    DateTimeOffset At,
    SaleId Sale,
    long Ticket,
    DateTimeOffset TicketAt,
    ExpenseBasis Basis,
    ValueList<ExpenseLine> Lines,
    ExpensePayment? Paid,
    Money Amount,
    ValueList<VatShare> Vat,
    Actor By);

/// <summary>By what a guest's part is named. The names are sealed.</summary>
public enum ExpenseBasis
{
    Lines,
    Payment,
    Amount,
}

/// <param name="Amount">Tax included, less what was given back of it.</param>
public sealed record ExpenseLine(LineId Id, string Name, Quantity Quantity, Rate Rate, Money Amount);

/// <param name="Name">Of the payment key; empty for the mode's own.</param>
public sealed record ExpensePayment(CommandId Id, PaymentMode Mode, string Name);

/// <summary>What somebody wants a note of.</summary>
/// <param name="Lines">By lines: whole ones.</param>
/// <param name="Payment">By payment: its id.</param>
/// <param name="Amount">By amount.</param>
public sealed record ExpenseClaim(ExpenseBasis Basis, ValueList<LineId> Lines, CommandId? Payment, Money Amount)
{
    public static ExpenseClaim Of(ValueList<LineId> lines) => new(ExpenseBasis.Lines, lines, Payment: null, Money.Zero);

    public static ExpenseClaim Of(CommandId payment) => new(ExpenseBasis.Payment, [], payment, Money.Zero);

    public static ExpenseClaim Of(Money amount) => new(ExpenseBasis.Amount, [], Payment: null, amount);
}

/// <summary>A note of expenses as its till knows it.</summary>
/// <param name="Extract">Four signs of its seal, for the paper.</param>
/// <param name="IsTraining">It is one of the school's.</param>
/// <param name="Given">How often it was given out; 0 for never.</param>
public sealed record DrawnExpense(ExpenseNote Note, string Extract, bool IsTraining, int Given = 0);
