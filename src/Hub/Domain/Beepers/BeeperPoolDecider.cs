using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

using Answer = Decision<BeeperPoolEvent, BeeperPoolRefusal>;

public static class BeeperPoolDecider
{
    /// <summary>The highest number the usual transmitters can address (features.md K86).</summary>
    public const int SizeMax = 9_999;

    /// <summary>After that often the transmitter is broken, and somebody has seen it on a screen: people call by voice.</summary>
    public const int AttemptsMax = 4;

    /// <summary>One line of a desk. What a transmitter says beyond that nobody reads.</summary>
    public const int ReasonMax = 120;

    public static readonly Decider<BeeperPool, BeeperPoolCommand, BeeperPoolEvent, BeeperPoolRefusal> Decider =
        new(BeeperPool.Empty, Decide, Evolve);

    public static Answer Decide(BeeperPool pool, BeeperPoolCommand command, DateTimeOffset now) => command switch
    {
        BeeperPoolCommand.Resize c => Resize(pool, c, now),
        BeeperPoolCommand.Give c => Give(pool, c, now),
        BeeperPoolCommand.Call c => Call(pool, c, now),
        BeeperPoolCommand.Report c => Report(pool, c, now),
        BeeperPoolCommand.TryAgain c => TryAgain(pool, c, now),
        BeeperPoolCommand.Stop c => Stop(pool, c, now),
        BeeperPoolCommand.TakeBack c => TakeBack(pool, HeldBy(pool, c.Order), c.By, now),
        BeeperPoolCommand.TakeBackOne c => TakeBackOne(pool, c, now),
        BeeperPoolCommand.DeclareLost c => DeclareLost(pool, c, now),
        BeeperPoolCommand.DeclareFound c => DeclareFound(pool, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static BeeperPool Evolve(BeeperPool pool, BeeperPoolEvent happened) => happened switch
    {
        BeeperPoolEvent.Resized e => pool with { Size = e.Size },
        BeeperPoolEvent.Given e => pool with
        {
            Out = pool.Out.Add(e.Number, new(e.Order, Call: null) { GivenAt = e.At }),
        },
        BeeperPoolEvent.Called e => Ring(pool with { Pages = e.Page }, e.Number, earlier => new(e.Page, e.At, Outcome: null)
        {
            HasRung = earlier is { MayRing: true },
        }),
        BeeperPoolEvent.TriedAgain e => Ring(pool with { Pages = e.Page }, e.Number, call => call! with
        {
            Page = e.Page, Attempt = e.Attempt, Outcome = null, ReportedAt = null, Reason = "", MayHelpAgain = false,
        }),
        BeeperPoolEvent.Reported e => Ring(pool, e.Number, call => call! with
        {
            Outcome = e.Outcome,
            ReportedAt = e.At,
            Reason = e.Reason ?? "",
            MayHelpAgain = e.MayHelpAgain,
            HasRung = call.HasRung || e.Outcome is PageOutcome.Sent or PageOutcome.Doubtful,
        }),
        BeeperPoolEvent.StopAsked e => Ring(pool with { Pages = e.Page }, e.Number, call => call! with
        {
            Stop = new(e.Page, e.At, Outcome: null),
        }),
        BeeperPoolEvent.StopReported e => Silenced(pool, e),
        BeeperPoolEvent.TakenBack e => PutBack(pool, e),
        BeeperPoolEvent.WasLost e => pool with
        {
            Out = pool.Out.Remove(e.Number),
            Lost = pool.Lost.SetItem(e.Number, new(e.Holder, e.At, e.By)),
        },
        BeeperPoolEvent.WasFound e => pool with { Lost = pool.Lost.Remove(e.Number) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    private static Answer Resize(BeeperPool pool, BeeperPoolCommand.Resize c, DateTimeOffset now) =>
        c.Size is < 0 or > SizeMax ? BeeperPoolRefusal.SizeOutOfRange
        : c.Size == pool.Size ? []
        : [new BeeperPoolEvent.Resized(c.Size, c.By, now)];

    private static Answer Give(BeeperPool pool, BeeperPoolCommand.Give c, DateTimeOffset now)
    {
        if (!Id.IsValid(c.Order.Value))
        {
            return BeeperPoolRefusal.OrderIdInvalid;
        }

        if ((c.Number ?? pool.NextFree) is not { } number)
        {
            return BeeperPoolRefusal.AllOut;
        }

        if (number < 1 || number > pool.Size)
        {
            return BeeperPoolRefusal.NoSuchBeeper;
        }

        if (pool.Lost.ContainsKey(number))
        {
            return BeeperPoolRefusal.Lost;
        }

        return pool.Out.GetValueOrDefault(number) switch
        {
            null => [new BeeperPoolEvent.Given(number, c.Order, c.By, now)],
            { } beeper when beeper.Holder == c.Order => [],
            _ => BeeperPoolRefusal.Taken,
        };
    }

    private static Answer Call(BeeperPool pool, BeeperPoolCommand.Call c, DateTimeOffset now) =>
    [
        .. HeldBy(pool, c.Order).Select((number, index) =>
            new BeeperPoolEvent.Called(number, c.Order, pool.Pages + index + 1, c.By, now)),
    ];

    // A report on an older page, or on a beeper that came back meanwhile, tells nothing any more. A stop is told of in the
    // list of what came back, too: that is where most of them end.
    private static Answer Report(BeeperPool pool, BeeperPoolCommand.Report c, DateTimeOffset now)
    {
        var reason = c.Reason.Length == 0 ? null : c.Reason.Length > ReasonMax ? c.Reason[..ReasonMax] : c.Reason;
        var call = pool.Out.GetValueOrDefault(c.Number)?.Call;

        if (call is { Outcome: null } && call.Page == c.Page)
        {
            return [new BeeperPoolEvent.Reported(c.Number, c.Page, c.Outcome, now, reason, c.MayHelpAgain)];
        }

        var isStop = IsOpen(call?.Stop, c.Page) || pool.Returned.Any(back => back.Number == c.Number && IsOpen(back.Stop, c.Page));
        return isStop ? [new BeeperPoolEvent.StopReported(c.Number, c.Page, c.Outcome, now, reason)] : [];
    }

    private static Answer TryAgain(BeeperPool pool, BeeperPoolCommand.TryAgain c, DateTimeOffset now) =>
        pool.Out.GetValueOrDefault(c.Number) is { Call: { AwaitsTry: true } call } beeper && call.Page == c.Page
            ? [new BeeperPoolEvent.TriedAgain(c.Number, beeper.Holder, pool.Pages + 1, call.Attempt + 1, now)]
            : [];

    private static Answer Stop(BeeperPool pool, BeeperPoolCommand.Stop c, DateTimeOffset now) =>
        !Exists(pool, c.Number) ? BeeperPoolRefusal.NoSuchBeeper
        : pool.Out.GetValueOrDefault(c.Number) is { Call: { } call } beeper && (call.MayRing || call.AwaitsTry)
            ? [new BeeperPoolEvent.StopAsked(c.Number, beeper.Holder, pool.Pages + 1, c.By, now)]
        : [];

    private static Answer TakeBackOne(BeeperPool pool, BeeperPoolCommand.TakeBackOne c, DateTimeOffset now) =>
        !Exists(pool, c.Number) ? BeeperPoolRefusal.NoSuchBeeper
        : pool.Out.ContainsKey(c.Number) ? TakeBack(pool, [c.Number], c.By, now)
        : [];

    // What rings on in a drawer is a nuisance, and would ring for the wrong guest when it is given again.
    private static Answer TakeBack(BeeperPool pool, IEnumerable<int> numbers, Actor by, DateTimeOffset now)
    {
        var events = new List<BeeperPoolEvent>();
        var page = pool.Pages;

        foreach (var number in numbers)
        {
            var beeper = pool.Out[number];

            if (beeper.Call is { MayRing: true })
            {
                events.Add(new BeeperPoolEvent.StopAsked(number, beeper.Holder, ++page, by, now));
            }

            events.Add(new BeeperPoolEvent.TakenBack(number, beeper.Holder, by, now));
        }

        return [.. events];
    }

    private static Answer DeclareLost(BeeperPool pool, BeeperPoolCommand.DeclareLost c, DateTimeOffset now) =>
        !Exists(pool, c.Number) ? BeeperPoolRefusal.NoSuchBeeper
        : pool.Lost.ContainsKey(c.Number) ? []
        : [new BeeperPoolEvent.WasLost(c.Number, pool.HolderOf(c.Number) ?? LastHolderOf(pool, c.Number), c.By, now)];

    private static Answer DeclareFound(BeeperPool pool, BeeperPoolCommand.DeclareFound c, DateTimeOffset now) =>
        !Exists(pool, c.Number) ? BeeperPoolRefusal.NoSuchBeeper
        : pool.Lost.ContainsKey(c.Number) ? [new BeeperPoolEvent.WasFound(c.Number, c.By, now)]
        : [];

    private static BeeperPool Ring(BeeperPool pool, int number, Func<BeeperCall?, BeeperCall> next)
    {
        var beeper = pool.Out[number];
        return pool with { Out = pool.Out.SetItem(number, beeper with { Call = next(beeper.Call) }) };
    }

    private static BeeperPool Silenced(BeeperPool pool, BeeperPoolEvent.StopReported e)
    {
        if (pool.Out.GetValueOrDefault(e.Number)?.Call is { Stop: { } stop } && stop.Page == e.Page)
        {
            return Ring(pool, e.Number, call => call! with
            {
                Stop = stop with { Outcome = e.Outcome },
                HasRung = call.HasRung && e.Outcome is not PageOutcome.Sent,
            });
        }

        return pool with
        {
            Returned = pool.Returned
                .Select(back => back.Stop is { } asked && asked.Page == e.Page ? back with { Stop = asked with { Outcome = e.Outcome } } : back)
                .ToValueList(),
        };
    }

    private static BeeperPool PutBack(BeeperPool pool, BeeperPoolEvent.TakenBack e) => pool with
    {
        Out = pool.Out.Remove(e.Number),
        Returned =
        [
            new(e.Number, e.Order, e.At, pool.Out[e.Number].Call?.Stop),
            .. pool.Returned.Take(BeeperPool.ReturnedMax - 1),
        ],
    };

    private static bool IsOpen(BeeperStop? stop, long page) => stop is { Outcome: null } && stop.Page == page;

    // A number that is out or lost exists, though the pool was made smaller since.
    private static bool Exists(BeeperPool pool, int number) =>
        (number >= 1 && number <= pool.Size) || pool.Out.ContainsKey(number) || pool.Lost.ContainsKey(number);

    private static OrderId? LastHolderOf(BeeperPool pool, int number) =>
        pool.Returned.FirstOrDefault(back => back.Number == number)?.Holder;

    private static IEnumerable<int> HeldBy(BeeperPool pool, OrderId order) =>
        pool.Out.Where(pair => pair.Value.Holder == order).Select(pair => pair.Key);
}
