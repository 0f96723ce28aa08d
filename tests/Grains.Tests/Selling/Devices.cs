using System.Globalization;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Domain.Invoices;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Grains.Tests.Selling;

/// <summary>A house without mail.</summary>
internal sealed class NoMailer : IMailer
{
    public bool IsSetUp => false;

    public ValueTask<MailReport> SendAsync(Letter letter, CancellationToken stop) =>
        ValueTask.FromResult(new MailReport(MailOutcome.Failed, MailTrouble.NotSetUp));
}

/// <summary>A secret in memory.</summary>
internal sealed class MemorySecrets : IMailSecrets
{
    private readonly Dictionary<int, string> _kept = [];

    public string? Find(int number) => _kept.GetValueOrDefault(number);

    public void Keep(int number, string secret) => _kept[number] = secret;

    public void Forget() => _kept.Clear();
}

/// <summary>The words of a receipt, by their names.</summary>
internal sealed class PlainReceiptWords : IReceiptWords
{
    public ReceiptWords In(CultureInfo language) => new(word => $"{word} {{0}}", mode => $"{mode}", mode => $"{mode}", language);

    public string SubjectOf(string house, CultureInfo language) => house;
}

/// <summary>The words of an invoice, by their names.</summary>
internal sealed class PlainInvoiceWords : IInvoiceWords
{
    public InvoiceWords In(CultureInfo language) => new(word => $"{word}", mode => $"{mode}", language);

    public (string Subject, string Text) LetterOf(string house, string paper, CultureInfo language) => (house, paper);
}
