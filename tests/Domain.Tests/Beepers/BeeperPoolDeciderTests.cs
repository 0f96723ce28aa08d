using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Beepers;

public sealed class BeeperPoolDeciderTests
{
    private static readonly OrderId Dupont = new("o-1");
    private static readonly OrderId Martin = new("o-2");
    private static readonly BeeperPoolEvent Two = new BeeperPoolEvent.Resized(2, Anna, Noon);
    private static readonly BeeperPoolEvent OneToDupont = new BeeperPoolEvent.Given(1, Dupont, Anna, Noon);
    private static readonly BeeperPoolEvent TwoToDupont = new BeeperPoolEvent.Given(2, Dupont, Anna, Noon);
    private static readonly BeeperPoolEvent OneCalled = new BeeperPoolEvent.Called(1, Dupont, 1, Anna, Noon);

    private static readonly BeeperPoolEvent OneRang = new BeeperPoolEvent.Reported(1, 1, PageOutcome.Sent, Noon);
    private static readonly BeeperPoolEvent OneFailed = new BeeperPoolEvent.Reported(1, 1, PageOutcome.Failed, Noon, Reason: null, MayHelpAgain: true);
    private static readonly BeeperPoolEvent OneStops = new BeeperPoolEvent.StopAsked(1, Dupont, 2, Anna, Noon);

    public static TheoryData<BeeperPoolEvent[], BeeperPoolCommand, BeeperPoolRefusal> Refusals => new()
    {
        { [], new BeeperPoolCommand.Resize(10_000, Anna), BeeperPoolRefusal.SizeOutOfRange },
        { [Two], Give(1, new("")), BeeperPoolRefusal.OrderIdInvalid },
        { [Two, OneToDupont, TwoToDupont], Give(null, Martin), BeeperPoolRefusal.AllOut },
        { [Two], Give(3, Dupont), BeeperPoolRefusal.NoSuchBeeper },
        { [Two, OneToDupont, new BeeperPoolEvent.WasLost(1, Dupont, Anna, Noon)], Give(1, Dupont), BeeperPoolRefusal.Lost },
        { [Two, OneToDupont], Give(1, Martin), BeeperPoolRefusal.Taken },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(BeeperPoolEvent[] history, BeeperPoolCommand command, BeeperPoolRefusal reason) =>
        BeeperPoolDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<BeeperPoolRefusal>(), Refusals.Select(row => (BeeperPoolRefusal)row[2]));

