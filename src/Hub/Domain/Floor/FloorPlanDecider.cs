using System.Diagnostics;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Floor;

using Answer = Decision<FloorPlanEvent, FloorPlanRefusal>;

public static class FloorPlanDecider
{
    /// <summary>Ground floor, first floor, terrace, garden … past twelve, tabs cannot be read.</summary>
    public const int RoomsMax = 12;

    /// <summary>As many as the settings may name.</summary>
    public const int TablesMax = 500;

    public static readonly Decider<FloorPlan, FloorPlanCommand, FloorPlanEvent, FloorPlanRefusal> Decider =
        new(FloorPlan.Empty, Decide, Evolve);

    public static Answer Decide(FloorPlan plan, FloorPlanCommand command, DateTimeOffset now) => command switch
    {
        FloorPlanCommand.Save c => Save(plan, c, now),
        FloorPlanCommand.RevokeCode c => IsName(c.Table) && (plan.Version == 0 || plan.Tables.Any(table => table.Id == c.Table))
            ? [new FloorPlanEvent.CodeRevoked(c.Table, plan.CodeOf(c.Table) + 1, c.By, now)]
            : FloorPlanRefusal.NoSuchTable,
        _ => throw new UnreachableException($"There is no row for {command}."),
    };

    public static FloorPlan Evolve(FloorPlan plan, FloorPlanEvent happened) => happened switch
    {
        FloorPlanEvent.Saved e => plan with { Version = e.Version, Rooms = e.Rooms },
        FloorPlanEvent.CodeRevoked e => plan with { Codes = plan.Codes.SetItem(e.Table, e.Code) },
        _ => throw new UnreachableException($"{happened} cannot be replayed."),
    };

    /// <summary>What is wrong with these rooms, whoever saves them; null when a house can work with them.</summary>
    public static FloorPlanRefusal? Check(ValueList<Room> rooms)
    {
        if (rooms.IsEmpty)
        {
            return FloorPlanRefusal.NoRoom;
        }

        if (rooms.Count > RoomsMax)
        {
            return FloorPlanRefusal.TooManyRooms;
        }

        if (!rooms.All(room => Text.IsName(room.Name)))
        {
            return FloorPlanRefusal.RoomNameInvalid;
        }

        if (rooms.DistinctBy(room => room.Name, StringComparer.OrdinalIgnoreCase).Count() < rooms.Count)
        {
            return FloorPlanRefusal.RoomNameTwice;
        }

        if (rooms.Any(room => room.Width is < Room.SideMin or > Room.WidthMax || room.Height is < Room.SideMin or > Room.HeightMax))
        {
            return FloorPlanRefusal.RoomSizeOutOfRange;
        }

        var tables = rooms.SelectMany(room => room.Tables).ToList();

        return tables.Count > TablesMax ? FloorPlanRefusal.TooManyTables
            : rooms.Any(room => room.Decor.Count > Room.DecorMax) ? FloorPlanRefusal.TooMuchDecor
            : !tables.All(table => IsName(table.Id)) ? FloorPlanRefusal.TableNameInvalid
            : tables.DistinctBy(table => table.Id.Value, StringComparer.OrdinalIgnoreCase).Count() < tables.Count
                ? FloorPlanRefusal.TableNameTwice
            : tables.Any(table => table.Seats is < 0 or > PlanTable.SeatsMax) ? FloorPlanRefusal.SeatsOutOfRange
            : !rooms.All(SpotsAreIn) ? FloorPlanRefusal.SpotInvalid
            : rooms.Any(room => room.Decor.Any(decor => !Text.IsNameOrEmpty(decor.Label) || !Enum.IsDefined(decor.Kind)))
                ? FloorPlanRefusal.LabelInvalid
            : null;
    }

    public static bool IsName(TableId table) => Id.IsValid(table.Value) && table.Value.Length <= PlanTable.NameMax;

    private static Answer Save(FloorPlan plan, FloorPlanCommand.Save c, DateTimeOffset now)
    {
        if (plan.Rooms.Equals(c.Rooms) && plan.Version > 0)
        {
            return [];
        }

        if (c.Seen != plan.Version)
        {
            return FloorPlanRefusal.PlanMovedOn;
        }

        if (Check(c.Rooms) is { } fault)
        {
            return fault;
        }

        var kept = c.Rooms.SelectMany(room => room.Tables).Select(table => table.Id).ToList();
        return (c.InUse ?? []).Any(table => !kept.Contains(table))
            ? FloorPlanRefusal.TableInUse
            : [new FloorPlanEvent.Saved(plan.Version + 1, c.Rooms, c.By, now)];
    }

    private static bool SpotsAreIn(Room room) =>
        room.Tables.All(table => Enum.IsDefined(table.Shape) && IsIn(table.Spot, room, Spot.SideMax))
        && room.Decor.All(decor => IsIn(decor.Spot, room, Room.HeightMax));

    private static bool IsIn(Spot spot, Room room, int sideMax) =>
        spot.IsIn(room.Width, room.Height)
        && spot.Width <= sideMax
        && spot.Height <= sideMax
        && spot.Rotation is >= 0 and < 360
        && spot.Rotation % Spot.RotationStep == 0;
}
