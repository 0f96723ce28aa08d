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
        (12, from number in Gen.Choose(0, 7)
            from order in Order
            select (BeeperPoolCommand)new BeeperPoolCommand.Give(number is 0 ? null : number, order, Anna)),
        (8, Order.Select(BeeperPoolCommand (order) => new BeeperPoolCommand.Call(order, Anna))),
        (16, from number in Gen.Choose(1, 4)
            from page in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(1, 9)))
            from outcome in Gen.Elements(Enum.GetValues<PageOutcome>())
            from again in Gen.Elements(true, false)
            select (BeeperPoolCommand)new BeeperPoolCommand.Report(number, page, outcome, "", again)),
        (12, from number in Gen.Choose(1, 4)
            from page in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(1, 9)))
            select (BeeperPoolCommand)new BeeperPoolCommand.TryAgain(number, page)),
        (2, Gen.Choose(0, 5).Select(BeeperPoolCommand (number) => new BeeperPoolCommand.Stop(number, Anna))),
        (1, Gen.Choose(0, 5).Select(BeeperPoolCommand (number) => new BeeperPoolCommand.TakeBackOne(number, Anna))),
        (4, Gen.Choose(0, 5).Select(BeeperPoolCommand (number) => new BeeperPoolCommand.DeclareLost(number, Anna))),
        (8, Gen.Choose(0, 5).Select(BeeperPoolCommand (number) => new BeeperPoolCommand.DeclareFound(number, Anna))),
        (4, Order.Select(BeeperPoolCommand (order) => new BeeperPoolCommand.TakeBack(order, Anna))));

    private static readonly Gen<BeeperPoolCommand[]> Evening =
        Command.ArrayOf().Select(commands => (BeeperPoolCommand[])[new BeeperPoolCommand.Resize(4, Anna), .. commands]);

    [Fact]
    public void No_number_is_given_while_somebody_holds_it() => Holds(history =>
    {
        var holders = new Dictionary<int, OrderId>();
        var lost = new HashSet<int>();

        foreach (var happened in history)
        {
            var good = happened switch
            {
                BeeperPoolEvent.Given e => !lost.Contains(e.Number) && holders.TryAdd(e.Number, e.Order),
                BeeperPoolEvent.TakenBack e => holders.Remove(e.Number, out var holder) && holder == e.Order,
                BeeperPoolEvent.Called e => holders.GetValueOrDefault(e.Number) == e.Order,
                BeeperPoolEvent.TriedAgain e => holders.GetValueOrDefault(e.Number) == e.Order,
                BeeperPoolEvent.StopAsked e => holders.GetValueOrDefault(e.Number) == e.Order,
                BeeperPoolEvent.WasLost e => lost.Add(e.Number) | holders.Remove(e.Number),
                BeeperPoolEvent.WasFound e => lost.Remove(e.Number),
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
    public void Everything_asked_of_the_transmitter_has_its_own_number_and_one_report_at_most() => Holds(history =>
    {
        var asked = history.Select(PageOf).OfType<long>().ToList();
        var reported = history.Select(ReportOf).OfType<long>().ToList();

        return asked.SequenceEqual(Enumerable.Range(1, asked.Count).Select(page => (long)page))
            && reported.Distinct().Count() == reported.Count
            && reported.TrueForAll(asked.Contains);
    });

    [Fact]
    public void No_call_is_tried_more_often_than_the_limit() => Holds(history =>
        history.OfType<BeeperPoolEvent.TriedAgain>().All(tried => tried.Attempt is > 1 and <= BeeperPoolDecider.AttemptsMax));

    [Fact]
    public void Nothing_that_was_rung_comes_back_without_being_told_to_be_silent() => Holds(history =>
    {
        var ringing = new HashSet<int>();

        foreach (var happened in history)
        {
            switch (happened)
            {
                case BeeperPoolEvent.Called e: ringing.Add(e.Number); break;
                case BeeperPoolEvent.Reported { Outcome: PageOutcome.Failed or PageOutcome.NotPossible } e: ringing.Remove(e.Number); break;
                case BeeperPoolEvent.Reported { Outcome: PageOutcome.Sent or PageOutcome.Doubtful } e: ringing.Add(e.Number); break;
                case BeeperPoolEvent.StopAsked e: ringing.Remove(e.Number); break;
                case BeeperPoolEvent.WasLost e: ringing.Remove(e.Number); break;
                case BeeperPoolEvent.TakenBack e when ringing.Contains(e.Number): return Silenced(history, e);
            }
        }

        return true;
    });

    // A page may be reported after the stop was asked for: the stop is on its way all the same.
    private static bool Silenced(BeeperPoolEvent[] history, BeeperPoolEvent.TakenBack back)
    {
        var before = history.TakeWhile(happened => !ReferenceEquals(happened, back)).Reverse()
            .TakeWhile(happened => happened is not BeeperPoolEvent.Called called || called.Number != back.Number);
        return before.OfType<BeeperPoolEvent.StopAsked>().Any(stop => stop.Number == back.Number);
    }

    [Fact]
    public void Every_command_told_twice_is_told_once() => Prop.ForAll(Evening.ToArbitrary(), commands =>
    {
        var pool = BeeperPool.Empty;

        foreach (var command in commands.Select(command => Heard(pool, command)))
        {
            pool = BeeperPoolDecider.Decide(pool, command, Noon).Events.Aggregate(pool, BeeperPoolDecider.Evolve);

            // Two calls are two rings, and "the next free one" is another one each time: those two are told apart by their ids.
            if (command is not (BeeperPoolCommand.Call or BeeperPoolCommand.Give { Number: null })
                && !BeeperPoolDecider.Decide(pool, command, Noon).Events.IsEmpty)
            {
                return false;
            }
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_number_offered_is_the_lowest_that_is_free() => Holds(history =>
    {
        var pool = BeeperPoolDecider.Decider.Replay(history);
        var free = Enumerable.Range(1, pool.Size).Except(pool.Out.Keys).Except(pool.Lost.Keys).ToList();

        return pool.NextFree == (free.Count is 0 ? null : free.Min());
    });

    // Without this, the properties above could hold because nothing ever happens.
    [Fact]
    public void Evenings_reach_what_the_properties_speak_of()
    {
        var evenings = Evening.Sample(numberOfSamples: 500, new Rnd(20260314, 1), size: 50).Select(Play).ToList();

        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.TakenBack>().Any()), 10, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.Reported>().Any()), 10, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.Given>().Count() > 4), 10, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.TriedAgain>().Any()), 10, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.StopAsked>().Any()), 10, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.StopReported>().Any()), 10, 500);
        Assert.InRange(evenings.Count(history => history.OfType<BeeperPoolEvent.WasFound>().Any()), 10, 500);
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
    private static BeeperPoolCommand Heard(BeeperPool pool, BeeperPoolCommand command) => command switch
    {
        BeeperPoolCommand.Report { Page: 0 } report => report with { Page = LatestOf(pool, report.Number) },
        BeeperPoolCommand.TryAgain { Page: 0 } again => again with { Page = LatestOf(pool, again.Number) },
        _ => command,
    };

    private static long LatestOf(BeeperPool pool, int number) => pool.Out.GetValueOrDefault(number)?.Call switch
    {
        { Outcome: not null, Stop: { Outcome: null } stop } => stop.Page,
        { } call => call.Page,
        null => pool.Returned.FirstOrDefault(back => back.Number == number)?.Stop?.Page ?? 0,
    };

    private static long? PageOf(BeeperPoolEvent happened) => happened switch
    {
        BeeperPoolEvent.Called e => e.Page,
        BeeperPoolEvent.TriedAgain e => e.Page,
        BeeperPoolEvent.StopAsked e => e.Page,
        _ => null,
    };

    private static long? ReportOf(BeeperPoolEvent happened) => happened switch
    {
        BeeperPoolEvent.Reported e => e.Page,
        BeeperPoolEvent.StopReported e => e.Page,
        _ => null,
    };
}
