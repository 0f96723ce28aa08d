using RetailPos.Hub.Domain.Devices;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Devices;

public sealed class OutboxDeciderTests
{
    private static readonly Decider<Outbox, OutboxCommand, OutboxEvent, OutboxRefusal> Decider = OutboxDecider.Of(new("bar"));
    private static readonly JobContent Paper = new JobContent.Rows(new(42, [new PaperPart.Row("Bonjour", PaperStyle.Plain)]));
    private static readonly OutboxCommand.Queue QueueOne = new(new("j1"), JobKind.Receipt, "42", Paper, Anna);
    private static readonly OutboxJob One = new(new("j1"), JobKind.Receipt, "42", Paper, Anna, Noon);
    private static readonly OutboxEvent Queued = new OutboxEvent.JobQueued(One, Noon);
    private static readonly OutboxEvent QueuedToo = new OutboxEvent.JobQueued(One with { Id = new("j2") }, Noon);
    private static readonly OutboxEvent Begun = new OutboxEvent.JobBegun(new("j1"), Noon);
    private static readonly OutboxEvent Failed = new OutboxEvent.JobFailed(new("j1"), PrinterState.PaperOut, 1, Noon);
    private static readonly OutboxEvent Doubtful = new OutboxEvent.JobDoubtful(new("j1"), PrinterState.PaperOut, Noon);
    private static readonly OutboxEvent Signal = new OutboxEvent.JobQueued(
        new(new("d1"), JobKind.Drawer, "T1", new JobContent.Drawer(), Anna, Noon, Noon.AddSeconds(10)), Noon);
    private static readonly OutboxCommand.AskAgain Again = new(new("j1"), Anna);
    private static readonly OutboxCommand.Move MoveOne = new(new("j1"), new("desk"), Anna);
    private static readonly PrinterSetup Bar = PrinterSetup.Usual(new("bar"), "Bar", "host:9100") with { Fallback = new("desk"), FallbackSeconds = 20 };

    private static readonly OutboxEvent[] Full =
    [
        .. Enumerable.Range(1, Outbox.JobsMax).Select(at => new OutboxEvent.JobQueued(One with { Id = new($"full-{at}") }, Noon)),
    ];

