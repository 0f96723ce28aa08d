using RetailPos.Kernel;
using RetailPos.Register.Domain.Countries;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;

namespace RetailPos.Register.Domain.Tills;

using Answer = Decision<TillEvent, TillRefusal>;

/// <summary>Notes of expenses: parts of a sealed ticket for the guests who want their money back. All of them together are never more than it.</summary>
internal static class Expensing
{
    public static Answer Draw(Till till, TillCommand.DrawExpense c, DateTimeOffset now, Sealing sealing)
    {
        var ticket = c.Bill.Ticket;

        if (ticket.Number < 1 || ticket.Number > till.Tickets.Number || ticket.Refund is not null)
        {
            return TillRefusal.TicketNotHere;
        }

        // A company's books have the whole of it already.
        if (till.Invoiced.ContainsKey(ticket.Number))
        {
            return TillRefusal.AlreadyInvoiced;
        }

        // A note says a tax at each rate, which no paper of a guest's may say of a margin (CGI art. 297 E).
        if (ticket.Vat.Any(share => share.Scheme is not VatScheme.Standard))
        {
            return TillRefusal.ExpenseOtherwiseTaxed;
        }

        var rest = ExpenseRest.Of(c.Bill, c.Refunds, till.ExpensesOf(ticket.Number).Select(drawn => drawn.Note));

        if (Check(rest, c.Claim) is { } fault)
        {
            return fault;
        }

        if (rest.Share(c.Claim) is not { } shares)
        {
            return TillRefusal.ExpenseTooMuch;
        }

        var paid = rest.PaymentOf(c.Claim);
        var note = new ExpenseNote(
            sealing.Till, till.EndOf(FiscalChainKind.Expenses).Next, now, ticket.Sale, ticket.Number, ticket.SealedAt, c.Claim.Basis,
            [.. rest.ChosenOf(c.Claim)], paid is null ? null : new(paid.Id, paid.Mode, paid.Name ?? ""), shares.Sum(share => share.TaxIncluded), shares, c.By);

        return [new TillEvent.ExpenseSealed(note, sealing.Of(till, FiscalChainKind.Expenses, Canonical.Of(note)), now)];
    }

    /// <summary>The first that is given out is the original; whatever follows is a record of its own.</summary>
    public static Answer Give(Till till, TillCommand.GiveExpense c, DateTimeOffset now, Sealing sealing) => till.FindExpense(c.Number) switch
    {
        null => TillRefusal.NoSuchTicket,
        { Given: 0 } => [new TillEvent.ExpenseGiven(c.Number, c.By, now)],
        { Given: var given } => TillPapers.GiveAgain(till, new(FiscalChainKind.Expenses, c.Number, given, c.By), now, sealing),
    };

    public static Till Drawn(Till till, TillEvent.ExpenseSealed e) => till.Sealed(FiscalChainKind.Expenses, e.Expense.Number, e.Seal) with
    {
        Expenses = till.Expenses.SetItem(
            e.Expense.Ticket, till.ExpensesOf(e.Expense.Ticket).Add(new(e.Expense, e.Seal.Extract, e.Seal.IsTraining))),
    };

    public static Till Given(Till till, long number) => till.FindExpense(number) is not { } drawn ? till : till with
    {
        Expenses = till.Expenses.SetItem(
            drawn.Note.Ticket,
            [.. till.ExpensesOf(drawn.Note.Ticket).Select(one => one.Note.Number == number ? one with { Given = one.Given + 1 } : one)]),
    };

    private static TillRefusal? Check(ExpenseRest rest, ExpenseClaim claim) => claim.Basis switch
    {
        _ when rest.Rest.IsZero => TillRefusal.ExpenseNothingLeft,
        ExpenseBasis.Lines when claim.Lines.IsEmpty => TillRefusal.ExpenseEmpty,
        ExpenseBasis.Lines when claim.Lines.Any(id => !rest.Lines.Any(line => line.Id == id)) => TillRefusal.ExpenseLineGone,
        ExpenseBasis.Payment when rest.PaymentOf(claim) is null => TillRefusal.ExpensePaymentGone,
        ExpenseBasis.Amount when claim.Amount <= Money.Zero => TillRefusal.ExpenseEmpty,
        _ => null,
    };
}
