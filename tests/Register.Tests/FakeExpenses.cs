using System.Globalization;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;
using RetailPos.Register.Receipts;

namespace RetailPos.Register.Tests;

/// <summary>Notes of expenses of one dinner, shared out by the domain's own rules, without a till.</summary>
public sealed class FakeExpenses : IExpenseDesk
{
    public static readonly SaleId Dinner = new("s-1");

    private static readonly DateTimeOffset Noon = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly Actor Zoe = new("Zoé", "C1");

    private static readonly SealedTicket Bill = new(
        new(
            new("C1"), 128, Noon, Dinner, ServiceMode.EatIn, Table: null, 2, 47, Zoe,
            [
                new(new("plat"), null, "Bavette", Quantity.One, new(1_990), new(1_000), new(1_990)),
                new(new("vin"), null, "Brouilly", Quantity.One, new(1_200), new(2_000), new(1_200)),
            ],
            new(3_190), [new(new(1_000), new(1_990), new(181)), new(new(2_000), new(1_200), new(200))],
            new(new("p-1"), PaymentMode.Card, new(3_190), new(3_190), Money.Zero), Money.Zero),
        Seal.Of("TICKET1", Seal.NoPrevious), []);

    private readonly List<DrawnExpense> _drawn = [];

    public List<ExpenseClaim> Asked { get; } = [];

    public List<(string How, long Number, string At)> Given { get; } = [];

    public Task<ExpensesOfSale?> ReadAsync(SaleId sale) => Task.FromResult(sale == Dinner
        ? new ExpensesOfSale(
            new("C1"), 128, new(3_190), ExpenseRest.Of(Bill, [], _drawn.Select(drawn => drawn.Note)), [.. _drawn], IsInvoiced: false)
        : null);

    public Task<ExpenseAnswer> DrawAsync(CommandId id, SaleId sale, ExpenseClaim claim, Actor by)
    {
        Asked.Add(claim);
        var rest = ExpenseRest.Of(Bill, [], _drawn.Select(drawn => drawn.Note));

        if (rest.Share(claim) is not { } shares)
        {
            return Task.FromResult(new ExpenseAnswer(TillRefusal.ExpenseTooMuch, 0));
        }

        var note = new ExpenseNote(
            new("C1"), _drawn.Count + 1, Noon, Dinner, 128, Noon, claim.Basis, [.. rest.ChosenOf(claim)], Paid: null,
            shares.Sum(share => share.TaxIncluded), shares, by);
        _drawn.Add(new(note, "AbCd", IsTraining: false));
        return Task.FromResult(new ExpenseAnswer(null, note.Number));
    }

    public Task<Receipt?> PaperAsync(SaleId sale, long number, string address) => Task.FromResult<Receipt?>(ExpensePaper.Of(
        _drawn[(int)number - 1],
        new(ReceiptRules.Default, new ReceiptWording().In(CultureInfo.GetCultureInfo("fr")), "Chez Léa", "RetailPos", "EUR"), address: address));

    public Task<ReceiptAnswer> PrintAsync(CommandId id, SaleId sale, long number, TillId at, string address, Actor by) => Give("print", number, at.Value);

    public Task<ReceiptAnswer> MailAsync(CommandId id, SaleId sale, long number, string to, string address, Actor by) => Give("mail", number, to);

    public Task<DrawnExpense?> OpenAsync(string token) => Task.FromResult(token == "note" ? _drawn.FirstOrDefault() : null);

    private Task<ReceiptAnswer> Give(string how, long number, string at)
    {
        Given.Add((how, number, at));
        return Task.FromResult(new ReceiptAnswer(ReceiptOutcome.Done, Given.Count));
    }
}
