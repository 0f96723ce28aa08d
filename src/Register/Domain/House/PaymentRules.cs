using RetailPos.Kernel;
using RetailPos.Register.Domain.Customers;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Domain.House;

/// <summary>What the house takes as money (features.md K41).</summary>
/// <param name="CashStepCents">The smallest coin: 5 where one- and two-cent coins are gone, as in Switzerland; 0 for the cent.</param>
/// <param name="VoucherDailyMax">What one holder of meal vouchers may pay with them a day.</param>
/// <param name="VoucherMaxSince">Since when that is the law: whoever reads the rules sees whether they are of today.</param>
/// <param name="FreeEatIn">The rate of what is sold without article or department, eaten in.</param>
/// <param name="FreeTakeAway">The same, taken away.</param>
public sealed record PaymentRules(
    ValueList<PaymentKey> Keys,
    int CashStepCents,
    Money VoucherDailyMax,
    DateOnly VoucherMaxSince,
    Rate FreeEatIn,
    Rate FreeTakeAway)
{
    /// <summary>Up to which a customer whom the house does not know yet may owe it. The office changes it for each.</summary>
    public Money UsualLimitOfDebt { get; init; } = new(10_000);

    /// <summary>Twelve function keys reach twelve; the rest are touched.</summary>
    public const int KeysMax = 24;

    /// <summary>25 € since 1 October 2022 (décret n° 2022-1266).</summary>
    public static readonly PaymentRules Default = new(
        [
            Key("cash", PaymentMode.Cash, givesChange: true, isOn: true, 0),
            Key("card", PaymentMode.Card, givesChange: false, isOn: true, 1),
            Key("meal-voucher", PaymentMode.MealVoucher, givesChange: false, isOn: true, 2),
            Key("cheque", PaymentMode.Cheque, givesChange: false, isOn: false, 3),
            Key("transfer", PaymentMode.Transfer, givesChange: false, isOn: false, 4),
            Key("credit-note", PaymentMode.CreditNote, givesChange: false, isOn: false, 5),
            Key("on-account", PaymentMode.OnAccount, givesChange: false, isOn: false, 6),
        ],
        CashStepCents: 0,
        new(2_500),
        new(2022, 10, 1),
        new(1_000),
        new(1_000));

    /// <summary>Null where the house, or this till, has no such key.</summary>
    public PaymentTerms? TermsOf(PaymentKeyId id, TillId till) =>
        Find(id) is { } key && key.IsAt(till)
            ? new(key.Id, key.Name, key.GivesChange, key.Min, MaxOf(key), CashStepCents)
            : null;

    public PaymentKey? Find(PaymentKeyId id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>The keys of a till, in the order of the function keys.</summary>
    public IEnumerable<PaymentKey> At(TillId till) => Keys.Where(key => key.IsAt(till)).OrderBy(key => key.Rank);

    public HouseRulesRefusal? Check() =>
        Keys.Count > KeysMax || Keys.DistinctBy(key => key.Id).Count() < Keys.Count || !Keys.All(IsFit) ? HouseRulesRefusal.PaymentKeyInvalid
        : !Keys.Any(key => key.IsOn) ? HouseRulesRefusal.NoPaymentKey
        : CashStepCents is not (0 or 5) ? HouseRulesRefusal.CashStepInvalid
        : VoucherDailyMax.IsNegative || VoucherDailyMax > Tendering.GivenMax ? HouseRulesRefusal.VoucherMaxInvalid
        : !FreeEatIn.IsValid || !FreeTakeAway.IsValid ? HouseRulesRefusal.FreeRateInvalid
        : UsualLimitOfDebt.IsNegative || UsualLimitOfDebt > Customer.LimitMax ? HouseRulesRefusal.LimitOfDebtInvalid
        : null;

    private static bool IsFit(PaymentKey key) =>
        Id.IsValid(key.Id.Value) && Text.IsNameOrEmpty(key.Name) && Enum.IsDefined(key.Mode)
        && key.Min is not { IsNegative: true } && key.Max is not { IsNegative: true } && !(key.Max < key.Min)
        && key.Tills.All(till => Id.IsValid(till.Value))
        && key.Usual is not { Cents: <= 0 } && !(key.Usual > Tendering.GivenMax) && ActionKey.IsRightName(key.LeastRight);

    // One payment is one holder's: the law's limit binds each of them, and not the table.
    private Money? MaxOf(PaymentKey key) => key.Mode is not PaymentMode.MealVoucher ? key.Max
        : key.Max is { } max ? Money.Min(max, VoucherDailyMax)
        : VoucherDailyMax;

    private static PaymentKey Key(string id, PaymentMode mode, bool givesChange, bool isOn, int rank) =>
        new(new(id), "", mode, givesChange, Min: null, Max: null, [], isOn, rank);
}
