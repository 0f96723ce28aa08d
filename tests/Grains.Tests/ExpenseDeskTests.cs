using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Hub.Devices.Mail;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Cards;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Papers beside the ticket: notes of expenses, the slips of card terminals without a printer, and weights that no scale gave.</summary>
public sealed class ExpenseDeskTests : PaperTests
{
    private readonly ScriptedTerminal _terminal = new();

    private IExpenseDesk Desk => House.Of<IExpenseDesk>();

    protected override void Add(IServiceCollection services)
    {
        base.Add(services);
        services.AddSingleton<ICardTerminals>(_terminal).AddCards().AddCardTalks();
    }

    [Fact]
    public async Task Several_guests_of_a_sale_get_their_notes_until_nothing_is_left()
    {
        var sale = await PaidAsync();

        Assert.Equal((null, 1L), await DrawAsync(sale, 1_000));
        Assert.Equal((TillRefusal.ExpenseTooMuch, 0L), await DrawAsync(sale, 451));
        Assert.Equal((null, 2L), await DrawAsync(sale, 450));
        Assert.Equal((TillRefusal.ExpenseNothingLeft, 0L), await DrawAsync(sale, 1));

        var read = (await Desk.ReadAsync(sale))!;
        Assert.Equal([1_000L, 450L], read.Drawn.Select(drawn => drawn.Note.Amount.Cents));
        Assert.Equal(Money.Zero, read.Rest.Rest);
        Assert.Null(await Desk.ReadAsync(new("nothing-sold")));
    }

