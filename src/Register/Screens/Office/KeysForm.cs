using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Office;

/// <summary>The keys of the register, as somebody is changing them. Nothing of it holds before it was saved.</summary>
public sealed class KeysForm
{
    private KeysForm(ActionRules rules) => Keys = [.. rules.Keys.OrderBy(key => key.Rank).Select(key => new ActionKeyRow(key))];

    public List<ActionKeyRow> Keys { get; }

    public static KeysForm Of(ActionRules rules) => new(rules);

    /// <summary>What it says. What cannot be read becomes what no rule allows, so that the hub names it.</summary>
    public ActionRules Rules => new([.. Keys.Select((row, rank) => row.Key(rank))]);

    /// <summary>One more key, under an id that no other has on this page.</summary>
    public ActionKeyRow Add()
    {
        var id = Enumerable.Range(1, ActionRules.KeysMax + Keys.Count)
            .Select(number => string.Create(CultureInfo.InvariantCulture, $"key-{number}"))
            .First(free => Keys.TrueForAll(row => row.Id.Value != free));
        Keys.Add(new(new(
            new(id), nameof(ActionType.AdHocArticle), "", Usual: null, Min: null, Max: null, [], LeastRight: "", IsOn: true, Keys.Count)));
        return Keys[^1];
    }

    public void Remove(ActionKeyRow row) => Keys.Remove(row);

    /// <summary>Puts it at a place; one beyond the ends is the end.</summary>
    public void Place(ActionKeyRow row, int at)
    {
        if (Keys.Remove(row))
        {
            Keys.Insert(Math.Clamp(at, 0, Keys.Count), row);
        }
    }
}

public sealed class ActionKeyRow(ActionKey key)
{
    public ActionKeyId Id => key.Id;

    public bool IsOn { get; set; } = key.IsOn;

    /// <summary>By name, known or not.</summary>
    public string Type { get; set; } = key.Type;

    /// <summary>Empty for the word of its type.</summary>
    public string Name { get; set; } = key.Name;

    /// <summary>Empty, as <see cref="Min"/> and <see cref="Max"/>, for none.</summary>
    public string Usual { get; set; } = TextOf(key.Usual);

    public string Min { get; set; } = TextOf(key.Min);

    public string Max { get; set; } = TextOf(key.Max);

    /// <summary>"T1 T2"; empty for all.</summary>
    public string Tills { get; set; } = string.Join(' ', key.Tills);

    public string LeastRight { get; set; } = key.LeastRight;

    /// <summary>The id of a payment key; empty for none.</summary>
    public string Pays { get; set; } = key.Pays?.Value ?? "";

    public ActionType? Known => ActionTypes.Find(Type);

    public bool HasAmount => Known is { } type && ActionTypes.HasAmount(type);

    internal ActionKey Key(int rank) => new(
        Id,
        Type,
        Name.Trim(),
        AmountOf(Usual),
        AmountOf(Min),
        AmountOf(Max),
        TillsOf(Tills),
        LeastRight,
        IsOn,
        rank,
        Pays.Length > 0 ? new PaymentKeyId(Pays) : null);

    internal static ValueList<TillId> TillsOf(string typed) =>
        [.. typed.Split([' ', ',', ';'], StringSplitOptions.RemoveEmptyEntries).Select(till => new TillId(till))];

    internal static string TextOf(Money? amount) => amount is { } known ? PlaceText.Hundredths(known.Cents) : "";

    internal static Money? AmountOf(string typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : new Money(Digits.Read(typed.Trim(), decimals: 2) ?? -1);
}
