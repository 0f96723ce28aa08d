using RetailPos.Displays.Station;
using RetailPos.Grains.Contracts;
using static RetailPos.Displays.Tests.Kitchen;

namespace RetailPos.Displays.Tests;

public sealed class CursorTests
{
    private static readonly StationBoard Board = StationBoard.Of(
        View(
            1,
            Placed(1, Noon, Line("a", "Soupe", Hot), Line("b", "Steak", Hot)),
            Placed(2, Noon.AddMinutes(1), Line("c", "Frites", Hot))),
        Hot,
        new SiteSettings());

    [Fact]
    public void The_first_key_takes_the_first_line() =>
        Assert.Equal(new Cursor("o1", "a"), Cursor.Nowhere.Down(Board));

    [Fact]
    public void Down_goes_through_the_lines_and_on_to_the_next_ticket()
    {
        var first = Cursor.Nowhere.Right(Board);

        Assert.Equal(new Cursor("o1", "b"), first.Down(Board));
        Assert.Equal(new Cursor("o2", "c"), first.Down(Board).Down(Board));
        Assert.Equal(new Cursor("o2", "c"), first.Down(Board).Down(Board).Down(Board));
        Assert.Equal(new Cursor("o1", "b"), new Cursor("o2", "c").Up(Board));
    }

    [Fact]
    public void Right_and_left_go_from_ticket_to_ticket_and_stop_at_the_ends()
    {
        Assert.Equal("o2", new Cursor("o1", "b").Right(Board).Ticket);
        Assert.Equal("o2", new Cursor("o2", "c").Right(Board).Ticket);
        Assert.Equal("o1", new Cursor("o1", "b").Left(Board).Ticket);
    }

    [Fact]
    public void A_figure_jumps_to_that_ticket_and_one_too_large_does_nothing()
    {
        Assert.Equal("o2", Cursor.Nowhere.Jump(Board, 2).Ticket);
        Assert.Equal(Cursor.Nowhere, Cursor.Nowhere.Jump(Board, 3));
    }

    [Fact]
    public void On_an_empty_board_it_is_nowhere()
    {
        var empty = StationBoard.Of(View(1), Hot, new SiteSettings());

        Assert.Equal(Cursor.Nowhere, Cursor.Nowhere.Right(empty));
        Assert.Equal(Cursor.Nowhere, new Cursor("o1", "a").Down(empty));
    }
}
