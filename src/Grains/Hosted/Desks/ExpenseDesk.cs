using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Brings a sealed ticket and its till together for notes of expenses, and gives them out. How much they may be is decided by the till.</summary>
public sealed class ExpenseDesk(
    IGrainFactory grains,
    IJournal journal,
    IReceiptDesk receipts,
    ReceiptFrames frames,
    ReceiptTokens tokens,
    Outboxes outboxes,
    IMailer mailer,
    SiteSettings site,
    TimeProvider clock) : IExpenseDesk
{
    public async Task<ExpensesOfSale?> ReadAsync(SaleId sale)
    {
        if (await BillAsync(sale) is not { } bill)
        {
            return null;
        }

        var ticket = bill.Sold.Ticket;
        var till = await TillOf(ticket.Till).ReadAsync();
        var drawn = till.ExpensesOf(ticket.Number);
        return new(
            ticket.Till, ticket.Number, ticket.Total, ExpenseRest.Of(bill.Sold, bill.Refunds, drawn.Select(one => one.Note)), drawn,
            till.Invoiced.ContainsKey(ticket.Number));
    }

    public async Task<ExpenseAnswer> DrawAsync(CommandId id, SaleId sale, ExpenseClaim claim, Actor by)
    {
        if (await BillAsync(sale) is not { } bill)
        {
            return new(TillRefusal.TicketNotHere, Number: 0);
        }

        var told = await TillOf(bill.Sold.Ticket.Till).TellAsync(id, new TillCommand.DrawExpense(bill.Sold, bill.Refunds, claim, by));
        return new(told.Refusal, await SealedAsync(told.Position) is TillEvent.ExpenseSealed e ? e.Expense.Number : 0);
    }

    public async Task<Receipt?> PaperAsync(SaleId sale, long number, string address) =>
        await FindAsync(sale, number) is { } drawn
            ? ExpensePaper.Of(drawn, await frames.ReadAsync(), address: tokens.AddressOf(drawn.Note, site, address))
            : null;

    public async Task<ReceiptAnswer> PrintAsync(CommandId id, SaleId sale, long number, TillId at, string address, Actor by) =>
        await outboxes.PrinterOfAsync(at) is not { } printer ? new(ReceiptOutcome.NoPrinter)
        : await FindAsync(sale, number) is not { } drawn ? new(ReceiptOutcome.NoTicket)
        : await GiveOutAsync(id, drawn, by, async again => ReceiptDesk.Of(await outboxes.QueueAsync(
            id.Then("paper"), printer.Id, JobKind.Expense, ReceiptWords.Number(number),
            new JobContent.Rows(PaperOf.Receipt(ExpensePaper.Of(
                drawn, ReceiptFrames.For(printer, await frames.ReadAsync()), again, tokens.AddressOf(drawn.Note, site, address)))),
            by)));

    public async Task<ReceiptAnswer> MailAsync(CommandId id, SaleId sale, long number, string to, string address, Actor by)
    {
        if (!mailer.IsSetUp)
        {
            return new(ReceiptOutcome.NoMail);
        }

        if (!ReceiptDesk.IsAddress(to))
        {
            return new(ReceiptOutcome.AddressInvalid);
        }

        if (await FindAsync(sale, number) is not { } drawn)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        var frame = await frames.ReadAsync();
        return await GiveOutAsync(id, drawn, by, async again => ReceiptDesk.Of(await outboxes.QueueAsync(
            id.Then("letter"), HouseDevices.Mail, JobKind.Letter, ReceiptWords.Number(number),
            new JobContent.Letter(
                to, frames.SubjectOf(frame),
                ReceiptFrames.TextOf(ExpensePaper.Of(drawn, frame, again, tokens.AddressOf(drawn.Note, site, address))), File: null),
            by)));
    }

    public async Task<DrawnExpense?> OpenAsync(string token)
    {
        if (tokens.FindExpense(token) is not { } named || (await TillOf(named.Till).ReadAsync()).FindExpense(named.Number) is not { } drawn)
        {
            return null;
        }

        var days = (await frames.ReadAsync()).Rules.ETicketDays;
        return drawn.Note.Sale == named.Sale && drawn.Note.At >= clock.GetUtcNow().AddDays(-days) ? drawn : null;
    }

    // Counted first, as tickets are: should the hub be killed with the paper half out, the next one is a duplicate.
    private async Task<ReceiptAnswer> GiveOutAsync(CommandId id, DrawnExpense drawn, Actor by, Func<Reprint?, Task<ReceiptOutcome>> give)
    {
        var told = await TillOf(drawn.Note.Till).TellAsync(id, new TillCommand.GiveExpense(drawn.Note.Number, by));

        return await SealedAsync(told.Position) switch
        {
            TillEvent.ExpenseGiven => new(await give(null), Copy: 1),
            TillEvent.DuplicateSealed { Duplicate: { } again } => new(await give(ReceiptDesk.ReprintOf(again)), again.Print + 1),
            _ => new(told.Refusal is null ? ReceiptOutcome.DoneBefore : ReceiptOutcome.NoTicket),
        };
    }

    private async Task<(SealedTicket Sold, ValueList<Ticket> Refunds)?> BillAsync(SaleId sale)
    {
        var bills = await receipts.ReadAsync(sale);
        return bills.IsEmpty ? null : (bills[0], [.. bills.Skip(1).Select(bill => bill.Ticket)]);
    }

    private async Task<DrawnExpense?> FindAsync(SaleId sale, long number) =>
        (await ReadAsync(sale))?.Drawn.FirstOrDefault(drawn => drawn.Note.Number == number);

    // What this very press has sealed; a closure that was due stands before it in the same append.
    private async Task<TillEvent?> SealedAsync(long position)
    {
        if (position == 0)
        {
            return null;
        }

        await foreach (var recorded in journal.ReadAllAsync(position - 1, CancellationToken.None))
        {
            return (recorded.Event as TillEvent)?.Inside();
        }

        return null;
    }

    private ITillGrain TillOf(TillId till) => grains.GetGrain<ITillGrain>(till.Value);
}
