using Microsoft.Extensions.Localization;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Counter;

/// <summary>How the payment modes are called at the counter.</summary>
public static class PaymentWords
{
    public static string Of(PaymentMode mode, IStringLocalizer<Words> words) => words[mode switch
    {
        PaymentMode.Cash => "Cash",
        PaymentMode.Card => "Card",
    }];
}
