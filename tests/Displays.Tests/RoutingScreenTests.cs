using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Displays.Routing;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Hub.Domain.Orders;
using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;

namespace RetailPos.Displays.Tests;

public sealed class RoutingScreenTests : ScreenContext
{
    private static readonly RoutingRule Fries = new([new RuleCondition.Options(["Frites"])], new RuleEffect.Add(Kitchen.Hot, RouteEnd.Last));
    private static readonly RoutingRule Terrace = new([new RuleCondition.TablesNamed("P")], new RuleEffect.Use([Kitchen.Bar]));

    private readonly FakeFeed<RoutingView> _routing = new(RoutingView.Empty with { Position = 1 });
    private readonly FakeRoutingDesk _desk;

    public RoutingScreenTests()
    {
        _desk = new(_routing);
        Services.AddSingleton<IFeed<RoutingView>>(_routing);
        Services.AddSingleton<IFeed<CatalogueView>>(new FakeFeed<CatalogueView>(Menu()));
        Services.AddSingleton<IRoutingDesk>(_desk);
        Feed.Push(Kitchen.View(1));
    }

    [Fact]
    public void A_rule_is_a_sentence_in_the_houses_own_names()
    {
        Draft(new RoutingRule(
            [new RuleCondition.Departments([new("drinks")]), new RuleCondition.TablesNamed("P"), new RuleCondition.Mode(ServiceMode.EatIn)],
            new RuleEffect.Among([Kitchen.Hot, Kitchen.Bar])));
        var screen = Render<RoutingScreen>();

        Assert.Equal(
            "Si le rayon est Boissons et la table commence par P… et le mode est Sur place → répartir selon la charge entre Cuisine chaude et Bar Nouveau",
            Squeezed(screen.Test("sentence").TextContent));
    }

    [Fact]
    public void A_rule_is_made_by_choosing_and_kept_as_the_hubs_draft()
    {
        var screen = Render<RoutingScreen>();

        screen.Test("add").Click();
        screen.Test("kind-0").Change("Options");
        screen.Test("value-0").Change("Frites");
        screen.Test("effect").Change("AddLast");
        screen.Test("station").Change("hot");
        screen.Test("keep").Click();

        Assert.Equal([Fries], _routing.Current.Routing.Draft!.Rules);
        Assert.True(screen.Has("rule-1"));
        Assert.False(screen.Has("editor"));
    }

    [Fact]
    public void A_rule_that_says_too_little_is_not_kept_and_told_why()
    {
        var screen = Render<RoutingScreen>();

        screen.Test("add").Click();
        screen.Test("keep").Click();

        Assert.Equal("Une condition est vide ou illisible. La compléter.", screen.Test("fault").TextContent);
        Assert.Null(_routing.Current.Routing.Draft);
    }

    [Fact]
    public void Rules_change_places_and_leave()
    {
        Draft(Fries, Terrace);
        var screen = Render<RoutingScreen>();

        screen.Test("down-1").Click();
        Assert.Equal([Terrace, Fries], _routing.Current.Routing.Draft!.Rules);

        screen.Test("remove-1").Click();
        Assert.Equal([Fries], _routing.Current.Routing.Draft!.Rules);
    }

