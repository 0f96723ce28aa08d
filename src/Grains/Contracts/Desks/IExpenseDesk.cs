using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Notes of expenses: parts of a sealed ticket for guests who want their money back from somebody.</summary>
public interface IExpenseDesk
{
    /// <summary>What may be noted of a sale and what was; null for one that nothing is sealed of.</summary>
    Task<ExpensesOfSale?> ReadAsync(SaleId sale);

    /// <param name="id">Pressed twice, it is one note.</param>
    Task<ExpenseAnswer> DrawAsync(CommandId id, SaleId sale, ExpenseClaim claim, Actor by);

    /// <summary>A note as its original is given out, for the screen; null for a sale that has no such note.</summary>
    /// <param name="address">Of the hub, as the page was reached, for the code of its page.</param>
    Task<Receipt?> PaperAsync(SaleId sale, long number, string address);

    /// <summary>Prints at a register. The first that is given out is the original; whatever follows says that it is a duplicate.</summary>
    Task<ReceiptAnswer> PrintAsync(CommandId id, SaleId sale, long number, TillId at, string address, Actor by);

    /// <summary>It counts as given out, as paper does.</summary>
    Task<ReceiptAnswer> MailAsync(CommandId id, SaleId sale, long number, string to, string address, Actor by);

    /// <summary>By the secret of its page; null for a secret that the house has not given, or that is too old.</summary>
    Task<DrawnExpense?> OpenAsync(string token);
}

/// <param name="Total">Of its ticket.</param>
/// <param name="IsInvoiced">An invoice has the whole of it: there are no notes any more.</param>
public sealed record ExpensesOfSale(TillId Till, long Ticket, Money Total, ExpenseRest Rest, ValueList<DrawnExpense> Drawn, bool IsInvoiced);

/// <param name="Number">Of the note; 0 where none was drawn.</param>
public sealed record ExpenseAnswer(TillRefusal? Refusal, long Number);
