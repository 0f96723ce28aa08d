using FsCheck;
using FsCheck.Fluent;
using RetailPos.Hub.Domain.Beepers;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Beepers;

/// <summary>Goal: a number rings for one guest. Method: a small pool and few orders, so that they get in each other's way.</summary>
public sealed class BeeperPoolProperties
{
    private static readonly Gen<OrderId> Order = Gen.Elements("o-1", "o-2", "o-3").Select(id => new OrderId(id));

    private static readonly Gen<BeeperPoolCommand> Command = Gen.Frequency<BeeperPoolCommand>(
        (1, Gen.Choose(0, 6).Select(BeeperPoolCommand (size) => new BeeperPoolCommand.Resize(size, Anna))),
        (6, from number in Gen.Choose(0, 7)
            from order in Order
            select (BeeperPoolCommand)new BeeperPoolCommand.Give(number is 0 ? null : number, order, Anna)),
        (4, Order.Select(BeeperPoolCommand (order) => new BeeperPoolCommand.Call(order, Anna))),
        (4, from number in Gen.Choose(1, 4)
            from page in Gen.OneOf(Gen.Constant(0), Gen.Choose(1, 9))
            from outcome in Gen.Elements(Enum.GetValues<PageOutcome>())
            select (BeeperPoolCommand)new BeeperPoolCommand.Report(number, page, outcome)),
        (2, Order.Select(BeeperPoolCommand (order) => new BeeperPoolCommand.TakeBack(order, Anna))));

    private static readonly Gen<BeeperPoolCommand[]> Evening =
        Command.ArrayOf().Select(commands => (BeeperPoolCommand[])[new BeeperPoolCommand.Resize(4, Anna), .. commands]);

    [Fact]
    public void No_number_is_given_while_somebody_holds_it() => Holds(history =>
    {
        var holders = new Dictionary<int, OrderId>();

        foreach (var happened in history)
        {
            var good = happened switch
            {
                BeeperPoolEvent.Given e => holders.TryAdd(e.Number, e.Order),
                BeeperPoolEvent.TakenBack e => holders.Remove(e.Number, out var holder) && holder == e.Order,
                BeeperPoolEvent.Called e => holders.GetValueOrDefault(e.Number) == e.Order,
                _ => true,
            };

            if (!good)
            {
                return false;
            }
        }

        return true;
    });

    [Fact]
    public void Every_page_has_its_own_number_and_one_report_at_most() => Holds(history =>
        history.OfType<BeeperPoolEvent.Called>().Select(called => called.Page)
            .SequenceEqual(Enumerable.Range(1, history.OfType<BeeperPoolEvent.Called>().Count()).Select(page => (long)page))
        && history.OfType<BeeperPoolEvent.Reported>().GroupBy(report => report.Page).All(page => page.Count() == 1));

    [Fact]
    public void The_number_offered_is_the_lowest_that_is_free() => Holds(history =>
    {
        var pool = BeeperPoolDecider.Decider.Replay(history);
        var free = Enumerable.Range(1, pool.Size).Except(pool.Out.Keys).ToList();

        return pool.NextFree == (free.Count is 0 ? null : free.Min());
    });

    // Without this, the properties above could hold because nothing ever happens.
    [Fact]
    public void Evenings_reach_what_the_properties_speak_of()
    {
        var evenings = Evening.Sample(numberOfSamples: 500, new Rnd(20260314, 1), size: 50).Select(Play).ToList();

        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.TakenBack>().Any()), 250, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.Reported>().Any()), 125, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.Given>().Count() > 4), 125, 500);
    }

    private static void Holds(Func<BeeperPoolEvent[], bool> property) =>
        Prop.ForAll(Evening.ToArbitrary(), commands => property(Play(commands))).QuickCheckThrowOnFailure();

    private static BeeperPoolEvent[] Play(BeeperPoolCommand[] commands)
    {
        var (pool, history) = (BeeperPool.Empty, new List<BeeperPoolEvent>());

        foreach (var command in commands)
        {
            var events = BeeperPoolDecider.Decide(pool, Heard(pool, command), Noon).Events;
            history.AddRange(events);
            pool = events.Aggregate(pool, BeeperPoolDecider.Evolve);
        }

        return [.. history];
    }

    // Page 0 stands for the latest: most reports come in time, the others are late or of nobody's.
    private static BeeperPoolCommand Heard(BeeperPool pool, BeeperPoolCommand command) =>
        command is BeeperPoolCommand.Report { Page: 0 } report && pool.Out.GetValueOrDefault(report.Number)?.Call is { } call
            ? report with { Page = call.Page }
            : command;
}
