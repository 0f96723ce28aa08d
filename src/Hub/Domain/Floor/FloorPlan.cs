using System.Collections.Immutable;
using RetailPos.Kernel;

namespace RetailPos.Hub.Domain.Floor;

/// <summary>The rooms of the house with what stands in them. Only <see cref="FloorPlanDecider.Evolve"/> makes a new one.</summary>
/// <param name="Version">How often it was saved; 0 while nobody has drawn one, and then the house shows <see cref="Usual"/>.</param>
/// <param name="Codes">How often a table's code was revoked, of tables that were taken away too: an old code never comes back.</param>
public sealed record FloorPlan(int Version, ValueList<Room> Rooms, ImmutableDictionary<TableId, int> Codes)
{
    public static readonly FloorPlan Empty = new(Version: 0, [], ImmutableDictionary<TableId, int>.Empty);

    private const int UsualColumns = 6;

    public IEnumerable<PlanTable> Tables => Rooms.SelectMany(room => room.Tables);

    public int CodeOf(TableId table) => Codes.GetValueOrDefault(table);

    /// <summary>What is shown: the plan, or T1, T2 … in one room while there is none.</summary>
    /// <param name="tables">How many the settings name.</param>
    public ValueList<Room> Shown(int tables) => Version > 0 ? Rooms : [Usual(tables)];

    /// <summary>A room without a name, with so many square tables in rows.</summary>
    public static Room Usual(int tables)
    {
        var rows = (tables + UsualColumns - 1) / UsualColumns;
        return new(
            "",
            Room.WidthUsual,
            Math.Clamp((rows * 4) + 1, Room.SideMin, Room.HeightMax),
            [
                .. Enumerable.Range(0, tables).Select(at => new PlanTable(
                    new($"T{at + 1}"), Seats: 4, TableShape.Square,
                    new(1 + (at % UsualColumns * 4), 1 + (at / UsualColumns * 4), 3, 3, Rotation: 0))),
            ],
            []);
    }
}

/// <param name="Name">Unique in the house.</param>
/// <param name="Width">Whole units of the grid; a chair is about one.</param>
public sealed record Room(string Name, int Width, int Height, ValueList<PlanTable> Tables, ValueList<PlanDecor> Decor)
{
    public const int WidthUsual = 25;
    public const int HeightUsual = 13;

    /// <summary>Smaller, and no table of four fits beside another.</summary>
    public const int SideMin = 6;

    /// <summary>Larger, and a table is too small for a finger on any screen.</summary>
    public const int WidthMax = 60;

    /// <summary>500 usual tables in rows of six: what the settings may name must be shown.</summary>
    public const int HeightMax = 360;

    public const int DecorMax = 200;
}

/// <param name="Id">Its number, as floor, register and kitchen all say it.</param>
public sealed record PlanTable(TableId Id, int Seats, TableShape Shape, Spot Spot)
{
    /// <summary>What fits on a table's own drawing, and above a ticket.</summary>
    public const int NameMax = 12;

    public const int SeatsMax = 50;
}

public sealed record PlanDecor(DecorKind Kind, Spot Spot, string Label = "");

/// <summary>Where a thing stands, in whole units of its room's grid.</summary>
/// <param name="Rotation">Degrees, in steps of 45.</param>
public readonly record struct Spot(int X, int Y, int Width, int Height, int Rotation)
{
    /// <summary>A banquet. Longer is two tables.</summary>
    public const int SideMax = 20;

    public const int RotationStep = 45;

    public bool IsIn(int width, int height) =>
        X >= 0 && Y >= 0 && Width >= 1 && Height >= 1 && X + Width <= width && Y + Height <= height;

    /// <summary>They share a square of the grid, as they stand unturned.</summary>
    /// <param name="gap">So much is to be free between them.</param>
    public bool Meets(Spot other, int gap = 0) =>
        X < other.X + other.Width + gap && other.X < X + Width + gap && Y < other.Y + other.Height + gap && other.Y < Y + Height + gap;
}

public enum TableShape
{
    Round,
    Square,
    Oblong,
}

public enum DecorKind
{
    Wall,
    Counter,
    Door,
    Plant,
}
