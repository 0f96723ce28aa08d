using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Tests.Selling;

/// <content>What guests take home beside their ticket: notes of expenses, invoices, quotes.</content>
internal sealed partial class Staff
{
    // Who has asked for a note wants to have it.
    private SaleId? _noted;

    /// <summary>Some of the dishes, a payment, or an amount; of a bill that may have no ticket, or nothing left.</summary>
    public Tap Expense(Sale sale)
    {
        var claim = _chance.Next(3) switch
        {
            0 => ExpenseClaim.Of([.. sale.Lines.Where(_ => OneIn(3)).Select(line => line.Id)]),
            1 when !sale.Payments.IsEmpty => ExpenseClaim.Of(Any(sale.Payments).Id),
            _ => ExpenseClaim.Of(new Money(OneIn(6) ? sale.Total.Cents + 1 : _chance.Next(1 + (int)sale.Total.Cents))),
        };
        var by = By;
        _noted = sale.Id;
        return Of($"notes {claim.Basis} {claim.Amount} of {sale.Id}", async (house, id) => (await house.Of<IExpenseDesk>().DrawAsync(id, sale.Id, claim, by)).Refusal);
    }

    private Tap PrintExpense(SaleId sale)
    {
        var (till, by) = (AnyTill, By);
        return Of($"prints the last note of {sale}", async (house, id) =>
        {
            var desk = house.Of<IExpenseDesk>();
            var number = (await desk.ReadAsync(sale))?.Drawn is [.., var last] ? last.Note.Number : 1;

            // A printer that prints nothing does not ungive the note.
            return (await desk.PrintAsync(id, sale, number, till, "http://hub", by)).Outcome is ReceiptOutcome.NoTicket and var none ? none : null;
        });
    }

    private Tap Invoice(Sale sale)
    {
        var by = By;
        return Of($"invoices {sale.Id}", async (house, id) => (await house.Of<IInvoiceDesk>().DrawAsync(id, sale.Id, Carte.Buyer, by)).Refusal);
    }

    private Tap Quote(Sale sale)
    {
        var by = By;
        return Of($"quotes {sale.Id}", async (house, id) => (await house.Of<IInvoiceDesk>().QuoteAsync(id, sale.Id, Carte.Buyer, by)).Refusal);
    }
}
