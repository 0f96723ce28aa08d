using Microsoft.Extensions.Localization;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Counter;

/// <summary>How the payment modes are called at the counter.</summary>
public static class PaymentWords
{
    public static string Of(PaymentKey key, IStringLocalizer<Words> words) =>
        key.Name.Length > 0 ? key.Name : Of(key.Mode, words);

    public static string Of(Payment payment, IStringLocalizer<Words> words) =>
        payment.Name is { Length: > 0 } name ? name : Of(payment.Mode, words);

    public static string Of(PaymentMode mode, IStringLocalizer<Words> words) => words[KeyOf(mode)];

    internal static string KeyOf(PaymentMode mode) => mode switch
    {
        PaymentMode.Cash => "Cash",
        PaymentMode.Card => "Card",
        PaymentMode.Cheque => "Cheque",
        PaymentMode.MealVoucher => "MealVoucher",
        PaymentMode.Transfer => "BankTransfer",
        PaymentMode.CreditNote => "CreditNote",
        PaymentMode.OnAccount => "OnAccount",
        PaymentMode.Other => "OtherPayment",
    };
}