    private static readonly BeeperPoolCommand[] OneOfEach =
    [
        new BeeperPoolCommand.Resize(2, Anna),
        Give(1, Dupont),
        new BeeperPoolCommand.Call(Dupont, Anna),
        new BeeperPoolCommand.Report(1, 1, PageOutcome.Sent),
        new BeeperPoolCommand.TryAgain(1, 1),
        new BeeperPoolCommand.Stop(1, Anna),
        new BeeperPoolCommand.TakeBack(Dupont, Anna),
        new BeeperPoolCommand.TakeBackOne(1, Anna),
        new BeeperPoolCommand.DeclareLost(1, Anna),
        new BeeperPoolCommand.DeclareFound(1, Anna),
    ];

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<BeeperPoolCommand>(), OneOfEach.Select(command => command.GetType().Name).Order());

    [Fact]
    public void A_house_without_beepers_has_none_to_give() =>
        BeeperPoolDecider.Decider.Given().When(Give(null, Dupont)).IsRefused(BeeperPoolRefusal.AllOut);

    [Fact]
    public void The_house_says_how_many_it_has() =>
        BeeperPoolDecider.Decider.Given().When(new BeeperPoolCommand.Resize(2, Anna)).Happens(Two);

    [Fact]
    public void The_same_size_again_changes_nothing() =>
        BeeperPoolDecider.Decider.Given(Two).When(new BeeperPoolCommand.Resize(2, Anna)).NothingHappens();

    [Fact]
    public void The_number_handed_over_is_the_number_given() =>
        BeeperPoolDecider.Decider.Given(Two).When(Give(2, Dupont)).Happens(TwoToDupont);

    [Fact]
    public void Without_a_number_the_next_free_one_is_given() =>
        BeeperPoolDecider.Decider.Given(Two, OneToDupont).When(Give(null, Dupont)).Happens(TwoToDupont);

    [Fact]
    public void Who_holds_it_already_keeps_it() =>
        BeeperPoolDecider.Decider.Given(Two, OneToDupont).When(Give(1, Dupont)).NothingHappens();

    [Fact]
    public void A_call_pages_every_beeper_of_the_order() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, TwoToDupont)
        .When(new BeeperPoolCommand.Call(Dupont, Anna))
        .Happens(OneCalled, new BeeperPoolEvent.Called(2, Dupont, 2, Anna, Noon));

    [Fact]
    public void A_second_call_pages_again_under_its_own_number() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled)
        .When(new BeeperPoolCommand.Call(Dupont, Anna))
        .Happens(new BeeperPoolEvent.Called(1, Dupont, 2, Anna, Noon));

    [Fact]
    public void An_order_without_a_beeper_is_called_by_the_board() =>
        BeeperPoolDecider.Decider.Given(Two).When(new BeeperPoolCommand.Call(Dupont, Anna)).NothingHappens();

    [Theory]
    [InlineData(PageOutcome.Sent)]
    [InlineData(PageOutcome.Failed)]
    [InlineData(PageOutcome.Doubtful)]
    public void What_the_transmitter_said_is_written_down(PageOutcome outcome) => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled)
        .When(new BeeperPoolCommand.Report(1, 1, outcome))
        .Happens(new BeeperPoolEvent.Reported(1, 1, outcome, Noon));

    [Fact]
    public void The_first_report_counts() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, new BeeperPoolEvent.Reported(1, 1, PageOutcome.Sent, Noon))
        .When(new BeeperPoolCommand.Report(1, 1, PageOutcome.Failed))
        .NothingHappens();

    [Fact]
    public void A_report_on_an_older_call_tells_nothing() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, new BeeperPoolEvent.Called(1, Dupont, 2, Anna, Noon))
        .When(new BeeperPoolCommand.Report(1, 1, PageOutcome.Failed))
        .NothingHappens();

    [Fact]
    public void A_report_on_a_beeper_that_came_back_tells_nothing() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon))
        .When(new BeeperPoolCommand.Report(1, 1, PageOutcome.Sent))
        .NothingHappens();

    [Fact]
    public void Handing_over_frees_every_beeper_of_the_order() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, TwoToDupont)
        .When(new BeeperPoolCommand.TakeBack(Dupont, Anna))
        .Happens(new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon), new BeeperPoolEvent.TakenBack(2, Dupont, Anna, Noon));

    [Fact]
    public void Taking_back_twice_is_taking_back_once() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon))
        .When(new BeeperPoolCommand.TakeBack(Dupont, Anna))
        .NothingHappens();

    [Fact]
    public void A_smaller_pool_leaves_out_what_is_out_and_offers_no_number_above_its_size()
    {
        var pool = BeeperPoolDecider.Decider.Given(Two, TwoToDupont).After(new BeeperPoolCommand.Resize(1, Anna));

        Assert.Equal((Dupont, 1), (pool.Out[2].Holder, pool.NextFree));
    }

    [Fact]
    public void One_of_several_is_taken_back_by_its_number() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, TwoToDupont)
        .When(new BeeperPoolCommand.TakeBackOne(2, Anna))
        .Happens(new BeeperPoolEvent.TakenBack(2, Dupont, Anna, Noon));

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_number_that_the_house_does_not_have_is_named_as_such_whatever_is_asked_of_it(int number) => Assert.All(
        new BeeperPoolCommand[]
        {
            new BeeperPoolCommand.TakeBackOne(number, Anna), new BeeperPoolCommand.Stop(number, Anna),
            new BeeperPoolCommand.DeclareLost(number, Anna), new BeeperPoolCommand.DeclareFound(number, Anna),
        },
        command => BeeperPoolDecider.Decider.Given(Two).When(command).IsRefused(BeeperPoolRefusal.NoSuchBeeper));

    [Fact]
    public void What_is_free_is_neither_taken_back_nor_stopped_nor_found() => Assert.All(
        new BeeperPoolCommand[]
        {
            new BeeperPoolCommand.TakeBackOne(1, Anna), new BeeperPoolCommand.Stop(1, Anna), new BeeperPoolCommand.DeclareFound(1, Anna),
        },
        command => BeeperPoolDecider.Decider.Given(Two).When(command).NothingHappens());

    [Fact]
    public void A_beeper_that_rings_is_silenced_on_its_way_back() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, OneRang)
        .When(new BeeperPoolCommand.TakeBack(Dupont, Anna))
        .Happens(new BeeperPoolEvent.StopAsked(1, Dupont, 2, Anna, Noon), new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon));

    [Theory]
    [InlineData(PageOutcome.Failed)]
    [InlineData(PageOutcome.NotPossible)]
    public void What_never_rang_need_not_be_silenced(PageOutcome outcome) => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, new BeeperPoolEvent.Reported(1, 1, outcome, Noon))
        .When(new BeeperPoolCommand.TakeBack(Dupont, Anna))
        .Happens(new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon));

    [Fact]
    public void A_page_on_its_way_may_ring_yet_and_is_stopped_too() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled)
        .When(new BeeperPoolCommand.Stop(1, Anna))
        .Happens(new BeeperPoolEvent.StopAsked(1, Dupont, 2, Anna, Noon));

    [Fact]
    public void What_was_told_to_be_silent_is_not_told_twice() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, OneRang, OneStops)
        .When(new BeeperPoolCommand.Stop(1, Anna))
        .NothingHappens();

    [Fact]
    public void A_stop_that_failed_can_be_asked_for_again() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, OneRang, OneStops, new BeeperPoolEvent.StopReported(1, 2, PageOutcome.Failed, Noon))
        .When(new BeeperPoolCommand.Stop(1, Anna))
        .Happens(new BeeperPoolEvent.StopAsked(1, Dupont, 3, Anna, Noon));

    [Fact]
    public void What_became_of_a_stop_is_written_down_though_the_beeper_is_back()
    {
        BeeperPoolEvent[] history = [Two, OneToDupont, OneCalled, OneRang, OneStops, new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon)];
        var report = new BeeperPoolCommand.Report(1, 2, PageOutcome.NotPossible);
        var reported = new BeeperPoolEvent.StopReported(1, 2, PageOutcome.NotPossible, Noon);

        BeeperPoolDecider.Decider.Given(history).When(report).Happens(reported);
        BeeperPoolDecider.Decider.Given([.. history, reported]).When(report).NothingHappens();
        Assert.Equal(
            PageOutcome.NotPossible, BeeperPoolDecider.Decider.Given(history).After(report).Returned.Single().Stop!.Outcome);
    }

    [Fact]
    public void A_page_that_failed_is_tried_again_under_its_own_number() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, OneCalled, OneFailed)
        .When(new BeeperPoolCommand.TryAgain(1, 1))
        .Happens(new BeeperPoolEvent.TriedAgain(1, Dupont, 2, 2, Noon));

    public static TheoryData<BeeperPoolEvent[]> NothingToTry => new()
    {
        Array.Empty<BeeperPoolEvent>(),
        new[] { OneCalled },
        new[] { OneCalled, OneRang },
        new[] { OneCalled, new BeeperPoolEvent.Reported(1, 1, PageOutcome.Failed, Noon, "400 bad number") },
        new[] { OneCalled, OneFailed, new BeeperPoolEvent.TriedAgain(1, Dupont, 2, 2, Noon) },
        new[] { OneCalled, OneFailed, new BeeperPoolEvent.Called(1, Dupont, 2, Anna, Noon) },
        new[] { OneCalled, OneFailed, OneStops },
        new[] { OneCalled, OneFailed, new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon) },
        new[] { OneCalled, OneFailed, new BeeperPoolEvent.WasLost(1, Dupont, Anna, Noon) },
    };

    [Theory]
    [MemberData(nameof(NothingToTry))]
    public void Only_what_failed_and_may_help_is_tried_again(BeeperPoolEvent[] then) => BeeperPoolDecider.Decider
        .Given([Two, OneToDupont, .. then])
        .When(new BeeperPoolCommand.TryAgain(1, 1))
        .NothingHappens();

    [Fact]
    public void A_call_is_tried_four_times_and_no_more()
    {
        BeeperPoolEvent[] history = [Two, OneToDupont, OneCalled];

        for (var page = 1; page <= BeeperPoolDecider.AttemptsMax; page++)
        {
            history = [.. history, new BeeperPoolEvent.Reported(1, page, PageOutcome.Failed, Noon, Reason: null, MayHelpAgain: true)];
            var again = BeeperPoolDecider.Decider.Given(history).When(new BeeperPoolCommand.TryAgain(1, page));
            Assert.Equal(page < BeeperPoolDecider.AttemptsMax ? 1 : 0, again.Events.Length);
            history = [.. history, .. again.Events];
        }

        Assert.Equal(4, BeeperPoolDecider.Decider.Given(history).State.Out[1].Call!.Attempt);
    }

    [Fact]
    public void A_doubtful_try_may_ring_though_the_next_one_failed() => BeeperPoolDecider.Decider
        .Given(
            Two, OneToDupont, OneCalled, new BeeperPoolEvent.Reported(1, 1, PageOutcome.Doubtful, Noon, Reason: null, MayHelpAgain: true),
            new BeeperPoolEvent.TriedAgain(1, Dupont, 2, 2, Noon), new BeeperPoolEvent.Reported(1, 2, PageOutcome.Failed, Noon))
        .When(new BeeperPoolCommand.TakeBackOne(1, Anna))
        .Happens(new BeeperPoolEvent.StopAsked(1, Dupont, 3, Anna, Noon), new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon));

    [Fact]
    public void A_lost_beeper_names_who_had_it_and_is_not_offered()
    {
        var pool = BeeperPoolDecider.Decider.Given(Two, OneToDupont).After(new BeeperPoolCommand.DeclareLost(1, Anna));

        Assert.Equal((Dupont, 2, false), (pool.HolderOf(1), pool.NextFree, pool.Out.ContainsKey(1)));
    }

    [Fact]
    public void Missed_in_the_evening_it_was_the_last_guest_who_had_it() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, new BeeperPoolEvent.TakenBack(1, Dupont, Anna, Noon))
        .When(new BeeperPoolCommand.DeclareLost(1, Anna))
        .Happens(new BeeperPoolEvent.WasLost(1, Dupont, Anna, Noon));

    [Fact]
    public void Lost_twice_is_lost_once_and_found_again_it_is_free()
    {
        var lost = new BeeperPoolEvent.WasLost(1, Holder: null, Anna, Noon);

        BeeperPoolDecider.Decider.Given(Two).When(new BeeperPoolCommand.DeclareLost(1, Anna)).Happens(lost);
        BeeperPoolDecider.Decider.Given(Two, lost).When(new BeeperPoolCommand.DeclareLost(1, Anna)).NothingHappens();
        Assert.True(BeeperPoolDecider.Decider.Given(Two, lost).After(new BeeperPoolCommand.DeclareFound(1, Anna)).IsFree(1));
    }

    [Fact]
    public void Handing_over_an_order_does_not_find_what_it_lost() => BeeperPoolDecider.Decider
        .Given(Two, OneToDupont, new BeeperPoolEvent.WasLost(1, Dupont, Anna, Noon))
        .When(new BeeperPoolCommand.TakeBack(Dupont, Anna))
        .NothingHappens();

    [Fact]
    public void The_list_of_what_came_back_is_short_and_newest_first()
    {
        var pool = BeeperPoolDecider.Decider.Given(Enumerable.Range(0, 30)
            .SelectMany(at => new BeeperPoolEvent[]
            {
                new BeeperPoolEvent.Given(1, new($"o-{at}"), Anna, Noon), new BeeperPoolEvent.TakenBack(1, new($"o-{at}"), Anna, Noon),
            })
            .Prepend(Two)
            .ToArray()).State;

        Assert.Equal((BeeperPool.ReturnedMax, "o-29"), (pool.Returned.Count, pool.Returned[0].Holder.Value));
    }

    [Fact]
    public void A_transmitter_that_talks_without_end_is_cut_short()
    {
        var told = BeeperPoolDecider.Decider.Given(Two, OneToDupont, OneCalled)
            .When(new BeeperPoolCommand.Report(1, 1, PageOutcome.Failed, new('x', 5_000)));

        Assert.Equal(BeeperPoolDecider.ReasonMax, Assert.IsType<BeeperPoolEvent.Reported>(told.Events.Single()).Reason!.Length);
    }

    private static BeeperPoolCommand.Give Give(int? number, OrderId order) => new(number, order, Anna);
}
