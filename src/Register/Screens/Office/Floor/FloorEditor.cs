using System.Collections.Immutable;
using System.Globalization;
using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;

namespace RetailPos.Register.Office.Floor;

/// <summary>A plan under the pencil: every change is a step that can be taken back. It knows grids and rooms, and no screen.</summary>
/// <param name="Seen">The saved version that the drawing was begun from.</param>
/// <param name="Room">The one before the eyes.</param>
/// <param name="Selected">Null for nothing.</param>
public sealed record FloorEditor(
    int Seen,
    ValueList<Room> Rooms,
    int RoomAt,
    Piece? Selected,
    ImmutableStack<EditorStep> Past,
    ImmutableStack<EditorStep> Future,
    int Steps)
{
    /// <summary>An hour of drawing. Older steps are forgotten all at once when it is twice as long.</summary>
    public const int StepsMax = 200;

    /// <summary>Names that tables were given others for since the last save: guests may sit there, and must not find themselves elsewhere.</summary>
    public ValueList<string> GivenUp { get; init; } = [];

    /// <param name="roomName">What the room of a house without a plan is called.</param>
    public static FloorEditor Of(FloorPlan plan, int tables, string roomName) => new(
        plan.Version, RoomsOf(plan, tables, roomName), RoomAt: 0, Selected: null, [], [], Steps: 0);

    public Room Room => Rooms[RoomAt];

    public bool CanUndo => !Past.IsEmpty;

    public bool CanRedo => !Future.IsEmpty;

    public PlanTable? Table => Selected is { IsTable: true } piece && piece.At < Room.Tables.Count ? Room.Tables[piece.At] : null;

    public PlanDecor? Decor => Selected is { IsTable: false } piece && piece.At < Room.Decor.Count ? Room.Decor[piece.At] : null;

    public Spot? Spot => Table?.Spot ?? Decor?.Spot;

    /// <summary>Two tables of this room of which one would hide the other; null when there are none.</summary>
    public (PlanTable Below, PlanTable Above)? Overlap => Room.Tables
        .SelectMany((above, at) => Room.Tables.Take(at).Where(below => below.Spot.Meets(above.Spot)).Select(below => ((PlanTable, PlanTable)?)(below, above)))
        .FirstOrDefault();

    /// <summary>What the hub would refuse; null when it would not.</summary>
    public FloorPlanRefusal? Fault => FloorPlanDecider.Check(Rooms);

    public bool IsChangedFrom(FloorPlan plan) => plan.Version == 0 ? CanUndo : !plan.Rooms.Equals(Rooms);

    public FloorEditor Select(Piece? piece) => this with { Selected = piece };

    public FloorEditor GoTo(int room) => this with { RoomAt = Math.Clamp(room, 0, Rooms.Count - 1), Selected = null };

    /// <summary>The next free number, at the first place where nothing stands.</summary>
    public FloorEditor AddTable(TableShape shape)
    {
        var (width, height) = shape is TableShape.Oblong ? (5, 3) : (3, 3);
        var table = new PlanTable(NextName(), shape is TableShape.Oblong ? 6 : 4, shape, FreeSpot(width, height));
        return ChangeRoom(Room with { Tables = Room.Tables.Add(table) }) with { Selected = new(IsTable: true, Room.Tables.Count) };
    }

    public FloorEditor AddDecor(DecorKind kind)
    {
        var (width, height) = kind switch
        {
            DecorKind.Wall => (6, 1),
            DecorKind.Counter => (6, 2),
            DecorKind.Door => (2, 1),
            DecorKind.Plant => (1, 1),
        };
        var decor = new PlanDecor(kind, FreeSpot(width, height));
        return ChangeRoom(Room with { Decor = Room.Decor.Add(decor) }) with { Selected = new(IsTable: false, Room.Decor.Count) };
    }

    public FloorEditor MoveTo(int x, int y) => ChangeSpot(spot => spot with { X = x, Y = y });

    public FloorEditor Nudge(int columns, int rows) => ChangeSpot(spot => spot with { X = spot.X + columns, Y = spot.Y + rows });

    public FloorEditor Rotate() =>
        ChangeSpot(spot => spot with { Rotation = (spot.Rotation + Hub.Domain.Floor.Spot.RotationStep) % 360 });

    public FloorEditor Resize(int width, int height) => ChangeSpot(spot => spot with { Width = width, Height = height });

    /// <summary>Spaces become dashes: a number is said above a ticket, and stands in an address.</summary>
    public FloorEditor Rename(string name) =>
        ChangeTable(table => table with { Id = new(string.Join('-', name.Split(' ', StringSplitOptions.RemoveEmptyEntries))) }) with
        {
            GivenUp = Table is { } before ? GivenUp.Add(before.Id.Value) : GivenUp,
        };

    public FloorEditor SetSeats(int seats) =>
        ChangeTable(table => table with { Seats = Math.Clamp(seats, 0, PlanTable.SeatsMax) });

    public FloorEditor SetShape(TableShape shape) => ChangeTable(table => table with { Shape = shape });

    public FloorEditor SetLabel(string label) => Decor is null
        ? this
        : ChangeRoom(Room with { Decor = Room.Decor.With(Selected!.Value.At, Decor with { Label = label.Trim() }) });

    public FloorEditor Delete() => Selected is not { } piece || Spot is null ? this : ChangeRoom(piece.IsTable
        ? Room with { Tables = Except(Room.Tables, piece.At) }
        : Room with { Decor = Except(Room.Decor, piece.At) }) with { Selected = null };

    public FloorEditor AddRoom(string name) => Change(
        Rooms.Add(new(name.Trim(), Room.WidthUsual, Room.HeightUsual, [], []))) with { RoomAt = Rooms.Count, Selected = null };

    /// <summary>So many tables in this room: what is missing stands in rows with a way between them, what is too much goes, the last first.</summary>
    public FloorEditor SetTables(int tables)
    {
        var editor = this with { Rooms = Rooms.With(RoomAt, Room with { Tables = [.. Room.Tables.Take(Math.Max(0, tables))] }) };

        while (editor.Room.Tables.Count < tables && editor.FindSpot(3, 3, gap: 1) is { } spot)
        {
            var table = new PlanTable(editor.NextName(), Seats: 4, TableShape.Square, spot);
            editor = editor with { Rooms = editor.Rooms.With(RoomAt, editor.Room with { Tables = editor.Room.Tables.Add(table) }) };
        }

        return Change(editor.Rooms) with { Selected = null };
    }

    public FloorEditor RenameRoom(string name) => ChangeRoom(Room with { Name = name.Trim() });

    public FloorEditor ResizeRoom(int width, int height)
    {
        var (wide, high) = (
            Math.Clamp(width, Room.SideMin, Room.WidthMax), Math.Clamp(height, Room.SideMin, Room.HeightMax));
        return ChangeRoom(Room with
        {
            Width = wide,
            Height = high,
            Tables = Room.Tables.Select(table => table with { Spot = Fit(table.Spot, wide, high) }).ToValueList(),
            Decor = Room.Decor.Select(decor => decor with { Spot = Fit(decor.Spot, wide, high) }).ToValueList(),
        });
    }

    /// <summary>With all that stands in it. The last room stays.</summary>
    public FloorEditor DeleteRoom() => Rooms.Count == 1
        ? this
        : Change(Except(Rooms, RoomAt)) with { RoomAt = Math.Max(0, RoomAt - 1), Selected = null };

    public FloorEditor MoveToRoom(int room)
    {
        if (Table is not { } table || room == RoomAt || room < 0 || room >= Rooms.Count)
        {
            return this;
        }

        var there = Rooms[room];
        var rooms = Rooms
            .With(RoomAt, Room with { Tables = Except(Room.Tables, Selected!.Value.At) })
            .With(room, there with { Tables = there.Tables.Add(table with { Spot = Fit(table.Spot, there.Width, there.Height) }) });
        return Change(rooms) with { RoomAt = room, Selected = new(IsTable: true, there.Tables.Count) };
    }

    public FloorEditor Undo() => Past.IsEmpty ? this : At(Past.Peek()) with { Past = Past.Pop(), Future = Future.Push(Step), Steps = Steps - 1 };

    public FloorEditor Redo() => Future.IsEmpty ? this : At(Future.Peek()) with { Past = Past.Push(Step), Future = Future.Pop(), Steps = Steps + 1 };

    /// <summary>Somebody else has saved: their plan is taken up as one step, so that undoing it brings this drawing back.</summary>
    public FloorEditor Adopt(FloorPlan plan, int tables, string roomName) =>
        Change(RoomsOf(plan, tables, roomName)) with { Seen = plan.Version, RoomAt = 0, Selected = null, GivenUp = [] };

    /// <summary>What is drawn is what is saved now.</summary>
    public FloorEditor SavedAs(int version) => this with { Seen = version, GivenUp = [] };

    private EditorStep Step => new(Rooms, RoomAt, Selected);

    private static ValueList<Room> RoomsOf(FloorPlan plan, int tables, string roomName) =>
        plan.Shown(tables).Select(room => room.Name.Length > 0 ? room : room with { Name = roomName }).ToValueList();

    private static ValueList<T> Except<T>(ValueList<T> items, int at) => items.Where((_, other) => other != at).ToValueList();

    private static Spot Fit(Spot spot, int width, int height)
    {
        var (wide, high) = (Math.Clamp(spot.Width, 1, width), Math.Clamp(spot.Height, 1, height));
        return spot with
        {
            Width = wide, Height = high, X = Math.Clamp(spot.X, 0, width - wide), Y = Math.Clamp(spot.Y, 0, height - high),
        };
    }

    private FloorEditor At(EditorStep step) =>
        this with { Rooms = step.Rooms, RoomAt = step.RoomAt, Selected = step.Selected };

    private FloorEditor ChangeSpot(Func<Spot, Spot> change)
    {
        if (Spot is not { } before)
        {
            return this;
        }

        var wished = change(before);
        var side = Selected!.Value.IsTable ? Hub.Domain.Floor.Spot.SideMax : Room.HeightMax;
        var spot = Fit(
            wished with { Width = Math.Min(wished.Width, side), Height = Math.Min(wished.Height, side) }, Room.Width, Room.Height);
        return Table is not null
            ? ChangeTable(table => table with { Spot = spot })
            : ChangeRoom(Room with { Decor = Room.Decor.With(Selected!.Value.At, Decor! with { Spot = spot }) });
    }

    private FloorEditor ChangeTable(Func<PlanTable, PlanTable> change) => Table is not { } table
        ? this
        : ChangeRoom(Room with { Tables = Room.Tables.With(Selected!.Value.At, change(table)) });

    private FloorEditor ChangeRoom(Room room) => Change(Rooms.With(RoomAt, room));

    private FloorEditor Change(ValueList<Room> rooms)
    {
        if (rooms.Equals(Rooms))
        {
            return this;
        }

        var (past, steps) = Steps < 2 * StepsMax ? (Past, Steps) : (Newest(Past), StepsMax);
        return this with { Rooms = rooms, Past = past.Push(Step), Future = [], Steps = steps + 1 };
    }

    private static ImmutableStack<EditorStep> Newest(ImmutableStack<EditorStep> past) =>
        past.Take(StepsMax).Reverse().Aggregate(ImmutableStack<EditorStep>.Empty, (stack, step) => stack.Push(step));

    private TableId NextName()
    {
        var taken = Rooms.SelectMany(room => room.Tables).Select(table => table.Id.Value).Concat(GivenUp).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var number = 1;

        while (taken.Contains(string.Create(CultureInfo.InvariantCulture, $"T{number}")))
        {
            number++;
        }

        return new(string.Create(CultureInfo.InvariantCulture, $"T{number}"));
    }

    private Spot FreeSpot(int width, int height) =>
        FindSpot(width, height, gap: 0) ?? Fit(new(0, 0, width, height, Rotation: 0), Room.Width, Room.Height);

    /// <param name="gap">So much must be free on every side.</param>
    private Spot? FindSpot(int width, int height, int gap)
    {
        var taken = Room.Tables.Select(table => table.Spot).Concat(Room.Decor.Select(decor => decor.Spot)).ToList();

        for (var y = 1; y + height <= Room.Height; y++)
        {
            for (var x = 1; x + width <= Room.Width; x++)
            {
                var spot = new Spot(x, y, width, height, Rotation: 0);

                if (taken.TrueForAll(other => !spot.Meets(other, gap)))
                {
                    return spot;
                }
            }
        }

        return null;
    }
}

/// <summary>A table or a piece of decor, by its place in the room's list.</summary>
public readonly record struct Piece(bool IsTable, int At);

/// <summary>What the drawing was at one moment.</summary>
public sealed record EditorStep(ValueList<Room> Rooms, int RoomAt, Piece? Selected);
