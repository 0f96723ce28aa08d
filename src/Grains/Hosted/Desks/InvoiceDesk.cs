using System.Globalization;
using System.Net.Mail;
using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Devices;
using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using RetailPos.Register.Documents;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Technical;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Desks;

/// <summary>Brings a sealed ticket and the till together, and what the till has drawn to whoever wants to read it. It decides nothing.</summary>
public sealed class InvoiceDesk(
    IGrainFactory grains,
    IJournal journal,
    IReceiptDesk receipts,
    IFeed<InvoicesView> invoices,
    InvoiceFrames frames,
    IInvoiceWords words,
    IMailer mailer,
    Outboxes outboxes) : IInvoiceDesk
{
    private static readonly CultureInfo Language = InvoiceFrames.Language;

    public async Task<InvoiceableSale?> ReadAsync(SaleId sale) =>
        await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync() is { Stage: not SaleStage.Absent } state
            ? new(state.Stage, state.Customer, state.Known, state.Total)
            : null;

    public async Task<InvoiceAnswer> DrawAsync(CommandId id, SaleId sale, Party buyer, Actor by)
    {
        if (buyer.CheckWhole() is { } fault)
        {
            return new(TillRefusal.BuyerInvalid, fault, Position: 0);
        }

        var bills = await receipts.ReadAsync(sale);

        if (bills.IsEmpty)
        {
            return new(TillRefusal.TicketNotHere, Fault: null, Position: 0);
        }

        var bill = bills[0];
        var told = await DrawAsync(id, bill, corrects: null, await frames.ReadAsync(Notes()), buyer, by);

        // The number that there is already is named: nobody has to look for it.
        if (told.Refusal is { } refusal and not TillRefusal.AlreadyInvoiced)
        {
            return new(refusal, FaultOf(refusal), Position: 0);
        }

        var till = await grains.GetGrain<ITillGrain>(bill.Ticket.Till.Value).ReadAsync();
        var known = till.Invoiced[bill.Ticket.Number];

        // What was given back before anybody wanted an invoice of it.
        foreach (var refund in bills.Skip(1))
        {
            await DrawAsync(id, refund, known.Invoice, await frames.ReadAsync([]), known.Buyer, by);
        }

        var view = await invoices.ReachAsync(invoices.Head, CancellationToken.None);
        var row = view.Of(sale).First(row => row.Kind is InvoiceKind.Invoice);
        return new(told.Refusal, Fault: null, row.Position);
    }

    public async Task<InvoiceAnswer> QuoteAsync(CommandId id, SaleId sale, Party buyer, Actor by)
    {
        if ((buyer.Name.Length > 0 && !Text.IsName(buyer.Name) ? BusinessFault.NameInvalid : buyer.Business.Check()) is { } fault)
        {
            return new(TillRefusal.BuyerInvalid, fault, Position: 0);
        }

        var state = await grains.GetGrain<ISaleGrain>(sale.Value).ReadAsync();

        if (state.Stage is SaleStage.Absent)
        {
            return new(TillRefusal.NoLines, Fault: null, Position: 0);
        }

        var told = await grains.GetGrain<ITillGrain>(state.Till.Value).TellAsync(
            id, new TillCommand.DrawQuote(state, await frames.ReadAsync([]), buyer, by));
        return new(told.Refusal, told.Refusal is { } refusal ? FaultOf(refusal) : null, told.Position);
    }

    // Which field it is, where it is one.
    private static BusinessFault? FaultOf(TillRefusal refusal) =>
        refusal is TillRefusal.BuyerNotExempt ? BusinessFault.VatNumberNotOfSale : null;

    public async Task<SealedInvoice?> FindAsync(long position)
    {
        if (position < 1 || position > journal.Head)
        {
            return null;
        }

        await foreach (var recorded in journal.ReadAllAsync(position - 1, CancellationToken.None))
        {
            return recorded.Position != position ? null : recorded.Event switch
            {
                TillEvent.InvoiceSealed e => new(e.Invoice, e.Seal),
                TillEvent.QuoteDrawn e => new(e.Quote, Seal: null),
                _ => null,
            };
        }

        return null;
    }

    public async Task<InvoiceFile?> FileAsync(long position, Actor by, PaperForm form)
    {
        if (await FindAsync(position) is not { } found || !IsMadeOf(form, found.Invoice.Kind))
        {
            return null;
        }

        if (form is PaperForm.Drawn)
        {
            await NoteAsync(found, "file", by);
        }

        return new($"{PrefixOf(form)}{found.Invoice.Name}.pdf", InvoicePdf.Of(found, words.In(Language), form));
    }

    private static bool IsMadeOf(PaperForm form, InvoiceKind kind) => form switch
    {
        PaperForm.Drawn => true,
        PaperForm.OrderForm => kind is InvoiceKind.Quote,
        PaperForm.DeliveryNote => kind is not InvoiceKind.CreditNote,
    };

    private static string PrefixOf(PaperForm form) => form switch
    {
        PaperForm.Drawn => "",
        PaperForm.OrderForm => "BC-",
        PaperForm.DeliveryNote => "BL-",
    };

    // To whom is in no sealed text: an address is somebody's, and a sealed text is for ever.
    private async Task NoteAsync(SealedInvoice found, string how, Actor by) =>
        await grains.GetGrain<ITechnicalLogGrain>(TechnicalKeys.Of(found.Invoice.Till)).TellAsync(
            new($"invoice-given-out-{Guid.CreateVersion7():N}"),
            new TechnicalLogCommand.Note(TechnicalCode.InvoiceGivenOut, $"{how} {found.Invoice.Kind}:{found.Invoice.Name}", by));

    public async Task<ReceiptOutcome> MailAsync(long position, string to, Actor by)
    {
        if (!mailer.IsSetUp)
        {
            return ReceiptOutcome.NoMail;
        }

        if (to.Length > CustomerFacts.MailMax || !MailAddress.TryCreate(to, out var parsed) || parsed.Address != to)
        {
            return ReceiptOutcome.AddressInvalid;
        }

        if (await FindAsync(position) is not { } found)
        {
            return ReceiptOutcome.NoTicket;
        }

        var language = words.In(Language);
        var paper = $"{language.Word(InvoiceSheet.TitleOf(found.Invoice.Kind))} {found.Invoice.Name}";
        var (subject, text) = words.LetterOf(found.Invoice.Seller.Name, paper, Language);
        var file = new LetterFile($"{found.Invoice.Name}.pdf", "application/pdf", InvoicePdf.Of(found, language));

        await NoteAsync(found, "mail", by);

        return ReceiptDesk.Of(await outboxes.QueueAsync(
            new($"invoice-{Guid.CreateVersion7():N}"), HouseDevices.Mail, JobKind.Letter, found.Invoice.Name,
            new JobContent.Letter(to, subject, text, file), by));
    }

    private Task<Told<TillRefusal>> DrawAsync(
        CommandId id, SealedTicket bill, InvoiceMark? corrects, InvoiceFrame frame, Party buyer, Actor by) =>
        grains.GetGrain<ITillGrain>(bill.Ticket.Till.Value).TellAsync(
            id.Then(string.Create(CultureInfo.InvariantCulture, $"{bill.Ticket.Till}-{bill.Ticket.Number}")),
            new TillCommand.DrawInvoice(bill, corrects, frame, buyer, by));

    // Among companies (art. L441-9 and D441-5 C. com.); the codes are those of the French reform (UNTDID 4451).
    private ValueList<InvoiceNote> Notes()
    {
        var language = words.In(Language);
        return
        [
            new("PMT", language.Word(InvoiceWord.NoteRecovery)),
            new("PMD", language.Word(InvoiceWord.NotePenalties)),
            new("AAB", language.Word(InvoiceWord.NoteDiscount)),
        ];
    }
}
