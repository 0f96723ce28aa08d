using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

public abstract record BeeperPoolEvent(DateTimeOffset At)
{
    public sealed record Resized(int Size, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record Given(int Number, OrderId Order, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record Called(int Number, OrderId Order, long Page, Actor By, DateTimeOffset At)
        : BeeperPoolEvent(At);

    public sealed record Reported(int Number, long Page, PageOutcome Outcome, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record TakenBack(int Number, OrderId Order, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);
}
