using RetailPos.Kernel;
using RetailPos.Register.Domain.Expenses;
using RetailPos.Register.Domain.Fiscal;
using RetailPos.Register.Domain.Fiscal.Closures;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Payments;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Domain.Tills;

public abstract record TillCommand
{
    private TillCommand() { }

    /// <summary>Said by the till's grain, whatever whoever pressed the key knew of it.</summary>
    public TillHouse House { get; init; } = TillHouse.Default;

    /// <summary>Takes a payment. The first one of a sale numbers and seals its ticket, in the same append.</summary>
    /// <param name="Sale">As it stood when the payment was asked for; it cannot change before the till has answered.</param>
    /// <param name="Day">What the house asks of its tills; null for what a house asks that has said nothing.</param>
    public sealed record Pay(Sale Sale, Tender Tender, Actor By, TillDayRules? Day = null) : TillCommand;

    /// <summary>Gives money back. The sale has checked how much, and stands still until the till has answered.</summary>
    public sealed record GiveBack(Sale Sale, Refund Refund, TillId Till, Actor By, TillDayRules? Day = null) : TillCommand;

    /// <summary>Draws the invoice of a ticket, or the credit note of a refund, once.</summary>
    /// <param name="Bill">As this till's journal holds it.</param>
    /// <param name="Corrects">For a refund, the invoice of what was sold; null where there is none.</param>
    public sealed record DrawInvoice(
        SealedTicket Bill, InvoiceMark? Corrects, InvoiceFrame Frame, Party Buyer, Actor By) : TillCommand;

    /// <summary>Numbers a quote. It is no fiscal record: nothing was sold.</summary>
    public sealed record DrawQuote(Sale Sale, InvoiceFrame Frame, Party Buyer, Actor By) : TillCommand;

    /// <param name="OpeningCash">What lies in the drawer, as counted.</param>
    public sealed record Open(Money OpeningCash, Actor By) : TillCommand;

    /// <summary>Cash that goes in or out for no sale.</summary>
    public sealed record MoveCash(CommandId Id, MovementKind Kind, Money Amount, string Reason, Actor By) : TillCommand;

    /// <summary>A customer pays what is owed, or ahead.</summary>
    /// <param name="Day">As for a payment.</param>
    public sealed record TakeSettling(DebtSettling Settling, TillDayRules? Day = null) : TillCommand;

    /// <summary>A look into the drawer in the middle of the day.</summary>
    public sealed record Count(ValueList<ModeCount> Counts, Actor By) : TillCommand;

    /// <summary>The drawer is counted and somebody else answers for it from here; the session goes on.</summary>
    public sealed record HandOver(string To, ValueList<ModeCount> Counts, Actor By) : TillCommand;

    /// <param name="Left">What stays in the drawer for the next opening; the rest of the cash is taken out.</param>
    /// <param name="OpenSales">How many sales of this register nobody has finished.</param>
    /// <param name="OpenCards">How many goes at a card at this register nobody knows the end of.</param>
    public sealed record Close(
        ValueList<ModeCount> Counts, Money Left, Actor By, TillDayRules? Day = null, int OpenSales = 0, int OpenCards = 0) : TillCommand;

    /// <summary>The end of the service: the day is closed now, and what is sold afterwards belongs to the next one.</summary>
    public sealed record CloseDay(Actor By) : TillCommand;

    /// <summary>Closes every day that is over. Without effect where there is none.</summary>
    public sealed record CloseOver(ClosureCause Cause, Actor By) : TillCommand;

    /// <summary>What the guest is to pay, before it is paid. The same bill a second time is a duplicate of the first.</summary>
    /// <param name="Sale">As it stands when the bill is brought.</param>
    public sealed record BringNote(Sale Sale, Actor By) : TillCommand;

    /// <summary>Something that was given out is given out again.</summary>
    /// <param name="Of">The chain of the original.</param>
    /// <param name="Original">Its number there.</param>
    /// <param name="Print">Which duplicate of it, from 1: whoever counts its papers knows.</param>
    public sealed record GiveAgain(FiscalChainKind Of, long Original, int Print, Actor By) : TillCommand;

    /// <summary>Draws a note of expenses: a part of a sealed ticket.</summary>
    /// <param name="Bill">As this till's journal holds it.</param>
    /// <param name="Refunds">What was given back of it since, wherever.</param>
    public sealed record DrawExpense(SealedTicket Bill, ValueList<Ticket> Refunds, ExpenseClaim Claim, Actor By) : TillCommand;

    /// <summary>A note of expenses is about to be given out.</summary>
    public sealed record GiveExpense(long Number, Actor By) : TillCommand;

    /// <summary>Another key is to seal from here on.</summary>
    /// <param name="From">The key that seals now, and seals this.</param>
    /// <param name="PublicKey">Of the key that comes: SubjectPublicKeyInfo, base64url without padding.</param>
    /// <param name="IsLoss">Whether the key that goes is lost: then the one that comes signs.</param>
    public sealed record HandOverKey(string From, string To, string PublicKey, Actor By, bool IsLoss = false) : TillCommand;

    /// <summary>Writes down that an archive was made.</summary>
    /// <param name="Scope">The till it was made of; null for all of them.</param>
    public sealed record SealArchive(
        TillId? Scope,
        DateOnly First,
        DateOnly Last,
        long After,
        long Until,
        long Looked,
        string Manifest,
        ValueList<VatShare> Vat,
        int Tickets,
        int Refunds,
        long Records,
        ManifestSignature Signature,
        Actor By) : TillCommand;
}
