using System.Collections.Immutable;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Offers;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Counter;

/// <summary>A menu that is put together, part by part: starter, main, dessert.</summary>
/// <param name="At">Which part is being chosen; past the last one it is complete.</param>
/// <param name="Asking">The question of the article that was taken last; null for none.</param>
public sealed record MenuWalk(Menu Menu, ServiceMode Mode, int At, ValueList<MenuPick> Picks, ChoiceAsking? Asking)
{
    public static MenuWalk Of(Menu menu, ServiceMode mode) => new(menu, mode, At: 0, [], Asking: null);

    public bool IsDone => At >= Menu.Parts.Count && Asking is null;

    public MenuPart Part => Menu.Parts[At];

    public int PickedHere => Picks.Count(pick => pick.Part == At);

    public bool MayPass => Asking is null && PickedHere >= Part.Min;

    /// <summary>The menu's price with the supplements of what was taken. As on the bill, a choice that lowers a dish lowers no menu.</summary>
    public Money Price => (Menu.PriceIn(Mode) ?? Menu.Price)
        + Picks.Sum(pick => SupplementOf(pick.Part, pick.Article.Id) + ExtraOf(pick));

    public Money SupplementOf(int part, ArticleId? article) =>
        Menu.Parts[part].Supplements.FirstOrDefault(one => one.Article == article)?.Price ?? Money.Zero;

    public IEnumerable<Article> Offered(Catalogue catalogue) => catalogue.ArticlesFor(Part, Mode);

    public MenuWalk Take(SoldArticle article, ValueList<ChoiceSet> sets) =>
        At >= Menu.Parts.Count || Asking is not null ? this
        : ChoiceAsking.Of(article, sets, Mode) is { } asking ? this with { Asking = asking }
        : Taken(article, []);

    /// <summary>1–9 for the places of the keys, a letter for the first dish that begins with it; what is sold out is passed over.</summary>
    public MenuWalk Press(string key, Catalogue catalogue, Func<ArticleId?, bool> isSoldOut)
    {
        var dish = Offered(catalogue)
            .Where((article, at) => key[0] == '1' + at || article.Name.StartsWith(key, StringComparison.CurrentCultureIgnoreCase))
            .FirstOrDefault(article => !isSoldOut(article.Id));
        return dish is null ? this : Take(catalogue.Sold(dish), catalogue.SetsOf(dish));
    }

    /// <summary>What came of the question; complete, it is a dish of the menu.</summary>
    public MenuWalk Answered(ChoiceAsking asking) =>
        asking.IsDone ? (this with { Asking = null }).Taken(asking.Article, asking.Made) : this with { Asking = asking };

    public MenuWalk Pass() => At < Menu.Parts.Count && MayPass ? this with { At = At + 1 } : this;

    /// <summary>One step back: the question, the dish, or the part before; null when nothing was chosen yet.</summary>
    public MenuWalk? Back() =>
        Asking is { } asking ? this with { Asking = asking.Back() }
        : Picks.IsEmpty ? At > 0 ? this with { At = At - 1 } : null
        : this with { Picks = [.. Picks.Take(Picks.Count - 1)], At = Picks[^1].Part };

    private Money ExtraOf(MenuPick pick)
    {
        var extra = pick.Choices.Sum(choice => choice.DeltaIn(Mode));
        return extra.IsNegative ? Money.Zero : extra;
    }

    private MenuWalk Taken(SoldArticle article, ValueList<Choice> choices)
    {
        var taken = this with { Picks = Picks.Add(new(At, article, choices)) };
        return taken.PickedHere >= Part.Max ? taken with { At = At + 1 } : taken;
    }
}

/// <param name="Part">Which of the menu's parts it is, from 0.</param>
public sealed record MenuPick(int Part, SoldArticle Article, ValueList<Choice> Choices);