    [Fact]
    public async Task Of_two_presses_at_once_the_rest_of_a_sale_is_given_to_one()
    {
        var sale = await PaidAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Desk.DrawAsync(House.NewCommand(), sale, ExpenseClaim.Of(new Money(1_000)), House.Lea)));

        Assert.Single(answers, answer => answer.Number == 1);
        Assert.Equal(7, answers.Count(answer => answer.Refusal is TillRefusal.ExpenseTooMuch));
    }

    [Fact]
    public async Task What_was_given_back_is_left_for_no_note()
    {
        var sale = await PaidAsync();
        await House.RegisterDesk.RefundAsync(House.NewCommand(), sale, new(Till, new("cash"), Lines: null, Amount: new(450), "froid"), House.Lea);
        await House.SalesShowAsync(view => view.Find(sale) is null or { Refunding: null });

        Assert.Equal((TillRefusal.ExpenseTooMuch, 0L), await DrawAsync(sale, 1_001));
        Assert.Equal((null, 1L), await DrawAsync(sale, 1_000));
    }

    [Fact]
    public async Task The_first_paper_of_a_note_is_the_original_and_what_follows_is_sealed_as_a_duplicate()
    {
        var sale = await PaidAsync();
        await DrawAsync(sale, 1_000);
        var id = House.NewCommand();

        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 1), await PrintAsync(id, sale));
        Assert.Equal(ReceiptOutcome.DoneBefore, (await PrintAsync(id, sale)).Outcome);
        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 2), await Desk.MailAsync(House.NewCommand(), sale, 1, "lea@example.fr", "http://hub", House.Lea));
        Assert.Equal(new ReceiptAnswer(ReceiptOutcome.Done, Copy: 3), await PrintAsync(House.NewCommand(), sale));
        Assert.Equal(ReceiptOutcome.NoTicket, (await Desk.PrintAsync(House.NewCommand(), sale, 2, Till, "", House.Lea)).Outcome);

        Assert.Equal(["", "Duplicate 2"], (await PapersAsync()).Select(AlertOf));
        Assert.Equal(
            [(FiscalChainKind.Expenses, 1L, 1), (FiscalChainKind.Expenses, 1L, 2)],
            (await SealedAsync<TillEvent.DuplicateSealed>()).Select(e => (e.Duplicate.Of, e.Duplicate.Original, e.Duplicate.Print)));
        var note = Assert.Single(await SealedAsync<TillEvent.ExpenseSealed>());
        Assert.All(await PapersAsync(), paper => Assert.Contains(paper, row => row.Text.Contains(note.Seal.Extract, StringComparison.Ordinal)));
        Assert.Contains((await Desk.PaperAsync(sale, 1, "http://hub"))!.Rows, row => row.Text.Contains(note.Seal.Extract, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_page_of_a_note_shows_the_note_and_never_its_ticket()
    {
        var sale = await PaidAsync();
        await DrawAsync(sale, 1_000);
        var tokens = House.Of<ReceiptTokens>();
        var note = (await Desk.ReadAsync(sale))!.Drawn[0].Note;
        var token = tokens.AddressOf(note, new(), "http://hub").Split('/')[^1];

        Assert.Equal(new Money(1_000), (await Desk.OpenAsync(token))!.Note.Amount);
        Assert.Empty(await House.Of<IReceiptDesk>().OpenAsync(token));
        Assert.Null(await Desk.OpenAsync(tokens.Of(sale)));
        Assert.Null(await Desk.OpenAsync(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        Assert.Null(await Desk.OpenAsync(""));
    }

    [Theory]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    public async Task A_terminal_without_a_printer_has_its_slip_after_the_original_and_never_again(bool printsSlips, int papers)
    {
        _terminal.Answer = ScriptedTerminal.Yes with { Receipt = "CARTE BANCAIRE\n4970 1012 3456 7890\nMERCI" };
        await House.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetTerminals(
            new([new(new("tpe"), "", TerminalProtocol.CaisseAp, "127.0.0.1:8888", 180, CardCurrency.EUR, [Till], PrintsSlips: printsSlips)]), House.Lea));
        var sale = await House.TakeAsync(ServiceMode.TakeAway, ("Burger", 1_450, null));
        await House.RegisterDesk.PayAsync(new("tap"), sale, new PaymentKeyId("card"), new(1_450), House.Lea);
        await House.SalesShowAsync(view => view.Find(sale) is { Card: null, Pending: null, Payments.IsEmpty: false });
        var receipts = House.Of<IReceiptDesk>();
        var id = House.NewCommand();

        await receipts.PrintAsync(id, sale, ReceiptKind.Ticket, Till, "http://hub", House.Lea);
        await receipts.PrintAsync(id, sale, ReceiptKind.Ticket, Till, "http://hub", House.Lea);
        Assert.Equal(papers, (await JobsAsync(Printer)).Count);
        await receipts.PrintAsync(House.NewCommand(), sale, ReceiptKind.Ticket, Till, "http://hub", House.Lea);
        Assert.Equal(papers + 1, (await JobsAsync(Printer)).Count);

        if (printsSlips)
        {
            Assert.Equal([JobKind.Receipt, JobKind.Slip, JobKind.Receipt], (await JobsAsync(Printer)).Select(job => job.Kind));
            Assert.Equal(["CARTE BANCAIRE", "4970 10** **** 7890", "MERCI"], (await PapersAsync())[1].Select(row => row.Text));
        }
    }

    [Fact]
    public async Task A_weight_that_was_typed_is_said_on_the_ticket_and_the_sealed_text_is_as_ever()
    {
        var sale = new SaleId(House.NewCommand().Value);
        var cheese = new SoldArticle(new("comte"), "Comté", new(3_900), new(550), new(550), Card: null, IsWeighed: true);
        await House.RegisterDesk.TellAsync(House.NewCommand(), sale, new SaleCommand.Open(
            sale, Till, new(House.NewCommand().Value), ServiceMode.TakeAway, House.Lea,
            [
                new(new("typed"), cheese, new(356), [], "", Weight: WeightSource.Hand),
                new(new("weighed"), cheese with { Name = "Brie" }, new(200), [], "", Weight: WeightSource.Scale),
            ]));
        await House.RegisterDesk.PayAsync(House.NewCommand(), sale, PaymentMode.Card, new(2_168), House.Lea);

        var paper = (await House.Of<IReceiptDesk>().PaperAsync(sale, "http://hub"))!.Rows.Select(row => row.Text.Trim()).ToList();
        Assert.Single(paper, row => row.StartsWith("WeightTyped", StringComparison.Ordinal));
        Assert.Equal(1, paper.FindIndex(row => row.StartsWith("WeightTyped", StringComparison.Ordinal)) - paper.FindIndex(row => row.StartsWith("Each", StringComparison.Ordinal)));
        Assert.StartsWith("TICKET1", Assert.Single(await SealedAsync<TillEvent.TicketSealed>()).Seal.Text, StringComparison.Ordinal);
    }

    private async Task<(TillRefusal? Refusal, long Number)> DrawAsync(SaleId sale, long cents)
    {
        var answer = await Desk.DrawAsync(House.NewCommand(), sale, ExpenseClaim.Of(new Money(cents)), House.Lea);
        return (answer.Refusal, answer.Number);
    }

    private Task<ReceiptAnswer> PrintAsync(CommandId id, SaleId sale) => Desk.PrintAsync(id, sale, 1, Till, "http://hub", House.Lea);
}
