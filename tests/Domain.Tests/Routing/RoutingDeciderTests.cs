using RetailPos.Hub.Domain.Routing;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Routing.Bistro;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Routing;

public sealed class RoutingDeciderTests
{
    private static readonly RoutingRule Fries = If(Option("Frites"), Add(Fryer));
    private static readonly RoutingRule Terrace = If(new RuleCondition.TablesNamed("P"), Use(BarOut));
    private static readonly RoutingEvent Drafted = Saved(1, Fries);
    private static readonly RoutingEvent First = Published(1, Fries);

    public static TheoryData<RoutingEvent[], RoutingCommand, RoutingRefusal> Refusals => new()
    {
        { [], Save([.. Enumerable.Repeat(Fries, RoutingRules.RulesMax + 1)]), RoutingRefusal.TooManyRules },
        { [], Save(new RoutingRule([], Use(Hot))), RoutingRefusal.NoCondition },
        { [], Save(new RoutingRule([.. Enumerable.Repeat(Option("x"), 9)], Use(Hot))), RoutingRefusal.TooManyConditions },
        { [], Save(If(new RuleCondition.Options([]), Use(Hot))), RoutingRefusal.ConditionInvalid },
        { [], Save(If(Option("x"), Use())), RoutingRefusal.RouteInvalid },
        { [], Save(If(Option("x"), Add(new("le four")))), RoutingRefusal.StationInvalid },
        { [], Save(If(Option("x"), Among(BarIn))), RoutingRefusal.EqualsInvalid },
        { [], new RoutingCommand.SaveDraft([], new StationId(""), 0, Anna), RoutingRefusal.DefaultInvalid },
        { [Drafted, First], Publish(version: 0, revision: 1), RoutingRefusal.VersionMovedOn },
        { [], Publish(version: 0, revision: 0), RoutingRefusal.NoDraft },
        { [Drafted], Save(0, Terrace), RoutingRefusal.DraftMovedOn },
        { [Drafted], Publish(0, 1) with { Proof = new(Revision: 9, Checked: 3, Holes: 0) }, RoutingRefusal.NotProved },
        { [Drafted], Publish(0, 1) with { ForcedBy = "\u0007" }, RoutingRefusal.ForcedByInvalid },
        { [Drafted], Publish(0, 1) with { Proof = new(1, 3, Holes: 2) }, RoutingRefusal.ProofFails },
        { [], new RoutingCommand.RollBack(0, Anna), RoutingRefusal.NothingToReturnTo },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(RoutingEvent[] history, RoutingCommand command, RoutingRefusal reason) =>
        RoutingDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<RoutingRefusal>(), Refusals.Select(row => (RoutingRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<RoutingCommand>(), ["DiscardDraft", "Publish", "RollBack", "SaveDraft"]);

    [Fact]
    public void A_draft_is_saved_beside_what_is_published() =>
        RoutingDecider.Decider.Given(Drafted, First).When(Save(Terrace)).Happens(Saved(2, Terrace));

    [Fact]
    public void The_same_draft_again_changes_nothing() =>
        RoutingDecider.Decider.Given(Drafted).When(Save(1, Fries)).NothingHappens();

    [Fact]
    public void A_published_draft_is_the_table_and_no_longer_a_draft()
    {
        var after = RoutingDecider.Decider.Given(Drafted).After(Publish(0, 1));

        Assert.Equal((new RoutingTable(1, [Fries], Default: null), RoutingTable.Empty, null), (after.Published, after.Before, after.Draft));
    }

    [Fact]
    public void Forced_by_name_a_failing_proof_is_published_and_the_journal_says_by_whom() =>
        RoutingDecider.Decider.Given(Drafted)
            .When(Publish(0, 1) with { Proof = new(1, 3, Holes: 2), ForcedBy = "Anna" })
            .Happens(new RoutingEvent.Published(new(1, [Fries], null), new(1, 3, 2), "Anna", Anna, Noon));

    [Fact]
    public void Nobody_has_forced_what_needed_no_force() =>
        RoutingDecider.Decider.Given(Drafted).When(Publish(0, 1) with { ForcedBy = "Anna" }).Happens(First);

    [Fact]
    public void Going_back_returns_exactly_the_table_before_and_going_back_again_the_one_after()
    {
        var two = RoutingDecider.Decider.Given(Drafted, First, Saved(2, Terrace), Published(2, Terrace));
        var back = two.After(new RoutingCommand.RollBack(2, Anna));
        var forth = RoutingDecider.Decide(back, new RoutingCommand.RollBack(1, Anna), Noon).Events.Aggregate(back, RoutingDecider.Evolve);

        Assert.Equal(two.State.Before, back.Published);
        Assert.Equal(two.State.Published, forth.Published);
    }

    [Fact]
    public void A_number_is_never_given_twice_so_that_a_reason_on_a_ticket_stays_true()
    {
        var after = RoutingDecider.Decider
            .Given(
                Drafted, First, Saved(2, Terrace), Published(2, Terrace),
                new RoutingEvent.RolledBack(2, 1, Anna, Noon), Saved(3, Fries, Terrace))
            .After(Publish(version: 1, revision: 3));

        Assert.Equal(3, after.Published.Version);
    }

    [Fact]
    public void A_discarded_draft_leaves_everything_else()
    {
        var given = RoutingDecider.Decider.Given(Drafted, First, Saved(2, Terrace));

        Assert.Equal(
            given.State with { Draft = null }, given.After(new RoutingCommand.DiscardDraft(2, Anna)));
    }

    private static RoutingCommand.SaveDraft Save(params RoutingRule[] rules) => Save(0, rules);

    private static RoutingCommand.SaveDraft Save(int seen, params RoutingRule[] rules) => new([.. rules], Default: null, seen, Anna);

    private static RoutingCommand.Publish Publish(int version, int revision) =>
        new(version, revision, new(revision, Checked: 3, Holes: 0), ForcedBy: "", Anna);

    private static RoutingEvent.DraftSaved Saved(int revision, params RoutingRule[] rules) =>
        new(new(revision, [.. rules], Default: null, Anna, Noon), Noon);

    private static RoutingEvent.Published Published(int version, params RoutingRule[] rules) => new(
        new(version, [.. rules], Default: null), new(version, Checked: 3, Holes: 0), ForcedBy: "", Anna, Noon);
}
