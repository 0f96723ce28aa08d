using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

using Answer = Decision<BeeperPoolEvent, BeeperPoolRefusal>;

public static class BeeperPoolDecider
{
    /// <summary>The highest number the usual transmitters can address (features.md K86).</summary>
    public const int SizeMax = 9_999;

    public static readonly Decider<BeeperPool, BeeperPoolCommand, BeeperPoolEvent, BeeperPoolRefusal> Decider =
        new(BeeperPool.Empty, Decide, Evolve);

    public static Answer Decide(BeeperPool pool, BeeperPoolCommand command, DateTimeOffset now) => command switch
    {
        BeeperPoolCommand.Resize c => Resize(pool, c, now),
        BeeperPoolCommand.Give c => Give(pool, c, now),
        BeeperPoolCommand.Call c => Call(pool, c, now),
        BeeperPoolCommand.Report c => Report(pool, c, now),
        BeeperPoolCommand.TakeBack c => TakeBack(pool, c, now),
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static BeeperPool Evolve(BeeperPool pool, BeeperPoolEvent happened) => happened switch
    {
        BeeperPoolEvent.Resized e => pool with { Size = e.Size },
        BeeperPoolEvent.Given e => pool with { Out = pool.Out.Add(e.Number, new(e.Order, Call: null)) },
        BeeperPoolEvent.Called e => pool with
        {
            Pages = e.Page,
            Out = pool.Out.SetItem(e.Number, new(e.Order, new(e.Page, e.At, Outcome: null))),
        },
        BeeperPoolEvent.Reported e => pool with
        {
            Out = pool.Out.SetItem(e.Number, pool.Out[e.Number] with
            {
                Call = pool.Out[e.Number].Call! with { Outcome = e.Outcome },
            }),
        },
        BeeperPoolEvent.TakenBack e => pool with { Out = pool.Out.Remove(e.Number) },
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

    // A report on an older call, or on a beeper that came back meanwhile, tells nothing any more.
    private static Answer Report(BeeperPool pool, BeeperPoolCommand.Report c, DateTimeOffset now) =>
        pool.Out.GetValueOrDefault(c.Number)?.Call is { Outcome: null } call && call.Page == c.Page
            ? [new BeeperPoolEvent.Reported(c.Number, c.Page, c.Outcome, now)]
            : [];

    private static Answer TakeBack(BeeperPool pool, BeeperPoolCommand.TakeBack c, DateTimeOffset now) =>
        [.. HeldBy(pool, c.Order).Select(number => new BeeperPoolEvent.TakenBack(number, c.Order, c.By, now))];

    private static IEnumerable<int> HeldBy(BeeperPool pool, OrderId order) =>
        pool.Out.Where(pair => pair.Value.Holder == order).Select(pair => pair.Key);
}
