using RetailPos.Domain.Tests.Receipts;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;
using static RetailPos.Domain.Tests.Invoices.Bills;

namespace RetailPos.Domain.Tests.Expenses;

/// <summary>Parts of a ticket for guests who want their money back: together never more than it.</summary>
public sealed class ExpenseTests
{
    private static readonly RefundMark Back = new(TheTill, 17, new("refund-1"), "froid");

    private static readonly SealedTicket Dinner = Bill(Line("plat", 1_000, 1_490, 1_000), Line("vin", 3_000, 620, 2_000), Line("pain", 1_000, 390, 550));

    [Fact]
    public void A_note_by_lines_has_those_lines_and_the_tax_of_their_rates()
    {
        var note = Draw(Open, Dinner, ExpenseClaim.Of([new LineId("plat"), new("pain")]));

        Assert.Equal(["plat", "pain"], note.Lines.Select(line => line.Name));
        Assert.Equal(new Money(1_880), note.Amount);
        Assert.Equal([(550, 390L, 20L), (1_000, 1_490L, 135L)], note.Vat.Select(share => (share.Rate.BasisPoints, share.TaxIncluded.Cents, share.Tax.Cents)));
    }

    [Fact]
    public void A_note_by_amount_bears_every_rate_by_its_part()
    {
        var note = Draw(Open, Dinner, ExpenseClaim.Of(new Money(1_000)));

        Assert.Equal(new Money(1_000), note.Vat.Sum(share => share.TaxIncluded));
        Assert.Equal([104L, 399L, 497L], note.Vat.Select(share => share.TaxIncluded.Cents)); // 104.28, 398.40 and 497.33.
    }

    [Fact]
    public void A_note_by_payment_is_what_it_paid_and_names_it()
    {
        var shared = Dinner with { Later = [Later("pay-2", 1_200)], Ticket = Dinner.Ticket with { First = Dinner.Ticket.First with { Applied = new(2_540) } } };
        var till = Open;
        var note = Draw(till, shared, ExpenseClaim.Of(new CommandId("pay-2")), out till);

        Assert.Equal((new Money(1_200), PaymentMode.Card, "pay-2"), (note.Amount, note.Paid!.Mode, note.Paid.Id.Value));
        Assert.Equal(TillRefusal.ExpensePaymentGone, Ask(till, Command(shared, ExpenseClaim.Of(new CommandId("pay-2")))).Refusal);
        Assert.Equal(new Money(2_540), Draw(till, shared, ExpenseClaim.Of(new CommandId("pay-1"))).Amount);
    }

    [Fact]
    public void Who_has_paid_a_part_gets_a_note_of_no_more_than_was_paid()
    {
        var begun = Dinner with { Ticket = Dinner.Ticket with { First = Dinner.Ticket.First with { Applied = new(700) } } };

        Assert.Equal(TillRefusal.ExpenseTooMuch, Ask(Open, Command(begun, ExpenseClaim.Of(new Money(701)))).Refusal);
        Assert.Equal(new Money(700), Draw(Open, begun, ExpenseClaim.Of(new Money(700))).Amount);
    }

    [Fact]
    public void What_was_given_back_is_on_no_note()
    {
        var refund = Bill(ServiceMode.EatIn, PaymentMode.Card, Back, Line("vin", -2_000, 620, 2_000)).Ticket;
        var rest = ExpenseRest.Of(Dinner, [refund], []);

        Assert.Equal(new Money(2_500), rest.Rest);
        Assert.Equal((1_000, 620L), rest.Lines.Where(line => line.Name == "vin").Select(line => (line.Quantity.Thousandths, line.Amount.Cents)).Single());
        Assert.Equal(TillRefusal.ExpenseTooMuch, Ask(Open, Command(Dinner, ExpenseClaim.Of(new Money(2_501)), refund)).Refusal);
    }

    [Fact]
    public void A_line_is_on_one_note_and_a_line_of_which_an_amount_is_noted_fits_only_into_what_is_left()
    {
        Draw(Open, Dinner, ExpenseClaim.Of([new LineId("plat")]), out var till);
        Assert.Equal(TillRefusal.ExpenseLineGone, Ask(till, Command(Dinner, ExpenseClaim.Of([new LineId("plat")]))).Refusal);

        Draw(till, Dinner, ExpenseClaim.Of(new Money(500)), out till);
        Assert.Equal(TillRefusal.ExpenseTooMuch, Ask(till, Command(Dinner, ExpenseClaim.Of([new LineId("vin")]))).Refusal);
    }

