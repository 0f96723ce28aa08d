using RetailPos.Kernel;

namespace RetailPos.Register.Domain.House;

/// <summary>The keys of the register, as data: which there are, where they stand, for whom, and within which limits.</summary>
public sealed record ActionRules(ValueList<ActionKey> Keys)
{
    /// <summary>Two pages of a tablet. Whoever has more finds none.</summary>
    public const int KeysMax = 48;

    /// <summary>The whole unit, where a house that rounds down has not said to what.</summary>
    public static readonly Money RoundedTo = new(100);

    /// <summary>What the register has shown since it was built.</summary>
    public static readonly ActionRules Default = new(
    [
        Key("discount", ActionType.Discount, 0),
        Key("split", ActionType.Split, 1),
        Key("note", ActionType.Note, 2),
        Key("abandon", ActionType.Abandon, 3),
        Key("park", ActionType.Park, 4),
        Key("send", ActionType.Send, 5),
    ]);

    public ActionKey? Find(ActionKeyId id) => Keys.FirstOrDefault(key => key.Id == id);

    /// <summary>What a till shows, in its order; keys whose type nobody knows are not shown.</summary>
    public IEnumerable<ActionKey> At(TillId till) =>
        Keys.Where(key => key.IsAt(till) && key.Known is not null).OrderBy(key => key.Rank);

    /// <summary>What comes of a press.</summary>
    /// <param name="typed">With the key's usual amount multiplied already; null for nothing.</param>
    public ActionPress Press(ActionKeyId id, TillId till, Money? typed)
    {
        if (Find(id) is not { } key || !key.IsAt(till))
        {
            return new(ActionRefusal.KeyUnknown);
        }

        if (key.Known is not { } type)
        {
            return new(ActionRefusal.KeyInert);
        }

        if (!ActionTypes.HasAmount(type))
        {
            return new(Refusal: null, type);
        }

        var amount = typed ?? key.Usual;
        return amount is not { Cents: > 0 } && ActionTypes.NeedsAmount(type) ? new(ActionRefusal.AmountMissing)
            : amount < key.Min ? new(ActionRefusal.BelowMin)
            : new(Refusal: null, type, key.Max is { } max && amount > max ? max : amount);
    }

    public HouseRulesRefusal? Check() =>
        Keys.Count > KeysMax || Keys.DistinctBy(key => key.Id).Count() < Keys.Count || !Keys.All(key => key.IsFit)
            ? HouseRulesRefusal.ActionKeyInvalid
            : null;

    private static ActionKey Key(string id, ActionType type, int rank) =>
        new(new(id), type.ToString(), "", Usual: null, Min: null, Max: null, [], LeastRight: "", IsOn: true, rank);
}

/// <param name="Refusal">Null when the key may do its work.</param>
/// <param name="Amount">Within the key's limits: what is more than its most is its most.</param>
public sealed record ActionPress(ActionRefusal? Refusal, ActionType? Type = null, Money? Amount = null);

/// <summary>Every reason a press does nothing, in the order of checking.</summary>
public enum ActionRefusal
{
    /// <summary>The house, or this till, has no such key.</summary>
    KeyUnknown,

    /// <summary>This program does not know what it should do.</summary>
    KeyInert,
    AmountMissing,
    BelowMin,
}
