using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Stations;

public abstract record StationEvent(DateTimeOffset At)
{
    public sealed record WasSetUp(StationSetup Setup, DateTimeOffset At) : StationEvent(At);

    public sealed record RulesSet(StationRules Rules, Actor By, DateTimeOffset At) : StationEvent(At);
}
