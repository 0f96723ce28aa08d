using System.Collections.Immutable;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Screens;
using RetailPos.Kernel;
using RetailPos.Register.Counter;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;
using RetailPos.Register.Office;
using RetailPos.Tests;

namespace RetailPos.Register.Tests;

/// <summary>What one register is set to: how it lists, adds and goes on, and who has painted that.</summary>
public sealed class RegisterHabitsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 15, 12, 0, 0, TimeSpan.Zero);
    private static readonly TillId Till = new("C1");
    private static readonly Actor By = new("", "C1");
    private static readonly TimeSpan SilentAfter = TimeSpan.FromSeconds(5);
    private static readonly RegisterVersion First = new(1, Position: 10, Noon);
    private static readonly RegisterVersion Second = new(2, Position: 20, Noon);

    private static readonly HouseRulesView Twice = new(30, HouseRules.Default)
    {
        Versions = ImmutableDictionary<TillId, ValueList<RegisterVersion>>.Empty.Add(Till, [First, Second]),
    };

    private readonly House _house = new(new FakeClock(Noon));

    [Fact]
    public void What_has_a_bar_code_loses_its_key_and_is_still_found_by_typing()
    {
        var steak = Menu.Catalogue.Articles[new("steak")] with { Barcodes = ["3017620422003"] };
        var index = new ArticleIndex(Menu.Catalogue with { Articles = Menu.Catalogue.Articles.SetItem(steak.Id, steak) });

        Assert.Contains(Shown(""), name => name == "Poulet rôti");
        Assert.DoesNotContain(Shown(""), name => name == "Steak frites");
        Assert.Contains(Shown("steak"), name => name == "Steak frites");

        IEnumerable<string> Shown(string typed) =>
            RegisterBoard.Of(index, null, typed, 1, sale: null, hidesBarcoded: true).Tiles.Select(tile => tile.Key.Name);
    }

    [Fact]
    public void The_open_sales_stand_in_the_order_that_the_register_is_set_to()
    {
        Open("s1", "confiture");
        Open("s2", "steak");
        Open("s3", "biere");
        _house.Tell(new("s1"), new SaleCommand.TakeTable(new("T10"), 2, By));
        _house.Tell(new("s3"), new SaleCommand.TakeTable(new("T2"), 2, By));

        Assert.Equal(["s1", "s2", "s3"], Rows(NoteOrder.Date));
        Assert.Equal("s2", Rows(NoteOrder.Amount)[0]);
        Assert.Equal(["s3", "s1", "s2"], Rows(NoteOrder.Table));

        string[] Rows(NoteOrder order) => [.. OpenSales.Of(_house.Sales.Current, Till, order).Rows.Select(row => row.Id.Value)];
    }

    [Fact]
    public void The_same_article_again_is_more_of_the_last_line_of_any_line_or_of_none()
    {
        var sale = Open("s1", "steak", "biere");
        var steak = Menu.Sold("steak");

        Assert.Null(Basket.SameAgain(sale, steak, Quantity.One));
        Assert.Equal(sale.Lines[0].Id, Basket.SameAgain(sale, steak, Quantity.One, how: Accumulation.AnyLine)?.Id);
        Assert.Null(Basket.SameAgain(sale, Menu.Sold("biere"), Quantity.One, how: Accumulation.Never));
    }

    [Fact]
    public void A_drawer_begins_with_what_its_register_is_set_to()
    {
        var left = new Money(7_350);

        Assert.Equal(left, FloatOf(RegisterFloat.House, own: null));
        Assert.Equal(new Money(5_000), FloatOf(RegisterFloat.House, own: new(5_000)));
        Assert.Equal(left, FloatOf(RegisterFloat.CarryOver, own: new(5_000)));
        Assert.Equal(new Money(5_000), FloatOf(RegisterFloat.Fixed, own: new(5_000)));
        Assert.Equal(new Money(15_000), FloatOf(RegisterFloat.Fixed, own: null));
        Assert.Equal(Money.Zero, FloatOf(RegisterFloat.None, own: new(5_000)));

        Money FloatOf(RegisterFloat kind, Money? own) => (HouseRules.Default with
        {
            TillDay = TillDayRules.Default with { FixedFloat = new(15_000) },
            Registers = new([new(Till, "", Mode: null, FixedFloat: own, Settings: new(Opening: kind))]),
        }).FloatAt(Till, left);
    }

    [Theory]
    [InlineData(25, 1, false, RegisterAckState.Acknowledged, 2)]
    [InlineData(20, 1, false, RegisterAckState.Acknowledged, 2)]
    [InlineData(19, 1, false, RegisterAckState.Behind, 1)]
    [InlineData(5, 1, false, RegisterAckState.Behind, 0)]
    [InlineData(0, 1, false, RegisterAckState.Waiting, 0)]
    [InlineData(25, 5, false, RegisterAckState.Silent, 2)]
    [InlineData(19, 90, true, RegisterAckState.Gone, 1)]
    public void A_screen_acknowledges_by_painting_and_by_nothing_else(long painted, int secondsAgo, bool isGone, RegisterAckState state, int version)
    {
        var at = Noon.AddSeconds(-secondsAgo);
        ScreenStanding standing = new(
            Page: 1, new(ScreenKind.Register, Till.Value), Screen: null, [], painted, at, IsVisible: true, IsMuted: false, LeftAt: isGone ? at : null);

        var ack = Assert.Single(RegisterAck.Of(Till, Twice, [standing, standing with { Place = new(ScreenKind.Register, "C2") }], SilentAfter, Noon));

        Assert.Equal((state, version, Second), (ack.State, ack.Painted?.Number ?? 0, ack.Wanted));
    }

    private Sale Open(string id, params string[] articles)
    {
        _house.Tell(new(id), new SaleCommand.Open(new(id), Till, new($"o-{id}"), ServiceMode.EatIn, By));
        var lines = articles.Select((article, at) => new NewLine(new($"{id}-{at}"), Menu.Sold(article), Quantity.One, [], ""));
        _house.Tell(new(id), new SaleCommand.AddLines([.. lines], By));
        return _house.Sales.Current.Sales[new(id)];
    }
}
