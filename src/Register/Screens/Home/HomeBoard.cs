using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;

namespace RetailPos.Register.Home;

/// <summary>The screens of the house, as tiles.</summary>
public sealed record HomeBoard(ImmutableArray<HomeGroup> Groups)
{
    /// <param name="boardToken">The secret in the address of the guests' board; empty keeps it off the page.</param>
    /// <param name="isShipping">The house sends parcels.</param>
    public static HomeBoard Of(KitchenView kitchen, HouseTills tills, string boardToken, bool isShipping = false) => new(
    [
        new(HomeKind.Counter,
        [
            .. tills.Ids.Select(till => new HomeTile($"register/{till}", tills.NameOf(till), "TileRegister")),
            .. tills.Ids.Select(till => new HomeTile($"floor/{till}", tills.NameOf(till), "TileFloor")),
            .. tills.Ids.Select(till => new HomeTile($"customer/{till}", tills.NameOf(till), "TileCustomer")),
            new("deliveries", "", "TileDeliveries"),
            .. isShipping ? [new HomeTile("shipments", "", "TileShipments")] : ImmutableArray<HomeTile>.Empty,
            .. tills.Ids.Select(till => new HomeTile($"till/{till}", tills.NameOf(till), "TileTill")),
            new("history", "", "TileHistory"),
            new("calendar", "", "TileCalendar"),
        ]),
        new(HomeKind.Kitchen,
        [
            .. kitchen.Stations.Values
                .OrderBy(station => station.Rank).ThenBy(station => station.Id.Value, StringComparer.Ordinal)
                .Select(station => new HomeTile($"station/{station.Id}", station.Name, "TileStation")),
            new("pass", "", "TilePass"),
            new("all-day", "", "TileAllDay"),
            new("beepers", "", "TileBeepers"),
        ]),
        new(HomeKind.House,
        [
            .. boardToken.Length > 0 ? [new HomeTile($"board/{boardToken}", "", "TileBoard")] : ImmutableArray<HomeTile>.Empty,
            new("screens", "", "TileScreens"),
            new("office", "", "TileOffice"),
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

/// <summary>Which registers there are: those that the house has written down, and until then those of the settings.</summary>
/// <param name="first">Of the settings.</param>
public sealed class HouseTills(ValueList<TillId> first, IFeed<HouseRulesView>? rules = null)
{
    private RegisterRules Rules => rules?.Current.Rules.Registers ?? RegisterRules.Default;

    public ValueList<TillId> Ids => Rules.Open(first);

    public string NameOf(TillId till) => Rules.NameOf(till);
}
