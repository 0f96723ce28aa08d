using System.Collections.Immutable;
using System.Globalization;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>An article that asks, question by question, and what was answered so far.</summary>
/// <param name="At">Which of the sets is being asked; past the last one, all is answered.</param>
public sealed record ChoiceAsking(SoldArticle Article, ValueList<ChoiceSet> Sets, int At, ValueList<Choice> Made, ServiceMode Mode)
{
    /// <param name="made">What a line says already, to be changed; null for a new one.</param>
    /// <returns>Null for an article that asks nothing.</returns>
    public static ChoiceAsking? Of(SoldArticle article, ValueList<ChoiceSet> sets, ServiceMode mode, ValueList<Choice>? made = null) =>
        sets.IsEmpty ? null : new(article, sets, At: 0, made ?? [], mode);

    public bool IsDone => At >= Sets.Count;

    public ChoiceSet Set => Sets[At];

    /// <summary>How many were chosen of the set that is asked.</summary>
    public int MadeHere => Made.Count(choice => choice.Set == Set.Id);

    public bool MayPass => MadeHere >= Set.Min;

    public bool IsFull => MadeHere >= Set.Max || Made.Count >= Limits.OptionsMax;

    /// <summary>Of a piece, with what was chosen; never below nothing.</summary>
    public Money Price
    {
        get
        {
            var price = (Article.UnitPriceIn(Mode) ?? Article.UnitPrice) + Made.Sum(choice => choice.DeltaIn(Mode));
            return price.IsNegative ? Money.Zero : price;
        }
    }

    public bool Has(ChoiceId id) => Made.Any(choice => choice.Set == Set.Id && choice.Id == id);

    /// <summary>One tap: one of one goes on, one of several is put on or taken off, a terminal one ends the asking.</summary>
    public ChoiceAsking Choose(ChoiceId id)
    {
        if (IsDone || ChoiceRules.Made(Set, id) is not { } choice)
        {
            return this;
        }

        var others = Made.Where(made => made.Set != Set.Id).ToValueList();
        var here = Made.Where(made => made.Set == Set.Id).ToValueList();

        if (Set.Choices.First(offer => offer.Id == id).IsTerminal)
        {
            // What was answered to the questions that are not asked any more is no answer.
            var before = Sets.Take(At).Select(set => set.Id).ToHashSet();
            return this with
            {
                Made = [.. others.Where(made => before.Contains(made.Set)), .. Set.Max == 1 ? [] : here.Where(made => made.Id != id), choice],
                At = Sets.Count,
            };
        }

        if (Set.Max == 1)
        {
            return (this with { Made = [.. others, choice] }).Next();
        }

        if (Has(id))
        {
            return this with { Made = [.. others, .. here.Where(made => made.Id != id)] };
        }

        if (IsFull)
        {
            return this;
        }

        var chosen = this with { Made = [.. others, .. here, choice] };
        return chosen.IsFull ? chosen.Next() : chosen;
    }

    /// <summary>« Passer » or « Continuer »: to the next question, when this one may be left.</summary>
    public ChoiceAsking Pass() => !IsDone && MayPass ? Next() : this;

    /// <summary>To the question before, with its answers still marked; null when there is none.</summary>
    public ChoiceAsking? Back() => At > 0 ? this with { At = At - 1 } : null;

    /// <summary>1–9 for the places of the keys, a letter for the first choice that begins with it.</summary>
    public ChoiceAsking Press(string key) => IsDone || key.Length != 1 ? this
        : key[0] is >= '1' and <= '9' && key[0] - '1' < Set.Choices.Count ? Choose(Set.Choices[key[0] - '1'].Id)
        : Set.Choices.FirstOrDefault(choice => BeginsWith(choice.Name, key)) is { } found ? Choose(found.Id)
        : this;

    // A terminal choice that was made before ended the asking; going on past it would ask what it forbids.
    private ChoiceAsking Next() => this with
    {
        At = Made.Any(choice => choice.Set == Set.Id && Set.Choices.Any(offer => offer.Id == choice.Id && offer.IsTerminal))
            ? Sets.Count
            : At + 1,
        Made = Ordered(),
    };

    // As they were asked, so that the kitchen reads cooking before sauce whatever was changed last.
    private ValueList<Choice> Ordered() => [.. Sets.SelectMany(set => Made.Where(choice => choice.Set == set.Id))];

    private static bool BeginsWith(string name, string key) =>
        CultureInfo.InvariantCulture.CompareInfo.IsPrefix(name, key, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace);
}
