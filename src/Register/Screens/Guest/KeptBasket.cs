using System.Diagnostics;
using System.Text.Json;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Catalogue;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Guest;

/// <summary>
/// A basket as the telephone keeps it while its page is asleep: names of things, and no price. What comes back is a stranger's
/// text, and counts for no more than what the card says of those names now.
/// </summary>
public static class KeptBasket
{
    /// <summary>A basket of forty menus is shorter; a circuit takes 32 000 in one message.</summary>
    public const int LengthMax = 24_000;

    /// <summary>More rows than the hub takes lines.</summary>
    private const int RowsMax = 40;

    public static string Write(CommandId order, GuestBasket basket) =>
        JsonSerializer.Serialize(new Kept(order.Value, [.. basket.Rows.Select(KeptOf)]));

    /// <returns>Null for what is no basket.</returns>
    public static (CommandId Order, GuestBasket Basket, bool IsWhole)? Read(string? text, GuestMenu menu)
    {
        if (text is not { Length: > 0 and <= LengthMax } || Parse(text) is not { Order: { } order, Rows: { } kept }
            || order.Length != 32 || !order.All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var rows = kept.Take(RowsMax).Select(row => RowOf(row, menu)).ToList();
        var basket = rows.OfType<GuestRow>().Aggregate(GuestBasket.Empty, (all, row) => all.Add(row.What, row.Pieces)).On(menu);
        return (new(order), basket, basket.Rows.Count == kept.Length);
    }

    private static Kept? Parse(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<Kept>(text);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static KeptRow KeptOf(GuestRow row) => row.What switch
    {
        GuestWish.Dish dish => new(row.Pieces, dish.Article.Value, [.. dish.Options], KeptOf(dish.Choices), Menu: null, Picks: null),
        GuestWish.Formula formula => new(
            row.Pieces, Article: null, Options: null, Choices: null, formula.Menu.Value,
            [.. formula.Picks.Select(pick => new KeptPick(pick.Part, pick.Article.Value, KeptOf(pick.Choices)))]),
        _ => throw new UnreachableException($"{row.What} is not kept."),
    };

    private static KeptChoice[] KeptOf(ValueList<Choice> choices) =>
        [.. choices.Select(choice => new KeptChoice(choice.Set.Value, choice.Id.Value))];

    private static GuestRow? RowOf(KeptRow? row, GuestMenu menu) => row switch
    {
        { Pieces: < 1 or > GuestBasket.PiecesMax } or null => null,
        { Article: { } article } when menu.Find(new(article)) is { } dish && ChoicesOf(row.Choices, menu, dish.Id) is { } choices =>
            new(new GuestWish.Dish(dish.Id, WishesOf(row, dish, choices), choices), row.Pieces),
        { Menu: { } id, Picks: { } picks } when PicksOf(picks, menu) is { } chosen =>
            new(new GuestWish.Formula(new(id), chosen), row.Pieces),
        _ => null,
    };

    private static ValueList<string> WishesOf(KeptRow row, GuestDish dish, ValueList<Choice> choices) =>
        [.. dish.Options.Where(option => row.Options?.Contains(option) is true).Take(Limits.OptionsMax - choices.Count)];

    private static ValueList<GuestPick>? PicksOf(KeptPick?[] kept, GuestMenu menu)
    {
        var picks = kept.Take(RowsMax)
            .Select(pick => pick is { Article: { } article } && ChoicesOf(pick.Choices, menu, new(article)) is { } choices
                ? new GuestPick(pick.Part, new(article), choices)
                : null)
            .OfType<GuestPick>()
            .ToValueList();
        return picks.Count == kept.Length ? picks : null;
    }

    // As they are offered now; null when one of them is offered no longer.
    private static ValueList<Choice>? ChoicesOf(KeptChoice?[]? kept, GuestMenu menu, ArticleId article)
    {
        var sets = menu.Catalogue.SetsOf(article);
        var choices = (kept ?? []).Take(Limits.OptionsMax)
            .Select(made => sets.FirstOrDefault(set => set.Id.Value == made?.Set) is { } set && made?.Choice is { } id
                ? ChoiceRules.Made(set, new(id))
                : null)
            .OfType<Choice>()
            .ToValueList();
        return choices.Count == (kept?.Length ?? 0) ? choices : null;
    }

    private sealed record Kept(string? Order, KeptRow?[]? Rows);

    private sealed record KeptRow(
        int Pieces, string? Article, string?[]? Options, KeptChoice?[]? Choices, string? Menu, KeptPick?[]? Picks);

    private sealed record KeptPick(int Part, string? Article, KeptChoice?[]? Choices);

    private sealed record KeptChoice(string? Set, string? Choice);
}
