using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Routing.Bistro;

namespace RetailPos.Domain.Tests.Routing;

/// <summary>A proof that finds nothing has not been tested. Each of these plants a hole and sees it found.</summary>
public sealed class RoutingProofTests
{
    private static readonly ProofArticle TheTartare = new(Tartare, "Tartare", Mains, [Cold], RouteCause.Article, ["Frites", "Salade"]);
    private static readonly ProofArticle Beer = new(new("beer"), "Bière", Drinks, [BarIn], RouteCause.Department, []);

    private static readonly ValueList<StationReach> Reach =
    [
        new(Hot, Cold, 1, 0), new(Cold, Hot, 1, 0), new(Fryer, Hot, 1, 0), new(BarIn, BarOut, 1, 0), new(BarOut, BarIn, 1, 0),
    ];

    [Fact]
    public void A_house_where_each_screen_has_another_behind_it_holds()
    {
        var proof = Prove(Table(If(Option("Frites"), Add(Fryer)), If(Department(Drinks), Among(BarIn, BarOut))));

        Assert.True(proof.Holds);
        Assert.Empty(proof.IdleRules);
        Assert.Equal((2, 3), (proof.Articles, proof.Checked)); // Plain and with fries; the beer.
    }

    [Fact]
    public void A_station_with_one_screen_no_backup_and_no_printer_is_a_hole_as_soon_as_that_screen_is_down()
    {
        var proof = Prove(Table(), With(new StationReach(BarIn, null, 1, 0)));

        Assert.Equal([new(Beer.Id, "Bière", BarIn, BarIn, Plain, true)], proof.Holes);
        Assert.False(proof.Holds);
    }

    [Theory]
    [InlineData(2, 0)]
    [InlineData(1, 1)]
    [InlineData(0, 1)]
    public void A_second_screen_or_a_printer_mends_it(int screens, int printers) =>
        Assert.True(Prove(Table(), With(new StationReach(BarIn, null, screens, printers))).Holds);

    [Fact]
    public void A_station_without_a_screen_lives_by_its_backup_until_that_is_down() => Assert.Equal(
        [(BarIn, (StationId?)BarOut)],
        Prove(Table(), With(new StationReach(BarIn, BarOut, 0, 0))).Holes.Select(hole => (hole.Station!.Value, hole.Down)));

    [Fact]
    public void A_hole_behind_an_option_is_told_by_the_simplest_order_that_falls_into_it()
    {
        var proof = Prove(
            Table(If(Option("frites"), Add(Fryer))), With(new StationReach(Fryer, null, 0, 0)));

        Assert.Equal([new(Tartare, "Tartare", Fryer, null, Plain with { Options = ["Frites"] }, false)], proof.Holes);
    }

    [Fact]
    public void A_hole_behind_an_area_a_register_and_a_mode_is_found()
    {
        var rule = new RoutingRule(
            [new RuleCondition.TablesNamed("P"), new RuleCondition.Sources(["T9"]), new RuleCondition.Mode(ServiceMode.TakeAway)],
            Use(Fryer));
        var proof = Prove(Table(rule), With(new StationReach(Fryer, null, 0, 0)));

        Assert.Equal([new ProofCase([], ServiceMode.TakeAway, "T9", "P*")], proof.Holes.Select(hole => hole.Case).Distinct());
        Assert.Equal(2, proof.HoleCount);
    }

    [Fact]
    public void Every_one_of_several_equals_must_be_seen_not_only_the_idle_one() => Assert.Equal(
        [BarOut],
        Prove(Table(If(Department(Drinks), Among(BarIn, BarOut))), [new(Cold, Hot, 1, 0), new(Hot, Cold, 1, 0), new(BarIn, null, 2, 0)])
            .Holes.Select(hole => hole.Station!.Value));

    [Fact]
    public void An_article_whose_station_is_not_there_is_unassigned_and_a_default_station_takes_it()
    {
        var lost = TheTartare with { Card = [Nowhere], Options = [] };

        Assert.Equal([(StationId?)null], RoutingProof.Of(Table(), [lost], House, Reach).Holes.Select(hole => hole.Station));
        Assert.True(RoutingProof.Of(Table() with { Default = Hot }, [lost], House, Reach).Holds);
    }

    [Fact]
    public void A_rule_that_is_never_true_or_always_behind_another_is_named()
    {
        var proof = Prove(Table(
            If(Department(Mains), Use(Hot)), If(new RuleCondition.Articles([Tartare]), Use(Cold)), If(Option("Truffe"), Add(Hot))));

        Assert.Equal([2, 3], proof.IdleRules);
    }

    [Fact]
    public void Ten_thousand_articles_that_no_rule_tells_apart_are_tried_once_and_all_counted()
    {
        var many = Enumerable.Range(0, 10_000).Select(n => Beer with { Id = new($"beer-{n}"), Name = $"Bière {n}" }).ToValueList();
        var proof = RoutingProof.Of(Table(), many, House, With(new StationReach(BarIn, null, 1, 0)));

        Assert.Equal((10_000, RoutingProof.HolesMax), (proof.HoleCount, proof.Holes.Count));
        Assert.Equal(10_000, proof.Checked);
    }

    [Fact]
    public void More_ways_of_ordering_than_can_be_tried_prove_nothing()
    {
        ValueList<string> names = [.. Enumerable.Range(0, 60).Select(n => $"n{n}")];
        var rules = Enumerable.Range(0, 20).SelectMany(n => new[]
        {
            If(new RuleCondition.Sources([.. names.Select(name => $"{name}-{n}")]), Use(Hot)),
            If(new RuleCondition.Tables([.. names.Select(name => new TableId($"{name}-{n}"))]), Use(Hot)),
        });
        var proof = Prove(Table([.. rules]));

        Assert.False(proof.IsWhole);
        Assert.True(proof.Verdict(1).Holes > 0);
    }

    [Fact]
    public void A_rehearsal_counts_every_line_once_before_and_once_after_at_each_of_its_stations()
    {
        var rehearsal = RoutingRehearsal.Empty
            .With(new(1, "Tartare", Quantity.Pieces(2), ["Frites"], [Cold], new([Fryer, Cold], new([]))))
            .With(new(2, "Bière", Quantity.One, [], [BarIn], new([BarIn], new([]))))
            .With(new(3, "Mystère", Quantity.One, [], [], new([Hot], new([]))));

        Assert.Equal(
            [
                new(BarIn, 1, 1_000, 1, 1_000), new(Cold, 1, 2_000, 1, 2_000), new(Fryer, 0, 0, 1, 2_000),
                new(Hot, 0, 0, 1, 1_000), new(null, 1, 1_000, 0, 0),
            ],
            rehearsal.Stations);
        Assert.Equal((3, 2), (rehearsal.Lines, rehearsal.MovedCount));
        Assert.Equal(["Tartare", "Mystère"], rehearsal.Moved.Select(moved => moved.Article));
    }

    private static readonly ProofCase Plain = new([], ServiceMode.EatIn, "", "");

    private static RoutingProof Prove(RoutingTable table, ValueList<StationReach>? reach = null) =>
        RoutingProof.Of(table, [TheTartare, Beer], House, reach ?? Reach);

    private static ValueList<StationReach> With(StationReach other) =>
        [.. Reach.Where(one => one.Station != other.Station).Append(other)];
}
