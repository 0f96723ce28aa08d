using RetailPos.Hub.Domain.Stations;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Stations;

public sealed class StationDeciderTests
{
    private static readonly StationSetup Grill = new(new("grill"), "Grill", new("kitchen"), Capacity: 4, Rank: 0);
    private static readonly StationEvent WasSetUp = new StationEvent.WasSetUp(Grill, Noon);

    public static TheoryData<StationEvent[], StationCommand, StationRefusal> Refusals => new()
    {
        { [], SetUp(Grill with { Id = new("le grill") }), StationRefusal.IdInvalid },
        { [], SetUp(Grill with { Name = "\u0007" }), StationRefusal.NameInvalid },
        { [], SetUp(Grill with { Backup = Grill.Id }), StationRefusal.BackupInvalid },
        { [], SetUp(Grill with { Capacity = 100 }), StationRefusal.CapacityOutOfRange },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(StationEvent[] history, StationCommand command, StationRefusal reason) =>
        StationDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<StationRefusal>(), Refusals.Select(row => (StationRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() =>
        Assert.Equal(CasesOf<StationCommand>(), [nameof(StationCommand.SetRules), SetUp(Grill).GetType().Name]);

    [Fact]
    public void Rules_are_set_once_and_outlive_another_set_up()
    {
        var off = new StationRules(WholeTicketRule.Off);
        var set = new StationEvent.RulesSet(off, Anna, Noon);

        StationDecider.Decider.Given(WasSetUp).When(new StationCommand.SetRules(off, Anna)).Happens(set);
        StationDecider.Decider.Given(WasSetUp, set).When(new StationCommand.SetRules(off, Anna)).NothingHappens();
        Assert.Equal(off, StationDecider.Decider.Given(set, WasSetUp).State.Rules);
    }

    [Fact]
    public void Mending_a_set_up_fault_by_fault_walks_down_the_list_of_refusals()
    {
        var setup = new StationSetup(new(""), "", new(""), 0, 0);

        Assert.Equal(
            Enum.GetValues<StationRefusal>().Cast<StationRefusal?>().Append(null),
            [
                StationDecider.Check(setup),
                StationDecider.Check(setup = setup with { Id = new("grill") }),
                StationDecider.Check(setup = setup with { Name = "Grill" }),
                StationDecider.Check(setup = setup with { Backup = null }),
                StationDecider.Check(setup with { Capacity = 1 }),
            ]);
    }

    [Fact]
    public void A_station_is_set_up() => StationDecider.Decider.Given().When(SetUp(Grill)).Happens(WasSetUp);

    [Fact]
    public void The_same_set_up_again_changes_nothing() =>
        StationDecider.Decider.Given(WasSetUp).When(SetUp(Grill)).NothingHappens();

    [Fact]
    public void A_new_set_up_replaces_the_old_one() => Assert.Equal(
        7, StationDecider.Decider.Given(WasSetUp).After(SetUp(Grill with { Capacity = 7 })).Setup!.Capacity);

    private static StationCommand.SetUp SetUp(StationSetup setup) => new(setup);
}
