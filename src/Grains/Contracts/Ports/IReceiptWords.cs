using System.Globalization;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Grains.Contracts.Ports;

/// <summary>Where the words of receipts are kept. The house itself speaks no language.</summary>
public interface IReceiptWords
{
    ReceiptWords In(CultureInfo language);

    /// <summary>What a letter that brings a receipt is called: the house's name has its place in it.</summary>
    string SubjectOf(string house, CultureInfo language);
}
