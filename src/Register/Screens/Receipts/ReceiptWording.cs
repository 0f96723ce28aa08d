using System.Globalization;
using System.Resources;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.Receipts;

namespace RetailPos.Register.Receipts;

/// <summary>The words of receipts, beside those of the screens. A paper may be in another language than the register that asks for it.</summary>
public sealed class ReceiptWording : IReceiptWords
{
    private static readonly ResourceManager Resources = new("RetailPos.Register.Resources.Words", typeof(Words).Assembly);

    public ReceiptWords In(CultureInfo language) => new(
        word => Say($"Receipt{word}", language),
        mode => Say(PaymentWords.KeyOf(mode), language),
        mode => Say(mode.ToString(), language),
        language);

    public string SubjectOf(string house, CultureInfo language) =>
        string.Format(CultureInfo.InvariantCulture, Say("ReceiptMailSubject", language), house);

    private static string Say(string key, CultureInfo language) =>
        Resources.GetString(key, language) ?? throw new MissingManifestResourceException($"There are no words for {key}.");
}
