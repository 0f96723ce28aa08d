namespace RetailPos.Displays.Station;

/// <summary>Where the bump bar is: on a ticket, and on one of its lines.</summary>
/// <remarks>It names them, so that a board that reflows takes it along; what it named may be gone, then it is nowhere.</remarks>
/// <param name="Line">Null on the ticket's head.</param>
public sealed record Cursor(string? Ticket, string? Line)
{
    public static readonly Cursor Nowhere = new(Ticket: null, Line: null);

    public StationTicket? TicketOn(StationBoard board) =>
        board.Tickets.FirstOrDefault(ticket => ticket.Key == Ticket);

    public StationLine? LineOn(StationBoard board) =>
        TicketOn(board)?.Lines.FirstOrDefault(line => line.Key == Line);

    /// <summary>From above the head of a ticket to its last line, and on to the next ticket.</summary>
    public Cursor Down(StationBoard board)
    {
        var (ticket, line) = Place(board);
        return ticket < 0 ? At(board, 0, 0)
            : line + 1 < board.Tickets[ticket].Lines.Count ? At(board, ticket, line + 1)
            : ticket + 1 < board.Tickets.Count ? At(board, ticket + 1, 0)
            : this;
    }

    public Cursor Up(StationBoard board)
    {
        var (ticket, line) = Place(board);
        return ticket < 0 ? At(board, 0, 0)
            : line > 0 ? At(board, ticket, line - 1)
            : ticket > 0 ? At(board, ticket - 1, board.Tickets[ticket - 1].Lines.Count - 1)
            : this;
    }

    public Cursor Right(StationBoard board) => At(board, Math.Min(Place(board).Ticket + 1, board.Tickets.Count - 1), 0);

    public Cursor Left(StationBoard board) => At(board, Math.Max(Place(board).Ticket - 1, 0), 0);

    /// <param name="number">From 1, as on the keys.</param>
    public Cursor Jump(StationBoard board, int number) =>
        number >= 1 && number <= board.Tickets.Count ? At(board, number - 1, 0) : this;

    private static Cursor At(StationBoard board, int ticket, int line)
    {
        if (ticket < 0 || ticket >= board.Tickets.Count)
        {
            return Nowhere;
        }

        var lines = board.Tickets[ticket].Lines;
        return new(board.Tickets[ticket].Key, line >= 0 && line < lines.Count ? lines[line].Key : null);
    }

    private (int Ticket, int Line) Place(StationBoard board)
    {
        var ticket = board.Tickets.ToList().FindIndex(one => one.Key == Ticket);
        var line = ticket < 0 ? -1 : board.Tickets[ticket].Lines.ToList().FindIndex(one => one.Key == Line);
        return (ticket, line);
    }
}
