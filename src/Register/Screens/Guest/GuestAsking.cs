using RetailPos.Kernel;
using RetailPos.Register.Counter;

namespace RetailPos.Register.Guest;

/// <summary>A dish that asks before it is in the basket: its questions one after the other, and last what may be wished.</summary>
/// <param name="Asking">Null for a dish that asks nothing and has wishes only.</param>
public sealed record GuestAsking(GuestDish Dish, ChoiceAsking? Asking, ValueList<string> Options)
{
    /// <returns>Null for a dish that is simply added.</returns>
    public static GuestAsking? Of(GuestDish dish) => dish.Sets.IsEmpty && dish.Options.IsEmpty
        ? null
        : new(dish, ChoiceAsking.Of(dish.Sold, dish.Sets, GuestMenu.Mode), []);

    public bool IsAtWishes => Asking is null or { IsDone: true };

    public bool IsDone => IsAtWishes && Dish.Options.IsEmpty;

    public Money Price => Asking?.Price ?? Dish.Price;

    /// <summary>The kitchen reads choices and wishes in one list.</summary>
    public bool IsFull => Options.Count + (Asking?.Made.Count ?? 0) >= Limits.OptionsMax;

    public GuestWish.Dish Wish => new(Dish.Id, Options, Asking?.Made ?? []);

    public GuestAsking Toggle(string option) =>
        Options.Contains(option) ? this with { Options = Options.Where(known => known != option).ToValueList() }
        : IsFull ? this
        : this with { Options = Options.Add(option) };

    /// <summary>One step back; null from the first.</summary>
    public GuestAsking? Back() => (IsAtWishes ? LastAsked() : Asking!.Back()) is { } before ? this with { Asking = before } : null;

    // A terminal choice ended the asking where it was made.
    private ChoiceAsking? LastAsked()
    {
        if (Asking is not { } asking)
        {
            return null;
        }

        var ended = asking.Sets.ToList().FindIndex(set =>
            set.Choices.Any(offer => offer.IsTerminal && asking.Made.Any(made => made.Set == set.Id && made.Id == offer.Id)));
        return asking with { At = ended < 0 ? asking.Sets.Count - 1 : ended };
    }
}
