using RetailPos.Kernel;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Domain.Tills;

namespace RetailPos.Grains.Contracts.Desks;

/// <summary>Papers for a company's books, drawn from what is sealed, and quotes for what is not. They change nothing of what was sold.</summary>
public interface IInvoiceDesk
{
    /// <summary>How far the sale is that papers are wanted of; null when there never was one.</summary>
    Task<InvoiceableSale?> ReadAsync(SaleId sale);

    /// <summary>Draws the invoice of a sale's ticket, and the credit notes of what was given back of it. A ticket is invoiced once.</summary>
    Task<InvoiceAnswer> DrawAsync(CommandId id, SaleId sale, Party buyer, Actor by);

    /// <summary>Numbers what a sale would cost now. The buyer may be nobody yet.</summary>
    Task<InvoiceAnswer> QuoteAsync(CommandId id, SaleId sale, Party buyer, Actor by);

    /// <param name="position">As its row says.</param>
    Task<SealedInvoice?> FindAsync(long position);

    /// <summary>As Factur-X: PDF/A-3 with the XML inside; a quote without.</summary>
    /// <remarks>That it was given out is a technical event. Order forms and delivery notes are plain papers, and nobody counts them.</remarks>
    /// <param name="position">As its row says.</param>
    /// <param name="form">An order form is made of a quote, a delivery note of a quote or an invoice; null is said of what they are not made of.</param>
    Task<InvoiceFile?> FileAsync(long position, Actor by, PaperForm form = PaperForm.Drawn);

    /// <summary>Sends the file.</summary>
    /// <param name="position">As its row says.</param>
    Task<ReceiptOutcome> MailAsync(long position, string to, Actor by);
}

/// <param name="Customer">The name on the bill; empty for none.</param>
/// <param name="Known">Whom the house knows by it.</param>
public sealed record InvoiceableSale(SaleStage Stage, string Customer, CustomerId? Known, Money Total);

/// <param name="Fault">What is wrong with the buyer as typed; null otherwise.</param>
/// <param name="Position">Of the paper that was drawn, or of the one that the ticket has already; 0 for none.</param>
public sealed record InvoiceAnswer(TillRefusal? Refusal, BusinessFault? Fault, long Position);

/// <param name="Name">Such as F-T1-000042.pdf.</param>
public sealed record InvoiceFile(string Name, ReadOnlyMemory<byte> Content);