    [Fact]
    public void What_the_draft_drops_is_still_shown()
    {
        Publish(Fries, Terrace);
        Draft(Terrace);
        var screen = Render<RoutingScreen>();

        Assert.Single(screen.FindAll("[data-test='dropped']"));
        Assert.Contains("Changements : 1", screen.Test("draft").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_failing_proof_is_read_by_cause_and_published_only_by_name()
    {
        Draft(Fries);
        _desk.Proof = new(
            80, 320,
            [
                new(new("kir"), "Kir", Kitchen.Bar, Kitchen.Bar, new([], ServiceMode.EatIn, "", ""), IsAnyCase: true),
                new(new("beer"), "Bière", Kitchen.Bar, Kitchen.Bar, new(["Frites"], ServiceMode.TakeAway, "", "P*"), IsAnyCase: false),
            ],
            HoleCount: 2, [1], IsWhole: true);
        var screen = Render<RoutingScreen>();

        screen.Test("publish").Click();

        Assert.Contains("n’arriveraient pas", screen.Test("refusal").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            "Si l’écran de Bar s’arrête, personne ne voit plus : Kir, Bière (Frites, Emporter, table P*)",
            Squeezed(screen.Test("hole").TextContent));
        Assert.True(screen.Test("force").HasAttribute("disabled"));
        Assert.True(screen.Has("idle"));

        screen.Test("forced-by").Input("Léa");
        screen.Test("force").Click();

        Assert.Equal(1, _routing.Current.Routing.Published.Version);
    }

    [Fact]
    public void Going_back_says_first_what_it_returns_to()
    {
        Publish(Fries);
        Publish(Terrace);
        var screen = Render<RoutingScreen>();

        Assert.Contains("version 1", screen.Test("back").TextContent, StringComparison.Ordinal);
        screen.Test("back").Click();
        screen.Test("back-sure").Click();

        Assert.Equal(1, _routing.Current.Routing.Published.Version);
        Assert.Contains("version 2", screen.Test("back").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_trial_shows_each_station_before_and_after_and_forgets_itself_when_the_rules_change()
    {
        Draft(Fries);
        _desk.Rehearsal = RoutingRehearsal.Empty
            .With(new(42, "Tartare", Quantity.One, ["Frites"], [Kitchen.Bar], new([Kitchen.Bar, Kitchen.Hot], new([new(RouteCause.RuleAdds, "1", 1, [])]))));
        var screen = Render<RoutingScreen>();

        screen.Test("rehearse").Click();

        Assert.Equal(new DateOnly(2026, 3, 13), _desk.Rehearsed[0].Day);
        Assert.Contains("Cuisine chaude", screen.Test("difference-hot").TextContent, StringComparison.Ordinal);
        Assert.Equal("42 1 Tartare (Frites) Bar Bar › Cuisine chaude Règle 1", Squeezed(screen.Test("moved").TextContent));

        screen.Test("remove-1").Click();
        Assert.False(screen.Has("rehearsal"));
    }

    [Fact]
    public void Somebody_else_at_the_draft_is_seen_at_once()
    {
        var screen = Render<RoutingScreen>();
        Draft(Terrace);

        screen.WaitForAssertion(() => Assert.True(screen.Has("rule-1")));
    }

    [Fact]
    public void Every_form_gives_back_the_rule_it_was_made_of() => Assert.All(
        new RuleCondition[]
        {
            new RuleCondition.Articles([new("a")]), new RuleCondition.Departments([new("d")]), new RuleCondition.Options(["o"]),
            new RuleCondition.Mode(ServiceMode.TakeAway), new RuleCondition.Sources(["T1"]), new RuleCondition.Tables([new("T1")]),
            new RuleCondition.TablesNamed("P"),
        }.SelectMany(condition => new RuleEffect[]
        {
            new RuleEffect.Use([Kitchen.Hot]), new RuleEffect.Add(Kitchen.Hot, RouteEnd.First), new RuleEffect.Add(Kitchen.Hot, RouteEnd.Last),
            new RuleEffect.Among([Kitchen.Hot, Kitchen.Bar]),
        }.Select(effect => new RoutingRule([condition], effect))),
        rule => Assert.Equal(rule, RuleForm.Of(rule).Rule));

    private void Draft(params RoutingRule[] rules) => _desk.Tell(new RoutingCommand.SaveDraft(
        [.. rules], Default: null, _routing.Current.Routing.Draft?.Revision ?? 0, Actor.Hub));

    private void Publish(params RoutingRule[] rules)
    {
        Draft(rules);
        var routing = _routing.Current.Routing;
        _desk.Tell(new RoutingCommand.Publish(
            routing.Published.Version, routing.Draft!.Revision, new(routing.Draft.Revision, 1, 0), "", Actor.Hub));
    }

    private static CatalogueView Menu() => CatalogueView.Empty with
    {
        Catalogue = CatalogueView.Empty.Catalogue with
        {
            Departments = ImmutableDictionary<DepartmentId, RetailPos.Register.Domain.Catalogue.Department>.Empty
                .Add(new("drinks"), new(new("drinks"), "Boissons", [Kitchen.Bar], 1, 0)),
        },
    };

    private static string Squeezed(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
