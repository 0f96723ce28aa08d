using System.Globalization;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where the words of invoices are kept.</summary>
public interface IInvoiceWords
{
    InvoiceWords In(CultureInfo language);

    /// <summary>What a letter that brings one is called, and what it says: the house and the paper have their places in it.</summary>
    (string Subject, string Text) LetterOf(string house, string paper, CultureInfo language);
}