    [Fact]
    public void A_ticket_with_an_invoice_has_no_notes_and_neither_has_a_refund()
    {
        var invoiced = After(Open, Invoices.Bills.Draw(Dinner));
        var refund = Bill(ServiceMode.EatIn, PaymentMode.Card, Back, Line("vin", -1_000, 620, 2_000));

        Assert.Equal(TillRefusal.AlreadyInvoiced, Ask(invoiced, Command(Dinner, ExpenseClaim.Of(new Money(1)))).Refusal);
        Assert.Equal(TillRefusal.TicketNotHere, Ask(Open, Command(refund, ExpenseClaim.Of(new Money(1)))).Refusal);
    }

    [Fact]
    public void Notes_are_a_chain_of_their_own_and_what_is_given_out_again_is_a_duplicate()
    {
        var till = Open;
        var first = (TillEvent.ExpenseSealed)Ask(till, Command(Dinner, ExpenseClaim.Of(new Money(100)))).Events[0];
        till = After(till, first);
        var second = (TillEvent.ExpenseSealed)Ask(till, Command(Dinner, ExpenseClaim.Of(new Money(200)))).Events[0];

        Assert.True(second.Seal.IsIntact(first.Seal.Link));
        Assert.Equal(
            (FiscalChainKind.Expenses, 2L, Canonical.Of(second.Expense)),
            SealedRecord.Of(TheTill, second) is { } record ? (record.Kind, record.Number, record.Fields) : default);

        Assert.IsType<TillEvent.ExpenseGiven>(Give(ref till, 1));
        Assert.Equal(1, Assert.IsType<TillEvent.DuplicateSealed>(Give(ref till, 1)).Duplicate.Print);
        var again = Assert.IsType<TillEvent.DuplicateSealed>(Give(ref till, 1)).Duplicate;
        Assert.Equal((FiscalChainKind.Expenses, 1L, 2), (again.Of, again.Original, again.Print));
        Assert.Equal(TillRefusal.NoSuchTicket, Ask(till, new TillCommand.GiveExpense(9, Lea)).Refusal);
    }

    [Fact]
    public void Its_written_form_says_everything_and_no_name()
    {
        var note = Draw(Open, Dinner, ExpenseClaim.Of([new LineId("pain")]));

        Assert.Equal(
            "EXPENSE1,0550:390,0550:20,390,20261122134711+0100,1,Note de frais,T1,s-1,17,20261122134211+0100,Lines,,Léa,T1,1,pain|pain|1000|0550|390",
            Canonical.Of(note));
    }

