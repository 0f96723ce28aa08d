using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Beepers;

public abstract record BeeperPoolEvent(DateTimeOffset At)
{
    public sealed record Resized(int Size, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record Given(int Number, OrderId Order, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record Called(int Number, OrderId Order, long Page, Actor By, DateTimeOffset At)
        : BeeperPoolEvent(At);

    /// <param name="Reason">Null when the transmitter gave none.</param>
    public sealed record Reported(
        int Number, long Page, PageOutcome Outcome, DateTimeOffset At, string? Reason = null, bool MayHelpAgain = false)
        : BeeperPoolEvent(At);

    /// <param name="Page">A number of its own, so that each try is reported once.</param>
    public sealed record TriedAgain(int Number, OrderId Order, long Page, int Attempt, DateTimeOffset At) : BeeperPoolEvent(At);

    /// <param name="Page">A number of its own, like a page's.</param>
    public sealed record StopAsked(int Number, OrderId Order, long Page, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record StopReported(int Number, long Page, PageOutcome Outcome, DateTimeOffset At, string? Reason = null)
        : BeeperPoolEvent(At);

    public sealed record TakenBack(int Number, OrderId Order, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    /// <param name="Holder">Who had it last; null when nobody knows.</param>
    public sealed record WasLost(int Number, OrderId? Holder, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);

    public sealed record WasFound(int Number, Actor By, DateTimeOffset At) : BeeperPoolEvent(At);
}
