using RetailPos.Kernel;
using RetailPos.Register.Domain.Receipts;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>What is given out of a sale. Nothing that becomes of a paper or a letter ever changes the sale's money.</summary>
public interface IReceiptDesk
{
    /// <summary>What was sealed of a sale: its ticket, then its refunds; empty for one that was not paid.</summary>
    Task<ValueList<SealedTicket>> ReadAsync(SaleId sale);

    /// <summary>The same by the secret of its page; empty for a secret that the house has not given.</summary>
    Task<ValueList<SealedTicket>> OpenAsync(string token);

    /// <summary>A ticket as its original is given out, for the screen; null for a sale that has no such ticket.</summary>
    /// <param name="address">As for the paper.</param>
    /// <param name="at">Which of the sale's tickets, as <see cref="ReadAsync"/> lists them.</param>
    Task<Receipt?> PaperAsync(SaleId sale, string address, int at = 0);

    /// <summary>Prints at a register. The first of a ticket is the original; whatever follows says that it is a duplicate.</summary>
    /// <param name="id">Pressed twice, it is one paper.</param>
    /// <param name="address">Of the hub, as the register's page was reached, for the code of the e-ticket.</param>
    /// <param name="at">Which of the sale's tickets, as <see cref="ReadAsync"/> lists them.</param>
    Task<ReceiptAnswer> PrintAsync(CommandId id, SaleId sale, ReceiptKind kind, TillId till, string address, Actor by, int at = 0);

    /// <summary>Sends the ticket to a guest. It counts as given out, as paper does.</summary>
    /// <param name="at">Which of the sale's tickets, as <see cref="ReadAsync"/> lists them.</param>
    Task<ReceiptAnswer> MailAsync(CommandId id, SaleId sale, string to, string address, Actor by, int at = 0);

    /// <summary>« Addition »: prints the note where the register has a printer, and tells the table that its bill was brought.</summary>
    Task<ReceiptAnswer> BringNoteAsync(CommandId id, SaleId sale, TillId till, Actor by);

    /// <summary>Prints a closure on the printer of its till, as it was sealed (Z).</summary>
    /// <param name="position">As its row says.</param>
    Task<ReceiptAnswer> PrintClosingAsync(CommandId id, long position, Actor by);

    /// <summary>Prints what a till has done since its last closing: a reading, and no closing (X).</summary>
    Task<ReceiptAnswer> PrintReadingAsync(CommandId id, TillId till, Actor by);

    /// <summary>Prints that a customer has paid of what was owed. It is named after its press, and not counted: it is no ticket.</summary>
    /// <param name="settling">As the account names it.</param>
    Task<ReceiptAnswer> PrintSettlingAsync(CommandId id, CustomerId customer, CommandId settling, TillId till, Actor by);

    /// <summary>Prints the proof of a deposit on goods that are put aside: the ticket for the first, a paper of its own for each that follows.</summary>
    /// <param name="payment">As the sale names it.</param>
    /// <param name="address">As for a ticket.</param>
    Task<ReceiptAnswer> PrintDepositAsync(CommandId id, SaleId sale, CommandId payment, TillId till, string address, Actor by);

    /// <summary>The same by mail. It counts as given out, as paper does.</summary>
    Task<ReceiptAnswer> MailDepositAsync(CommandId id, SaleId sale, CommandId payment, string to, string address, Actor by);

    /// <summary>What <see cref="BringNoteAsync"/> would print, for the screen.</summary>
    Task<Receipt?> NoteAsync(SaleId sale, Actor by);
}

/// <param name="Copy">1 for the original; from 2 on a duplicate; 0 for what is not counted.</param>
/// <param name="Refusal">Why the sale would not have it given out; null otherwise.</param>
public sealed record ReceiptAnswer(ReceiptOutcome Outcome, int Copy = 0, SaleRefusal? Refusal = null);

/// <summary>What became of a paper or a letter.</summary>
public enum ReceiptOutcome
{
    /// <summary>It is with the device, on disk. What becomes of it there the page of the devices says.</summary>
    Done,

    /// <summary>The same press a second time: it was seen to already.</summary>
    DoneBefore,
    Refused,

    /// <summary>Nothing of the sale is sealed, or it has no such ticket.</summary>
    NoTicket,

    /// <summary>The house offers no ticket without prices.</summary>
    GiftOff,
    NoPrinter,
    AddressInvalid,
    NoMail,

    /// <summary>So many wait for the device that it has done nothing for hours: somebody must look at it first.</summary>
    QueueFull,
}
