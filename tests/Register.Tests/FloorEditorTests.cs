using RetailPos.Hub.Domain.Floor;
using RetailPos.Kernel;
using RetailPos.Register.Office.Floor;

namespace RetailPos.Register.Tests;

public sealed class FloorEditorTests
{
    private static readonly FloorEditor Usual = FloorEditor.Of(FloorPlan.Empty, 12, "Salle");

    [Fact]
    public void A_house_without_a_plan_begins_with_the_tables_of_its_settings_and_may_save_them() =>
        Assert.Equal((12, "Salle", null), (Usual.Room.Tables.Count, Usual.Room.Name, Usual.Fault));

    [Fact]
    public void A_hundred_steps_are_taken_back_and_done_again()
    {
        var chosen = Usual.Select(new(IsTable: true, 0));
        var steps = new List<ValueList<Room>> { chosen.Rooms };
        var editor = chosen;

        for (var at = 0; at < 100; at++)
        {
            editor = at % 2 == 0 ? editor.Rotate() : editor.SetSeats(at % 40);
            steps.Add(editor.Rooms);
        }

        for (var at = 99; at >= 0; at--)
        {
            editor = editor.Undo();
            Assert.Equal(steps[at], editor.Rooms);
        }

        Assert.Equal((false, editor), (editor.CanUndo, editor.Undo()));

        for (var at = 1; at <= 100; at++)
        {
            editor = editor.Redo();
            Assert.Equal(steps[at], editor.Rooms);
        }

        Assert.False(editor.CanRedo);
    }

    [Fact]
    public void A_number_of_tables_is_put_up_or_taken_away_at_once_and_taken_back_at_once()
    {
        var fewer = Usual.SetTables(6);
        var two = fewer.AddRoom("Terrasse").SetTables(6);

        Assert.Equal(["T1", "T2", "T3", "T4", "T5", "T6"], fewer.Room.Tables.Select(table => table.Id.Value));
        Assert.Equal(["T7", "T8", "T9", "T10", "T11", "T12"], two.Room.Tables.Select(table => table.Id.Value));
        Assert.Null(two.Fault);
        Assert.Equal(Usual.Rooms, fewer.Undo().Rooms);
        Assert.Empty(two.Undo().Room.Tables);
    }

    [Fact]
    public void A_room_takes_no_more_tables_than_leave_a_way_between_them()
    {
        var full = Usual.AddRoom("Terrasse").SetTables(60);

        Assert.InRange(full.Room.Tables.Count, 12, 30);
        Assert.Null(full.Fault);
        Assert.All(
            full.Room.Tables.SelectMany(one => full.Room.Tables.Where(other => other != one).Select(other => (one.Spot, other.Spot))),
            pair => Assert.True(
                Math.Abs(pair.Item1.X - pair.Item2.X) > 3 || Math.Abs(pair.Item1.Y - pair.Item2.Y) > 3, $"{pair.Item1} touches {pair.Item2}"));
    }

    [Fact]
    public void A_name_that_was_given_up_is_given_to_no_new_table_before_the_plan_is_saved()
    {
        var renamed = Usual.Select(new(IsTable: true, 0)).Rename("Bar 1");

        Assert.Equal("T13", renamed.AddTable(TableShape.Round).Table!.Id.Value);
        Assert.Equal("T13", renamed.AddRoom("Terrasse").SetTables(1).Room.Tables[0].Id.Value);
        Assert.Equal("T1", renamed.SavedAs(1).AddTable(TableShape.Round).Table!.Id.Value);
        Assert.Equal("T12", Usual.SetTables(11).AddTable(TableShape.Round).Table!.Id.Value);
    }

    [Fact]
    public void Two_tables_of_which_one_hides_the_other_are_named_and_two_that_touch_are_not()
    {
        var (first, second) = (Usual.Room.Tables[0], Usual.Room.Tables[1]);
        var over = Usual.Select(new(IsTable: true, 0)).MoveTo(second.Spot.X - 1, second.Spot.Y);

        Assert.Null(Usual.Overlap);
        Assert.Equal(("T1", "T2"), (over.Overlap!.Value.Below.Id.Value, over.Overlap.Value.Above.Id.Value));
        Assert.Null(over.MoveTo(second.Spot.X - first.Spot.Width, second.Spot.Y).Overlap);
        Assert.Null(over.Fault);
    }

