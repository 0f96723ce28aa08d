namespace RetailPos.Hub.Domain.Stations;

public abstract record StationEvent(DateTimeOffset At)
{
    public sealed record WasSetUp(StationSetup Setup, DateTimeOffset At) : StationEvent(At);
}
