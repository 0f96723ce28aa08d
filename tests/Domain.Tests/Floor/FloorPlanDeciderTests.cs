using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;
using static RetailPos.Domain.Tests.Scenario;

namespace RetailPos.Domain.Tests.Floor;

public sealed class FloorPlanDeciderTests
{
    private static readonly PlanTable T1 = new(new("T1"), 4, TableShape.Square, new(1, 1, 3, 3, 0));
    private static readonly Room Salle = new("Salle", 20, 12, [T1], [new(DecorKind.Wall, new(0, 0, 20, 1, 0))]);
    private static readonly FloorPlanEvent Saved = new FloorPlanEvent.Saved(1, [Salle], Anna, Noon);

    public static TheoryData<FloorPlanCommand, FloorPlanRefusal> Refusals => new()
    {
        { Save([]) with { Seen = 0 }, FloorPlanRefusal.PlanMovedOn },
        { Save([]), FloorPlanRefusal.NoRoom },
        { Save([.. Enumerable.Range(0, FloorPlanDecider.RoomsMax + 1).Select(at => Salle with { Name = $"{at}", Tables = [] })]), FloorPlanRefusal.TooManyRooms },
        { Save([Salle with { Name = " " }]), FloorPlanRefusal.RoomNameInvalid },
        { Save([Salle, Salle with { Name = "SALLE", Tables = [] }]), FloorPlanRefusal.RoomNameTwice },
        { Save([Salle with { Width = Room.WidthMax + 1 }]), FloorPlanRefusal.RoomSizeOutOfRange },
        { Save([Salle with { Tables = [.. Enumerable.Repeat(T1, FloorPlanDecider.TablesMax + 1)] }]), FloorPlanRefusal.TooManyTables },
        { Save([Salle with { Decor = [.. Enumerable.Repeat(Salle.Decor[0], Room.DecorMax + 1)] }]), FloorPlanRefusal.TooMuchDecor },
        { Save([Salle with { Tables = [T1 with { Id = new("la 12") }] }]), FloorPlanRefusal.TableNameInvalid },
        { Save([Salle with { Tables = [T1, T1 with { Id = new("t1") }] }]), FloorPlanRefusal.TableNameTwice },
        { Save([Salle with { Tables = [T1 with { Seats = -1 }] }]), FloorPlanRefusal.SeatsOutOfRange },
        { Save([Salle with { Tables = [T1 with { Spot = T1.Spot with { X = 18 } }] }]), FloorPlanRefusal.SpotInvalid },
        { Save([Salle with { Decor = [Salle.Decor[0] with { Label = "\u0007" }] }]), FloorPlanRefusal.LabelInvalid },
        { Save([Salle with { Tables = [] }]) with { InUse = [T1.Id] }, FloorPlanRefusal.TableInUse },
        { new FloorPlanCommand.RevokeCode(new("T9"), Anna), FloorPlanRefusal.NoSuchTable },
    };

    [Theory]
    [MemberData(nameof(Refusals), DisableDiscoveryEnumeration = true)]
    public void Refuses(FloorPlanCommand command, FloorPlanRefusal reason) =>
        FloorPlanDecider.Decider.Given(Saved).When(command).IsRefused(reason);

    [Fact]
    public void Every_refusal_has_its_row() =>
        Assert.Equal(Enum.GetValues<FloorPlanRefusal>(), Refusals.Select(row => (FloorPlanRefusal)row[1]));

    [Fact]
    public void There_is_one_of_each_command() => Assert.Equal(
        CasesOf<FloorPlanCommand>(), Refusals.Select(row => row[0].GetType().Name).Distinct().Order());

    [Theory]
    [InlineData(30)]
    [InlineData(-45)]
    [InlineData(360)]
    public void A_table_is_turned_by_eighths(int degrees) => FloorPlanDecider.Decider.Given(Saved)
        .When(Save([Salle with { Tables = [T1 with { Spot = T1.Spot with { Rotation = degrees } }] }]))
        .IsRefused(FloorPlanRefusal.SpotInvalid);

    [Fact]
    public void A_plan_is_saved_over_the_version_it_was_drawn_from() =>
        FloorPlanDecider.Decider.Given().When(Save([Salle]) with { Seen = 0 }).Happens(Saved);

    [Fact]
    public void The_same_plan_again_is_no_news_however_old_it_was() =>
        FloorPlanDecider.Decider.Given(Saved).When(Save([Salle]) with { Seen = 0 }).NothingHappens();

    [Fact]
    public void A_table_where_guests_sit_may_move_to_another_room() => Assert.Null(FloorPlanDecider.Decider.Given(Saved)
        .When(Save([Salle with { Tables = [] }, Salle with { Name = "Terrasse" }]) with { InUse = [T1.Id] }).Refusal);

    [Fact]
    public void A_revoked_code_does_not_come_back_with_its_table()
    {
        var revoked = new FloorPlanEvent.CodeRevoked(T1.Id, 1, Anna, Noon);
        FloorPlanDecider.Decider.Given(Saved).When(new FloorPlanCommand.RevokeCode(T1.Id, Anna)).Happens(revoked);
        var without = new FloorPlanEvent.Saved(2, [Salle with { Tables = [] }], Anna, Noon);
        Assert.Equal(1, FloorPlanDecider.Decider.Given(Saved, revoked, without, new FloorPlanEvent.Saved(3, [Salle], Anna, Noon)).State.CodeOf(T1.Id));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12)]
    [InlineData(500)]
    public void A_house_without_a_plan_shows_the_tables_of_its_settings(int tables)
    {
        var rooms = FloorPlan.Empty.Shown(tables);
        Assert.Equal(Enumerable.Range(1, tables).Select(at => new TableId($"T{at}")), rooms[0].Tables.Select(table => table.Id));
        Assert.Null(FloorPlanDecider.Check([rooms[0] with { Name = "Salle" }]));
    }

    [Fact]
    public void Once_a_plan_is_saved_the_settings_say_nothing() =>
        Assert.Equal([T1.Id], FloorPlanDecider.Decider.Given(Saved).State.Shown(12).SelectMany(room => room.Tables).Select(table => table.Id));

    private static FloorPlanCommand.Save Save(ValueList<Room> rooms) => new(Seen: 1, rooms, Anna);
}