    [Fact]
    public void However_long_somebody_draws_the_last_steps_can_be_taken_back()
    {
        var editor = Usual.Select(new(IsTable: true, 0));

        for (var at = 0; at < 3 * FloorEditor.StepsMax; at++)
        {
            editor = editor.Rotate();
        }

        var taken = 0;

        for (; editor.CanUndo; taken++)
        {
            editor = editor.Undo();
        }

        Assert.InRange(taken, 50, 2 * FloorEditor.StepsMax);
    }

    [Fact]
    public void What_is_drawn_after_undoing_forgets_what_was_undone() =>
        Assert.False(Usual.AddTable(TableShape.Round).Undo().AddRoom("Terrasse").CanRedo);

    [Fact]
    public void What_changes_nothing_is_no_step()
    {
        var chosen = Usual.Select(new(IsTable: true, 0));
        Assert.False(chosen.Nudge(0, 0).CanUndo);
        Assert.False(chosen.MoveTo(-50, 1).Undo().Undo().CanUndo);
        Assert.False(Usual.Rotate().Delete().Nudge(1, 1).CanUndo);
    }

    [Fact]
    public void A_new_table_has_the_next_number_and_stands_where_nothing_else_does()
    {
        var editor = FloorEditor.Of(FloorPlan.Empty, 3, "Salle").AddTable(TableShape.Round).AddTable(TableShape.Oblong);
        Assert.Equal("T5", editor.Table!.Id.Value);
        Assert.Null(editor.Fault);
        var spots = editor.Room.Tables.Select(table => table.Spot).ToList();
        Assert.All(spots, spot => Assert.DoesNotContain(spots.Where(other => other != spot), other =>
            spot.X < other.X + other.Width && other.X < spot.X + spot.Width && spot.Y < other.Y + other.Height && other.Y < spot.Y + spot.Height));
    }

    [Fact]
    public void Nothing_can_be_pushed_out_of_its_room()
    {
        var editor = Usual.Select(new(IsTable: true, 0)).MoveTo(900, -3).Resize(99, 99).ResizeRoom(1, 1);
        Assert.Null(editor.Fault);
        Assert.Equal((Room.SideMin, Room.SideMin), (editor.Room.Width, editor.Room.Height));
    }

    [Fact]
    public void A_table_goes_to_another_room_with_all_it_is()
    {
        var editor = Usual.AddRoom("Terrasse").GoTo(0).Select(new(IsTable: true, 2)).SetSeats(8).MoveToRoom(1);
        Assert.Equal((1, "T3", 8, 11), (editor.RoomAt, editor.Table!.Id.Value, editor.Table.Seats, editor.Rooms[0].Tables.Count));
    }

    [Fact]
    public void A_name_with_spaces_becomes_one_that_can_stand_above_a_ticket() => Assert.Equal(
        "Bar-3", Usual.Select(new(IsTable: true, 0)).Rename(" Bar  3 ").Table!.Id.Value);

    [Fact]
    public void A_name_that_is_taken_is_said_and_can_be_taken_back()
    {
        var editor = Usual.Select(new(IsTable: true, 0)).Rename("t2");
        Assert.Equal(FloorPlanRefusal.TableNameTwice, editor.Fault);
        Assert.Null(editor.Undo().Fault);
    }

    [Fact]
    public void Somebody_elses_plan_is_taken_up_as_a_step_and_mine_comes_back()
    {
        var mine = Usual.AddTable(TableShape.Round);
        var theirs = FloorPlanDecider.Evolve(FloorPlan.Empty, new FloorPlanEvent.Saved(1, [Usual.Room with { Name = "Bar" }], default, default));

        var adopted = mine.Adopt(theirs, 12, "Salle");

        Assert.Equal((1, "Bar"), (adopted.Seen, adopted.Room.Name));
        Assert.Equal((1, mine.Rooms), (adopted.Undo().Seen, adopted.Undo().Rooms));
    }

    [Fact]
    public void The_last_room_stays() => Assert.Equal(Usual, Usual.DeleteRoom());
}
