using RetailPos.Grains.Contracts.Desks;
using RetailPos.Kernel;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Register.Guest;

/// <summary>What a guest has put together and not sent. It is the telephone's own, and no bill.</summary>
public sealed record GuestBasket(ValueList<GuestRow> Rows)
{
    /// <summary>A round for a long table; more of one dish is asked of a person.</summary>
    public const int PiecesMax = 20;

    public static readonly GuestBasket Empty = new([]);

    public int Pieces => Rows.Sum(row => row.Pieces);

    public int PiecesOf(ArticleId article) =>
        Rows.Where(row => row.What is GuestWish.Dish dish && dish.Article == article).Sum(row => row.Pieces);

    public int PiecesOf(MenuId menu) =>
        Rows.Where(row => row.What is GuestWish.Formula formula && formula.Menu == menu).Sum(row => row.Pieces);

    public Money TotalBy(GuestMenu menu) =>
        Rows.Sum(row => (menu.PriceOf(row.What) ?? Money.Zero).Times(Quantity.Pieces(row.Pieces)));

    public GuestBasket Add(GuestWish what, int pieces = 1)
    {
        var at = Rows.ToList().FindIndex(row => row.What == what);

        if (at < 0)
        {
            return pieces > 0 ? new(Rows.Add(new(what, Math.Min(PiecesMax, pieces)))) : this;
        }

        var left = Math.Min(PiecesMax, Rows[at].Pieces + pieces);
        return new(left > 0 ? Rows.With(at, Rows[at] with { Pieces = left }) : Rows.Where((_, other) => other != at).ToValueList());
    }

    /// <summary>Without what is not offered any more; itself when all of it is.</summary>
    public GuestBasket On(GuestMenu menu) =>
        Rows.All(row => menu.PriceOf(row.What) is not null) ? this : new(Rows.Where(row => menu.PriceOf(row.What) is not null).ToValueList());

    /// <param name="order">Chosen when the basket was begun: sent twice, its lines are the same lines.</param>
    public GuestLines Lines(GuestMenu menu, CommandId order)
    {
        var lines = new List<NewLine>();
        var menus = new List<GuestMenuLines>();

        foreach (var row in Rows)
        {
            if (row.What is GuestWish.Dish wish && menu.Find(wish.Article) is { } dish)
            {
                lines.Add(LineOf(dish.Sold, Quantity.Pieces(row.Pieces), wish.Options, wish.Choices));
            }
            else if (row.What is GuestWish.Formula formula && menu.WalkOf(formula) is { } walk)
            {
                // Each menu has dishes of its own: one of two that is sent back takes nothing off the other.
                for (var piece = 0; piece < row.Pieces; piece++)
                {
                    var dishes = walk.Picks.Select((pick, at) => LineOf(pick.Article, Quantity.One, [], pick.Choices, at)).ToList();
                    menus.Add(new(formula.Menu, [.. dishes.Select(line => line.Id)]));
                    lines.AddRange(dishes);
                }
            }
        }

        return new([.. lines], menus.Count > 0 ? [.. menus] : null);

        NewLine LineOf(SoldArticle article, Quantity quantity, ValueList<string> options, ValueList<Choice> choices, int ahead = 0) => new(
            IdOf(order, lines.Count + ahead), article, quantity, options, Note: "", Choices: choices.IsEmpty ? null : choices);
    }

    /// <summary>By the first of them a bill shows that the order stands on it.</summary>
    public static LineId IdOf(CommandId order, int at) => new($"{order}-{at}");
}

public sealed record GuestRow(GuestWish What, int Pieces);

/// <summary>One thing a guest wants, as it was asked about.</summary>
public abstract record GuestWish
{
    private GuestWish() { }

    public sealed record Dish(ArticleId Article, ValueList<string> Options, ValueList<Choice> Choices) : GuestWish;

    /// <summary>A menu with what was taken for each of its parts.</summary>
    public sealed record Formula(MenuId Menu, ValueList<GuestPick> Picks) : GuestWish;
}

/// <param name="Part">Which of the menu's parts it is, from 0.</param>
public sealed record GuestPick(int Part, ArticleId Article, ValueList<Choice> Choices);

/// <param name="Menus">Which of the lines are the dishes of a menu; null for none.</param>
public sealed record GuestLines(ValueList<NewLine> Lines, ValueList<GuestMenuLines>? Menus);
