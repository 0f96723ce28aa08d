using System.Globalization;
using System.Resources;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Invoices;

namespace RetailPos.Register.Invoices;

/// <summary>The words of invoices, beside those of the screens.</summary>
public sealed class InvoiceWording : IInvoiceWords
{
    private static readonly ResourceManager Resources = new("RetailPos.Register.Resources.Words", typeof(Words).Assembly);

    public InvoiceWords In(CultureInfo language) =>
        new(word => Say($"InvoicePaper{word}", language), mode => Say(PaymentWords.KeyOf(mode), language), language);

    public (string Subject, string Text) LetterOf(string house, string paper, CultureInfo language) => (
        string.Format(CultureInfo.InvariantCulture, Say("InvoiceMailSubject", language), house, paper),
        string.Format(CultureInfo.InvariantCulture, Say("InvoiceMailText", language), house, paper).ReplaceLineEndings("\r\n"));

    private static string Say(string key, CultureInfo language) =>
        Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"There are no words for {key}.");
}
