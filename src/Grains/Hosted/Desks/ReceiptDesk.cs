using System.Net.Mail;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Hub.Domain.Tables;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Between whoever wants a receipt, the sealed journal, and the devices. It touches nothing of the sale but the count of what was given out.</summary>
public sealed partial class ReceiptDesk(
    IGrainFactory grains,
    IJournal journal,
    Outboxes outboxes,
    IMailer mailer,
    ReceiptFrames frames,
    ReceiptTokens tokens,
    SiteSettings site,
    TimeProvider clock,
    IClosureDesk closures) : IReceiptDesk
{
    /// <summary>The longest address that mail servers carry (RFC 5321).</summary>
    public const int AddressMax = 254;

    public async Task<ValueList<SealedTicket>> OpenAsync(string token)
    {
        if (tokens.Find(token) is not { } sale)
        {
            return [];
        }

        var days = (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Receipts.ETicketDays;
        var oldest = clock.GetUtcNow().AddDays(-days);

        // What has expired looks like what never was: the address tells nothing any more.
        return [.. (await ReadAsync(sale)).Where(paper => paper.Ticket.SealedAt >= oldest)];
    }

    public async Task<Receipt?> PaperAsync(SaleId sale, string address, int at) =>
        (await ReadAsync(sale)).ElementAtOrDefault(at) is { } bill
            ? Receipt.Of(bill, await frames.ReadAsync(sale), address: tokens.AddressOf(sale, site, address))
            : null;

    public async Task<ReceiptAnswer> PrintAsync(
        CommandId id, SaleId sale, ReceiptKind kind, TillId till, string address, Actor by, int at)
    {
        if (kind is ReceiptKind.Note)
        {
            return await BringNoteAsync(id, sale, till, by);
        }

        if (await outboxes.PrinterOfAsync(till) is not { } printer)
        {
            return new(ReceiptOutcome.NoPrinter);
        }

        if ((await ReadAsync(sale)).ElementAtOrDefault(at) is not { } bill)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        var frame = ReceiptFrames.For(printer, await frames.ReadAsync(sale));
        var title = ReceiptWords.Number(bill.Ticket.Number);

        if (kind is ReceiptKind.Gift)
        {
            return frame.Rules.HasGift
                ? new(await QueueAsync(id.Then("gift"), printer, JobKind.Gift, title, Receipt.GiftOf(bill, frame), by))
                : new(ReceiptOutcome.GiftOff);
        }

        var given = await GiveOutAsync(id, sale, Original.Of(bill), by, again => QueueAsync(
            id.Then("paper"), printer, JobKind.Receipt, title, Receipt.Of(bill, frame, again, tokens.AddressOf(sale, site, address)), by));

        // With the original and never again: a card's slip is the guest's, and the terminal prints its own duplicates.
        if (given is { Outcome: ReceiptOutcome.Done, Copy: 1 })
        {
            await PrintSlipsAsync(id, printer, bill, title, frame, by);
        }

        return given;
    }

    public async Task<ReceiptAnswer> MailAsync(CommandId id, SaleId sale, string to, string address, Actor by, int at)
    {
        if (!mailer.IsSetUp)
        {
            return new(ReceiptOutcome.NoMail);
        }

        if (!IsAddress(to))
        {
            return new(ReceiptOutcome.AddressInvalid);
        }

        if ((await ReadAsync(sale)).ElementAtOrDefault(at) is not { } bill)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        var frame = await frames.ReadAsync(sale);
        var page = tokens.AddressOf(sale, site, address);

        return await GiveOutAsync(id, sale, Original.Of(bill), by, async again => Of(await outboxes.QueueAsync(
            id.Then("letter"),
            HouseDevices.Mail,
            JobKind.Letter,
            ReceiptWords.Number(bill.Ticket.Number),
            new JobContent.Letter(to, frames.SubjectOf(frame), ReceiptFrames.TextOf(Receipt.Of(bill, frame, again, page)), File: null),
            by)));
    }

    public async Task<ReceiptAnswer> BringNoteAsync(CommandId id, SaleId sale, TillId till, Actor by)
    {
        if (await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync() is not
            { Stage: SaleStage.Open or SaleStage.Sealed, Lines.IsEmpty: false } state)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        // The floor shows it whether or not a printer took part: some houses write it by hand, or show it on a screen.
        if (state.Table is { } table)
        {
            await grains.GetGrain<ITableGrain>(table.Value).TellAsync(id.Then("bill"), new TableCommand.BringBill(table, by));
        }

        if (await SealNoteAsync(id, till, state, by) is not { } note)
        {
            return new(ReceiptOutcome.DoneBefore);
        }

        return await outboxes.PrinterOfAsync(till) is { } printer
            ? new(await QueueAsync(
                id.Then("note-paper"), printer, JobKind.Note, ReceiptWords.Number(note.Mark.Number),
                BillNote.Of(state, ReceiptFrames.For(printer, await frames.ReadAsync(sale)), note.By, note.At, note.Mark), by))
            : new(ReceiptOutcome.NoPrinter);
    }

    public async Task<ReceiptAnswer> PrintClosingAsync(CommandId id, long position, Actor by) =>
        await closures.FindAsync(position, CancellationToken.None) is { } found
            ? await PrintAtAsync(
                id, found.Closure.Till, JobKind.Closing, $"Z {ReceiptWords.Number(found.Closure.Number)}",
                frame => ClosurePaper.Z(found.Closure, found.Seal, frame), by)
            : new(ReceiptOutcome.NoTicket);

    public async Task<ReceiptAnswer> PrintReadingAsync(CommandId id, TillId till, Actor by) =>
        await closures.ReadOpenAsync(till) is { } open
            ? await PrintAtAsync(
                id, till, JobKind.Closing, "X",
                frame => ClosurePaper.X(
                    till, open.Day, open.Totals, open.PerpetualAlgebraic, open.PerpetualAbsolute, by, clock.GetLocalNow(), frame),
                by)
            : new(ReceiptOutcome.NoTicket);

    public async Task<ReceiptAnswer> PrintSettlingAsync(CommandId id, CustomerId customer, CommandId settling, TillId till, Actor by)
    {
        var account = await grains.ReadKeptAsync(customer);

        if (account.Entries.FirstOrDefault(entry => entry.Id == settling && entry.Kind is AccountEntryKind.Settled) is not { } entry
            || await SettledAsync(entry) is not { } settled)
        {
            return new(ReceiptOutcome.NoTicket);
        }

        return await PrintAtAsync(
            id, till, JobKind.Settling, ReceiptWords.Number(settled.Number),
            frame => SettlingPaper.Of(entry.Till, settled, entry.Owed, frame with { Customer = account.Facts.Name }), by);
    }

    public async Task<Receipt?> NoteAsync(SaleId sale, Actor by) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync() is { Stage: SaleStage.Open or SaleStage.Sealed } state
            ? BillNote.Of(state, await frames.ReadAsync(sale), by, clock.GetLocalNow())
            : null;

    private async Task<ReceiptAnswer> PrintAtAsync(
        CommandId id, TillId till, JobKind kind, string title, Func<ReceiptFrame, Receipt> paper, Actor by) =>
        await outboxes.PrinterOfAsync(till) is { } printer
            ? new(await QueueAsync(id.Then("paper"), printer, kind, title, paper(ReceiptFrames.For(printer, await frames.ReadAsync())), by))
            : new(ReceiptOutcome.NoPrinter);

    // Counted first: should the hub be killed with the paper half out, the next one is a duplicate and never a second original.
    private async Task<ReceiptAnswer> GiveOutAsync(
        CommandId id, SaleId sale, Original original, Actor by, Func<Reprint?, Task<ReceiptOutcome>> give)
    {
        var grain = grains.GetGrain<ISaleGrain>(sale.Value);
        var (till, ticket, payment) = (original.Till, original.Ticket, original.Payment);
        var told = await grain.TellAsync(id, new SaleCommand.GiveReceipt(till, ticket, by, payment));

        if (told.Refusal is { } refusal)
        {
            return new(ReceiptOutcome.Refused, Refusal: refusal);
        }

        if (await CopyOfAsync(sale, id, told.Position) is not { } copy)
        {
            return new(ReceiptOutcome.DoneBefore);
        }

        var again = copy > 1 ? await SealDuplicateAsync(id, original, copy - 1, by) : null;
        var outcome = await give(again);

        // A duplicate is a record of the till by now: its number is used up, whether or not anything will come of it.
        if (again is null && outcome is ReceiptOutcome.QueueFull)
        {
            await grain.TellAsync(id.Then("take-back"), new SaleCommand.TakeBackReceipt(till, ticket, copy, payment));
        }

        return new(outcome, copy);
    }

    private async Task<Reprint> SealDuplicateAsync(CommandId id, Original original, int print, Actor by)
    {
        // The school's papers are still given out when it is over, but no real chain speaks of them.
        if (original.Seal.IsTraining && !(await frames.ReadAsync()).IsTraining)
        {
            return new(print, clock.GetLocalNow(), by.Person.Length > 0 ? by.Person : by.Place);
        }

        var told = await grains.GetGrain<ITillGrain>(original.Till.Value).TellAsync(
            id.Then("duplicate"), new TillCommand.GiveAgain(original.Chain, original.Number, print, by));

        return await SealedAtAsync(told.Position) is TillEvent.DuplicateSealed e
            ? ReprintOf(e.Duplicate)
            : throw new InvalidOperationException($"{original.Till} does not know {original.Number} of its {original.Chain}: {told.Refusal}.");
    }

    // Null for a press that was answered before, and where nothing is on the bill.
    private async Task<(Actor By, DateTimeOffset At, NoteMark Mark)?> SealNoteAsync(CommandId id, TillId till, Sale sale, Actor by)
    {
        var grain = grains.GetGrain<ITillGrain>(till.Value);
        var told = await grain.TellAsync(id.Then("note"), new TillCommand.BringNote(sale, by));

        return await SealedAtAsync(told.Position) switch
        {
            TillEvent.NoteSealed { Note: var note } e => (note.By, note.At, new(till, note.Number, e.Seal.Extract)),
            TillEvent.DuplicateSealed e when (await grain.ReadAsync()).Notes.GetValueOrDefault(sale.Id) is { } open =>
                (open.Note.By, open.Note.At, new(till, open.Note.Number, open.Extract, ReprintOf(e.Duplicate))),
            _ => null,
        };
    }

    internal static bool IsAddress(string to) => to.Length <= AddressMax && MailAddress.TryCreate(to, out var parsed) && parsed.Address == to;

    internal static Reprint ReprintOf(Duplicate duplicate) => new(
        duplicate.Print, duplicate.At, duplicate.By.Person.Length > 0 ? duplicate.By.Person : duplicate.By.Place);

    // What terminals without a printer have said of the cards that paid this ticket, or got it back.
    private async Task PrintSlipsAsync(CommandId id, PrinterSetup printer, SealedTicket bill, string title, ReceiptFrame frame, Actor by)
    {
        var rules = (await grains.GetGrain<IHouseRulesGrain>(GrainKeys.House).ReadAsync()).Terminals;
        var sale = await grains.GetGrain<ISaleGrain>(bill.Ticket.Sale.Value).ReadAsync();

        foreach (var card in CardSlip.Of(bill.Ticket, sale.Cards ?? []).Where(card => rules.Find(card.Terminal)?.PrintsSlips is true))
        {
            await QueueAsync(id.Then($"slip-{card.Id}"), printer, JobKind.Slip, title, CardSlip.Of(card, frame), by);
        }
    }

    private async Task<ReceiptOutcome> QueueAsync(
        CommandId id, PrinterSetup printer, JobKind kind, string title, Receipt receipt, Actor by) =>
        Of(await outboxes.QueueAsync(id, printer.Id, kind, title, new JobContent.Rows(PaperOf.Receipt(receipt)), by));

    internal static ReceiptOutcome Of(Told<OutboxRefusal> told) => told.Refusal switch
    {
        null => ReceiptOutcome.Done,
        OutboxRefusal.OutboxFull => ReceiptOutcome.QueueFull,
        { } refusal => throw new InvalidOperationException($"No outbox takes what the house itself laid out: {refusal}."),
    };

    /// <summary>What is counted when it is given out: a ticket, or a later payment on it.</summary>
    /// <param name="Payment">Its number among the till's payments; 0 for the ticket itself.</param>
    private sealed record Original(TillId Till, long Ticket, Seal Seal, long Payment = 0)
    {
        public FiscalChainKind Chain => Payment > 0 ? FiscalChainKind.Payments : FiscalChainKind.Tickets;

        public long Number => Payment > 0 ? Payment : Ticket;

        public static Original Of(SealedTicket bill) => new(bill.Ticket.Till, bill.Ticket.Number, bill.Seal);

        public static Original Of(SealedDeposit deposit) =>
            new(deposit.Payment.Till, deposit.Payment.Ticket, deposit.Seal, deposit.Payment.Number);
    }
}
