using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Kernel;

namespace RetailPos.Displays.Chef;

/// <summary>The cumul over all stations: how many of each article are still to be made. It holds instants and no ages.</summary>
/// <param name="Columns">One for each station that owes something, in the house's order; what no station is known for stands last.</param>
/// <param name="Ahead">Of orders for later, which no station sees yet; what is due first stands first.</param>
/// <param name="SoldOut">Names of what the house has none of and nobody waits for.</param>
public sealed record ChefBoard(ValueList<ChefColumn> Columns, ValueList<ChefAhead> Ahead, ValueList<string> SoldOut)
{
    /// <summary>More than this many rows are drawn smaller, so that a rush fits on the wall.</summary>
    public int Rows => Columns.Sum(column => column.Dishes.Count + 1) + Ahead.Count;

    /// <param name="only">In the address: one station, or <see cref="Station.StationScreen.NoStation"/>; null for all.</param>
    public static ChefBoard Of(KitchenView view, string? only)
    {
        var lines = view.Orders.Values
            .Where(order => order.Header is not null)
            .SelectMany(order => order.Lines.Select(line => new OwedLine(order, line)))
            .Where(owed => owed.Line.IsToPrepare && (only is null || only == KeyOf(owed.Line.Station)))
            .ToList();
        var now = lines.Where(owed => !owed.Order.IsAhead).ToList();

        return new(
            now.GroupBy(owed => owed.Line.Station)
                .Select(station => ChefColumn.Of(view, station.Key, [.. station]))
                .OrderBy(column => column.Rank)
                .ThenBy(column => column.Key, StringComparer.Ordinal)
                .ToValueList(),
            lines.Where(owed => owed.Order.IsAhead)
                .GroupBy(owed => DishKey.Of(owed.Line))
                .Select(dish => ChefAhead.Of(dish.Key, [.. dish]))
                .OrderBy(ahead => ahead.DueAt)
                .ThenBy(ahead => ahead.Article, StringComparer.Ordinal)
                .ToValueList(),
            view.SoldOut.Articles
                .Where(article => !now.Exists(owed => owed.Line.Sent.Item == article.Key))
                .Select(article => article.Value.Name)
                .Order(StringComparer.CurrentCulture)
                .ToValueList());
    }

    internal static string KeyOf(StationId? station) => station?.Value ?? Station.StationScreen.NoStation;
}

/// <param name="Name">Of the station; empty for the lane of lines that no station is known for.</param>
/// <param name="Rank">Where it stands among the others.</param>
/// <param name="Quantity">Of everything that can be made now.</param>
public sealed record ChefColumn(string Key, string Name, int Rank, Quantity Quantity, ValueList<ChefDish> Dishes)
{
    internal static ChefColumn Of(KitchenView view, StationId? station, List<OwedLine> lines)
    {
        var setup = station is { } id ? view.Stations.GetValueOrDefault(id) : null;

        return new(
            ChefBoard.KeyOf(station),
            setup?.Name ?? station?.Value ?? "",
            station is null ? int.MaxValue : setup?.Rank ?? int.MaxValue - 1,
            OwedLine.Sum(lines.Where(owed => owed.Line.IsOpen())),
            lines.GroupBy(owed => DishKey.Of(owed.Line))
                .Select(dish => ChefDish.Of(view, dish.Key, [.. dish]))
                .OrderByDescending(dish => dish.Quantity.Thousandths)
                .ThenBy(dish => dish.Since)
                .ThenBy(dish => dish.Article, StringComparer.Ordinal)
                .ToValueList());
    }
}

/// <param name="Quantity">That can be made now; 0 when all of it waits for a later course.</param>
/// <param name="Started">How much of it somebody has in hand.</param>
/// <param name="Later">Held for a later course of orders that are being cooked.</param>
/// <param name="Since">Of the oldest that can be made; null without any.</param>
/// <param name="Variants">The same quantity by its options, the most first; empty when nobody chose any.</param>
public sealed record ChefDish(
    string Key,
    string Article,
    Quantity Quantity,
    Quantity Started,
    Quantity Later,
    DateTimeOffset? Since,
    bool IsSoldOut,
    ValueList<ChefVariant> Variants)
{
    internal static ChefDish Of(KitchenView view, DishKey key, List<OwedLine> lines)
    {
        var open = lines.Where(owed => owed.Line.IsOpen()).ToList();
        var variants = open.GroupBy(owed => owed.Line.Sent.Options)
            .Select(variant => new ChefVariant(variant.Key, OwedLine.Sum(variant)))
            .OrderByDescending(variant => variant.Quantity.Thousandths)
            .ThenBy(variant => string.Join('|', variant.Options), StringComparer.Ordinal)
            .ToValueList();

        return new(
            key.Text,
            OwedLine.NameOf(lines),
            OwedLine.Sum(open),
            OwedLine.Sum(open.Where(owed => owed.Line.State is LineState.Started)),
            OwedLine.Sum(lines.Where(owed => owed.Line.State is LineState.Held)),
            open.Count == 0 ? null : open.Min(owed => Lateness.WorkableSince(owed.Order, owed.Line)),
            key.Item is { } item && view.SoldOut.Has(item),
            variants.Any(variant => !variant.Options.IsEmpty) ? variants : []);
    }
}

/// <param name="Options">None for those that were ordered as they are.</param>
public sealed record ChefVariant(ValueList<string> Options, Quantity Quantity);

/// <param name="DueAt">When the first of it is wanted.</param>
public sealed record ChefAhead(string Key, string Article, Quantity Quantity, DateTimeOffset? DueAt)
{
    internal static ChefAhead Of(DishKey key, List<OwedLine> lines) => new(
        key.Text, OwedLine.NameOf(lines), OwedLine.Sum(lines), lines.Min(owed => owed.Order.Header!.DueAt));
}

/// <summary>What counts as the same article: its entry in the catalogue, or its name where there is none.</summary>
internal readonly record struct DishKey(ArticleId? Item, string Name)
{
    public string Text => Item is { } item ? $"a:{item}" : $"n:{Name}";

    public static DishKey Of(OrderLine line) =>
        line.Sent.Item is { } item ? new(item, "") : new(Item: null, line.Sent.Article);
}

internal sealed record OwedLine(Order Order, OrderLine Line)
{
    /// <summary>As it is called on the newest ticket.</summary>
    public static string NameOf(List<OwedLine> lines) =>
        lines.MaxBy(owed => (owed.Line.SentAt, owed.Line.Id.Value))!.Line.Sent.Article;

    public static Quantity Sum(IEnumerable<OwedLine> lines) =>
        new((int)Math.Min(int.MaxValue, lines.Sum(owed => (long)owed.Line.Sent.Quantity.Thousandths)));
}