    public static TheoryData<OutboxEvent[], OutboxCommand, OutboxRefusal> Refusals => new()
    {
        { [], QueueOne with { Job = new("j 1") }, OutboxRefusal.JobIdInvalid },
        { [], QueueOne with { Title = "" }, OutboxRefusal.TitleInvalid },
        { [], QueueOne with { Content = new JobContent.Rows(new(42, [])) }, OutboxRefusal.ContentInvalid },
        { [], QueueOne with { Content = new JobContent.Letter("a@b.fr", "Ticket", new('x', JobContent.TextMax + 1), File: null) }, OutboxRefusal.ContentTooLarge },
        { [], QueueOne with { GoodForSeconds = 0 }, OutboxRefusal.GoodForOutOfRange },
        { Full, QueueOne, OutboxRefusal.OutboxFull },
        { [], Again, OutboxRefusal.NoSuchJob },
        { [Queued, Begun], Again, OutboxRefusal.JobUnderWay },
        { [Queued, QueuedToo], new OutboxCommand.Begin(new("j2")), OutboxRefusal.NotNext },
        { [Queued], new OutboxCommand.Report(new("j1"), JobOutcome.Printed, PrinterState.Ready), OutboxRefusal.NotUnderWay },
        { [Queued], new OutboxCommand.SayItCameOut(new("j1"), Anna), OutboxRefusal.NotInDoubt },
        { [Queued], MoveOne with { To = new("bar") }, OutboxRefusal.TargetInvalid },
        {
            [new OutboxEvent.JobTakenOver(One with { HasFallenBack = true }, Noon)], new OutboxCommand.FallBack(new("j1"), new("desk")),
            OutboxRefusal.HasFallenBack
        },
        { [Queued], new OutboxCommand.Expire(new("j1")), OutboxRefusal.NotOver },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(OutboxEvent[] history, OutboxCommand command, OutboxRefusal reason) =>
        Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() => Assert.Equal(Enum.GetValues<OutboxRefusal>(), Refusals.Select(row => (OutboxRefusal)row[2]));

    [Fact]
    public void A_job_is_queued_begun_and_printed_and_then_forgotten_but_for_its_name()
    {
        Decider.Given().When(QueueOne).Happens(Queued);
        Decider.Given(Queued).When(QueueOne).NothingHappens();
        Decider.Given(Queued).When(new OutboxCommand.Begin(new("j1"))).Happens(Begun);

        var after = Decider.Given(Queued, Begun).After(new OutboxCommand.Report(new("j1"), JobOutcome.Printed, PrinterState.Ready));

        Assert.Empty(after.Jobs);
        Assert.Equal(new PastJob(new("j1"), JobKind.Receipt, "42", JobEnd.Printed, Noon), Assert.Single(after.Past));
        Assert.Equal(PrinterState.Ready, after.State);
    }

    [Fact]
    public void Only_the_last_are_remembered()
    {
        var history = Enumerable.Range(1, Outbox.PastMax + 5).SelectMany(at => (OutboxEvent[])
        [
            new OutboxEvent.JobQueued(One with { Id = new($"j{at}") }, Noon), new OutboxEvent.JobBegun(new($"j{at}"), Noon), new OutboxEvent.JobPrinted(new($"j{at}"), Noon),
        ]).ToArray();

        var past = Decider.Given(history).State.Past;

        Assert.Equal(Outbox.PastMax, past.Count);
        Assert.Equal(new JobId($"j{Outbox.PastMax + 5}"), past[0].Id);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 4)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(500, 60)]
    public void A_device_that_fails_is_tried_again_after_a_pause_that_grows_to_a_minute(int failures, int seconds)
    {
        var outbox = Decider.Given(Queued, Begun, new OutboxEvent.JobFailed(new("j1"), PrinterState.Unreached, failures, Noon)).State;

        Assert.Equal(Noon.AddSeconds(seconds), outbox.TryAt);
        Assert.Null(outbox.StepAt(Noon.AddSeconds(seconds - 0.1), printer: null));
        Assert.IsType<OutboxStep.Begin>(outbox.StepAt(Noon.AddSeconds(seconds), printer: null));
        Assert.Equal(Noon.AddSeconds(seconds), outbox.NextAt(printer: null));
    }

    [Fact]
    public void The_first_paper_that_comes_out_ends_the_pauses()
    {
        var again = new OutboxEvent.JobPrinted(new("j1"), Noon);
        var outbox = Decider.Given(Queued, QueuedToo, Begun, Failed, Begun, again).State;

        Assert.Equal((0, null, null), (outbox.Failures, outbox.FailedAt, outbox.FailingSince));
        Assert.Equal(new JobId("j2"), outbox.StepAt(Noon, Bar)?.Job.Id);
    }

    [Fact]
    public void A_printer_that_fails_for_too_long_gives_its_papers_to_the_other_once()
    {
        var outbox = Decider.Given(Queued, QueuedToo, Begun, Failed, Begun, new OutboxEvent.JobFailed(new("j1"), PrinterState.PaperOut, 6, Noon.AddSeconds(19))).State;

        Assert.Null(outbox.StepAt(Noon.AddSeconds(19.5), Bar));
        Assert.Equal(new DeviceId("desk"), Assert.IsType<OutboxStep.FallBack>(outbox.StepAt(Noon.AddSeconds(20), Bar)).To);
        Assert.Equal(Noon.AddSeconds(20), outbox.NextAt(Bar));
        Assert.Null(outbox.StepAt(Noon.AddSeconds(20), Bar with { Fallback = null }));
        Decider.Given(Queued, Begun, Failed).When(new OutboxCommand.FallBack(new("j1"), new("desk"))).Happens(
            new OutboxEvent.JobMoved(One with { HasFallenBack = true }, new("desk"), Actor.Hub, Noon));
    }

    [Fact]
    public void A_printer_that_has_given_papers_away_is_tried_again_all_the_same()
    {
        var failing = Decider.Given(Queued, Begun, new OutboxEvent.JobFailed(new("j1"), PrinterState.PaperOut, 7, Noon)).State;

        Assert.IsType<OutboxStep.FallBack>(failing.StepAt(Noon.AddSeconds(30), Bar));
        Assert.IsType<OutboxStep.Begin>(failing.StepAt(Noon.AddSeconds(60), Bar));
    }

