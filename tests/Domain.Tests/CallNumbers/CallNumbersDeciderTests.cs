using FsCheck;
using FsCheck.Fluent;
using RetailPos.Hub.Domain.CallNumbers;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.CallNumbers;

public sealed class CallNumbersDeciderTests
{
    private static readonly OrderId Order = new("o-1");

    public static TheoryData<CallNumbersEvent[], CallNumbersCommand, CallNumbersRefusal> Refusals => new()
    {
        { [], Give(new("")), CallNumbersRefusal.OrderIdInvalid },
        { [], Give(Order) with { Series = new(9, 8) }, CallNumbersRefusal.SeriesInvalid },
        { [new CallNumbersEvent.Given(new("o-0"), 9_999, Noon)], Give(Order), CallNumbersRefusal.DayIsFull },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Refuses(CallNumbersEvent[] history, CallNumbersCommand command, CallNumbersRefusal reason) =>
        CallNumbersDecider.Decider.Given(history).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<CallNumbersRefusal>(), Refusals.Select(row => (CallNumbersRefusal)row[2]));

    [Fact]
    public void There_is_one_of_each_command() =>
        Assert.Equal(CasesOf<CallNumbersCommand>(), [Give(Order).GetType().Name]);

    [Fact]
    public void The_first_order_of_the_day_is_number_one() => CallNumbersDecider.Decider
        .Given()
        .When(Give(Order))
        .Happens(new CallNumbersEvent.Given(Order, 1, Noon));

    [Fact]
    public void An_order_that_asks_again_keeps_its_number() => CallNumbersDecider.Decider
        .Given(new CallNumbersEvent.Given(Order, 1, Noon))
        .When(Give(Order))
        .NothingHappens();

    [Fact]
    public void An_order_keeps_its_number_on_a_day_that_is_full() => CallNumbersDecider.Decider
        .Given(new CallNumbersEvent.Given(Order, 9_999, Noon))
        .When(Give(Order))
        .NothingHappens();

    [Fact]
    public void Numbers_are_unique_and_gapless_whoever_asks_and_how_often() => Prop.ForAll(
        Gen.Choose(0, 60).ArrayOf().ToArbitrary(),
        orders =>
        {
            var history = new List<CallNumbersEvent>();

            foreach (var order in orders)
            {
                history.AddRange(CallNumbersDecider.Decider.Given([.. history]).When(Give(new($"o-{order}"))).Events);
            }

            var given = history.Cast<CallNumbersEvent.Given>().ToList();
            var state = CallNumbersDecider.Decider.Replay(history);

            return given.Select(e => e.Number).SequenceEqual(Enumerable.Range(1, orders.Distinct().Count()))
                && given.Select(e => e.Order).Distinct().Count() == given.Count
                && state.Last == given.Count
                && given.TrueForAll(e => state.Given[e.Order] == e.Number);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_series_counts_by_itself_and_then_goes_on_in_the_days_own()
    {
        var series = new CallNumberSeries(500, 501);
        var history = new List<CallNumbersEvent>();

        foreach (var (order, asked) in new[] { ("a", series), ("b", null), ("c", series), ("d", series), ("e", null) })
        {
            history.AddRange(CallNumbersDecider.Decider.Given([.. history]).When(Give(new(order)) with { Series = asked }).Events);
        }

        Assert.Equal([500, 1, 501, 2, 3], history.Cast<CallNumbersEvent.Given>().Select(given => given.Number));
    }

    [Fact]
    public void No_number_is_given_twice_a_day_however_series_overlap() => Prop.ForAll(
        Gen.Choose(0, 3).ArrayOf().ToArbitrary(),
        asked =>
        {
            CallNumberSeries?[] all = [null, new(3, 9), new(1, 5), new(8, 12)];
            var history = new List<CallNumbersEvent>();

            foreach (var (series, at) in asked.Select((series, at) => (series, at)))
            {
                history.AddRange(CallNumbersDecider.Decider.Given([.. history]).When(Give(new($"o-{at}")) with { Series = all[series] }).Events);
            }

            var numbers = history.Cast<CallNumbersEvent.Given>().Select(given => given.Number).ToList();
            return numbers.Count == asked.Length && numbers.Distinct().Count() == numbers.Count;
        }).QuickCheckThrowOnFailure();

    private static CallNumbersCommand.Give Give(OrderId order) => new(order);
}
