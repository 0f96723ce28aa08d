using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>What is given out of a sale, on printers and mail that misbehave.</summary>
public sealed class ReceiptDeskTests : PaperTests
{
    private IReceiptDesk Desk => House.Of<IReceiptDesk>();

    [Fact]
    public async Task The_first_paper_is_the_original_and_every_other_a_duplicate_with_its_number()
    {
        var sale = await PaidAsync();

        Assert.Equal(1, (await PrintAsync(sale)).Copy);
        Assert.Equal(2, (await PrintAsync(sale)).Copy);
        Assert.Equal(3, (await PrintAsync(sale)).Copy);

        Assert.Equal(["", "Duplicate 1", "Duplicate 2"], (await PapersAsync()).Select(AlertOf));
        Assert.Equal(SaleStage.Settled, (await House.RegisterDesk.ReadAsync(sale)).Stage);
    }

    [Fact]
    public async Task A_reading_and_a_closing_come_out_at_their_till()
    {
        await PaidAsync();
        var closures = House.Of<IClosureDesk>();
        Assert.Equal(ReceiptOutcome.Done, (await Desk.PrintReadingAsync(House.NewCommand(), Till, House.Lea)).Outcome);
        var told = await House.Of<ITillDesk>().TellAsync(House.NewCommand(), Till, new TillCommand.CloseDay(House.Lea));
        Assert.Null(told.Refusal);
        Assert.Equal(ReceiptOutcome.Done, (await Desk.PrintClosingAsync(House.NewCommand(), told.Position, House.Lea)).Outcome);
        Assert.Equal(ReceiptOutcome.NoTicket, (await Desk.PrintClosingAsync(House.NewCommand(), 1, House.Lea)).Outcome);

        Assert.Equal([JobKind.Closing, JobKind.Closing], (await JobsAsync(Printer)).Select(job => job.Kind));
        var extract = (await closures.FindAsync(told.Position, CancellationToken.None))!.Seal.Extract;
        Assert.Contains((await PapersAsync())[1], row => row.Text.Contains(extract, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Register_and_history_count_together_and_a_refund_has_papers_of_its_own()
    {
        var sale = await PaidAsync();
        await PrintAsync(sale);
        await House.RegisterDesk.RefundAsync(
            House.NewCommand(), sale, new(Till, new("cash"), Lines: null, Amount: new(200), "froid"), House.Lea);
        var history = House.Of<ISalesHistoryDesk>();
        await House.SalesFeed.ReachAsync(House.SalesFeed.Head, CancellationToken.None);
        var rows = (await history.ReadAsync(new(history.Today, 1, HistoryKind.All), CancellationToken.None)).Rows;

        foreach (var kind in new[] { HistoryState.Refund, HistoryState.Paid, HistoryState.Refund })
        {
            var past = (await history.FindAsync(rows.Single(row => row.State == kind).Position!.Value, CancellationToken.None))!;
            Assert.Equal(ReceiptOutcome.Done, (await Desk.PrintAsync(
                House.NewCommand(), past.Sale.Id, ReceiptKind.Ticket, Till, "http://hub", House.Lea, past.At)).Outcome);
        }

        Assert.Equal(["", "", "Duplicate 1", "Duplicate 1"], (await PapersAsync()).Select(AlertOf));
        Assert.DoesNotContain((await Desk.PaperAsync(sale, "http://hub"))!.Rows, row => row.Style is ReceiptStyle.Alert);
        Assert.Null(await Desk.PaperAsync(sale, "http://hub", at: 2));
    }

    [Fact]
    public async Task Every_duplicate_is_a_sealed_record_with_its_number_its_hand_and_its_original()
    {
        var sale = await PaidAsync();
        await PrintAsync(sale);
        await PrintAsync(sale);
        await PrintAsync(sale);

        Assert.Equal(
            [(1L, FiscalChainKind.Tickets, 1L, 1, "Léa"), (2L, FiscalChainKind.Tickets, 1L, 2, "Léa")],
            (await SealedAsync<TillEvent.DuplicateSealed>()).Select(e =>
                (e.Duplicate.Number, e.Duplicate.Of, e.Duplicate.Original, e.Duplicate.Print, e.Duplicate.By.Person)));
    }

    // Its number stands in the journal by then: the next paper has the next one.
    [Fact]
    public async Task A_duplicate_that_no_queue_took_has_used_its_number_up()
    {
        var sale = await PaidAsync();
        await PrintAsync(sale);
        await FillAsync(room: 0);

        Assert.Equal(ReceiptOutcome.QueueFull, (await PrintAsync(sale)).Outcome);
        await DropAsync();
        Assert.Equal(3, (await PrintAsync(sale)).Copy);
        Assert.Equal([1, 2], (await SealedAsync<TillEvent.DuplicateSealed>()).Select(e => e.Duplicate.Print));
    }

    [Fact]
    public async Task A_bill_is_a_sealed_record_and_the_same_bill_again_its_duplicate()
    {
        var sale = await House.TakeAsync(ServiceMode.EatIn, ("Steak", 1_450, House.Kitchen));
        await Desk.BringNoteAsync(House.NewCommand(), sale, Till, House.Lea);
        await Desk.BringNoteAsync(House.NewCommand(), sale, Till, House.Lea);

        var note = Assert.Single(await SealedAsync<TillEvent.NoteSealed>());
        var again = Assert.Single(await SealedAsync<TillEvent.DuplicateSealed>());
        Assert.Equal((1L, new Money(1_450), sale), (note.Note.Number, note.Note.Total, note.Note.Sale));
        Assert.Equal((FiscalChainKind.Notes, 1L, 1), (again.Duplicate.Of, again.Duplicate.Original, again.Duplicate.Print));
        Assert.All(await PapersAsync(), paper => Assert.Contains(paper, row => row.Text.Contains(note.Seal.Extract, StringComparison.Ordinal)));
        Assert.Equal([false, true], (await PapersAsync()).Select(paper =>
            paper.Any(row => row.Text.Contains("Duplicate 1", StringComparison.Ordinal))));
    }

    [Fact]
    public async Task Paper_letter_and_screen_show_the_extract_of_the_seal()
    {
        var sale = await PaidAsync();
        await PrintAsync(sale);
        await Desk.MailAsync(House.NewCommand(), sale, "lea@example.fr", "http://hub", House.Lea);
        var extract = (await SealedAsync<TillEvent.TicketSealed>()).Single().Seal.Extract;

        Assert.Contains(Assert.Single(await PapersAsync()), row => row.Text.Contains(extract, StringComparison.Ordinal));
        Assert.Contains((await Desk.PaperAsync(sale, "http://hub"))!.Rows, row => row.Text.Contains(extract, StringComparison.Ordinal));
        Assert.Contains(extract, Assert.Single(await LettersAsync()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_press_twice_is_one_paper()
    {
        var sale = await PaidAsync();
        var id = House.NewCommand();

        await Desk.PrintAsync(id, sale, ReceiptKind.Ticket, Till, "http://hub", House.Lea);
        var again = await Desk.PrintAsync(id, sale, ReceiptKind.Ticket, Till, "http://hub", House.Lea);

        Assert.Equal(ReceiptOutcome.DoneBefore, again.Outcome);
        Assert.Single(await PapersAsync());
    }

    [Fact]
    public async Task A_paper_that_no_queue_took_is_not_counted_and_one_that_waits_is()
    {
        var sale = await PaidAsync();
        await FillAsync(room: 0);

        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.QueueFull, Copy: 1), await PrintAsync(sale));
        await DropAsync();
        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 1), await PrintAsync(sale));
        Assert.Equal(new Money(1_450), (await House.RegisterDesk.ReadAsync(sale)).Paid);
    }

    [Fact]
    public async Task A_receipt_is_laid_out_for_the_paper_that_it_comes_on()
    {
        await House.SetUpPrinterAsync(AtTheDesk with { Width = 32 });
        await PrintAsync(await PaidAsync());

        Assert.All(Assert.Single(await PapersAsync()), row => Assert.True(row.Text.Length <= 32, row.Text));
    }

    [Fact]
    public async Task A_letter_goes_out_with_the_ticket_and_the_address_of_its_page()
    {
        var sale = await PaidAsync();

        var told = await Desk.MailAsync(House.NewCommand(), sale, "lea@example.fr", "http://hub", House.Lea);

        var letter = Assert.Single(await LettersAsync());
        Assert.Equal((ReceiptOutcome.Done, "lea@example.fr"), (told.Outcome, letter.To));
        Assert.Contains("14,50", letter.Text, StringComparison.Ordinal);
        Assert.Contains(House.Of<ReceiptTokens>().AddressOf(sale, new(), "http://hub"), letter.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("Léa <lea@example.fr>")]
    [InlineData("lea@example.fr\r\nBcc: all@example.fr")]
    public async Task What_is_no_address_is_said_and_sends_nothing(string to)
    {
        var told = await Desk.MailAsync(House.NewCommand(), await PaidAsync(), to, "http://hub", House.Lea);

        Assert.Equal(ReceiptOutcome.AddressInvalid, told.Outcome);
        Assert.Empty(await LettersAsync());
    }

    [Fact]
    public async Task An_absent_mail_and_an_absent_printer_answer_in_words()
    {
        var sale = await PaidAsync();
        Mailer.IsSetUp = false;
        await House.SetUpPrinterAsync(AtTheDesk with { Tills = [new("other")] });

        Assert.Equal(ReceiptOutcome.NoMail, (await Desk.MailAsync(House.NewCommand(), sale, "lea@example.fr", "", House.Lea)).Outcome);
        Assert.Equal(ReceiptOutcome.NoPrinter, (await PrintAsync(sale)).Outcome);
        Assert.Null((await House.RegisterDesk.ReadAsync(sale)).Receipts);
    }

    [Fact]
    public async Task A_token_opens_its_own_sale_and_no_other()
    {
        var (one, other) = (await PaidAsync(), await PaidAsync());
        var tokens = House.Of<ReceiptTokens>();
        var token = tokens.Of(one);

        Assert.Equal(one, Assert.Single(await Desk.OpenAsync(token)).Ticket.Sale);
        Assert.Empty(await Desk.OpenAsync(tokens.Of(other)[..^22] + token[^22..]));
        Assert.Empty(await Desk.OpenAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Empty(await Desk.OpenAsync(""));
        Assert.Empty(await Desk.OpenAsync("%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%%"));
        Assert.Empty(await Desk.OpenAsync(one.Value));
    }

    [Fact]
    public async Task A_token_opens_nothing_any_more_once_theHouses_days_are_over()
    {
        var clock = new FakeClock(new(2026, 3, 14, 12, 0, 0, TimeSpan.Zero));
        await using var house = await House.OpenAsync(
            new MemoryJournal(HouseEvents.Catalog, clock),
            clock,
            also: Add);
        var sale = await house.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));
        await house.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(1_450), House.Lea);
        await house.SalesShowAsync(view => view.Find(sale) is { Stage: SaleStage.Settled });
        await house.Of<IHouseRulesDesk>().TellAsync(
            House.NewCommand(), new HouseRulesCommand.SetReceipts(ReceiptRules.Default with { ETicketDays = 30 }, House.Lea));
        var (desk, token) = (house.Of<IReceiptDesk>(), house.Of<ReceiptTokens>().Of(sale));

        clock.Advance(TimeSpan.FromDays(30));
        Assert.Single(await desk.OpenAsync(token));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(await desk.OpenAsync(token));
        Assert.Single(await desk.ReadAsync(sale)); // The journal keeps it; only the address is dead.
    }

    [Fact]
    public async Task What_was_paid_in_parts_and_given_back_is_read_from_the_sealed_journal()
    {
        var sale = await House.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));
        await House.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(1_000), House.Lea);
        await House.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(450), House.Lea);
        await House.SalesShowAsync(view => view.Find(sale) is { Stage: SaleStage.Settled });
        await House.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(Till, new("card"), Lines: null, Amount: null, "froid"), House.Lea);

        var papers = await Desk.ReadAsync(sale);

        Assert.Equal([null, "froid"], papers.Select(paper => paper.Ticket.Refund?.Reason));
        Assert.Equal((1, Money.Zero), (papers[0].Later.Count, papers[0].Due));
        Assert.Equal(new Money(-1_450), papers[1].Ticket.Total);
        Assert.Equal(1, (await Desk.PrintAsync(House.NewCommand(), sale, ReceiptKind.Ticket, Till, "", House.Lea, at: 1)).Copy);
    }

    [Fact]
    public async Task The_note_tells_the_table_and_is_no_count()
    {
        var sale = await House.TakeAsync(ServiceMode.EatIn, ("Burger", 1450, null));
        await House.RegisterDesk.SeatAsync(House.NewCommand(), sale, new("T4"), 2, House.Lea);

        var told = await Desk.BringNoteAsync(House.NewCommand(), sale, Till, House.Lea);

        Assert.Equal((ReceiptOutcome.Done, 0), (told.Outcome, told.Copy));
        Assert.Equal(JobKind.Note, Assert.Single(await JobsAsync(Printer)).Kind);
        await House.SalesShowAsync(view => view.VisitAt(new("T4"))?.BillAt is not null);
    }

    [Fact]
    public async Task A_ticket_names_the_customer_as_theHouse_knows_them_today_and_what_is_sealed_does_not()
    {
        var durand = new CustomerId("durand");
        await House.Of<ICustomerDesk>().TellAsync(
            House.NewCommand(), durand, new CustomerCommand.Enter(durand, new("Mme Durand", "", ""), Money.Zero, House.Lea));
        var sale = await House.TakeAsync(ServiceMode.TakeAway, ("Burger", 1450, null));
        await House.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.SetCustomer("Mme Durand", House.Lea, durand));
        await House.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(1_450), House.Lea);

        await PrintAsync(sale);
        await House.Of<ICustomerDesk>().TellAsync(House.NewCommand(), durand, new CustomerCommand.Change(new("Mme Dupont", "", ""), House.Lea));
        await PrintAsync(sale);
        await House.Of<ICustomerDesk>().TellAsync(House.NewCommand(), durand, new CustomerCommand.Erase(House.Lea));
        await PrintAsync(sale);

        Assert.Equal(["Customer Mme Durand", "Customer Mme Dupont", ""], (await PapersAsync()).Select(paper =>
            paper.Find(row => row.Text.StartsWith("Customer", StringComparison.Ordinal))?.Text.Trim() ?? ""));
        Assert.DoesNotContain("Durand", Canonical.Of(Assert.Single(await SealedAsync<TillEvent.TicketSealed>()).Ticket), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_debt_that_is_paid_has_a_receipt_of_what_was_sealed_and_what_is_left()
    {
        var durand = new CustomerId("durand");
        await House.Of<ICustomerDesk>().TellAsync(
            House.NewCommand(), durand, new CustomerCommand.Enter(durand, new("Mme Durand", "", ""), Money.Zero, House.Lea));
        Assert.Null((await House.Of<ICustomerDesk>().TellAsync(
            new("settle"), durand, new CustomerCommand.Settle(new("settle"), Till, new("cash"), new(500), House.Lea))).Refusal);

        Assert.Equal(ReceiptOutcome.Done, (await Desk.PrintSettlingAsync(House.NewCommand(), durand, new("settle"), Till, House.Lea)).Outcome);
        Assert.Equal(ReceiptOutcome.NoTicket, (await Desk.PrintSettlingAsync(House.NewCommand(), durand, new("other"), Till, House.Lea)).Outcome);

        var paper = Assert.Single(await PapersAsync());
        var seal = Assert.Single(await SealedAsync<TillEvent.DebtSettled>()).Seal!;
        Assert.Equal(JobKind.Settling, Assert.Single(await JobsAsync(Printer)).Kind);
        Assert.Contains(paper, row => row.Text.Contains("Customer Mme Durand", StringComparison.Ordinal));
        Assert.Contains(paper, row => row.Text.StartsWith("PaidAhead", StringComparison.Ordinal) && row.Text.EndsWith("5,00", StringComparison.Ordinal));
        Assert.Contains(paper, row => row.Text.Contains($"Signature {seal.Extract}", StringComparison.Ordinal));
    }

    private async Task FillAsync(int room)
    {
        var outbox = House.Grains.GetGrain<IOutboxGrain>(Printer.Value);

        for (var at = (await outbox.ReadAsync()).Jobs.Count; at < Outbox.JobsMax - room; at++)
        {
            await outbox.TellAsync(House.NewCommand(), new OutboxCommand.Queue(new($"test-{at}"), JobKind.Test, "Test", new JobContent.Drawer(), House.Lea));
        }
    }

    private async Task DropAsync() => await House.Grains.GetGrain<IOutboxGrain>(Printer.Value).TellAsync(
        House.NewCommand(), new OutboxCommand.Drop(new($"test-{Outbox.JobsMax - 1}"), House.Lea));

    private Task<ReceiptAnswer> PrintAsync(SaleId sale) =>
        Desk.PrintAsync(House.NewCommand(), sale, ReceiptKind.Ticket, Till, "http://hub", House.Lea);
}
