using RetailPos.Grains.Contracts;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Storage;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Tests;

namespace RetailPos.Grains.Tests;

/// <summary>Settings of registers are saved together, and each register counts its own versions, whoever was started when.</summary>
public sealed class RegisterVersionTests
{
    private static readonly RegisterRule Bar = new(new("T1"), "Bar", Mode: null);
    private static readonly RegisterRule Hall = new(new("T2"), "Salle", Mode: null);

    [Fact]
    public async Task Each_register_counts_what_was_changed_of_it_and_a_restart_counts_the_same()
    {
        var journal = new MemoryJournal(HouseEvents.Catalog, TimeProvider.System);
        var house = await House.OpenAsync(journal);
        var first = await SetAsync(house, Bar, Hall);
        var second = await SetAsync(house, Bar with { Settings = new(Notes: NoteOrder.Table) }, Hall);
        var seen = await house.Of<IFeed<HouseRulesView>>().ReachAsync(second, CancellationToken.None);

        Assert.Equal((2, 1), (seen.VersionOf(Bar.Id)!.Number, seen.VersionOf(Hall.Id)!.Number));
        Assert.Equal((1, 2), (seen.PaintedBy(Bar.Id, first)?.Number, seen.PaintedBy(Bar.Id, second)?.Number));
        Assert.Null(seen.PaintedBy(Bar.Id, first - 1));
        Assert.Null(seen.VersionOf(new("T9")));
        await house.DisposeAsync();

        await using var again = await House.OpenAsync(journal);
        var after = await again.Of<IFeed<HouseRulesView>>().ReachAsync(second, CancellationToken.None);
        Assert.Equal(seen.Versions.OrderBy(one => one.Key.Value), after.Versions.OrderBy(one => one.Key.Value));
    }

    private static async Task<long> SetAsync(House house, params RegisterRule[] registers) =>
        (await house.Of<IHouseRulesDesk>().TellAsync(House.NewCommand(), new HouseRulesCommand.SetRegisters(new([.. registers]), House.Lea))).Position;
}
