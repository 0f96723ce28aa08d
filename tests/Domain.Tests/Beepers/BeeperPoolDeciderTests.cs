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

    public static TheoryData<BeeperPoolEvent[], BeeperPoolCommand, BeeperPoolRefusal> Refusals => new()
    {
        { [], new BeeperPoolCommand.Resize(10_000, Anna), BeeperPoolRefusal.SizeOutOfRange },
        { [Two], Give(1, new("")), BeeperPoolRefusal.OrderIdInvalid },
        { [Two, OneToDupont, TwoToDupont], Give(null, Martin), BeeperPoolRefusal.AllOut },
        { [Two], Give(3, Dupont), BeeperPoolRefusal.NoSuchBeeper },
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
        new BeeperPoolCommand.TakeBack(Dupont, Anna),
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

    private static BeeperPoolCommand.Give Give(int? number, OrderId order) => new(number, order, Anna);
}
