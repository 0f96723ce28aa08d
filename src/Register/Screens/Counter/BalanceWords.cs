using Microsoft.Extensions.Localization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;

namespace RetailPos.Register.Counter;

/// <summary>Debt and credit in words: a minus before an amount would be read both ways.</summary>
public static class BalanceWords
{
    public static string Of(Customer customer, IStringLocalizer<Words> words, Func<Money, string> amount) => Of(customer.Owed, words, amount);

    public static string Of(Money owed, IStringLocalizer<Words> words, Func<Money, string> amount) =>
        owed.IsZero ? words["CustomerEven"]
        : owed.IsNegative ? words["CustomerHas", amount(-owed)]
        : words["CustomerOwes", amount(owed)];
}