    [Fact]
    public void What_is_taken_over_is_never_refused_for_a_full_queue_and_comes_once()
    {
        var taken = new OutboxCommand.TakeOver(One, new("desk"));

        Decider.Given(Full).When(taken).Happens(new OutboxEvent.JobTakenOver(One with { From = new("desk") }, Noon));
        Decider.Given(Queued).When(taken).NothingHappens();
    }

    [Fact]
    public void A_job_in_doubt_holds_up_nobody_and_waits_for_a_person()
    {
        var outbox = Decider.Given(Queued, QueuedToo, Begun, new OutboxEvent.JobDoubtful(new("j1"), State: null, Noon)).State;

        Assert.Equal((1, 1), (outbox.Waiting, outbox.Doubtful));
        Assert.Equal(new JobId("j2"), outbox.StepAt(Noon, Bar)?.Job.Id);
    }

    [Fact]
    public void Printed_again_it_says_that_it_may_be_a_copy_and_what_never_came_out_says_nothing()
    {
        Decider.Given(Queued, Begun, Doubtful).When(Again).Happens(new OutboxEvent.JobAskedAgain(new("j1"), MayBeCopy: true, Anna, Noon));
        Decider.Given(Queued, Begun, Failed).When(Again).Happens(new OutboxEvent.JobAskedAgain(new("j1"), MayBeCopy: false, Anna, Noon));
        Assert.IsType<OutboxStep.Begin>(Decider.Given(Queued, Begun, Failed).After(Again).StepAt(Noon, Bar));
        Decider.Given(Queued).When(Again).NothingHappens();
    }

    [Fact]
    public void A_person_says_that_it_came_out_moves_it_or_throws_it_away()
    {
        Decider.Given(Queued, Begun, Doubtful).When(new OutboxCommand.SayItCameOut(new("j1"), Anna)).Happens(new OutboxEvent.JobCameOut(new("j1"), Anna, Noon));
        Decider.Given(Queued, Begun, Doubtful).When(MoveOne).Happens(
            new OutboxEvent.JobMoved(One with { MayBeCopy = true }, new("desk"), Anna, Noon));
        Decider.Given(Queued).When(MoveOne).Happens(new OutboxEvent.JobMoved(One, new("desk"), Anna, Noon));
        Decider.Given(Queued).When(new OutboxCommand.Drop(new("j1"), Anna)).Happens(new OutboxEvent.JobDropped(new("j1"), Anna, Noon));
    }

    [Fact]
    public void A_letter_to_nobody_waits_for_a_person_and_the_next_goes_out_at_once()
    {
        var outbox = Decider.Given(Queued, QueuedToo, Begun, new OutboxEvent.JobDoubtful(new("j1"), PrinterState.Refused, Noon)).State;

        Assert.IsType<OutboxStep.Begin>(outbox.StepAt(Noon, printer: null));
        Assert.False(Assert.IsType<OutboxEvent.JobAskedAgain>(Decider.Given(Queued, Begun, new OutboxEvent.JobDoubtful(new("j1"), PrinterState.Refused, Noon))
            .When(Again).Events.Single()).MayBeCopy);
        Decider.Given(new OutboxEvent.JobQueued(One with { Content = new JobContent.Letter("a@b.fr", "Ticket", "", File: null) }, Noon))
            .When(MoveOne).IsRefused(OutboxRefusal.TargetInvalid);
    }

    [Fact]
    public void A_drawer_that_could_not_be_opened_in_time_stays_shut()
    {
        var outbox = Decider.Given(Signal).State;

        Assert.IsType<OutboxStep.Begin>(outbox.StepAt(Noon.AddSeconds(10), Bar));
        Assert.IsType<OutboxStep.Expire>(outbox.StepAt(Noon.AddSeconds(11), Bar));
        Decider.Given(Signal, new OutboxEvent.JobBegun(new("d1"), Noon)).When(new OutboxCommand.Report(new("d1"), JobOutcome.Doubtful, State: null))
            .Happens(new OutboxEvent.JobDropped(new("d1"), Actor.Hub, Noon));
    }
}
