using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;

namespace RetailPos.Register.Home;

/// <summary>The screens of the house, as tiles.</summary>
public sealed record HomeBoard(ImmutableArray<HomeGroup> Groups)
{
    public static HomeBoard Of(KitchenView kitchen, HomeLinks links) => new(
    [
        new(HomeKind.Counter,
        [
            .. links.Tills.Select(till => new HomeTile($"register/{till}", $"{till}", "TileRegister")),
            .. links.Tills.Select(till => new HomeTile($"customer/{till}", $"{till}", "TileCustomer")),
        ]),
        new(HomeKind.Kitchen,
        [
            .. kitchen.Stations.Values
                .OrderBy(station => station.Rank).ThenBy(station => station.Id.Value, StringComparer.Ordinal)
                .Select(station => new HomeTile($"station/{station.Id}", station.Name, "TileStation")),
            new("pass", "", "TilePass"),
        ]),
        new(HomeKind.House,
        [
            .. links.ReadyBoard is { } board ? [new HomeTile(board, "", "TileBoard")] : ImmutableArray<HomeTile>.Empty,
            new("office/import", "", "TileImport"),
        ]),
    ]);
}

public sealed record HomeGroup(HomeKind Kind, ImmutableArray<HomeTile> Tiles);

/// <param name="Address">Relative to the hub.</param>
/// <param name="Name">As the house calls it; empty for what is called the same everywhere.</param>
/// <param name="Word">Names its title, with a gap for the name, and its explanation among the words.</param>
public sealed record HomeTile(string Address, string Name, string Word);

public enum HomeKind
{
    Counter,
    Kitchen,
    House,
}

/// <summary>What the host knows and the feeds do not: which registers there are, and the guests' board with its secret.</summary>
/// <param name="ReadyBoard">Relative address; null keeps it off the page.</param>
public sealed record HomeLinks(ValueList<TillId> Tills, string? ReadyBoard);
