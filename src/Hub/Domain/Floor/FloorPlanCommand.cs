using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Floor;

public abstract record FloorPlanCommand
{
    private FloorPlanCommand() { }

    /// <summary>Replaces the whole plan. Whoever drew it did so from a version: another one saved meanwhile is not overwritten.</summary>
    /// <param name="Seen">The version it was drawn from.</param>
    /// <param name="InUse">Tables where guests sit or are expected: the desk fills it in.</param>
    public sealed record Save(int Seen, ValueList<Room> Rooms, Actor By, ValueList<TableId>? InUse = null) : FloorPlanCommand;

    /// <summary>The code that lies on the table opens nothing any more; the next one printed does.</summary>
    public sealed record RevokeCode(TableId Table, Actor By) : FloorPlanCommand;
}
