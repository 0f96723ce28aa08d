using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Floor;

public abstract record FloorPlanEvent(DateTimeOffset At)
{
    /// <summary>What held before is in the event before it.</summary>
    public sealed record Saved(int Version, ValueList<Room> Rooms, Actor By, DateTimeOffset At) : FloorPlanEvent(At);

    public sealed record CodeRevoked(TableId Table, int Code, Actor By, DateTimeOffset At) : FloorPlanEvent(At);
}
