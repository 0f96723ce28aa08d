using System.Globalization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Verifier.Tests;

/// <summary>Every word by its own name: what is read here is figures.</summary>
internal sealed class PlainWords : IReceiptWords
{
    public ReceiptWords In(CultureInfo language) => new(word => $"{word}", mode => $"{mode}", mode => $"{mode}", CultureInfo.InvariantCulture);

    public string SubjectOf(string house, CultureInfo language) => house;
}
