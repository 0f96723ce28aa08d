using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Payments;

namespace RetailPos.Register.Office;

/// <summary>What the house takes as money, as somebody is changing it. Nothing of it holds before it was saved.</summary>
public sealed class PaymentForm
{
    private PaymentForm(PaymentRules rules)
    {
        Keys = [.. rules.Keys.OrderBy(key => key.Rank).Select(key => new PaymentKeyRow(key))];
        CashStepCents = rules.CashStepCents;
        VoucherMax = PlaceText.Hundredths(rules.VoucherDailyMax.Cents);
        VoucherSince = rules.VoucherMaxSince;
        FreeEatIn = PlaceText.Hundredths(rules.FreeEatIn.BasisPoints);
        FreeTakeAway = PlaceText.Hundredths(rules.FreeTakeAway.BasisPoints);
        UsualLimit = PlaceText.Hundredths(rules.UsualLimitOfDebt.Cents);
    }

    public List<PaymentKeyRow> Keys { get; }

    public int CashStepCents { get; set; }

    public string VoucherMax { get; set; }

    public DateOnly VoucherSince { get; set; }

    /// <summary>In per cent, as <see cref="FreeTakeAway"/>.</summary>
    public string FreeEatIn { get; set; }

    public string FreeTakeAway { get; set; }

    public string UsualLimit { get; set; }

    public static PaymentForm Of(PaymentRules rules) => new(rules);

    /// <summary>What it says. What cannot be read becomes what no rule allows, so that the hub names it.</summary>
    public PaymentRules Rules => new(
        [.. Keys.Select((row, rank) => row.Key(rank))],
        CashStepCents,
        new(Digits.Read(VoucherMax, decimals: 2) ?? -1),
        VoucherSince,
        new((int)(Digits.Read(FreeEatIn, decimals: 2) ?? -1)),
        new((int)(Digits.Read(FreeTakeAway, decimals: 2) ?? -1)))
    {
        UsualLimitOfDebt = new(Digits.Read(UsualLimit, decimals: 2) ?? -1),
    };

    /// <summary>One more key, under an id that no other has or had on this page.</summary>
    public void Add()
    {
        var id = Enumerable.Range(1, PaymentRules.KeysMax + Keys.Count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"other-{number}"))
            .First(free => Keys.TrueForAll(row => row.Id.Value != free));
        Keys.Add(new(new(new(id), "", PaymentMode.Other, GivesChange: false, Min: null, Max: null, [], IsOn: true, Keys.Count)));
    }

    /// <summary>Puts it at a place; one beyond the ends is the end.</summary>
    public void Place(PaymentKeyRow row, int at)
    {
        if (Keys.Remove(row))
        {
            Keys.Insert(Math.Clamp(at, 0, Keys.Count), row);
        }
    }

    public void Move(PaymentKeyRow row, int by)
    {
        var (at, to) = (Keys.IndexOf(row), Keys.IndexOf(row) + by);

        if (at >= 0 && to >= 0 && to < Keys.Count)
        {
            (Keys[at], Keys[to]) = (Keys[to], Keys[at]);
        }
    }
}

public sealed class PaymentKeyRow(PaymentKey key)
{
    public PaymentKeyId Id => key.Id;

    public bool IsOn { get; set; } = key.IsOn;

    /// <summary>Empty for the word of its mode.</summary>
    public string Name { get; set; } = key.Name;

    public PaymentMode Mode { get; set; } = key.Mode;

    public bool GivesChange { get; set; } = key.GivesChange;

    /// <summary>Empty, as <see cref="Max"/>, for anything.</summary>
    public string Min { get; set; } = key.Min is { } min ? PlaceText.Hundredths(min.Cents) : "";

    public string Max { get; set; } = key.Max is { } max ? PlaceText.Hundredths(max.Cents) : "";

    /// <summary>Empty for a key before which an amount is typed.</summary>
    public string Usual { get; set; } = ActionKeyRow.TextOf(key.Usual);

    public string LeastRight { get; set; } = key.LeastRight;

    /// <summary>"T1 T2"; empty for all.</summary>
    public string Tills { get; set; } = string.Join(' ', key.Tills);

    internal PaymentKey Key(int rank) => new(
        Id,
        Name.Trim(),
        Mode,
        GivesChange,
        ActionKeyRow.AmountOf(Min),
        ActionKeyRow.AmountOf(Max),
        ActionKeyRow.TillsOf(Tills),
        IsOn,
        rank)
    {
        Usual = ActionKeyRow.AmountOf(Usual),
        LeastRight = LeastRight,
    };
}