    [Fact]
    public void The_paper_names_its_ticket_leaves_room_for_a_name_and_says_how_much_at_which_rate()
    {
        var drawn = new DrawnExpense(Draw(Open, Dinner, ExpenseClaim.Of([new LineId("pain")])), "AbCd", IsTraining: false);
        var rows = ExpensePaper.Of(drawn, Paper.Frame(), new(1, Sold, "Léa"), "http://hub/ticket/x").Rows.Select(row => row.Text).ToList();

        Assert.Contains(rows, row => row.Contains("DUPLICATA 1", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("1 pain", StringComparison.Ordinal) && row.EndsWith("3,90", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.StartsWith("ExpenseFor", StringComparison.Ordinal) && row.EndsWith("....", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains("AbCd", StringComparison.Ordinal));
        Assert.Contains("http://hub/ticket/x", rows);
    }

    // Whatever is asked in whatever order: no rate, and not the whole, is ever noted twice, and what is noted to the end has the ticket's own tax.
    [Fact]
    public void All_notes_of_a_ticket_are_never_more_than_it_at_any_rate_and_their_tax_is_its_tax()
    {
        var drawn = 0;

        for (var seed = 0; seed < 400; seed++)
        {
            var chance = new Random(seed);
            var lines = Enumerable.Range(0, chance.Next(1, 7))
                .Select(at => Line($"l{at}", chance.Next(1, 4) * 1_000, chance.Next(1, 3_000), chance.Next(4) switch { 0 => 550, 1 => 1_000, 2 => 2_000, _ => 0 }))
                .ToArray();
            var bill = Bill(lines);
            var refunds = chance.Next(3) == 0
                ? new[] { Bill(ServiceMode.EatIn, PaymentMode.Card, Back, lines[0] with { Quantity = new(-lines[0].Quantity.Thousandths), Total = -lines[0].Total }).Ticket }
                : [];
            var till = Open;

            for (var step = 0; step < 12; step++)
            {
                ExpenseClaim claim = chance.Next(3) switch
                {
                    0 => ExpenseClaim.Of([lines[chance.Next(lines.Length)].Id]),
                    1 => ExpenseClaim.Of(new CommandId("pay-1")),
                    _ => ExpenseClaim.Of(new Money(chance.Next(1, ((int)bill.Ticket.Total.Cents / (1 + (seed % 4))) + 2))),
                };
                var answer = Ask(till, Command(bill, claim, refunds));
                till = answer.Events.Aggregate(till, After);
                drawn += answer.Events.Length;
                Holds(bill, refunds, till, seed);
            }

            // To the last cent, by amount: then nothing is left, and each rate has its own tax.
            if (refunds.Length == 0 && ExpenseRest.Of(bill, [], Notes(till)).Rest is { IsZero: false } rest)
            {
                till = Ask(till, Command(bill, ExpenseClaim.Of(rest))).Events.Aggregate(till, After);
                Assert.Equal(bill.Ticket.Vat.Where(share => !share.TaxIncluded.IsZero), Sums(till));
            }
        }

        Assert.True(drawn > 1_000, $"{drawn} notes are too few to say anything.");
    }

    private static void Holds(SealedTicket bill, Ticket[] refunds, Till till, int seed)
    {
        var back = refunds.Sum(refund => refund.Total);
        Assert.True(Notes(till).Sum(note => note.Amount) <= bill.Ticket.Total + back, $"seed {seed}");

        foreach (var share in Sums(till))
        {
            var sold = bill.Ticket.Vat.Single(one => one.Rate == share.Rate);
            var given = refunds.SelectMany(refund => refund.Vat).Where(one => one.Rate == share.Rate).Sum(one => one.TaxIncluded);
            Assert.True(share.TaxIncluded <= sold.TaxIncluded + given, $"seed {seed}: {share}");
            Assert.True(share.Tax <= sold.Tax, $"seed {seed}: {share}");
        }

        Assert.All(Notes(till), note => Assert.Equal(note.Amount, note.Vat.Sum(share => share.TaxIncluded)));
    }

    private static IEnumerable<ExpenseNote> Notes(Till till) => till.ExpensesOf(17).Select(drawn => drawn.Note);

    private static IEnumerable<VatShare> Sums(Till till) => Notes(till).SelectMany(note => note.Vat).GroupBy(share => share.Rate).OrderBy(rate => rate.Key)
        .Select(rate => new VatShare(rate.Key, rate.Sum(share => share.TaxIncluded), rate.Sum(share => share.Tax)));

    private static TillCommand.DrawExpense Command(SealedTicket bill, ExpenseClaim claim, params Ticket[] refunds) => new(bill, [.. refunds], claim, Lea);

    private static ExpenseNote Draw(Till till, SealedTicket bill, ExpenseClaim claim) => Draw(till, bill, claim, out _);

    private static ExpenseNote Draw(Till till, SealedTicket bill, ExpenseClaim claim, out Till after)
    {
        var drawn = (TillEvent.ExpenseSealed)Assert.Single(Ask(till, Command(bill, claim)).Events);
        after = After(till, drawn);
        return drawn.Expense;
    }

    private static TillEvent Give(ref Till till, long number)
    {
        var given = Assert.Single(Ask(till, new TillCommand.GiveExpense(number, Lea)).Events);
        till = After(till, given);
        return given;
    }

    private static LaterPayment Later(string id, long cents) => new(
        TheTill, 1, 17, new("s-1"), new(new(id), PaymentMode.Card, new(cents), new(cents), Money.Zero), Money.Zero, Lea, Sold);
}
