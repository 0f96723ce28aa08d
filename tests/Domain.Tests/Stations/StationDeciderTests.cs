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
        { [WasSetUp], Cover(CoverRung.Backup) with { To = Grill.Id }, StationRefusal.CoverInvalid },
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
        Assert.Equal(
            CasesOf<StationCommand>(),
            new StationCommand[] { SetUp(Grill), new StationCommand.SetRules(StationRules.Default, Anna), Cover(CoverRung.Alarm), Ask, Report(PaperOutcome.Printed), Back }.Select(one => one.GetType().Name).Order());

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
            Enum.GetValues<StationRefusal>().Where(fault => fault is not StationRefusal.CoverInvalid).Cast<StationRefusal?>().Append(null),
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

    [Fact]
    public void A_silent_station_is_covered_once_for_each_rung()
    {
        StationDecider.Decider.Given(WasSetUp).When(Cover(CoverRung.Backup)).Happens(Covered(CoverRung.Backup));
        StationDecider.Decider.Given(WasSetUp, Covered(CoverRung.Backup)).When(Cover(CoverRung.Backup)).NothingHappens();
        StationDecider.Decider.Given(WasSetUp, Covered(CoverRung.Backup)).When(Cover(CoverRung.Alarm)).Happens(Covered(CoverRung.Alarm));
    }

    [Fact]
    public void A_cover_on_a_screen_names_it_and_one_without_a_screen_names_none() => Assert.All(
        new[] { Cover(CoverRung.Backup) with { To = null }, Cover(CoverRung.Printer) with { To = new("oven") } },
        command => StationDecider.Decider.Given(WasSetUp).When(command).IsRefused(StationRefusal.CoverInvalid));

    [Fact]
    public void A_line_goes_to_paper_once_unless_the_printer_refused_it()
    {
        StationDecider.Decider.Given(Covered(CoverRung.Printer)).When(Ask).Happens(Asked);
        StationDecider.Decider.Given(Covered(CoverRung.Printer), Asked).When(Ask).NothingHappens();
        StationDecider.Decider.Given(Covered(CoverRung.Printer), Asked, Reported(PaperOutcome.Doubtful)).When(Ask).NothingHappens();
        StationDecider.Decider.Given(Covered(CoverRung.Printer), Asked, Reported(PaperOutcome.Failed)).When(Ask).Happens(Asked);
        StationDecider.Decider.Given(WasSetUp).When(Ask).NothingHappens();
    }

    [Fact]
    public void What_the_printer_said_is_written_down_once()
    {
        StationDecider.Decider.Given(Covered(CoverRung.Printer), Asked).When(Report(PaperOutcome.Printed)).Happens(Reported(PaperOutcome.Printed));
        StationDecider.Decider.Given(Covered(CoverRung.Printer), Asked, Reported(PaperOutcome.Printed)).When(Report(PaperOutcome.Failed)).NothingHappens();
        StationDecider.Decider.Given(Covered(CoverRung.Printer)).When(Report(PaperOutcome.Printed)).NothingHappens();
    }

    [Fact]
    public void The_lines_come_home_once()
    {
        StationDecider.Decider.Given(Covered(CoverRung.Backup)).When(Back).Happens(HandedBack);
        StationDecider.Decider.Given(Covered(CoverRung.Backup), HandedBack).When(Back).NothingHappens();
    }

    [Fact]
    public void Paper_is_remembered_from_rung_to_rung_and_forgotten_at_home()
    {
        var up = StationDecider.Decider.Given(Covered(CoverRung.Printer), Asked, Reported(PaperOutcome.Printed), Covered(CoverRung.Alarm));
        Assert.Equal(PaperOutcome.Printed, up.State.Cover!.PaperOf(Slip)!.Outcome);
        Assert.Null(StationDecider.Decider.Given([.. up.History, HandedBack]).State.Cover);
    }

    private static readonly SlipLine Slip = new(new("steak"), IsCancelled: false);
    private static readonly StationCommand.AskPaper Ask = new([Slip]);
    private static readonly StationCommand.HandBack Back = new([new("steak")]);
    private static readonly StationEvent Asked = new StationEvent.PaperAsked([Slip], Noon);
    private static readonly StationEvent HandedBack = new StationEvent.HandedBack(CoverRung.Backup, [new("steak")], Noon);

    private static StationCommand.ReportPaper Report(PaperOutcome outcome) => new([Slip], outcome);

    private static StationEvent.PaperReported Reported(PaperOutcome outcome) => new([Slip], outcome, Noon);

    private static StationCommand.Cover Cover(CoverRung rung) =>
        new(CoverReason.Silent, rung, rung is CoverRung.Backup ? new("oven") : null, [], [new("steak")], Noon);

    private static StationEvent.Covered Covered(CoverRung rung) => new(
        CoverReason.Silent, rung, rung is CoverRung.Backup ? new("oven") : null, [], [new("steak")], Noon, Noon);

    private static StationCommand.SetUp SetUp(StationSetup setup) => new(setup);
}
